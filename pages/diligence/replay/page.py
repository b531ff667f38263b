"""What would the models have said at the time, and what happened?"""

import streamlit as st

from components import cached, chart, frame, method, replayed, session, tables, takeaway
from components.charts.replay import forecasts
from models import replay
from models.replay.frames import amounts, over_the_median

PAGE, QUESTION = "replay", "What would the models have said, and what happened?"
SOURCE = "outcomes as published, with their sources in Every forecast"
IN_A_ROOM = 10.0  # lines of the chart, the misses first
ALT = "Forecasts side by side, the misses first: a dot for what happened over the median, a line for the 80 % band."

frame.head(PAGE, QUESTION)
rows = replayed.rows()


def drawn():
    """Return the chart's table: every forecast of an amount over its median, with its words."""
    table = over_the_median(rows)
    told = [replayed.forecast(row) for row in amounts(rows)]
    words = [f"{one['What']}: said {one['Said']} ({one['80 % band']}), happened {one['Happened']}" for one in told]
    return table.assign(words=words)


def hero() -> tuple:
    """Return the chart as it is drawn and taken away: what draws it, its table, how many lines it has."""
    table = drawn()
    missed = int(table["missed"].sum())
    found = f"{missed} of {len(table)} outcomes lie outside their band, though it was widened since"
    return chart.found(forecasts, found), table, float(table["place"].max())


def for_a_room(draw, table, lines: float) -> tuple:
    """Return the chart with as many lines as a room can read, where one presents; else as it is."""
    few = min(lines, IN_A_ROOM)
    return (draw, table[table["place"] <= few], few) if session.explorer().presenting else (draw, table, lines)


def every() -> None:
    """Draw every forecast beside what happened, the misses first, each with where the outcome was read."""
    table = replayed.every(amounts(rows))
    takeaway.titled_table("Every forecast", table)
    columns = {"Address": st.column_config.LinkColumn(display_text="open")}
    tables.draw(table.drop(columns=["Known", "Version", "Edition"]), columns=columns, height="content")
    older = len(cached.grades.kept()) - len(rows)
    st.caption(f"Graded rows never change; {older} of older editions or versions are kept beside these. Files hold the "
               "facts that each forecast stands on, too.")  # fmt: skip


def how() -> None:
    """Say how a forecast is made and graded, what each model forecasts from what, and what was widened."""
    method.draw(replay)
    st.markdown("**What each model forecasts, and what was widened**")
    models = cached.rows("replay_models")
    tables.draw(models[["label", "version", "how", "widened"]], height="content")
    for derivation in models["derivation"].unique():
        names = ", ".join(models["label"][models["derivation"] == derivation])
        st.markdown(f"**{names}.** {derivation}")


def files() -> dict:
    """Return the tables that can be taken away."""
    return {"Scores": replayed.scores(), "Every forecast": replayed.every(amounts(rows))}


frame.headline(replayed.headline())
if not session.explorer().presenting:
    st.markdown(replayed.summary())
    st.caption(forecasts.reading)
chart.show("replay", *for_a_room(*hero()), alt=ALT, source=SOURCE)
if session.explorer().presenting:
    st.caption(forecasts.reading.rpartition(";")[0] + ".")  # nothing that held is drawn
takeaway.titled_table("How each model did", replayed.scores())
tables.draw(replayed.scores(), columns=replayed.score_columns(), height="content")
st.caption(replayed.places_taken())
frame.sections(
    {
        "Every forecast": every,
        "How this is worked out": how,
        "Take away": lambda: takeaway.draw({"Forecasts": hero()}, files()),
    }
)
