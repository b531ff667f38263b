"""Charts of viability: cost of a dose by volume, what a dose is made of, what levers add, the margin year by year."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import MONEY, colours, styled, titled, written

HEIGHT = 300
NARROW = "width < 420"  # pixels


@titled(
    "What a dose costs, by doses a year",
    "Thick line: now; green: with the lever; dashed: without experience, and the baseline. Red: published "
    "costs, with sources on the page.",
)
def cost_curve(frame: pa.Table, scheme: str, doses: tuple, top: float, price: float) -> alt.LayerChart:
    """Draw the cost of a dose by doses a year, before and after the lever, with price and published points.

    frame: rows by `mark`, as models/viability_frames.py makes them; doses: the ends of the axis; top: of the other.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "doses:Q",
            title="Doses a year (log)",
            scale=alt.Scale(type="log", domain=list(doses), nice=False),
            axis=alt.Axis(format=",.0f", tickCount=alt.ExprRef(f"{NARROW} ? 2 : 6"), grid=False),
        ),
        y=alt.Y(
            "cost:Q",
            title="Cost of a dose, USD",
            scale=alt.Scale(domain=[0, top], nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    by_volume = of(base, "volume")
    line = {"strokeWidth": 2, "clip": True}
    last = by_volume.transform_window(row="row_number()").transform_filter("datum.row == 1")
    name = {"align": "right", "dx": -4, "fontSize": 11}
    return styled(
        alt.layer(
            by_volume.mark_line(color=c["baseline"], strokeDash=[3, 3], **line).encode(y="baseline:Q"),
            by_volume.mark_line(color=c["quiet"], strokeDash=[6, 3], **line).encode(y="without:Q"),
            by_volume.mark_line(color=c["accent"], **line).encode(y="after:Q"),
            by_volume.mark_line(color=c["company"], **line | {"strokeWidth": 3.5}),
            *published(base, c),
            last.mark_text(color=c["holds"], dy=-7, **name).encode(
                x=alt.value("width"), y=alt.datum(price), text=alt.value("net price")
            ),
            last.mark_rule(color=c["holds"], strokeDash=[4, 3]).encode(
                y=alt.datum(price), x=alt.value(0), x2=alt.value("width")
            ),
            *pointer(base, c),
        ).properties(height=HEIGHT),
        scheme,
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def published(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the published costs as rules."""
    rows = of(base, "point")
    return [rows.mark_rule(color=c["fails"], strokeWidth=1, opacity=0.55).encode(x=alt.value(0), x2=alt.value("width"))]


def published_names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name the published costs, above what crosses them."""
    words = {"align": "right", "dx": -4, "dy": -6, "fontSize": 11, "opacity": alt.expr(f"{NARROW} ? 0 : 1")}
    place = {"x": alt.value("width"), "text": "label:N"}
    rows = of(base, "point")
    return [
        rows.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **words).encode(**place),
        rows.mark_text(color=c["fails"], **words).encode(**place),
    ]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the plan and the pointer's volume; letting go there moves the volume."""
    peek = alt.selection_point("peek", fields=["doses"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["doses"], on="pointerup", empty=False, toggle=False)
    plan, here = of(base, "plan"), of(base, "volume").transform_filter(peek)
    words = {"align": "right", "baseline": "top", "clip": True}
    place = {"x": alt.value("width"), "y": alt.value(4), "text": "words:N"}
    quiet = alt.expr(f"length(data('peek_store')) || {NARROW} ? 0 : 1")
    room = alt.expr(f"{NARROW} ? 0 : 1")
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    return [
        plan.mark_rule(color=c["accent"], size=2).encode(**tall),
        plan.mark_point(filled=True, size=160, opacity=1, color=c["accent"], shape="diamond"),
        here.mark_rule(color=c["ink"], size=1, strokeDash=[2, 2]).encode(**tall),
        here.mark_point(filled=True, size=70, color=c["ink"], opacity=1),
        *published_names(base, c),
        *(
            plan.mark_text(stroke=c["paper"], strokeWidth=width, color=c[colour], opacity=quiet, **words).encode(
                **place
            )
            for width, colour in ((3, "paper"), (0, "accent"))
        ),
        here.mark_text(fontWeight=600, color=c["ink"], opacity=room, **words).encode(**place),
        of(base, "volume").mark_rect(opacity=0).encode(x="begin:Q", x2="end:Q", **tall).add_params(peek, lock),
    ]


@titled("What a dose is made of", "Now, and with each lever.")
def parts(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what a dose is made of, now and with each lever; frame: label, part, order, cost in USD a dose."""
    c = colours(scheme)
    names = ["Labour", "Materials", "Vector", "Release testing", "Plants"]
    kinds = alt.Scale(domain=names, range=[c[n] for n in ("manufacturing", "middling", "belief", "fast", "own")])
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None))
    bars = base.mark_bar(height=18).encode(
        x=alt.X("cost:Q", title="Cost of a dose, USD", axis=alt.Axis(format=MONEY)),
        color=alt.Color("part:N", title=None, scale=kinds, legend=alt.Legend(orient="top", direction="horizontal")),
        order="order:O",
        tooltip=[alt.Tooltip("part:N", title="Part"), alt.Tooltip("cost:Q", title="USD a dose", format=MONEY)],
    )
    said = base.transform_aggregate(total="sum(cost)", groupby=["label"]).mark_text(align="left", dx=5, color=c["ink"])
    return styled(
        alt.layer(bars, said.encode(x="total:Q", text=alt.Text("total:Q", format=MONEY))).properties(
            height=alt.Step(32)
        ),
        scheme,
    )


@titled("What each lever adds to gross profit", "Pulled alone and as far as it goes.")
def levers(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what each lever adds to gross profit a year; frame: label, gain in USD million."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("gain:Q", title="Adds to gross profit a year, USD million", axis=alt.Axis(format=MONEY, tickCount=8)),
        y=alt.Y("label:N", title=None, sort=None),
    )
    said = base.transform_calculate(said="format(datum.gain, '+,.3~r')").mark_text(align="left", dx=5, color=c["ink"])
    bars = base.mark_bar(color=c["accent"], height=14)
    return styled(alt.layer(bars, said.encode(text="said:N")).properties(height=alt.Step(28)), scheme)


@titled("Gross margin, year by year", "Scale is in both lines, experience in one.")
def years(frame: pd.DataFrame, scheme: str, target: float) -> alt.LayerChart:
    """Draw the gross margin year by year; frame: year, kind (with experience, without), margin in percent."""
    c = colours(scheme)
    kinds = alt.Scale(domain=["with experience", "without"], range=[c["company"], c["quiet"]])
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year from launch", axis=alt.Axis(labelAngle=0)))
    margin = alt.Y("margin:Q", title="Gross margin, %", scale=alt.Scale(domain=[-100, 100], clamp=True))
    lines = base.mark_line(strokeWidth=2.5, point=True).encode(
        y=margin,
        color=alt.Color("kind:N", title=None, scale=kinds, legend=alt.Legend(orient="top", direction="horizontal")),
    )
    aim = base.transform_filter(alt.datum.year == 1).transform_filter(alt.datum.kind == "without")
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
        ).properties(height=260),
        scheme,
    )
