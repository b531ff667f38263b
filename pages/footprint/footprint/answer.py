"""The answer: where the plants should stand within the user's limits, how sure, and what lifting them is worth."""

from collections.abc import Callable
from math import nan

from components.frame import Page
from components.said import Said
from components.story import Story, gives_away, next_gives_away
from components.words import inside, listed, lowered
from models import footprint
from models.answer import Answer, Verdict
from models.digits import apart, in_words, number
from pages.footprint.footprint import hero
from pages.footprint.footprint.hero import limit_words, names

FEW = 2  # plants that are named in the decision
CENTS = 3  # decimals of USD million; less is the solver's rounding
AT_THESE_PRICES = "it wins in", "of futures, at the prices assumed"


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


def said(story: Story) -> Said:
    """Return the answer: where plants stand, what they earn; what comes next, what limits cost, what the plan is."""
    page, told = story.page, story.told
    verdict, limits = page.answer.verdict, limit_words(page, told)
    phrase = verdict.words(footprint.PHRASES)
    if verdict.kind in footprint.words.NO_NETWORK:
        return Said([f"{phrase}."], [impossible(page)], (stripped(limits),), None, next="market")
    if verdict.kind in footprint.words.NO_PLANT:
        return Said([f"{phrase}."], stripped(plan_words(page, told)), (stripped(limits),), None, next="market")
    best = page.answer.detail.best
    where = f" ({names(page, best)})" if len(best.opened) <= FEW else ""
    decision = [f"{headline(verdict)}{where}, to earn ", told("best", strong=True), " a year."]
    stands = f"The plants: {names(page, best)}. " if len(best.opened) > FEW else ""
    band = [f"{stands}Contribution a year on average; eight futures in ten lie between USD ", told("band"), " m."]
    more = stripped(limits), stripped(plan_words(page, told)), stripped(hero.without_a_slot(page))
    return Said(decision, next_words(page, told), (band, *more), AT_THESE_PRICES)


def headline(verdict: Verdict) -> str:
    """Say the verdict with its count in words."""
    found = footprint.words.HEADLINES.get(verdict.kind)
    return found.format(count=in_words(verdict.step)) if found else verdict.words(footprint.PHRASES)


def next_words(page: Page, told: Callable) -> list:
    """Say what the next best within the limits is, and what it gives away."""
    other = page.answer.runner_up
    phrase = "build nothing" if other.kind in footprint.words.NO_PLANT else lowered(headline(other))
    return [f"The next best within your limits, to {phrase}, ", *next_gives_away(page, told, " a year"), "."]


def stripped(parts: list) -> list:
    """Return the parts of a sentence without the space before the first."""
    return [parts[0].lstrip(), *parts[1:]] if parts else []


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
