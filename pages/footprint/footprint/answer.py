"""The answer: where the plants should stand within the user's limits, how sure, and what lifting them is worth."""

from collections.abc import Callable
from math import nan

from components.frame import Page
from components.story import Story, gives_away, next_gives_away, wins
from components.words import inside, listed, lowered
from models import footprint
from models.answer import Answer
from models.digits import apart, number
from pages.footprint.footprint import hero
from pages.footprint.footprint.hero import limit_words, names

CENTS = 3  # decimals of USD million; less is the solver's rounding


def key_numbers(answer: Answer, inputs: footprint.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures; what a plan that cannot be has not is no number."""
    plan = answer.detail.plan
    told = {"given_up": round(answer.best - answer.value, CENTS), "lifted": round(answer.detail.lifted, CENTS)}
    if plan is None:
        return told | dict.fromkeys(("cost", "making", "days", "treated", "kept", "capital"), nan)
    return told | {
        "cost": 1e6 * plan.cost_a_patient,
        "making": answer.reads["making_cost"] if plan.opened else nan,
        "days": plan.days,
        "treated": round(plan.treated),
        "kept": footprint.kept_if_one_fails(inputs, plan),
        "capital": plan.capital,
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    return Story(page, key_numbers)


def sentences(page: Page, told: Callable) -> list[list]:
    """Return the answer: the decision with its worth, how sure it is, what limits cost, what the plan gives away."""
    verdict, limits = page.answer.verdict, limit_words(page, told)
    said = verdict.words(footprint.PHRASES)
    if verdict.kind in footprint.words.NO_NETWORK:
        return [[f"{said}."], [impossible(page), *limits]]
    if verdict.kind in footprint.words.NO_PLANT:
        return [[f"{said}."], stripped([*limits, *plan_words(page, told)])]
    first = [
        f"{said} ({names(page, page.answer.detail.best)}), for ",
        told("best", strong=True), " of contribution a year on average.",
    ]  # fmt: skip
    return [first, [*sure_words(page, told), *limits, *plan_words(page, told), *hero.without_a_slot(page)]]


def sure_words(page: Page, told: Callable) -> list:
    """Say how often the decision wins, over what, and between which ends its worth lies."""
    other = page.answer.runner_up
    words = "build nothing" if other.kind in footprint.words.NO_PLANT else lowered(other.words(footprint.PHRASES))
    return [wins(page.answer), told("sure"), " of simulated futures over the next best within your limits (",
            words, "), which ", *next_gives_away(page, told, " a year"), ". Eight futures in ten lie between USD ",
            told("band"), " m a year."]  # fmt: skip


def stripped(parts: list) -> list:
    """Return the parts of a sentence without the space before the first."""
    return [parts[0].lstrip(), *parts[1:]]


def plan_words(page: Page, told: Callable) -> list:
    """Say what the user's plan is, or which limit makes it impossible."""
    plan, best = page.answer.detail.plan, page.answer.detail.best
    if plan is None:
        return [f" {impossible(page)}"]
    if not plan.opened:
        return [" Your plan is to build nothing."]
    cost = ["costs ", told("cost"), " a patient treated, with transport and interest, and takes ", told("days"), "."]
    if plan.network is best.network:
        return [" Your plan is this network: it ", *cost]
    return [f" Your plan ({names(page, plan)}) ", *gives_away(page, told, " a year"), ": it ", *cost]


def impossible(page: Page) -> str:
    """Say which limit stands in the way of the plan, and the least change that makes it possible."""
    problem, inputs = page.answer.detail.problem, page.inputs
    if problem is None:
        return "The search has not yet found a plan that keeps them, nor shown that there is none."
    regions = inputs.geography.regions
    why = [
        f"no lane reaches {inside(regions[region].label)} within {number(limit)} days "
        f"(the fastest takes {apart(days, limit)})"
        for region, (limit, days) in problem.beyond.items()
    ]
    if problem.sites_needed and problem.sites_needed > inputs.site_limit:
        why.append(f"it takes at least {problem.sites_needed} plants")
    if 100 * problem.most_served < inputs.service:
        most = apart(100 * problem.most_served, inputs.service)
        why.append(f"at most {most} % of patients can be given a slot under your limits")
    why = why or ["a plant that you opened is not one your plan allows"]
    return f"Your plan cannot be kept: {listed(why)}."
