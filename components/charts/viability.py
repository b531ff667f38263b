"""Charts of viability: cost of sales a dose by year, what a dose is made of, what levers add, the margin by year."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import DIGITS, MONEY, colours, styled, titled, written

HEIGHT = 320
NARROW = "width < 420"  # pixels
EVERY = f"({NARROW} ? 3 : width < 700 ? 2 : 1)"  # years of which a chart writes one margin
PARTS = {"Labour": "manufacturing", "Materials": "middling", "Tests": "fast", "Plants": "own", "Transport": "quiet"}
DASHES = ([1, 0], [7, 3], [2, 3], [9, 3, 2, 3])  # of published costs
ROOM, MORE_ROOM = 3.0, 5.0  # years beside the last bar, for names; on a phone
NARROW = "width < 420"  # pixels


@titled(
    "What a dose costs and brings, year by year",
    "Bars: cost of sales a dose by what it is made of, with its share of plants that stand ready: the cost of a dose, "
    "and transport on top; materials with vector. An arrow: the bar goes on. Green line: what a dose brings; above the "
    "bars the gross margin. Dashed: the baseline. Grey across: published costs, with sources on the page.",
)
def by_year(frame: pa.Table, scheme: str, years: tuple, top: float) -> alt.LayerChart:
    """Draw the cost of sales a dose in bars by year, with what a dose brings, margins, baseline and published points.

    frame: rows by `mark`, as the frames of viability make them; years: first and last; top: end of the other axis.
    """
    c = colours(scheme)
    first, last = years
    base = alt.Chart(frame).encode(
        x=alt.X(
            "year:Q",
            title="Year from now",
            scale=alt.Scale(
                domainMin=first - 0.6, domainMax=alt.expr(f"{last} + ({NARROW} ? {MORE_ROOM} : {ROOM})"), nice=False
            ),
            axis=alt.Axis(
                values=list(range(first, last + 1)), format=".0f", grid=False, labelOverlap=True, labelSeparation=4
            ),
        ),
        y=alt.Y(
            "cost:Q",
            title="USD a dose made",
            scale=alt.Scale(domain=[0, top], nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    return styled(
        alt.layer(
            *pieces(base, c),
            cut_off(base, c, top),
            *compared(base, c),
            *sold(base, c, last),
            *published(base, c, years),
            *pointer(base, c),
            height=HEIGHT,
        ),
        scheme,
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def wide(rows: alt.Chart, half: float) -> alt.Chart:
    """Return rows that begin at one end of their year's bar, with the other end."""
    return rows.transform_calculate(right=f"datum.year + {half}", year=f"datum.year - {half}")


def pieces(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the pieces of each bar, and name them beside the last one."""
    kinds = alt.Scale(domain=list(PARTS), range=[c[colour] for colour in PARTS.values()])
    colour = alt.Color("part:N", scale=kinds, legend=None)
    names = of(base, "name").transform_calculate(year="datum.year + 0.55").encode(y="middle:Q")
    return [
        wide(of(base, "part"), 0.38).mark_bar(clip=True, opacity=0.85).encode(
            x2="right:Q", y="begin:Q", y2="end:Q", color=colour
        ),
        names.mark_text(align="left", fontSize=11).encode(text="part:N", color=colour),
    ]  # fmt: skip


def cut_off(base: alt.Chart, c: dict, top: float) -> alt.Chart:
    """Mark the bars that go on beyond the end of the axis."""
    rows = of(base, "year").transform_filter(alt.datum.cost > top)
    return rows.mark_text(baseline="top", fontSize=15, fontWeight=600, color=c["paper"]).encode(
        y=alt.value(3), text=alt.value("↑")
    )


def compared(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the cost of each year at the baseline."""
    rows = wide(of(base, "year").transform_filter("isValid(datum.baseline)"), 0.45)
    look = {"color": c["baseline"], "strokeDash": [3, 2], "strokeWidth": 2, "clip": True}
    return [rows.mark_rule(**look).encode(x2="right:Q", y="baseline:Q")]


def sold(base: alt.Chart, c: dict, last: int) -> list[alt.Chart]:
    """Draw what a dose brings year by year, name it, and write the margins along the top."""
    rows = of(base, "year")
    end = rows.transform_filter(alt.datum.year == last).transform_calculate(year="datum.year + 0.55")
    margins = {"baseline": "bottom", "fontSize": 11, "fontWeight": 600}  # above the plot: bars may be cut off
    left_out = f"({last} - datum.year) % {EVERY} != ({NARROW} ? 1 : 0)"
    place = {"y": alt.value(-3), "text": "label:N", "opacity": alt.condition(left_out, alt.value(0), alt.value(1))}
    return [
        rows.mark_line(color=c["holds"], strokeWidth=3, interpolate="step", clip=True).encode(y="brings:Q"),
        end.mark_text(align="left", color=c["holds"], fontSize=11).encode(
            y="brings:Q", text=alt.value("a dose brings")
        ),
        *written(rows.encode(**place), c, c["ink"], **margins),
        end.mark_text(align="left", color=c["ink"], **margins).encode(y=alt.value(-3), text=alt.value("margin")),
    ]  # fmt: skip


def published(base: alt.Chart, c: dict, years: tuple) -> list[alt.Chart]:
    """Draw the published costs as rules over all bars, named in a legend, since their names would lie on the bars."""
    named = alt.Legend(
        orient="top", offset=22, columns=alt.ExprRef(f"{NARROW} ? 1 : 3"), symbolType="stroke", symbolSize=400,
        symbolStrokeColor=c["quiet"], labelLimit=280, labelFontSize=11,
    )  # fmt: skip
    dash = alt.StrokeDash("label:N", title=None, sort=None, scale=alt.Scale(range=list(DASHES)), legend=named)
    ends = {end: str(year + half) for end, year, half in zip(("year", "right"), years, (-0.5, 0.5), strict=True)}
    rules = of(base, "point").transform_calculate(**ends).mark_rule(color=c["quiet"], strokeWidth=1.5)
    return [rules.encode(x2="right:Q", strokeDash=dash)]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Say in words what the pointer's year costs and brings."""
    peek = alt.selection_point("peek", fields=["words"], on="pointermove", clear="pointerout", empty=False)
    rows = wide(of(base, "year"), 0.5)
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    said = of(base, "year").transform_filter(peek).encode(x=alt.value(6), y=alt.value(2), text="words:N")
    look = {"align": "left", "baseline": "top", "fontWeight": 600, "opacity": alt.expr(f"{NARROW} ? 0 : 1")}
    return [
        *written(said, c, c["ink"], **look),
        rows.mark_rect(opacity=0).encode(x2="right:Q", **tall).add_params(peek),
    ]


@titled("What a dose is made of", "Now, and with each lever: the cost of a dose, and transport; materials with vector.")
def parts(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what a dose is made of, now and with each lever; frame: label, part, order, cost in USD a dose."""
    c = colours(scheme)
    kinds = alt.Scale(domain=list(PARTS), range=[c[colour] for colour in PARTS.values()])
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None))
    bars = base.mark_bar(height=18).encode(
        x=alt.X("cost:Q", title="Cost of sales a dose, USD", axis=alt.Axis(format=MONEY)),
        color=alt.Color("part:N", title=None, scale=kinds, legend=alt.Legend(orient="top", direction="horizontal")),
        order="order:O",
        tooltip=[alt.Tooltip("part:N", title="Part"), alt.Tooltip("cost:Q", title="USD a dose", format=DIGITS)],
    )
    said = base.transform_aggregate(total="sum(cost)", groupby=["label"]).mark_text(align="left", dx=5, color=c["ink"])
    return styled(
        alt.layer(bars, said.encode(x="total:Q", text=alt.Text("total:Q", format=DIGITS)), height=alt.Step(32)),
        scheme,
    )


@titled("What each lever adds to gross profit", "Pulled alone and as far as it goes, in the year with most patients.")
def levers(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what each lever adds to gross profit a year; frame: label, gain in USD million."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("gain:Q", title="Adds to gross profit a year, USD million", axis=alt.Axis(format=MONEY, tickCount=8)),
        y=alt.Y("label:N", title=None, sort=None),
    )
    said = base.transform_calculate(said="format(datum.gain, '+,.2~r')").mark_text(align="left", dx=5, color=c["ink"])
    bars = base.mark_bar(color=c["accent"], height=14)
    return styled(alt.layer(bars, said.encode(text="said:N"), height=alt.Step(28)), scheme)


@titled("Gross margin, year by year", "Plants that are hardly used are in both lines, experience to gain in one.")
def years(frame: pd.DataFrame, scheme: str, target: float) -> alt.LayerChart:
    """Draw the gross margin by year; frame: year, kind (with experience to gain, or experienced), margin in percent."""
    c = colours(scheme)
    names = ["with experience to gain", "experienced from the first batch"]
    kinds = alt.Scale(domain=names, range=[c["company"], c["quiet"]])
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year from now", axis=alt.Axis(labelAngle=0)))
    margin = alt.Y("margin:Q", title="Gross margin, %", scale=alt.Scale(domain=[-100, 100], clamp=True))
    lines = base.mark_line(strokeWidth=2.5, point=True).encode(
        y=margin,
        color=alt.Color("kind:N", title=None, scale=kinds, legend=alt.Legend(orient="top", direction="horizontal")),
    )
    aim = base.transform_aggregate(year="min(year)")
    return styled(
        alt.layer(
            lines,
            aim.mark_rule(color=c["holds"], strokeDash=[4, 3]).encode(
                y=alt.datum(target), x=alt.value(0), x2=alt.value("width")
            ),
            *written(
                aim.encode(y=alt.datum(target), x=alt.value("width"), text=alt.value("aimed at")),
                c,
                c["holds"],
                align="right",
                dx=-4,
                dy=9,
            ),
            height=260,
        ),
        scheme,
    )
