"""The waterfall every page uses: from before to after, by mechanism, summing exactly."""

from textwrap import wrap

import altair as alt
import pandas as pd

from components.charts.theme import MONEY, colours, styled, titled

WIDE, LINES, TITLE = 26, 2, 32  # letters and lines of a name; letters of a line of an axis' title
STEP, ROOM = 32, 0.34  # pixels of a bar; share of the axis beside the longest for its number
TOLD = "format(datum.change, datum.kind == 'total' ? ',.2~r' : '+,.2~r')"
SAID = f"abs(datum.change) < 0.005 * datum.span ? '0' : {TOLD}"  # what is no visible part of it all is nothing


def steps(parts: dict[str, float], names: dict[str, str], start: float, first: str, last: str) -> pd.DataFrame:
    """Return one row a bar: name, ends, change, kind (total, up or down), where the next begins, and its label.

    `room` is how far the axis reaches, so that the numbers beside the bars have their place.
    """
    rows, level = [(first, 0.0, start, start, "total")] if start else [], start
    for key, part in parts.items():
        rows.append((names[key], level, level + part, part, "up" if part >= 0 else "down"))
        level += part
    rows.append((last, 0.0, level, level, "total"))
    frame = pd.DataFrame(rows, columns=["name", "begin", "end", "change", "kind"])
    ends = frame[["begin", "end"]]
    low, high = min(ends.min().min(), 0.0), max(ends.max().max(), 0.0)
    placed = {
        "order": range(len(frame)),
        "top": ends.max(axis=1),
        "after": frame["name"].shift(-1).fillna(frame["name"]),
    }
    return frame.assign(
        **placed, span=high - low, room=high + ROOM * (high - low), label=list(map(folded, frame["name"]))
    )


def folded(name: str) -> str:
    """Return a bar's name on as many lines as it may take."""
    return "\n".join(wrap(name, WIDE, max_lines=LINES, placeholder=" …")) or name


@titled(
    "What makes the difference", "Green adds, red takes away; grey bars start at zero; the parts sum to the last bar."
)
def waterfall(frame: pd.DataFrame, scheme: str, title: str) -> alt.LayerChart:
    """Draw the steps of a waterfall; `frame` as made by `steps`; the title says what is added up and its unit."""
    c = colours(scheme)
    kinds = alt.Scale(domain=["total", "up", "down"], range=[c["quiet"], c["holds"], c["fails"]])
    names = alt.Axis(labelLimit=0, labelExpr="split(datum.label, '\\n')", ticks=False, domain=False, labelPadding=8)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", sort=alt.EncodingSortField("order"), title=None, axis=names))
    across = alt.X("begin:Q", title=folded_title(title), axis=alt.Axis(format=MONEY, tickCount=5))
    bars = base.mark_bar(height=16).encode(x=across, x2="end:Q", color=alt.Color("kind:N", scale=kinds, legend=None))
    zero = alt.Chart(frame).mark_rule(color=c["quiet"], strokeWidth=1).encode(x=alt.datum(0.0))
    link = base.transform_filter("datum.after != datum.name").mark_tick(
        orient="vertical", size=STEP, thickness=1, yOffset=STEP / 2, color=c["baseline"]
    )
    told = base.transform_calculate(said=SAID).mark_text(align="left", dx=5)
    reach = base.mark_point(opacity=0).encode(x="room:Q")
    layers = (zero, link.encode(x="end:Q"), bars, told.encode(x="top:Q", text="said:N"), reach)
    return styled(alt.layer(*layers, height=alt.Step(STEP)), scheme)


def folded_title(title: str) -> list[str]:
    """Return what an axis says on as many lines as a phone needs."""
    return wrap(title, TITLE)
