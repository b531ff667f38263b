"""The answer: which lever is worth most, what a dose costs, and what the user's lever gives away."""

from collections.abc import Callable
from math import isfinite

from components.frame import Page
from components.story import HARDLY, Story, counts, gives_away, next_gives_away, wins
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


def sentences(page: Page, told: Callable) -> list[list]:
    """Return the answer: the lever, the cost and margin, how sure, and what the user's lever gives away."""
    year = viability.peak(page.inputs) + 1
    first = [
        f"{page.answer.verdict.words(viability.PHRASES)}. A dose costs ", told("cost", strong=True),
        " to make, ", told("delivered"), f" with transport; gross margin in year {year}: ", told("margin", strong=True),
        ".",
    ]  # fmt: skip
    second = [
        *(no_lever if page.answer.verdict.kind == viability.NONE else best_lever)(page, told),
        " Eight in ten lie between USD ", told("band"), " m. ", *own_lever(page, told),
        "In the first two years of sales the margin is ", told("first_margin"),
        ", since plants stand ready for doses to come. ", target_words(page),
        f" Plants are sized for year {year}, the fullest; where prices fall, sales peak sooner.",
    ]  # fmt: skip
    return [first, second]


def own_lever(page: Page, told: Callable) -> list:
    """Say what the user's lever gives away, where it is not the best."""
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return ["Your lever is ", told("lever"), ". "]
    return ["Your lever, ", told("lever"), ", ", *gives_away(page, told), ". "]


def best_lever(page: Page, told: Callable) -> list:
    """Say what the lever brings, and what the next best gives away; pulling none may be the next best."""
    answer, kind = page.answer, page.answer.runner_up.kind
    other = "pulling none" if kind == viability.NONE else within(answer.runner_up.words(viability.PHRASES))
    return ["The lever brings gross profit to ", told("best"), " a year. ", wins(answer), told("sure"),
            f" of futures over the next best ({other}), which ", *next_gives_away(page, told), "."]  # fmt: skip


def no_lever(page: Page, told: Callable) -> list:
    """Say what is earned without a lever, and what the least bad of those that can still be pulled would cost."""
    answer, stays = page.answer, ["Gross profit stays at ", told("best"), " a year."]
    if not answer.runner_up_cost:
        return stays
    if not counts(page, "runner_up_cost", answer.runner_up_cost):
        return [*stays, f" To {within(answer.runner_up.words(viability.PHRASES))} makes no clear difference."]
    lever = f" To {within(answer.runner_up.words(viability.PHRASES))} would cost "
    return [*stays, lever, told("runner_up_cost"), " of it."]


def target_words(page: Page) -> str:
    """Say whether the margin aimed at is reached."""
    margin, target = float(page.answer.detail.now.margin[0]), page.inputs.target_margin
    if margin >= target:
        return "The margin you aim at is reached."
    just = percents(margin) == percents(target)
    return "The margin you aim at is just missed." if just else "The margin you aim at is not reached."
