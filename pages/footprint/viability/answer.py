"""The answer: which lever is worth most, what a dose costs, and what the user's lever gives away."""

from collections.abc import Callable
from math import isfinite

from components.frame import Page
from components.said import OVER_THE_NEXT, Said
from components.story import HARDLY, Story, counts, gives_away, next_gives_away
from models import viability
from models.answer import Answer, within
from models.digits import percents
from models.viability import words


def key_numbers(answer: Answer, inputs: viability.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    here, after, years = answer.detail.now, answer.detail.pulled[inputs.lever], answer.detail.years
    return {
        "cost": float(here.cost_a_dose[0]),
        "delivered": float(here.a_dose(here.cost)[0]),
        "after": float(after.cost_a_dose[0]),
        "margin": float(here.margin[0]),
        "first_margin": viability.first_margin(years),
        "pays": viability.pays_for_plants(inputs),
        "years": float(viability.years_to(inputs, 0.0) or len(years.started)),
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.choose("lever", words.LEVERS[page.inputs.lever])
    if not isfinite(found.now["pays"]):
        found.write("pays", "never")
    year = viability.years_to(page.inputs, 0.0)
    found.write("years", f"year {year} of sales" if year else "no year")
    return found


def said(story: Story) -> Said:
    """Return the answer: the lever and the cost; what it brings, the margin, and what the user's lever gives away."""
    page, told = story.page, story.told
    year, none = viability.peak(page.inputs) + 1, page.answer.verdict.kind == viability.NONE
    phrase = page.answer.verdict.words(viability.PHRASES).partition(":")[0]
    decision = [f"{phrase}. A dose costs ", told("cost", strong=True), " to make."]
    reason = stays(told) if none else ["The lever brings gross profit to ", told("best"), " a year."]
    cost = ["With transport a dose costs ", told("delivered"), f". Gross margin in year {year}, the fullest, for which "
            "plants are sized (where prices fall, sales peak sooner): ", told("margin"),
            "; in the first two years of sales ", told("first_margin"),
            ", since plants stand ready for doses to come. ", target_words(page)]  # fmt: skip
    band = [*(no_lever if none else next_lever)(page, told), "Eight futures in ten lie between USD ", told("band"),
            " m. ", *own_lever(page, told)]  # fmt: skip
    return Said(decision, reason, (band, cost), None if none else OVER_THE_NEXT)


def stays(told: Callable) -> list:
    """Say that no lever adds to gross profit."""
    return ["Each is pulled as far as it goes, or costs more than it brings: gross profit stays at ", told("best"),
            " a year."]  # fmt: skip


def own_lever(page: Page, told: Callable) -> list:
    """Say what the user's lever gives away, where it is not the best."""
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return ["Your lever is ", told("lever"), "."]
    return ["Your lever, ", told("lever"), ", ", *gives_away(page, told), "."]


def next_lever(page: Page, told: Callable) -> list:
    """Say what the next best gives away; pulling none may be the next best."""
    kind = page.answer.runner_up.kind
    other = "pulling none" if kind == viability.NONE else within(page.answer.runner_up.words(viability.PHRASES))
    return [f"The next best ({other}) ", *next_gives_away(page, told), ". "]


def no_lever(page: Page, told: Callable) -> list:
    """Say what the least bad of the levers that can still be pulled would cost."""
    other = within(page.answer.runner_up.words(viability.PHRASES))
    if not page.answer.runner_up_cost:
        return []
    if not counts(page, "runner_up_cost", page.answer.runner_up_cost):
        return [f"To {other} makes no clear difference. "]
    return [f"To {other} would cost ", told("runner_up_cost"), " of it. "]


def target_words(page: Page) -> str:
    """Say whether the margin aimed at is reached."""
    margin, target = float(page.answer.detail.now.margin[0]), page.inputs.target_margin
    if margin >= target:
        return "The margin you aim at is reached."
    just = percents(margin) == percents(target)
    return "The margin you aim at is just missed." if just else "The margin you aim at is not reached."
