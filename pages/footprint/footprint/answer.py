"""The answer: where the plants should stand, how sure that is, and what the user's plan gives away."""

from collections.abc import Callable

import streamlit as st

from components import cached
from components.frame import Page
from components.story import Story
from components.words import listed
from models import footprint
from models.answer import Answer
from models.scenario import value_of

CENTS = 3  # decimals of USD million; less is the solver's rounding


def key_numbers(answer: Answer, inputs: footprint.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures; none of a plan that cannot be."""
    plan = answer.detail.plan or footprint.nothing(inputs)
    return {
        "given_up": round(answer.best - answer.value, CENTS),
        "cost": 1e6 * plan.cost_a_patient,
        "days": plan.days,
        "treated": round(plan.treated),
        "kept": footprint.kept_if_one_fails(inputs, plan),
        "capital": plan.capital,
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    return Story(page, key_numbers)


def from_a_shelf(page: Page) -> None:
    """Say so where the asset of the pitch is made in advance: this page is about doses made for one patient."""
    option = value_of("modality", cached.catalogue(), page.scenario)
    if cached.records("modality_class_map", "modality_class")[option]["scale_logic"] == "scale-up":
        name = cached.shown("modality", option)
        st.info(f"Your asset ({name}) is made in advance. This page holds for doses made for one patient each.")


def sentences(page: Page, told: Callable) -> list[list]:
    """Return the answer: the decision, how sure it is, and what the user's plan gives away."""
    other = page.answer.runner_up.words(footprint.PHRASES)
    first = [
        f"{page.answer.verdict.words(footprint.PHRASES)} ({names(page, page.answer.detail.best)}), for ",
        told("best", strong=True), " of contribution a year.",
    ]  # fmt: skip
    second = [
        "It wins in ", told("sure"), " of simulated futures over the next best (", other[0].lower() + other[1:],
        "), which gives away ", told("runner_up_cost"), " a year. Eight futures in ten lie between USD ",
        told("band"), " m a year.",
    ]  # fmt: skip
    return [first, [*second, *plan_words(page, told)]]


def names(page: Page, plan: footprint.Plan) -> str:
    """Return where a plan's plants stand."""
    places = page.inputs.geography.places
    found = [places[plan.setting.options[i].place].label for i in plan.opened]
    return listed(found) if found else "nowhere"


def plan_words(page: Page, told: Callable) -> list:
    """Say what the user's plan is, or which limit makes it impossible."""
    plan = page.answer.detail.plan
    if plan is None:
        return [f" {impossible(page)}"]
    return [f" Your plan ({names(page, plan)}) gives away ", told("given_up"), " a year: ", told("cost"),
            " a treated patient, ", told("days"), "."]  # fmt: skip


def impossible(page: Page) -> str:
    """Say which limit stands in the way of the plan, and the least change that makes it possible."""
    problem, inputs = page.answer.detail.problem, page.inputs
    regions = inputs.geography.regions
    why = [
        f"no lane reaches {regions[region].label} within {limit:.0f} days (the fastest takes {days:.1f})"
        for region, (limit, days) in problem.beyond.items()
    ]
    if problem.sites_needed and problem.sites_needed > inputs.site_limit:
        why.append(f"it takes at least {problem.sites_needed} plants")
    if 100 * problem.most_served < inputs.service:
        why.append(f"at most {100 * problem.most_served:.1f} % of patients can be given a slot under your limits")
    why = why or ["a plant that you opened is not one your plan allows"]
    return f"Your plan cannot be kept: {listed(why)}."
