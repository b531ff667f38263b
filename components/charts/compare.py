"""The chart that lays scenarios over each other: what a plan is worth as one assumption moves."""

import altair as alt
import pandas as pd

from components.charts.theme import MONEY, colours, styled, titled
from components.charts.waterfall import folded_title

HEIGHT, COMPARED = 300, ("first_compared", "second_compared", "third_compared", "fourth_compared")
MOST = len(COMPARED)  # scenarios at once
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])


@titled("What each plan is worth along one assumption", "Dots: where each scenario stands.")
def overlay(frame: pd.DataFrame, scheme: str, names: tuple[str, ...], across: str, worth: str) -> alt.LayerChart:
    """Draw a line a scenario with a dot where it stands.

    frame: scenario, at (of the assumption), worth, here (True where the scenario stands); names: the scenarios in
    order; across and worth: titles of the axes.
    """
    c = colours(scheme)
    shown = {"domain": list(names), "range": [c[place] for place in COMPARED[: len(names)]]}
    legend = alt.Legend(orient="top", direction="vertical", labelLimit=320, symbolType="stroke", symbolSize=300)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "at:Q",
            title=folded_title(across),
            scale=alt.Scale(nice=False, zero=False),
            axis=alt.Axis(grid=False, tickCount=6),
        ),
        y=alt.Y("worth:Q", title=folded_title(worth), axis=alt.Axis(format=MONEY, tickCount=6)),
        color=alt.Color("scenario:N", title=None, sort=None, scale=alt.Scale(**shown), legend=legend),
    )
    dashes = alt.Scale(domain=list(names), range=list(DASHES[: len(names)]))
    lines = base.mark_line(strokeWidth=2.5).encode(
        strokeDash=alt.StrokeDash("scenario:N", title=None, sort=None, scale=dashes, legend=legend)
    )
    dots = base.transform_filter("datum.here").mark_point(filled=True, size=110, opacity=1)
    return styled(alt.layer(lines, dots, height=HEIGHT), scheme)
