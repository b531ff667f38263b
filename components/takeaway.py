"""Take away: each chart as PNG and SVG, each table for Excel and as CSV, the link."""

import time
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from components import cached, chart, imprint, picture, session, spreadsheet
from components.chart import scheme
from components.imprint import NAME, Imprint
from components.words import plain
from models.topics import TOPICS

MANNER = "numbers_in_csv"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOVE_SECONDS, PATIENCE_SECONDS = 0.1, 10.0  # in which a move that came before a click begins, and is drawn
WHY_TWO = "How your spreadsheet writes numbers: 1,000.5 with columns parted by commas, or 1.000,5 with semicolons."


def draw(charts: dict[str, tuple], tables: dict[str, pd.DataFrame | str]) -> None:
    """Offer downloads; a chart is (draw, frame, *args), made only when asked for.

    A table whose numbers are not there yet is a sentence that says what is awaited, and cannot be downloaded.
    """
    made = imprint.present()
    st.markdown("**Link to this setting**")
    st.code(made.link, language=None, wrap_lines=True)
    for name, (make, frame, *args) in charts.items():
        with st.container(horizontal=True):
            st.markdown(name, width=220)
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
                drawn = partial(picture.draw, kind, caption(make, made), make, frame, scheme(), *args)
                offer(kind.upper(), drawn, made.file_name(name, kind), mime)
    choose_manner()
    for name, table in tables.items():
        with st.container(horizontal=True):
            st.markdown(name, width=220)
            offer_table(name, table, made)


def caption(make: Callable, made: Imprint) -> picture.Caption:
    """Return what stands about a chart in a picture: what it finds, as on screen, and of a topic what it decides."""
    topic = make.__module__.rpartition(".")[2]
    page, decided = "Compare", ""
    if topic in TOPICS:
        module, answer = TOPICS[topic], cached.answer(topic, session.now())
        page, decided = module.TITLE, f"Decision under this scenario: {answer.verdict.words(module.PHRASES)}."
    title, shown = chart.finding(make), make.title if chart.finding(make) != make.title else ""
    source = f"Source: worked out by the {NAME}, page {page}; every assumption has its own source there."
    return picture.Caption(title, " ".join(filter(None, (decided, shown))), (make.reading, source, made.line()))


def choose_manner() -> None:
    """Ask how the visitor's spreadsheet writes numbers, with the likeliest answer given."""
    manners = list(spreadsheet.SEPARATORS)
    st.segmented_control("Numbers in CSV files", manners, default=likely(), required=True, key=MANNER, help=WHY_TWO,
                         persist_state="session")  # fmt: skip


def likely() -> str:
    """Return how the visitor's spreadsheet most likely writes numbers."""
    return spreadsheet.manner(st.context.locale, st.context.timezone)


def titled_table(title: str, table: pd.DataFrame) -> None:
    """Write the title of a table that is drawn below it, with its downloads."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{title}**")
        offer_table(title, table, imprint.present())


def offer_table(name: str, table: pd.DataFrame | str, made: Imprint) -> None:
    """Offer a table for Excel and as CSV; one that is not there yet says what is awaited."""
    awaited = table if isinstance(table, str) else ""
    manner = st.session_state.get(MANNER) or likely()
    offer("Excel", partial(spreadsheet.as_workbook, name, table, made), made.file_name(name, "xlsx"), EXCEL, awaited)
    offer("CSV", partial(spreadsheet.as_csv, table, manner), made.file_name(name, "csv"), "text/csv", awaited)
    if awaited:
        st.caption(plain(awaited))


def offer(label: str, made: Callable, name: str, mime: str, awaited: str = "") -> None:
    """Draw one download button that does not rerun the page; one that still awaits its numbers cannot be pressed."""
    mine, key = session.explorer(), (name.partition("_")[0], label)  # what it holds, whatever the scenario is called
    mine.offers[key] = made
    st.download_button(label, "" if awaited else partial(newest, mine, key), name, mime, key=f"take_{name}",
                       on_click="ignore", disabled=bool(awaited))  # fmt: skip


def newest(mine: session.Explorer, key: tuple[str, str]):
    """Return the file as the page offers it once it is drawn for the last move, which a click may follow at once."""
    time.sleep(MOVE_SECONDS)
    last = time.monotonic() + PATIENCE_SECONDS
    while mine.drawn != mine.now and time.monotonic() < last:
        time.sleep(MOVE_SECONDS)
    return mine.offers[key]()
