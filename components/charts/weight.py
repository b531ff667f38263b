"""The chart of what answers hang on: one bar a page, parted by mark of evidence."""

import altair as alt
import pandas as pd

from components.charts.theme import colours, styled, titled

BAR, LEAST = 34, 9  # pixels of a bar; percent of the bar that has room for its number
MARKS = {
    "published": "ink",
    "derived": "quiet",
    "not yet verified": "contract",
    "illustrative": "contested",
    "yours": "accent",
}


@titled("What the answers hang on", "Share of the spread of each answer by the mark of the numbers that carry it.")
def marks(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw a bar a topic, parted by mark, published first. frame: topic, mark, share (percent)."""
    c, order = colours(scheme), list(MARKS)
    base = (
        alt.Chart(frame)
        .transform_filter("datum.share > 0")
        .transform_calculate(rank=f"indexof({order}, datum.mark)")
        .transform_stack(
            stack="share", as_=["from", "to"], groupby=["topic"], sort=[alt.SortField("rank")], offset="zero"
        )
        .encode(y=alt.Y("topic:N", title=None, sort=None, axis=alt.Axis(ticks=False, domain=False)))
    )
    scale = alt.Scale(domain=order, range=[c[name] for name in MARKS.values()])
    x = alt.X("from:Q", title="Share of the spread, %", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5))
    legend = alt.Legend(orient="top", title=None, symbolType="square")
    bars = base.mark_bar(stroke=c["paper"], strokeWidth=1).encode(
        x=x, x2="to:Q", color=alt.Color("mark:N", sort=order, scale=scale, legend=legend)
    )
    words = (
        base.transform_filter(f"datum.share >= {LEAST}")
        .transform_calculate(middle="(datum.from + datum.to) / 2")
        .mark_text(color=c["paper"], fontWeight=600)
        .encode(x=alt.X("middle:Q", title="Share of the spread, %"), text=alt.Text("share:Q", format=".0f"))
    )
    return styled(alt.layer(bars, words, height=alt.Step(BAR)), scheme)
