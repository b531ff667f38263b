"""How much of each answer rests on numbers that somebody published?"""

import pandas as pd
import streamlit as st

from components import cached, chart, evidence, frame, method, session, tables, takeaway, weight
from components.charts import weight as charts
from components.words import MARKS
from models.digits import percents
from models.scenario import Scenario
from models.topics import TOPICS
from pages.diligence.evidence import conflicts, ledger

PAGE, QUESTION = "evidence", "How much of each answer rests on numbers that somebody published?"
TABLES = ("company_quarters", "launches", "letters", "studies", "deals", "sites")  # of facts, each a section's table

FOR_A_ROOM = 6  # bars that can be read from its last row

frame.head(PAGE, QUESTION)
scenario = session.now()


def firmness(known: dict, scenario: Scenario) -> dict[str, float]:
    """Return which part of what moves each page's answer is published or derived."""
    return {topic: sum(found.by_mark(scenario)[mark] for mark in weight.FIRM) for topic, found in known.items()}


def in_a_room(known: dict, scenario: Scenario) -> list:
    """Return the pages that a room has lines for: those with the least that is firm, in their order."""
    firm = firmness(known, scenario)
    least = sorted(firm, key=firm.get)[:FOR_A_ROOM]
    return [found for topic, found in known.items() if topic in least]


def large(known: dict, scenario: Scenario) -> str:
    """Say how much of what moves the answers is published or follows from what is, on the page where it is least."""
    firm = firmness(known, scenario)
    topic = min(firm, key=firm.get)
    least = percents(100 * firm[topic])
    title = TOPICS[topic].TITLE
    return f"At least {least} % of what moves each answer is published or derived; least on {title}."


def published(known: dict, scenario: Scenario) -> str:
    """Say which part of what moves the answers is published itself, on the pages where it is least and most."""
    told = {topic: found.by_mark(scenario)["published"] for topic, found in known.items()}
    extremes = (pick(told, key=told.get) for pick in (min, max))
    ends = [f"{percents(100 * told[topic])} % ({TOPICS[topic].TITLE})" for topic in extremes]
    return f"Published as it stands: {ends[0]} to {ends[1]}"


def show(known: dict, scenario: Scenario) -> None:
    """Draw every page's marks and the beliefs that would most repay being read, over all pages."""
    frame.headline(large(known, scenario))
    drawn = in_a_room(known, scenario) if session.explorer().presenting else list(known.values())
    chart.show(
        "weights",
        chart.found(charts.marks, published(known, scenario)),
        weight.shares(drawn, scenario),
        alt="Share of the spread of each page's answer by mark of evidence",
    )
    st.markdown("**What is weakest here.** Numbers that nobody published, by what they weigh in the answers together.")
    tables.draw(weight.weakest_of_all(known, scenario))


def facts() -> None:
    """Draw how many facts the store holds by table and mark, then the tables of what companies did."""
    counted = cached.rows("facts").groupby(["fact_table", "basis"]).size().unstack(fill_value=0)
    told = counted[[mark for mark in MARKS if mark in counted]].rename(columns=lambda mark: MARKS[mark].capitalize())
    told.index = [in_words(name) for name in told.index]
    tables.draw(told.reset_index(names="Table"), height="content")
    for name in TABLES:
        evidence.table(in_words(name), evidence.with_sources(cached.rows(name)))


def unread() -> None:
    """Draw the figures that were looked for at their source and could not be read: no answer uses them."""
    st.markdown("Figures that somebody named and that could not be read at their source. They are no facts here.")
    rows = cached.rows("unread").assign(Table=lambda found: found["of_table"].map(in_words))
    named = {"Table": "Table", "figure": "Figure", "looked_for": "What was looked for"}
    tables.draw(rows[list(named)].rename(columns=named), height="content")


def in_words(name: str) -> str:
    """Return what a table of the store is called."""
    return name.replace("_", " ").capitalize()


def everything() -> pd.DataFrame:
    """Return what every answer hangs on, a row a page and belief."""
    known = cached.weight.known(scenario)
    rows = [weight.beliefs(found, scenario).assign(Page=TOPICS[found.topic].TITLE) for found in known]
    return pd.concat(rows) if rows else pd.DataFrame()


weight.ask(scenario, show)
frame.sections(
    {
        "Ledger": ledger.draw,
        "Conflicts": conflicts.draw,
        "Facts": facts,
        "Not read": unread,
        "How this is worked out": lambda: method.draw(cached.weight, cached.evidence_ledger),
        "Take away": lambda: takeaway.draw({}, {"Weights": everything()} if cached.weight.known(scenario) else {}),
    }
)
