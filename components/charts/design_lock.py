"""Charts of the design lock: the three curves with their window and cases, the adaptive rule, the paths."""

from math import ceil, floor, log10

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, MONEY, colours, styled, titled

NARROW = "width < 420"  # pixels of the plot on a phone, which has no room for long names
LOW = "height < 210"  # pixels of the plot for a room, which has no room for two lines; on any other screen it has more
READOUT = (
    "datum.month + ': USD ' + format(datum.value, ',.2~r') + ' m (' + format(datum.low, ',.2~r') + ' to ' + "
    "format(datum.high, ',.2~r') + ')|design ' + datum.design + ', launch month ' + format(datum.launch, '.0f') + "
    "', late-change risk ' + format(100 * datum.risk, '.0f') + ' %'"
)
RIGHT = "width + 85"  # the right end of the strip of real cases, below the room that the curves leave for their names
STRIP = {"said": 52, "above": 67, "dots": 79, "below": 91, "axis": 99}  # pixels below the curves
SIX = 6  # months between ticks
LINES = ("company", "research", "manufacturing")


def extent(detail) -> tuple[int, float, float]:
    """Return horizon and value range of worth from the baseline, which the axes keep unless an answer outgrows them."""
    curves = [curve.value for curve in detail.curves.values()]
    drawn = [*curves, *detail.band, detail.research.value, detail.manufacturing.value]
    low, high = min(0.0, *(one.min() for one in drawn)), max(0.0, *(one.max() for one in drawn))
    step = 10 ** floor(log10(max(high, -low, 1.0))) / 2
    return len(curves[0]) - 1, floor(low / step) * step, ceil(high / step) * step


@titled(
    "What each lock month is worth, and what each side alone would choose",
    "Thick line: the company, with eight futures in ten in the band; dashed: the baseline. Upright line: your "
    "lock month; bar on top: the months that keep most of the best worth. Below: delays after real late changes.",
)
def hero(frame: pa.Table, scheme: str, months: int) -> alt.LayerChart:
    """Draw the worth of every lock month, what each side would choose, and below it the real late changes.

    frame: rows by `mark`, as models/design_lock/frames.py makes them: month, plan, window, best, end, reach, case,
    uncounted. months: the last one on the axis.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "month:Q",
            title="Month the design is locked",
            scale=alt.Scale(domain=[0, months], nice=False),
            axis=alt.Axis(values=list(range(0, months + 1, SIX))),
        ),
        y=alt.Y(
            "value:Q",
            title="Net present value, USD million",
            scale=alt.Scale(nice=False, zero=False),
            axis=alt.Axis(format=MONEY, tickCount=alt.ExprRef(f"{LOW} ? 4 : 6")),
        ),
    )
    main = alt.layer(*curves(base, c), *names(base, c), *best_months(base, c), *read_outs(base, c))
    strip = alt.layer(*cases(alt.Chart(frame), c), name="aside")
    return styled(alt.layer(main, strip, height=HERO, resolve={"scale": {"x": "independent"}}), scheme)


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def curves(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw band, window, the zero line, the baseline and the three curves."""
    by_month, window = of(base, "month"), of(base, "window").encode(x="begin:Q", x2="end:Q")
    line = {"strokeWidth": 2}
    return [
        of(base, "reach").mark_point(opacity=0),
        by_month.mark_area(color=c["company"], opacity=0.08).encode(y="low:Q", y2="high:Q"),
        window.mark_rect(color=c["company"], opacity=0.06).encode(y=alt.value(0), y2=alt.value("height")),
        window.mark_rect(color=c["company"]).encode(y=alt.value(-4), y2=alt.value(0)),
        of(base, "plan").mark_rule(color=c["quiet"]).encode(x=alt.value(0), x2=alt.value("width"), y=alt.datum(0)),
        by_month.mark_line(color=c["baseline"], strokeDash=[3, 3], **line).encode(y="baseline:Q"),
        by_month.mark_line(color=c["manufacturing"], **line).encode(y="manufacturing:Q"),
        by_month.mark_line(color=c["research"], **line).encode(y="research:Q"),
        by_month.mark_line(color=c["company"], **line | {"strokeWidth": 3.5}),
    ]


def names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name the window above it, and beside the right end of each line what it is and which month it puts first."""
    paints = alt.Scale(domain=[*LINES, "baseline", "band"], range=[*(c[one] for one in LINES), c["quiet"], c["quiet"]])
    line = "datum.name == 'band' ? replace(datum.words, '|', ' ') : replace(split(datum.words, '|')[0], ' alone', '')"
    shorter = f"{LOW} ? ({line}) : {NARROW} ? replace(datum.words, ' alone', '') : datum.words"
    ends = of(base, "end").transform_calculate(said=shorter).encode(
        x=alt.value("width"), text="said:N", color=alt.Color("name:N", scale=paints, legend=None)
    )  # fmt: skip
    side = {"align": alt.expr("datum.side < 0 ? 'left' : datum.side > 0 ? 'right' : 'center'")}
    window = of(base, "window").encode(x="stands:Q", y=alt.value(-8), text="words:N")
    return [
        ends.mark_text(align="left", dx=8, dy=-4, lineBreak="|", lineHeight=14),
        window.mark_text(baseline="bottom", color=c["company"], **side),
    ]


def best_months(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Mark on each line the month that it puts first."""
    colour = alt.Color("name:N", scale=alt.Scale(domain=LINES, range=[c[one] for one in LINES]), legend=None)
    return [of(base, "best").mark_point(filled=True, size=80, opacity=1).encode(color=colour)]


def read_outs(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the user's lock and the pointer's; above the lines stand the user's words, the pointer's while it moves."""
    peek = alt.selection_point("peek", fields=["month"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["month"], on="pointerup", empty=False, toggle=False)
    plan, pointer = of(base, "plan"), of(base, "month").transform_filter(peek)
    quiet = alt.expr("length(data('peek_store')) ? 0 : 1")
    words = {"align": "left", "lineBreak": "|", "lineHeight": 14, "baseline": "top", "fontWeight": 600}
    place = {"x": alt.value(alt.expr(f"{NARROW} ? -40 : 0")), "y": alt.value(-52), "text": alt.Text("words:N")}
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    mine, looked_at = (rows.transform_calculate(words=f"'{begun}' + {READOUT}").encode(**place)
                       for rows, begun in ((plan, "Your lock, month "), (pointer, "Month ")))  # fmt: skip
    return [
        plan.mark_rule(color=c["accent"], size=2).encode(**tall),
        plan.mark_point(filled=True, size=160, opacity=1, color=c["accent"], shape="diamond"),
        pointer.mark_rule(color=c["ink"], size=1, strokeDash=[2, 2]).encode(**tall),
        pointer.mark_point(filled=True, size=70, color=c["ink"], opacity=1),
        mine.mark_text(color=c["accent"], opacity=quiet, **words),
        looked_at.mark_text(color=c["ink"], **words),
        of(base, "month").mark_rect(opacity=0).encode(x="begin:Q", x2="end:Q", **tall).add_params(peek, lock),
    ]


def cases(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw real late changes in a strip of their own, by months of delay; those without one are counted in words."""
    scale = alt.Scale(zero=True, nice=False, range=[0, alt.expr(RIGHT)])
    axis = alt.Axis(orient="bottom", offset=STRIP["axis"], tickCount=6, grid=False)
    x = alt.X("delay:Q", title="Months of delay after real late changes", scale=scale, axis=axis)
    tips = [alt.Tooltip("label:N", title="Case"), alt.Tooltip("happened:N", title="What happened")]
    below = {row: alt.value(alt.expr(f"height + {pixels}")) for row, pixels in STRIP.items()}
    rows, right = of(base, "case").encode(x=x), alt.value(alt.expr(RIGHT))
    sided = {"align": alt.expr("datum.side < 0 ? 'left' : datum.side > 0 ? 'right' : 'center'"), "baseline": "middle"}
    sided["dx"] = alt.expr("-6 * (datum.side < 0)")
    return [
        rows.mark_rule(color=c["line"]).encode(x=alt.value(0), x2=right, y=below["dots"]),
        rows.mark_point(filled=True, size=60, opacity=1, color=c["quiet"]).encode(y=below["dots"], tooltip=tips),
        *(
            rows.transform_filter(f"datum.row == '{row}' && isValid(datum.short)")
            .mark_text(color=c["quiet"], **sided)
            .encode(y=below[row], text="short:N")
            for row in ("above", "below")
        ),
        of(base, "uncounted")
        .mark_text(align="right", baseline="middle", color=c["quiet"])
        .encode(x=right, y=below["said"], text="words:N"),
    ]


@titled("What each lock month is worth on each development path", "Dots: the middle of each path's lock window.")
def paths(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw every path's curve and the middle of its window, with the path's name beside the end of its curve.

    frame: path, month, value, best, stands and words.
    """
    c = colours(scheme)
    paints = alt.Scale(range=[c[f"{n}_path"] for n in ("first", "second", "third")])
    base = alt.Chart(frame).encode(
        x=alt.X("month:Q", title="Month the design is locked", scale=alt.Scale(nice=False)),
        y=alt.Y("value:Q", title="Net present value, USD million", axis=alt.Axis(format=MONEY)),
        color=alt.Color("path:N", legend=None, sort=None, scale=paints),
    )
    best, zero = base.transform_filter(alt.datum.best), alt.Chart(frame).mark_rule(color=c["quiet"])
    return styled(
        alt.layer(
            zero.encode(x=alt.value(0), x2=alt.value("width"), y=alt.datum(0)),
            base.mark_line(strokeWidth=2.5),
            best.mark_point(filled=True, size=80, opacity=1),
            *beside(base),
            height=340,
        ),
        scheme,
    )


def beside(base: alt.Chart) -> list[alt.Chart]:
    """Write the words of each line beside its right end, in its colour."""
    ends = base.transform_filter("isValid(datum.stands)").encode(x=alt.value("width"), y="stands:Q", text="words:N")
    return [ends.mark_text(align="left", dx=8, dy=-4, lineBreak="|", lineHeight=14)]


@titled(
    "How good a design must be to lock it",
    "Lock at the first generation whose best design so far clears the solid line.",
)
def rule(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the reservation quality by generation beside the best design usually seen by then.

    frame: kind (reservation or expected), generation, points, stands and words.
    """
    c = colours(scheme)
    paints = alt.Scale(domain=["reservation", "expected"], range=[c["company"], c["research"]])
    base = alt.Chart(frame).encode(
        x=alt.X(
            "generation:Q",
            title="Design generation",
            axis=alt.Axis(tickMinStep=1),
            scale=alt.Scale(zero=False, nice=False),
        ),
        y=alt.Y("points:Q", title="Points against today's standard", axis=alt.Axis(tickCount=6)),
        color=alt.Color("kind:N", legend=None, scale=paints),
    )
    reservation, expected = (base.transform_filter(alt.datum.kind == kind) for kind in paints.domain)
    return styled(
        alt.layer(
            reservation.mark_line(strokeWidth=2.5, interpolate="step"),
            expected.mark_line(strokeDash=[4, 3]),
            *beside(base),
            height=340,
        ),
        scheme,
    )
