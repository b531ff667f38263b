"""Up to four scenarios side by side, and which move made the difference."""

import pandas as pd
import streamlit as st

from components import cached, chart, chosen, comparison, frame, session, shelf, tables, takeaway
from components.charts.compare import MOST, overlay
from components.charts.waterfall import steps, waterfall
from components.words import plain
from models.topics import TOPICS

PAGE, QUESTION = "compare", "Which move makes the difference?"
PARTNER = "partner"  # the page compared first

frame.head(PAGE, QUESTION)
offered, words = shelf.named(), chosen.words()
names, mine = list(offered), session.explorer().compared or chosen.Chosen()
first = [names[1], names[0] if session.now() != session.PUBLIC else names[2]]
asked = first if mine.of is None else [name for word in mine.of for name in names if words[name] == word]
presenting = session.explorer().presenting
picked = asked if presenting else chosen.select(
    st.multiselect,
    "Scenarios, up to four",
    names,
    asked,
    "compared",
    lambda now: chosen.keep(of=tuple(words[name] for name in now)),
    max_selections=MOST,
)  # fmt: skip
shelf.say_notices(picked, offered)
compared = {shelf.short(name): offered[name].scenario for name in picked}
word_of = {shelf.short(name): words[name] for name in picked}


def differing(topic: str) -> None:
    """Draw the assumptions in which the scenarios differ, those that move the chosen page's worth most first."""
    st.markdown("**The assumptions that differ**, the one that moves your plan most first")
    base, *others = compared.values()
    table = comparison.assumptions(compared, comparison.by_effect(topic, base, others[0]))
    if table.empty:
        st.markdown("None: these scenarios are the same.")
    else:
        tables.draw(table, height="content")


def page_chosen() -> str:
    """Let the visitor choose the page whose worth is compared."""
    titles = {topic: module.TITLE for topic, module in TOPICS.items()}
    return chosen.select(st.segmented_control, "Page", list(titles), mine.topic or PARTNER, "compared_topic",
                         lambda now: chosen.keep(topic=now), format_func=titles.get, required=True,
                         label_visibility="collapsed")  # fmt: skip


def pair_chosen() -> tuple[str, str]:
    """Let the visitor choose which scenario the first is held against, and return both; in Present as chosen before."""
    base, *others = compared
    value = next((name for name in others if word_of[name] == mine.to), others[0])
    if len(others) == 1 or presenting:
        return base, value
    return base, chosen.select(st.selectbox, f"From “{plain(base)}” to", others, value, "compared_to",
                               lambda now: chosen.keep(to=word_of[now]))  # fmt: skip


def difference(topic: str) -> tuple:
    """Draw which move made the difference between two scenarios; return the chart for the downloads."""
    base, now = pair_chosen()
    title, start = TOPICS[topic].WORTH, cached.worth(topic, compared[base])
    found = comparison.parts(topic, compared[base], compared[now])
    bars = steps(found, comparison.part_names(found), start, base, now)
    draw = chart.found(waterfall, comparison.finding(topic, compared[base], compared[now], found))
    chart.show("difference", draw, bars, title, alt=f"What each assumption adds from {base} to {now}")
    return draw, bars, title


def along(topic: str) -> tuple:
    """Draw the plans' worth along one assumption; return the chart for the downloads."""
    moving = comparison.moving(topic, compared)
    key = chosen.select(st.selectbox, "Your plan's worth by", moving, mine.by if mine.by in moving else moving[0],
                        "compared_by", lambda now: chosen.keep(by=now),
                        format_func=lambda key: cached.catalogue()[key].label)  # fmt: skip
    lines = comparison.worth_along(topic, key, compared)
    labels = tuple(compared), comparison.axis(key), TOPICS[topic].WORTH
    draw = chart.found(overlay, comparison.finding_along(key, next(iter(compared.values())), lines))
    chart.show("overlay", draw, lines, *labels, alt=f"Worth of the plans of {', '.join(compared)} by one assumption")
    return draw, lines, *labels


def taken(lines: pd.DataFrame, labels: tuple) -> dict[str, pd.DataFrame]:
    """Return the tables for the downloads."""
    return {
        "Answers": comparison.in_parts(compared),
        "Assumptions": comparison.assumptions(compared),
        "Overlay": comparison.read_along(lines, *labels),
    }


if len(compared) < 2:
    st.info("Choose two scenarios or more.")
elif presenting:
    top = st.container()
    found, *_ = difference(mine.topic or PARTNER)
    with top:
        frame.headline(found.finding)
else:
    # On a phone the answer comes before the tables; so it does where three columns of words would not fit beside it.
    left, right = st.columns([0.45, 0.55], gap="large") if len(compared) == 2 else (st.container(), st.container())
    with left:
        topic = page_chosen()
        charts = {"Difference": difference(topic), "Overlay": along(topic)}
    with right:
        st.markdown("**What every page says**")
        tables.draw(comparison.answers(compared), height="content")
    differing(topic)
    _, lines, _, *labels = charts["Overlay"]
    frame.sections({"Take away": lambda: takeaway.draw(charts, taken(lines, labels))})
