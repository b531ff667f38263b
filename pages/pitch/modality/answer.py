"""The answer: what to bet on, what it is worth, and what the user's own bets give away."""

from collections.abc import Callable

from components.frame import Page
from components.said import OVER_THE_NEXT, Said
from components.story import HARDLY, Story, gives_away, next_gives_away
from components.words import listed, money
from models import modality
from models.answer import Answer, within
from models.digits import in_words
from models.modality import frames

TOP = 2  # classes that a headline names
LEAST, HARDLY_ANYTHING = 1.0, "hardly anything"  # USD million: a worth of knowing below it, and what it is called


def key_numbers(answer: Answer, inputs: modality.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    worth = answer.detail.worth
    return {
        "programmes": float(modality.affordable(inputs)),
        "launches": answer.reads["launches"],
        "verdict_launches": answer.told["launches"],
        "chance": float(frames.chances(inputs)["launch"].iloc[0]),
        "loses": 100 * float((worth < 0).mean()),
        "worst": float(modality.worst(worth)),
        "readout": frames.the_readout(inputs).value,
        "perfect": modality.judged(inputs).of_perfect_information,
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    return Story(page, key_numbers)


def said(story: Story) -> Said:
    """Return the answer: what to bet on and its worth; the programmes; the next best, the user's bets, what is open."""
    page, told = story.page, story.told
    best = page.answer.detail.best
    if page.answer.best <= 0 or not sum(best):
        decision, band = ["Start none of them: no mix of bets earns what it costs."], []
    else:
        decision = [f"{headline(page)}: worth ", told("best", strong=True), " today."]
        band = ["; eight futures in ten lie between USD ", told("band"), " m"]
    beside = [f"The next best, {next_best(page)}, ", *next_gives_away(page, told), *band, ". ", *own_bets(page, told)]
    return Said(decision, reason(page, told), (beside, knowing(page, told), [error(page)]), OVER_THE_NEXT)


def next_best(page: Page) -> str:
    """Say what the next best is, with its programmes, which need not be spread evenly."""
    kind = page.answer.runner_up.kind
    words, mix = within(page.answer.runner_up.words(modality.PHRASES)), modality.options(page.inputs)[kind].mix
    return f"to {words} ({frames.named(mix)})" if sum(mix) else f"to {words}"


def headline(page: Page) -> str:
    """Say what to bet on in a few words."""
    kind, best = page.answer.verdict.kind, page.answer.detail.best
    if kind != "spread":
        return modality.PHRASES[kind]
    held = sorted(zip(best, modality.SHORT.values(), strict=True), key=lambda one: -one[0])[:TOP]
    return f"Spread the bets, first over {listed([name for count, name in held if count])}"


def reason(page: Page, told: Callable) -> list:
    """Say which programmes the best mix starts, and how many are expected to reach the market."""
    best = page.answer.detail.best
    if not sum(best):
        return ["What a launch brings, times its chance, is less than what programmes of any class cost."]
    return [f"{programmes(best)}; ", told("verdict_launches"), " launches are expected."]


def programmes(mix: modality.Mix) -> str:
    """Say how many programmes are in which class."""
    count, held = in_words(sum(mix)), frames.named(mix).split(", ")
    if len(held) > 1:
        return f"Of {count} programmes: {listed(held)}"
    whole = {1: "One programme", 2: "Both programmes"}.get(sum(mix), f"All {count} programmes")
    return f"{whole} {held[0].partition(' ')[2]}"


def own_bets(page: Page, told: Callable) -> list:
    """Say what the user's bets are, and what they give away where they are not the best."""
    named = frames.named(page.answer.detail.plan)
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return [f"Your mix, {named}, is the best."]
    return [f"Your mix, {named}, ", *gives_away(page, told), "."]


def knowing(page: Page, told: Callable) -> list:
    """Say what the next read-out is worth before the bets are laid, and what knowing every class would be."""
    bet, count = modality.SHORT[page.inputs.readout_class], int(page.inputs.readout_patients)
    found = frames.the_readout(page.inputs).value
    worth = told("readout") if found >= LEAST else HARDLY_ANYTHING
    return [f"A read-out of {count} patients, {bet}, that is known before any bet is laid is worth ", worth,
            f"{doubt(page, found)}; to know what every class is, ", told("perfect"), "."]  # fmt: skip


def doubt(page: Page, worth: float) -> str:
    """Say of a worth of knowing that it is too little to tell from nothing, where it is; the same in every section."""
    return ", too little to tell from nothing" if LEAST <= worth <= modality_error(page) / 2 else ""


def modality_error(page: Page) -> float:
    """Return how near mixes can be told apart, USD million; less is not told as a worth."""
    return min(modality.told_apart(page.inputs), page.inputs.materiality / 100 * max(page.answer.best, 1.0))


def error(page: Page) -> str:
    """Say in how many futures mixes are judged, and how near two of them can be told apart."""
    apart = money(modality.told_apart(page.inputs))
    return (
        f"Mixes are chosen in {frames.futures():,} futures and judged in as many others; the best and the next best "
        f"are told apart to within {apart}. The company's overhead is not in it."
    )
