"""Up to four scenarios side by side, and which move made the difference."""

import pandas as pd
import streamlit as st

from components import cached, chart, comparison, frame, session, shelf, takeaway
from components.charts.compare import MOST, overlay
from components.charts.waterfall import steps, waterfall
from components.words import plain
from models.topics import TOPICS

PAGE, QUESTION = "compare", "Which move makes the difference?"

frame.head(PAGE, QUESTION)
offered = shelf.named()
names = list(offered)
first = [names[1], names[0] if session.now() != session.PUBLIC else names[2]]
chosen = st.multiselect("Scenarios, up to four", names, first, max_selections=MOST, key="compared")
shelf.say_notices(chosen, offered)
compared = {shelf.short(name): offered[name].scenario for name in chosen if name in offered}
if len(compared) < 2:
    st.info("Choose two scenarios or more.")
    st.stop()


def drawn(table: pd.DataFrame, rows: str) -> pd.DataFrame:
    """Return a table as it is drawn: its rows by name, the names of scenarios as they stand."""
    return table.set_index(rows).rename(columns=plain)


left, right = st.columns([0.55, 0.45], gap="large")
with left:
    st.markdown("**What every page says**")
    st.table(drawn(comparison.answers(compared), "Page"))
    st.markdown("**The assumptions that differ**")
    if comparison.differing(compared):
        st.table(drawn(comparison.assumptions(compared), "Assumption"))
    else:
        st.markdown("None: these scenarios are the same.")

with right:
    titles = {topic: module.TITLE for topic, module in TOPICS.items()}
    topic = st.segmented_control("Page", list(titles), default="partner", format_func=titles.get, required=True,
                                 key="compared_topic", label_visibility="collapsed")  # fmt: skip
    base, *others = compared
    now = (
        st.selectbox(f"From “{plain(base)}” to", others, key=f"compared_to_{others}") if len(others) > 1 else others[0]
    )
    title, start = TOPICS[topic].WORTH, cached.worth(topic, compared[base])
    found = comparison.parts(topic, compared[base], compared[now])
    bars = steps(found, comparison.part_names(found), start, base, now)
    difference = comparison.difference(topic, compared[base], compared[now])
    st.markdown(f"**Which move made the difference** to your plan: {difference}")
    chart.show("difference", waterfall, bars, title, alt=f"What each assumption adds from {base} to {now}")

    moving = comparison.moving(topic, compared)
    key = st.selectbox("Your plan's worth by", moving, format_func=lambda key: cached.catalogue()[key].label,
                       key=f"compared_{topic}_{list(compared)}")  # fmt: skip
    lines = comparison.worth_along(topic, key, compared)
    labels = tuple(compared), comparison.axis(key), title
    chart.show("overlay", overlay, lines, *labels, alt=f"Worth of the plans of {', '.join(compared)} by one assumption")

frame.sections(
    {
        "Take away": lambda: takeaway.draw(
            {"Overlay": (overlay, lines, *labels), "Difference": (waterfall, bars, title)},
            {
                "Answers": comparison.in_parts(compared),
                "Assumptions": comparison.assumptions(compared),
                "Overlay": comparison.read_along(lines, *labels[1:]),
            },
        )
    }
)
