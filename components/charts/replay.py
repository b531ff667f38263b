"""The chart of the replayed past: what happened over what was said, with each forecast's band, the misses first."""

import altair as alt
import pandas as pd

from components.charts.theme import HERO, colours, styled, titled

LOW, HIGH = 0.015, 90.0  # ends of the axis
STEPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50]
ROOM = {"left": 5, "right": 24, "top": 5, "bottom": 5}  # pixels: room for half of the last tick's words
NOTE = 24  # pixels that the note above the chart takes
MISSED, HELD = 4, 1.5  # pixels that a band is thick


@titled(
    "What happened over what was said",
    "A dot: what happened over the forecast's median. A line: the 80 % band. Amber: missed, the farthest by name, "
    "with a grey dash for the same as last time; below, what held.",
)
def forecasts(frame: pd.DataFrame, scheme: str, lines: float) -> alt.LayerChart:
    """Draw each forecast's band and what happened, over the median.

    frame: as models/replay/frames.py makes it, with `words` for the pointer; lines: how many of them it takes.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        y=alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[lines + 0.5, 0], nice=False, zero=False))
    )
    colour = alt.condition(alt.datum.missed, alt.value(c["contested"]), alt.value(c["company"]))
    thick = alt.condition(alt.datum.missed, alt.value(MISSED), alt.value(HELD))
    large = alt.condition(alt.datum.missed, alt.value(60), alt.value(14))
    tip = [alt.Tooltip("words:N", title="\u200b")]
    said = alt.Chart(frame).transform_calculate(one="1").mark_rule(color=c["line"]).encode(x=across("one:Q"))
    bands = base.mark_rule(opacity=0.4).encode(x=across("low:Q"), x2="high:Q", color=colour, strokeWidth=thick)
    naive = base.transform_filter(alt.datum.missed).mark_tick(
        orient="vertical", thickness=2, size=11, color=c["baseline"], opacity=1
    ).encode(x=across("last:Q"))  # fmt: skip
    dots = base.mark_point(filled=True, opacity=1).encode(x=across("happened:Q"), color=colour, size=large, tooltip=tip)
    names = base.mark_text(align="right", baseline="middle").encode(x=alt.value(-10), text="name:N", color=colour)
    return styled(alt.layer(said, bands, naive, dots, names, height=HERO - NOTE, padding=ROOM), scheme)


def across(what: str) -> alt.X:
    """Return what is told as a multiple of the median, on the one axis of all."""
    scale = alt.Scale(type="log", domain=[LOW, HIGH], nice=False, clamp=True)
    ticks = alt.Axis(values=STEPS, labelExpr="'× ' + datum.label", format="~g", labelOverlap=True, labelSeparation=6)
    return alt.X(
        what,
        title="Happened, × the median",
        scale=scale,
        axis=ticks,
    )
