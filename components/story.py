"""What a page tells in numbers: each with its unit, its card and its change against the baseline."""

from collections.abc import Callable
from math import isnan

from components import cached, numbers, session
from components.numbers import NO_CLEAR_DIFFERENCE
from components.said import Said, explained, how_sure, next_step
from components.words import WHOLE, between, digits
from models.answer import Answer
from models.digits import NOTHING, in_step, loses
from models.scenario import value_of

HARDLY = 1e-6  # of the best worth, by which the best misses itself
MATERIALITY = "materiality"  # the assumption that says which percent of a worth counts as no difference


def of_every_topic(answer: Answer) -> dict[str, float]:
    """Return the numbers that every page tells."""
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": answer.best - answer.value,
        "sure": 100 * answer.sure,
        "runner_up_cost": answer.runner_up_cost,
    }


def counts(page, key: str, missed: float) -> bool:
    """Say whether a difference of worth is told: not as nothing, and no less than what counts as no difference."""
    least = value_of(MATERIALITY, cached.catalogue(), page.scenario) / 100 * abs(page.answer.best)
    return abs(missed) >= least and digits(missed, page.model.FIGURES[key].unit) != "0"


def gives_away(page, told: Callable, after: str = "") -> list:
    """Say what the user's plan gives away against the best, if it is not that and the difference is clear."""
    missed = page.answer.best - page.answer.value
    if missed <= HARDLY * abs(page.answer.best):
        return ["is the best"]
    if not counts(page, "given_up", missed):
        return [f"makes {NO_CLEAR_DIFFERENCE}"]
    return ["gives away ", told("given_up"), after]


def next_gives_away(page, told: Callable, after: str = "") -> list:
    """Say what the next best decision gives away, or that this makes no clear difference."""
    if not counts(page, "runner_up_cost", page.answer.runner_up_cost):
        return [f"makes {NO_CLEAR_DIFFERENCE}"]
    return ["gives away ", told("runner_up_cost"), after]


class Story:
    """The numbers of one page by the keys of its model's figures, ready to stand in sentences and figures."""

    def __init__(self, page, key_numbers: Callable, given: tuple[str, ...] = ()):
        """Write the numbers of every topic and the page's own, which `key_numbers(answer, inputs)` returns.

        Those that are `given`, by the user or by published facts, keep their digits; the others have those known.
        """
        self.page, self.about = page, page.model.FIGURES
        self.now = of_every_topic(page.answer) | key_numbers(page.answer, page.inputs)
        self.was = of_every_topic(page.base) | key_numbers(page.base, page.base_inputs)
        self.text, self.spoken, self.cards = {}, {}, {}
        for key, value in self.now.items():
            about = self.about[key]
            if key in given:
                self.write(key, numbers.exact(about, value))
            else:
                self.write(key, numbers.short(about, value), numbers.written(about, value))
        self.write("band", between(page.answer.low, page.answer.high, self.about["band"].unit))

    def write(self, key: str, text: str, spoken: str = "") -> None:
        """Give a figure its words, those it has in a sentence if they are others, and its card."""
        self.text[key], self.spoken[key] = text, spoken or text
        self.cards[key] = numbers.card(self.about[key], text)

    def choose(self, key: str, text: str) -> None:
        """Give an assumption that stands in a sentence its words and its card."""
        self.text[key] = self.spoken[key] = text
        self.cards[key] = numbers.assumption_card(key)

    def told(self, key: str, strong: bool = False) -> dict:
        """Return a number as a part of a sentence."""
        return numbers.told(key, self.spoken[key], strong)

    def figures(self, keys: tuple[str, ...]) -> None:
        """Draw the key figures, each with its change against the baseline."""
        shown = [numbers.figure(key, self.about[key], self.text[key], self.now[key], self.was[key]) for key in keys]
        numbers.say("figures", figures=shown, cards={key: self.cards[key] for key in keys})

    def answer(self, said: Said) -> None:
        """Draw the answer; behind it the rest, and how far the plan moved against the baseline. A room sees no more."""
        told = [said.decision, said.reason]
        sure = how_sure(self.page.answer, said.sure)
        shown = {"sure": {"parts": [sure[0], self.told("sure"), sure[1]], "share": self.page.answer.sure,
                          "alike": bool(self.page.answer.alike),
                          "help": explained()} if sure else None}  # fmt: skip
        if session.explorer().presenting:
            numbers.say("answer", sentences=told, cards=self.cards, answers=True, **shown)
            return
        told = [*told, *filter(None, said.more), self.moved()]
        step = next_step(self.page.topic, said.next)
        numbers.say("answer", sentences=told, cards=self.cards, answers=True, next=step, **shown)

    @property
    def baseline(self) -> str:
        """What the baseline of the page is called."""
        return "the public baseline" if self.page.baseline == session.PUBLIC else "your pinned baseline"

    def moved(self) -> list:
        """Return how far the plan moved against the baseline of the figures, belief and choice told apart."""
        if self.page.scenario == session.PUBLIC == self.page.baseline:
            return ["This is the public baseline: every assumption stands at its default."]
        if self.page.scenario == self.page.baseline:
            return ["This is the baseline you pinned."]
        parts = cached.split(self.page.topic, self.page.baseline, self.page.scenario)
        if any(map(isnan, parts.values())):
            return self.moved_whole()
        told = self.write_parts(parts)
        if not any(told.values()):
            return [f"Against {self.baseline} your plan makes {NO_CLEAR_DIFFERENCE}."]
        whole = ["moved by ", self.told("moved")] if told["moved"] else [f"makes {NO_CLEAR_DIFFERENCE}"]
        return [f"Against {self.baseline} your plan ", *whole, ": ", self.told("belief"),
                " from what you believe, ", self.told("choice"), " from what you do."]  # fmt: skip

    def write_parts(self, parts: dict[str, float]) -> dict[str, float]:
        """Give a move and its parts their words, so that the parts told make the whole told; return what is told."""
        moved, rounded = in_step(list(parts.values()), self.about["moved"].unit in WHOLE)
        told = dict(zip(parts, rounded, strict=True)) | {"moved": moved}
        for key, value in told.items():
            nothing = "nothing" if abs(parts.get(key, value)) < NOTHING else NO_CLEAR_DIFFERENCE
            self.write(key, numbers.change(self.about[key], value) if value else nothing)
        if self.about["moved"].unit not in WHOLE and loses(sum(parts.values())):
            self.spoken["moved"] = f"about {self.text['moved']}"
        return told

    def moved_whole(self) -> list:
        """Return how far the plan moved where a setting on the way has no plan, so that the parts cannot be told."""
        moved = self.page.answer.value - self.page.base.value
        if isnan(moved):
            return [f"Your plan has no worth to compare with {self.baseline}."]
        self.write("moved", numbers.change(self.about["moved"], moved))
        return [f"Against {self.baseline} your plan moved by ", self.told("moved"), "."]
