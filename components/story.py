"""What a page tells in numbers: each with its unit, its card and its change against the baseline."""

from collections.abc import Callable
from math import isnan

from components import cached, numbers, session
from components.words import NONE, number, signed
from models.answer import Answer

HALF = 0.5


def wins(answer: Answer) -> str:
    """Return how the share of futures in which the decision wins is begun; best on average may win in few of them."""
    return "It wins in " if answer.sure >= HALF else "It is best on average, yet wins in only "


def of_every_topic(answer: Answer) -> dict[str, float]:
    """Return the numbers that every page tells."""
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": answer.best - answer.value,
        "sure": answer.sure if isnan(answer.sure) else round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


class Story:
    """The numbers of one page by the keys of its model's figures, ready to stand in sentences and figures."""

    def __init__(self, page, key_numbers: Callable):
        """Write the numbers of every topic and the page's own, which `key_numbers(answer, inputs)` returns."""
        self.page, self.about = page, page.model.FIGURES
        self.now = of_every_topic(page.answer) | key_numbers(page.answer, page.inputs)
        self.was = of_every_topic(page.base) | key_numbers(page.base, page.base_inputs)
        self.text, self.cards = {}, {}
        for key, value in self.now.items():
            self.write(key, numbers.written(self.about[key], value))
        band = NONE if isnan(page.answer.low) else f"{number(page.answer.low)} and {number(page.answer.high)}"
        self.write("band", band)

    def write(self, key: str, text: str) -> None:
        """Give a figure its words and its card."""
        self.text[key], self.cards[key] = text, numbers.card(self.about[key], text)

    def choose(self, key: str, text: str) -> None:
        """Give an assumption that stands in a sentence its words and its card."""
        self.text[key], self.cards[key] = text, numbers.assumption_card(key)

    def told(self, key: str, strong: bool = False) -> dict:
        """Return a number as a part of a sentence."""
        return numbers.told(key, self.text[key], strong)

    def figures(self, keys: tuple[str, ...]) -> None:
        """Draw the key figures, each with its change against the baseline."""
        shown = [numbers.figure(key, self.about[key], self.text[key], self.now[key], self.was[key]) for key in keys]
        numbers.say("figures", figures=shown, cards={key: self.cards[key] for key in keys})

    def answer(self, sentences: list[list]) -> None:
        """Draw the answer, and how far the plan moved against the baseline; for a room the answer alone."""
        if session.explorer().presenting:
            numbers.say("answer", sentences=sentences[:1], cards=self.cards)
            return
        numbers.say("answer", sentences=[*sentences, self.moved()], cards=self.cards)

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
        parts["moved"] = sum(parts.values())
        if isnan(parts["moved"]):
            return self.moved_whole()
        for key, part in parts.items():
            unit = cached.unit_of(self.about[key].unit)
            self.write(key, f"{unit['prefix']}{signed(part)}{unit['suffix']}")
        return [f"Against {self.baseline} your plan moved by ", self.told("moved"), ": ", self.told("belief"),
                " from what you believe, ", self.told("choice"), " from what you do."]  # fmt: skip

    def moved_whole(self) -> list:
        """Return how far the plan moved where a setting on the way has no plan, so that the parts cannot be told."""
        moved = self.page.answer.value - self.page.base.value
        if isnan(moved):
            return [f"Your plan has no worth to compare with {self.baseline}."]
        unit = cached.unit_of(self.about["moved"].unit)
        self.write("moved", f"{unit['prefix']}{signed(moved)}{unit['suffix']}")
        return [f"Against {self.baseline} your plan moved by ", self.told("moved"), "."]
