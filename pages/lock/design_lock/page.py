"""When should the design be locked?"""

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import cached, chart, controls, evidence, flips, frame, method, session, takeaway, why
from components.charts import design_lock as charts
from components.story import Story
from components.words import number
from models import design_lock
from models.design_lock import frames, market, schedule
from models.methods import stopping

TOPIC = "design_lock"
UNCERTAINTIES = ("design_spread", "china_transfer_spread")
IN_SIGHT = ("value", "early", "late", "waiting", "launch", "late_risk")
QUESTION = "When should research let manufacturing lock the design?"

page = frame.start(TOPIC, QUESTION)
answer, plan, base = page.answer, page.answer.detail, page.base.detail
mine, best = plan.curves[page.inputs.path], design_lock.ranked(plan.curves)[0]
month = design_lock.plan_month(page.inputs)
path_names = dict(cached.catalogue()["path"].options)
base_inputs = cached.inputs(TOPIC, session.baseline())


def key_numbers(answer, inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    mine, best = answer.detail.curves[inputs.path], design_lock.ranked(answer.detail.curves)[0]
    return {
        "best": answer.best,
        "month": best.best_month,
        "value": answer.value,
        "given_up": answer.best - answer.value,
        "early": mine.miss(-inputs.miss_months),
        "late": mine.miss(inputs.miss_months),
        "waiting": mine.value_of_waiting_for_data,
        "launch": round(answer.reads["launch_month"]),
        "late_risk": round(answer.reads["p_late_change"]),
        "sure": round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


now, was = key_numbers(answer, page.inputs), key_numbers(page.base, base_inputs)
story = Story(page, design_lock.FIGURES, now, was)
story.write("window", "{} to {}".format(*best.window))
story.write("band", f"{number(answer.low)} and {number(answer.high)}")
story.choose("lock_month", f"month {month}")
story.choose("path", path_names[page.inputs.path])
told = story.told


def sentences() -> list[list]:
    """Return the answer: the decision, how sure it is, and what the user's plan gives away."""
    decision = answer.verdict.words(design_lock.PHRASES)
    other = answer.runner_up.words(design_lock.PHRASES)
    first = [
        f"{decision}, in ",
        told("month", strong=True),
        " (window ",
        told("window"),
        "), for an expected ",
        told("best", strong=True),
        ".",
    ]
    second = [
        "It wins in ", told("sure"), " of simulated futures over the next best (", other[0].lower() + other[1:],
        "), which gives away ", told("runner_up_cost"), " on average. Eight futures in ten lie between USD ",
        told("band"), " m. Your plan, ", told("lock_month"), " on the path “", told("path"), "”, gives away ",
        told("given_up"), ".",
    ]  # fmt: skip
    return [first, second]


def hero_table() -> pa.Table:
    """Return everything the hero chart draws, one row a mark."""
    cases = cached.made_from("design_lock_cases", frames.case_marks)
    return frames.hero(plan, page.inputs.path, month, base.curves[base_inputs.path].value, cases)


def hero() -> None:
    """Draw the three curves with band, window and cases; the lock month is dragged on it."""
    chart.show(
        "design_lock",
        charts.hero,
        hero_table(),
        *charts.extent(base),
        alt="Expected value of every lock month as the company, research alone and manufacturing alone see it",
        on_pick=lambda row: session.change("lock_month", float(row["month"])),
    )


frame.first_sight(page, lambda: story.answer(sentences()), hero, lambda: story.figures(IN_SIGHT), design_lock.PHRASES)


def paths() -> None:
    """Draw the paths side by side and the adaptive rule of the plan's path."""
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**The same plan on each path.** The best month of each, and what it is worth.")
        chart.show(
            "paths",
            charts.paths,
            frames.paths(plan.curves, path_names),
            alt="Expected value by lock month on each development path",
        )
    with right:
        st.markdown(rule_words())
        chart.show(
            "rule", charts.rule, frames.rule(mine), alt="Reservation quality by generation and best design so far"
        )


def rule_words() -> str:
    """Say the adaptive rule, what it is worth, and what simpler rules would do."""
    count = int(mine.schedule.read[-1])
    first, _ = stopping.best_choice(max(count, 1))
    return (
        f"**Decide by the data.** Lock at a generation if the best design so far clears the line; that is worth "
        f"{story.text['waiting']} over the best fixed month. If designs could not be kept, the classical rule would "
        f"let {first - 1} of {count} pass and take the next that leads."
    )


def uncertainties() -> None:
    """Say which of the two uncertainties is which, and what each does to the best month on the plan's path."""
    st.markdown(
        "**Two uncertainties, two directions.** A naive option model says that more uncertainty always means waiting "
        "longer. Here only the kind that waiting settles does."
    )
    st.dataframe(pd.DataFrame([uncertainty_row(key) for key in UNCERTAINTIES]), hide_index=True)


def uncertainty_row(key: str) -> dict[str, str]:
    """Return the best month at the low end, the present value and the high end of an uncertainty."""
    row = cached.catalogue()[key]
    ends = [row.low, getattr(page.inputs, key), row.high]
    months = design_lock.best_months(page.inputs, key, ends)
    found = [f"month {best} (at {cached.shown(key, at)})" for at, best in zip(ends, months, strict=True)]
    kind = cached.records("assumptions", "key")[key]["uncertainty"]
    low, now, high = found
    return {"Uncertainty": row.label, "Kind": kind, "At its low": low, "Now": now, "At its high": high}


def evidence_section() -> None:
    """Draw the claims, the real cases and how real this setting is."""
    evidence.nearest_case(page)
    for number_of in (8, 4):
        evidence.claim(number_of)
    evidence.table("The sixteen real cases", real_cases())
    evidence.table("Every assumption and where it comes from", evidence.assumptions(page))


def real_cases() -> pd.DataFrame:
    """Return the sixteen cases of a change near or after the lock, with their sources."""
    return evidence.with_sources(cached.rows("design_lock_cases"))


def take_away() -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Design lock": (charts.hero, hero_table(), *charts.extent(base)),
            "Paths": (charts.paths, frames.paths(plan.curves, path_names)),
            "Adaptive rule": (charts.rule, frames.rule(mine)),
        },
        {
            "Curves": frames.curves(hero_table()),
            "Cases": evidence.with_sources(cached.rows("design_lock_cases")),
        },
    )


frame.sections(
    {
        "Why it moved": lambda: why.draw(page, design_lock.MECHANISMS),
        "What flips it": lambda: (flips.draw(page, design_lock.PHRASES), uncertainties()),
        "Paths and rule": paths,
        "All assumptions": lambda: controls.draw(TOPIC, "more", design_lock.PHRASES),
        "Evidence": evidence_section,
        "How this is worked out": lambda: method.draw(design_lock, schedule, market, stopping),
        "Take away": take_away,
    },
)
