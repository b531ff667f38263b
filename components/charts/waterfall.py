"""The waterfall every page uses: from before to after, by mechanism, summing exactly."""

import altair as alt
import pandas as pd

from components.charts.theme import MONEY, colours, styled, titled


def steps(parts: dict[str, float], names: dict[str, str], start: float, first: str, last: str) -> pd.DataFrame:
    """Return one row a bar: name, low end, high end, change, kind (total, up or down), label."""
    rows, level = [(first, 0.0, start, start, "total")] if start else [], start
    for key, part in parts.items():
        rows.append((names[key], level, level + part, part, "up" if part >= 0 else "down"))
        level += part
    rows.append((last, 0.0, level, level, "total"))
    frame = pd.DataFrame(rows, columns=["name", "begin", "end", "change", "kind"])
    return frame.assign(order=range(len(frame)), top=frame[["begin", "end"]].max(axis=1))


@titled("What makes the difference", "Green adds, red takes away; the parts sum to the last bar.")
def waterfall(frame: pd.DataFrame, scheme: str, title: str) -> alt.LayerChart:
    """Draw the steps of a waterfall; `frame` as made by `steps`; the title says what is added up and its unit."""
    c = colours(scheme)
    kinds = alt.Scale(domain=["total", "up", "down"], range=[c["quiet"], c["holds"], c["fails"]])
    base = alt.Chart(frame).encode(
        y=alt.Y("name:N", sort=alt.EncodingSortField("order"), title=None, axis=alt.Axis(labelLimit=220)),
    )
    bars = base.mark_bar(height=16).encode(
        x=alt.X("begin:Q", title=title, axis=alt.Axis(format=MONEY)),
        x2="end:Q",
        color=alt.Color("kind:N", scale=kinds, legend=None),
    )
    told = base.mark_text(align="left", dx=5).encode(x="top:Q", text=alt.Text("change:Q", format="+,.3~r"))
    return styled(alt.layer(bars, told, height=alt.Step(24)), scheme)
