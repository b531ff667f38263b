"""The queue: who waits for a slot over time, and each station's load with its wait in theory and in the simulation."""

import streamlit as st

from components import chart, tables
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about
from models.digits import percents
from models.vein_to_vein import frames


def draw(page: Page) -> None:
    """Draw the queue over a run, and set theory beside the simulation for every station."""
    waiting = frames.queue(page.inputs)
    made = chart.found(charts.queue, finding_words(page, float(waiting["mean"].iloc[len(waiting) // 2 :].mean())))
    chart.show("queue", made, waiting, alt="Patients who wait for a slot over time, mean and eight runs in ten")
    tables.draw(frames.stations(page.inputs, page.answer))
    st.markdown(
        "Theory takes each station alone, with patients who come by chance and never give up: the wait of Erlang and "
        "of Lee and Longton. The simulation has less of it where patients are lost meanwhile, and at loads above nine "
        "tenths where a run ends before the queue has grown to its length; more where batches start at set times."
    )


def finding_words(page: Page, waiting: float) -> str:
    """Say how full the suites are, and how many wait."""
    load = percents(100 * page.answer.detail.loads["suites"])
    return f"With the suites {load} % full, {about(waiting)} patients wait for collection at a time"
