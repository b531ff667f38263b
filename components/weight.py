"""What an answer hangs on: which share of its spread rests on numbers of which mark, and what is weakest here."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components import background, cached, chart, tables
from components.charts import weight as charts
from components.words import MARKS, lowered
from models.digits import percents
from models.scenario import Scenario
from models.topics import TOPICS

NAME = "weight"  # of the work in the background
FIRM = ("published", "derived")  # marks on which a reader can rely
LABEL = "Work out what the answers hang on (takes minutes)"
OWN = "yours"
PUBLIC = Scenario()


def draw(page) -> None:
    """Draw what this page's answer hangs on: as kept of the public defaults, worked out on request elsewhere."""
    ask(page.scenario, lambda known, scenario: one(page.topic, known, scenario))


def ask(scenario: Scenario, show: Callable[[dict, Scenario], None]) -> None:
    """Show what a scenario's answers hang on, by topic; where that is not known, offer to work it out.

    Meanwhile what is kept of the public defaults stands there.
    """
    if known := by_topic(cached.weight.known(scenario)):
        show(known, scenario)
        return
    topics = tuple(TOPICS)
    background.draw(
        NAME,
        LABEL,
        scenario,
        lambda report: by_topic(cached.weight.weighed(topics, scenario, report=told(report))),
        lambda known: show(known, scenario),
    )
    if background.finished(NAME, scenario) is None and (kept := by_topic(cached.weight.kept())):
        st.caption("Below: of the public defaults, not of your setting.")
        show(kept, PUBLIC)


def by_topic(found: list) -> dict:
    """Return what is known by topic."""
    return {one.topic: one for one in found}


def told(report: Callable) -> Callable[[float], bool]:
    """Return what notes how far the work is, and says whether it is to stop."""
    return lambda done: report(done=done)


def one(topic: str, known: dict, scenario: Scenario) -> None:
    """Draw the marks that one topic's answer hangs on, and its beliefs, the heaviest first."""
    found = known[topic]
    drawn = chart.found(charts.marks, finding(found, scenario))
    chart.show("weight", drawn, shares([found], scenario), alt="Share of the answer's spread by mark of evidence")
    tables.draw(beliefs(found, scenario))
    st.caption(
        f"From {found.draws} draws of every belief at once, each about its present value, half way to the nearer end "
        "of its range. "
        f"One by one the beliefs explain {percents(100 * found.explained)} % of the spread; the rest is interplay."
    )


def finding(found, scenario: Scenario) -> str:
    """Say which share of an answer's spread is firm, and what is weakest."""
    if not found.parts:
        return "No belief moves this answer clearly"
    firm = sum(found.by_mark(scenario)[mark] for mark in FIRM)
    weak = weakest(found, scenario)
    name = f"; weakest: {lowered(cached.catalogue()[weak].label)}" if weak else ""
    return f"Of what single assumptions explain, {percents(100 * firm)} % is published or derived{name}"


def weakest(found, scenario: Scenario) -> str | None:
    """Return the heaviest belief that is neither published nor derived; None if there is none."""
    return next((key for key in found.parts if cached.weight.mark_of(key, scenario) not in FIRM), None)


def shares(known: list, scenario: Scenario) -> pd.DataFrame:
    """Return a row a topic and mark that it hangs on: topic, mark, share in percent."""
    return pd.DataFrame(
        [
            {"topic": TOPICS[found.topic].TITLE, "mark": MARKS.get(mark, OWN), "share": 100 * share}
            for found in known
            for mark, share in found.by_mark(scenario).items()
        ]
    )


def weakest_of_all(known: dict, scenario: Scenario) -> pd.DataFrame:
    """Return the beliefs that are neither published nor derived, by what they weigh in all answers together."""
    total, pages = {}, {}
    for found in known.values():
        for key, share in found.parts.items():
            if cached.weight.mark_of(key, scenario) not in FIRM:
                total[key] = total.get(key, 0.0) + share / len(known)
                pages.setdefault(key, []).append(TOPICS[found.topic].TITLE)
    heaviest = sorted(total, key=lambda key: -total[key])
    return pd.DataFrame([line(key, total[key], scenario) | {"Pages": ", ".join(pages[key])} for key in heaviest])


def beliefs(found, scenario: Scenario) -> pd.DataFrame:
    """Return the beliefs that an answer hangs on, the heaviest first: how each was set, what would settle it."""
    return pd.DataFrame([line(key, share, scenario) for key, share in found.parts.items()])


def line(key: str, share: float, scenario: Scenario) -> dict:
    """Return one belief as a line of the table."""
    fixed, mark = cached.control(key), cached.weight.mark_of(key, scenario)
    return {
        "Assumption": fixed["label"],
        "Share of the spread": f"{percents(100 * share)} %",
        "Mark": MARKS.get(mark, OWN),
        "How it was set": fixed["derivation"],
        "What would settle it": cached.records("assumptions", "key")[key]["settled_by"],
        "Source": fixed["source"]["title"],
        "Address": fixed["source"]["url"],
    }
