"""Charts of viability: cost of sales a dose by year, what a dose is made of, what levers add, the margin by year."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, MONEY, TWO, colours, styled, titled, written

MARGINS, BELOW = 112, 140  # pixels from above: where the margins end, and where the costs begin
WORST = -25  # percent, at which the axis of margins is cut
NARROW = "width < 420"  # pixels
LOW = "height < 300"  # pixels, for a room, which sees the margins alone
EVERY = f"({NARROW} ? 5 : width < 900 ? 2 : 1)"  # years of which a chart writes one margin
PARTS = {"Labour": "manufacturing", "Materials": "middling", "Tests": "fast", "Plants": "own", "Transport": "quiet"}
ROUND = {"left": 12, "right": 60, "top": 5, "bottom": 5}  # pixels: room for names, and for numbers beside bars
ROOM = f"({NARROW} ? 8 : width < 540 ? 6.5 : 4.8)"  # years beside the last bar, for names


@titled(
    "What a dose costs and brings, year by year",
    "Above: the gross margin, with published ones. Below: cost of sales a dose by what it is made of, with its share "
    "of plants that stand ready; materials with vector. An arrow: the bar goes on. Thick line: what a dose brings. "
    "Dashed: the baseline. Grey across: published figures, with sources on the page.",
)
def by_year(frame: pa.Table, scheme: str, years: tuple, top: float) -> alt.LayerChart:
    """Draw the margins by year, and below them the cost of sales a dose in bars, with baseline and published figures.

    frame: rows by `mark`, as the frames of viability make them; years: first and last; top: end of the axis of costs.
    """
    c = colours(scheme)
    first, last = years
    end = alt.expr(f"{last} + {ROOM}")
    base = alt.Chart(frame).encode(
        x=alt.X(
            "year:Q",
            title="Year from now",
            scale=alt.Scale(domainMin=first - 0.6, domainMax=end, nice=False),
            axis=alt.Axis(
                values=list(range(first, last + 1)), format=".0f", grid=False, labelOverlap=True, labelSeparation=4
            ),
        )
    )
    margins = base.encode(y=margin_axis())
    costs = base.encode(
        y=alt.Y(
            "cost:Q",
            title="USD a dose with transport",
            scale=alt.Scale(domain=[0, top], nice=False, clamp=True, range=[alt.ExprRef("height"), BELOW]),
            axis=alt.Axis(format=MONEY, tickCount=6, orient="left"),
        )
    )
    above = alt.layer(*earned(margins, c, last), *published(margins, c, "margin", years))
    below = alt.layer(
        *pieces(costs, c), cut_off(costs, c, top), *compared(costs, c), *sold(costs, c),
        *published(costs, c, "cost", years), *pointer(base, c), name="aside",
    )  # fmt: skip
    return styled(alt.layer(above, below, height=HERO).resolve_scale(y="independent"), scheme)


def margin_axis() -> alt.Y:
    """Return the axis of margins, which says that it is cut."""
    foot = alt.ExprRef(f"{LOW} ? height : {MARGINS}")
    cut = f"datum.value == {WORST} ? '≤ ' + datum.label : datum.label"
    return alt.Y(
        "margin:Q",
        title="Gross margin, %",
        scale=alt.Scale(domain=[WORST, 100], nice=False, clamp=True, range=[foot, 0]),
        axis=alt.Axis(values=[WORST, 0, 25, 50, 75, 100], labelExpr=cut, orient="left", labelOverlap=False),
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def wide(rows: alt.Chart, half: float) -> alt.Chart:
    """Return rows that begin at one end of their year's bar, with the other end."""
    return rows.transform_calculate(right=f"datum.year + {half}", year=f"datum.year - {half}")


def earned(base: alt.Chart, c: dict, last: int) -> list[alt.Chart]:
    """Draw the margin by year and at the baseline, write it along the top, and name it at its end."""
    rows = of(base, "year")
    end = rows.transform_filter(alt.datum.year == last).transform_calculate(year="datum.year + 0.6")
    told = {"baseline": "bottom", "fontSize": 12, "fontWeight": 600}  # above the plot, where no line runs
    left_out = f"({last} - datum.year) % {EVERY} != 0"
    place = {"y": alt.value(-5), "text": "label:N", "opacity": alt.condition(left_out, alt.value(0), alt.value(1))}
    nothing = rows.transform_filter(alt.datum.year == last).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.datum(0)
    )
    return [
        nothing.mark_rule(color=c["quiet"]),
        rows.mark_line(color=c["baseline"], strokeDash=[3, 2], strokeWidth=2).encode(y="margin_before:Q"),
        rows.mark_line(color=c["accent"], strokeWidth=3),
        rows.mark_point(color=c["accent"], filled=True, size=36, opacity=1),
        *written(rows.encode(**place), c, c["accent"], **told),
        *written(of(end, "year").encode(y="margin_stands:Q", text=alt.value("your margin")), c, c["accent"],
                 align="left", fontWeight=600),
    ]  # fmt: skip


def pieces(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the pieces of each bar, and name them beside the last one."""
    kinds = alt.Scale(domain=list(PARTS), range=[c[colour] for colour in PARTS.values()])
    colour = alt.Color("part:N", scale=kinds, legend=None)
    names = of(base, "name").transform_calculate(year="datum.year + 0.6").encode(y="stands:Q")
    return [
        wide(of(base, "part"), 0.38).mark_bar(clip=True, opacity=0.85).encode(
            x2="right:Q", y="begin:Q", y2="end:Q", color=colour
        ),
        names.mark_text(align="left").encode(text="part:N", color=colour),
    ]  # fmt: skip


def cut_off(base: alt.Chart, c: dict, top: float) -> alt.Chart:
    """Mark the bars that go on beyond the end of the axis."""
    rows = of(base, "year").transform_filter(alt.datum.cost > top)
    return rows.mark_text(baseline="top", fontSize=15, fontWeight=600, color=c["paper"]).encode(
        y=alt.value(BELOW + 3), text=alt.value("↑")
    )


def compared(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the cost of each year at the baseline."""
    rows = wide(of(base, "year").transform_filter("isValid(datum.baseline)"), 0.45)
    look = {"color": c["baseline"], "strokeDash": [3, 2], "strokeWidth": 2, "clip": True}
    return [rows.mark_rule(**look).encode(x2="right:Q", y="baseline:Q")]


def sold(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw what a dose brings year by year, and name it."""
    end = of(base, "brings").transform_calculate(year="datum.year + 0.6")
    return [
        of(base, "year")
        .mark_line(color=c["company"], strokeWidth=3, interpolate="step", clip=True)
        .encode(y="brings:Q"),
        end.mark_text(align="left", color=c["ink"], fontWeight=600).encode(y="stands:Q", text="label:N"),
    ]


def published(base: alt.Chart, c: dict, kind: str, years: tuple) -> list[alt.Chart]:
    """Draw published figures as rules over all years at their own value, each named beside the last."""
    first, last = years
    points = of(base, "point").transform_filter(alt.datum.kind == kind)
    rules = points.transform_calculate(year=str(first - 0.5), right=str(last + 0.5))
    short = f"{NARROW} ? split(datum.label, ':')[0] : datum.label"  # the axis says the rest
    named = points.transform_calculate(year=str(last + 0.6), said=short).encode(y="stands:Q", text="said:N")
    return [
        rules.mark_rule(color=c["quiet"], strokeWidth=1.5, strokeDash=[6, 3]).encode(x2="right:Q"),
        named.mark_text(align="left", color=c["quiet"]),
    ]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Say in words what the pointer's year costs and brings."""
    peek = alt.selection_point("peek", fields=["words"], on="pointermove", clear="pointerout", empty=False)
    rows = wide(of(base, "year"), 0.5)
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    said = of(base, "year").transform_filter(peek).encode(x=alt.value(6), y=alt.value(MARGINS + 4), text="words:N")
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
    legend = alt.Legend(orient="top", direction="horizontal", columns=alt.ExprRef(f"{NARROW} ? 3 : 5"))
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None))
    bars = base.mark_bar(height=18).encode(
        x=alt.X("cost:Q", title="Cost of sales a dose, USD", axis=alt.Axis(format=MONEY, tickCount=5)),
        color=alt.Color("part:N", title=None, scale=kinds, legend=legend),
        order="order:O",
        tooltip=[alt.Tooltip("part:N", title="Part"), alt.Tooltip("cost:Q", title="USD a dose", format=TWO)],
    )
    said = base.transform_aggregate(total="sum(cost)", groupby=["label"]).mark_text(align="left", dx=5, color=c["ink"])
    return styled(
        alt.layer(
            bars, said.encode(x="total:Q", text=alt.Text("total:Q", format=TWO)), height=alt.Step(32), padding=ROUND
        ),
        scheme,
    )


@titled("What each lever adds to gross profit", "Pulled alone and as far as it goes, in the year with most patients.")
def levers(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what each lever adds to gross profit a year; frame: label, gain in USD million, said."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None))
    gain = alt.X("gain:Q", title="Adds to gross profit a year, USD million", axis=alt.Axis(format=MONEY, tickCount=6))
    bars = base.mark_bar(height=16).encode(
        x=gain, color=alt.condition(alt.datum.gain < 0, alt.value(c["fails"]), alt.value(c["company"]))
    )
    ends = base.transform_calculate(end="max(datum.gain, 0)").encode(x="end:Q", text="said:N")  # right of any bar
    return styled(
        alt.layer(bars, ends.mark_text(align="left", dx=6, color=c["ink"]), height=alt.Step(30), padding=ROUND), scheme
    )


@titled(
    "Gross margin, year by year",
    "Plants that are hardly used are in both lines, experience to gain in one. The axis is cut at -100 %.",
)
def years(frame: pd.DataFrame, scheme: str, target: float) -> alt.LayerChart:
    """Draw the gross margin by year; frame: year, kind (with experience to gain, or experienced), margin in percent.

    `last` marks the year below which the names of the lines stand.
    """
    c = colours(scheme)
    names = ["with experience to gain", "experienced from the first batch"]
    kinds = alt.Scale(domain=names, range=[c["company"], c["quiet"]])
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year from now", axis=alt.Axis(labelAngle=0)))
    cut = "datum.value == -100 ? '≤ ' + datum.label : datum.label"
    margin = alt.Y(
        "margin:Q",
        title="Gross margin, %",
        scale=alt.Scale(domain=[-100, 100], clamp=True),
        axis=alt.Axis(values=[-100, -50, 0, 50, 100], labelExpr=cut),
    )
    lines = base.encode(y=margin, color=alt.Color("kind:N", scale=kinds, legend=None))
    edge = {"x": alt.value(0), "x2": alt.value("width")}
    aim = base.transform_aggregate(year="min(year)")
    said = aim.encode(y=alt.datum(target), x=alt.value(0), text=alt.value("aimed at"))
    return styled(
        alt.layer(
            aim.mark_rule(color=c["quiet"]).encode(y=alt.datum(0), **edge),
            aim.mark_rule(color=c["accent"], strokeDash=[4, 3]).encode(y=alt.datum(target), **edge),
            lines.mark_line(strokeWidth=2.5, point=True),
            *line_names(base.encode(y=margin), c, dict(zip(names, (20, 38), strict=True))),
            *written(said, c, c["accent"], align="left", dx=4, dy=-9),
            height=280,
        ),
        scheme,
    )


def line_names(base: alt.Chart, c: dict, away: dict[str, int]) -> list[alt.Chart]:
    """Write the name of each line below its end."""
    drawn = []
    for (name, dy), colour in zip(away.items(), ("company", "quiet"), strict=True):
        rows = base.transform_filter((alt.datum.kind == name) & alt.datum.last).encode(text="kind:N")
        drawn += written(rows, c, c[colour], dy=dy, dx=8, align="right", fontWeight=600)
    return drawn
