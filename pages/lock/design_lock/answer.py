"""The answer: when to lock on which path, how sure that is, and what the user's plan gives away."""

from collections.abc import Callable

import streamlit as st

from components import areas, cached, session
from components.frame import Page
from components.said import Said
from components.story import Story, counts, gives_away
from components.words import money
from models import design_lock
from models.answer import Answer, within
from models.design_lock import words
from models.scenario import Scenario

OWNER = "partner"  # the page that counts with the network as it is built
SMALLEST = 0.5  # USD million that is told as something
OVER_ALL = "it wins in", "of simulated futures over every other path"
LEAST_BAD = "not to go on is better in", "of simulated futures"
LEFT_OUT = "This worth plans one site that grows with the patients, never stops half-way"


def key_numbers(answer: Answer, inputs: design_lock.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    mine, best = answer.detail.curves[inputs.path], design_lock.ranked(answer.detail.curves)[0]
    parts = design_lock.contributions(best, best.best_month)
    return {
        "month": best.best_month,
        "middle": float(best.value[best.best_month]),
        "early": mine.miss(-inputs.miss_months),
        "late": mine.miss(inputs.miss_months),
        "waiting": mine.value_of_waiting_for_data,
        "launch": round(answer.reads["launch_month"]),
        "late_risk": answer.reads["p_late_change"],
        "designs_add": parts["better_design"],
        "waiting_costs": -parts["waiting"],
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    first, last = design_lock.ranked(page.answer.detail.curves)[0].window
    found.write("window", f"months {first} to {last}" if last > first else f"month {first}")
    found.choose("lock_month", f"month {design_lock.plan_month(page.inputs)}")
    found.choose("path", cached.shown("path", page.inputs.path))
    return found


def said(story: Story) -> Said:
    """Return the answer: when to lock on which path; what is gained by then, and what the wait costs."""
    page, told = story.page, story.told
    if page.answer.verdict.kind == design_lock.STOP:
        return not_going_on(page, told)
    decision = [f"{words.HEADLINES[page.answer.verdict.kind]}, in ", told("window", strong=True), "."]
    more = [
        f"{page.answer.verdict.words(design_lock.PHRASES)}, worth ", told("best"), " at best; the middle, about ",
        told("month"), ", is worth ", told("middle"), ": no clear difference. Eight futures in ten lie between USD ",
        told("band"), " m. The next best, to ", within(page.answer.runner_up.words(design_lock.PHRASES)), ", is ",
        *less(page, told), ".",
    ]  # fmt: skip
    return Said(decision, because(story), (more, mine(page, told)), OVER_ALL)


def because(story: Story) -> list:
    """Say what better designs add until then against what the wait costs, where both are something."""
    told = story.told
    if min(story.now["designs_add"], story.now["waiting_costs"]) < SMALLEST:
        return ["There it is worth ", told("best"), " at best."]
    return ["By then better designs add ", told("designs_add"), ", and the wait costs ", told("waiting_costs"), "."]


def not_going_on(page: Page, told: Callable) -> Said:
    """Say that no lock earns its cost, what the least bad one would lose, and what the user's plan gives away."""
    least_bad = within(page.answer.runner_up.words(design_lock.PHRASES))
    decision = [f"{page.answer.verdict.words(design_lock.PHRASES)}."]
    reason = [f"The least bad, to {least_bad}, would lose ", told("runner_up_cost", strong=True), "."]
    return Said(decision, reason, (mine(page, told),), LEAST_BAD, next="market")


def less(page: Page, told: Callable) -> list:
    """Say how much less the next best is worth, or that this makes no clear difference."""
    if not counts(page, "runner_up_cost", page.answer.runner_up_cost):
        return ["as good: no clear difference"]
    return ["worth ", told("runner_up_cost"), " less"]


def mine(page: Page, told: Callable) -> list:
    """Say what the user's plan gives away."""
    return ["Your plan, ", told("lock_month"), " and “", told("path"), "”, ", *gives_away(page, told), "."]


def with_plants(page: Page) -> None:
    """Say what this worth leaves out, beside the worth that has it.

    As the story bar, it waits while moves follow each other.
    """
    mine = session.explorer()
    held = session.in_a_hurry() and mine.rippled is not None
    st.caption(left_out(mine.rippled[0] if held else page.scenario))


def left_out(scenario: Scenario) -> str:
    """Return the sentences; without the partner page's figure where that page has no answer."""
    missing = areas.without_a_slot(scenario)
    said = " ".join([f"{LEFT_OUT}{areas.beside_a_worth(scenario)}.", *([missing] if missing else [])])
    if cached.absent(OWNER, scenario):
        return said
    project = cached.answer(OWNER, scenario).detail.figures["project"]
    return (
        f"{said} With the footprint's plants and the right to stop, under your partnering plan, the whole project is "
        f"worth {money(project)}."
    )
