"""Charts of the design lock: the three curves with their window and cases, the adaptive rule, the paths."""

from math import ceil, floor, log10

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import MONEY, colours, styled, titled, written

HEIGHT, LANES, SLOTS = 330, 12, 40
NAMES = {"company": "Company", "research": "Research alone", "manufacturing": "Manufacturing alone"}
NARROW = "width < 420"  # pixels; a phone has no room for the names of the cases, and for words of one line
READOUT = (
    f"'Month ' + datum.month + ': design ' + datum.design + ',' + ({NARROW} ? '|' : ' ') + 'USD ' + "
    "format(datum.value, ',.2~r') + ' m (' + "
    "format(datum.low, ',.2~r') + ' to ' + format(datum.high, ',.2~r') + ')|launch month ' + "
    f"format(datum.launch, '.0f') + ',' + ({NARROW} ? '|' : ' ') + 'late-change risk ' + "
    "format(100 * datum.risk, '.0f') + ' %'"
)


FOOT = 0.25  # share of the height that the real cases take, below what each side would choose


def extent(detail) -> tuple[int, float, float]:
    """Return horizon and value range of the hero's axes from the baseline, so that they stay while a slider moves."""
    curves = [curve.value for curve in detail.curves.values()]
    high = 1.15 * max(detail.research.value.max(), detail.band[1].max())
    lowest = min(0.0, detail.manufacturing.value.max(), *(curve.max() for curve in curves))
    low = min((lowest - FOOT * high) / (1 - FOOT), *(curve.min() for curve in curves))
    step = 10 ** floor(log10(high if high > 0 else max(-low, 1.0))) / 2  # a baseline may earn nothing at any month
    return len(curves[0]) - 1, floor(low / step) * step, ceil(high / step) * step


@titled(
    "What each lock month is worth, and what each side alone would choose",
    "Thick line: the company, with eight futures in ten in the band; dashed: the baseline. Upright line: your "
    "lock month; shaded: the window that keeps most of the best worth. Dots: real cases, with sources on the page.",
)
def hero(frame: pa.Table, scheme: str, months: int, low: float, high: float) -> alt.LayerChart:
    """Draw the worth of every lock month, what each side would choose, and the real late changes.

    frame: rows by `mark`, as models/design_lock/frames.py makes them: month, plan, window, best and case.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("month:Q", title="Month the design is locked", scale=alt.Scale(domain=[0, months], nice=False)),
        y=alt.Y(
            "value:Q",
            title="Expected net present value, USD million",
            scale=alt.Scale(domain=[low, high], nice=False, zero=False),
            axis=alt.Axis(format=MONEY),
        ),
    )
    main = alt.layer(*curves(base, c, months), *best_months(base, c), *read_outs(base, c, months))
    apart = {"scale": {"x": "independent", "y": "independent"}}
    return styled(alt.layer(main, *cases(alt.Chart(frame), c, months), height=HEIGHT, resolve=apart), scheme)


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def curves(base: alt.Chart, c: dict, months: int) -> list[alt.Chart]:
    """Draw window, band, the zero line, the baseline and the three curves."""
    by_month = of(base, "month")
    window = of(base, "window").mark_rect(color=c["accent"], opacity=0.13)
    last = by_month.transform_filter(alt.datum.month == months)
    band_name = last.mark_text(align="right", dx=-4, dy=-8, fontSize=11, color=c["quiet"], clip=True)
    line = {"strokeWidth": 2, "clip": True}
    return [
        window.encode(x="begin:Q", x2="end:Q", y=alt.value(0), y2=alt.value("height")),
        by_month.mark_area(color=c["company"], opacity=0.08, clip=True).encode(y="low:Q", y2="high:Q"),
        of(base, "plan").mark_rule(color=c["quiet"]).encode(x=alt.value(0), x2=alt.value("width"), y=alt.datum(0)),
        by_month.mark_line(color=c["baseline"], strokeDash=[3, 3], **line).encode(y="baseline:Q"),
        by_month.mark_line(color=c["manufacturing"], **line).encode(y="manufacturing:Q"),
        by_month.mark_line(color=c["research"], **line).encode(y="research:Q"),
        by_month.mark_line(color=c["company"], **line | {"strokeWidth": 3.5}),
        band_name.encode(y="high:Q", text=alt.value("80 % of futures")),
    ]


def best_months(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Mark what each side would choose, with a name that stays inside the chart."""
    colour = alt.Color("name:N", scale=alt.Scale(domain=list(NAMES), range=[c[name] for name in NAMES]), legend=None)
    rows = of(base, "best")
    named = rows.transform_calculate(label=f"{NAMES}[datum.name] + ' ' + datum.month").encode(
        x="stands:Q", text="label:N"
    )
    below = alt.expr("datum.name == 'manufacturing' ? 18 : -14")  # the lowest curve: above it run the others
    look = {"dy": below, "fontWeight": 600, "clip": True}
    return [
        rows.mark_point(filled=True, size=80, opacity=1, clip=True).encode(color=colour),
        named.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **look),
        named.mark_text(**look).encode(color=colour),
    ]


def read_outs(base: alt.Chart, c: dict, months: int) -> list[alt.Chart]:
    """Draw the user's lock and the pointer's; the pointer's words replace the user's while it moves."""
    peek = alt.selection_point("peek", fields=["month"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["month"], on="pointerup", empty=False, toggle=False)
    plan, pointer = of(base, "plan"), of(base, "month").transform_filter(peek)
    quiet = alt.expr("length(data('peek_store')) ? 0 : 1")
    words = {"align": "left", "lineBreak": "|", "clip": True, "baseline": "top"}
    place = {"x": alt.value(8), "y": alt.value(5), "text": alt.Text("words:N")}
    left = f"datum.month < {months / 2}"
    # on the roomier side of the user's line, which would else strike them
    beside = {"align": alt.expr(f"{left} ? 'left' : 'right'"), "dx": alt.expr(f"{left} ? 8 : -8")}
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    return [
        plan.mark_rule(color=c["accent"], size=2).encode(**tall),
        plan.mark_point(filled=True, size=160, opacity=1, color=c["accent"], shape="diamond", clip=True),
        pointer.mark_rule(color=c["ink"], size=1, strokeDash=[2, 2]).encode(**tall),
        pointer.mark_point(filled=True, size=70, color=c["ink"], opacity=1, clip=True),
        *written(
            plan.transform_calculate(words=f"'Your lock. ' + {READOUT}").encode(y=place["y"], text=place["text"]),
            c,
            c["accent"],
            opacity=quiet,
            **words | beside | {"clip": False},
        ),
        pointer.transform_calculate(words=READOUT).mark_text(fontWeight=600, **words).encode(**place),
        of(base, "month").mark_rect(opacity=0).encode(x="begin:Q", x2="end:Q", **tall).add_params(peek, lock),
    ]


def cases(base: alt.Chart, c: dict, months: int) -> list[alt.Chart]:
    """Draw the real cases along the foot: by months of delay, or side by side where none is published."""
    tips = [alt.Tooltip("label:N", title="Case"), alt.Tooltip("happened:N", title="What happened")]
    small = {"fontSize": 11, "clip": True}
    room = alt.expr(f"{NARROW} ? 0 : 1")

    def lane(field, known, height, length):
        x = alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, length]), axis=None)
        y = alt.Y("lane:Q", scale=alt.Scale(domain=[0, LANES]), axis=None)
        rows = of(base, "case").transform_filter(alt.datum.known == known).transform_calculate(lane=height)
        return rows.encode(x=x, y=y)

    def dots(rows, known):
        return rows.mark_point(filled=known, size=50, opacity=0.9, color=c["fails"]).encode(tooltip=tips)

    known, unknown = lane("month", True, "1.35", months), lane("slot", False, "0.4", SLOTS)
    named, counted = (rows.transform_filter("isValid(datum.short)").encode(text="short:N") for rows in (known, unknown))
    key = counted.encode(x=alt.value("width"), text=alt.value("dots: months of delay in real late changes"))
    return [
        dots(known, True),
        *written(named, c, c["quiet"], dy=-10, opacity=room, **small),
        dots(unknown, False),
        *written(counted, c, c["quiet"], align="left", dx=8, dy=1, **small),
        *written(key, c, c["quiet"], align="right", dy=1, opacity=room, **small),
    ]


@titled("What each lock month is worth on each development path", "Dots: the middle of each path's lock window.")
def paths(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw every path's curve and the middle of its window.

    frame: path, month, value, best, rank, highest, top_month.
    """
    c = colours(scheme)
    words = (
        "datum.path + ': month ' + datum.month + ', USD ' + format(datum.value, ',.2~r') + ' m; highest in month ' "
        "+ datum.top_month + ', ' + format(datum.highest, ',.2~r')"
    )
    base = (
        alt.Chart(frame)
        .transform_calculate(said=words)
        .encode(
            x=alt.X("month:Q", title="Month the design is locked", scale=alt.Scale(nice=False)),
            y=alt.Y("value:Q", title="Expected net present value, USD million", axis=alt.Axis(format=MONEY)),
            color=alt.Color(
                "path:N",
                legend=None,
                sort=None,
                scale=alt.Scale(range=[c[f"{n}_path"] for n in ("first", "second", "third")]),
            ),
        )
    )
    best = base.transform_filter(alt.datum.best)
    said = best.mark_text(align="left", fontWeight=600).encode(
        x=alt.value(8), y=alt.Y("rank:Q", axis=None, scale=alt.Scale(domain=[15.5, -0.5])), text="said:N"
    )
    lines = alt.layer(base.mark_line(strokeWidth=2.5), best.mark_point(filled=True, size=70, opacity=1))
    return styled(alt.layer(lines, said, height=280, resolve={"scale": {"y": "independent"}}), scheme)


@titled(
    "How good a design must be to lock it",
    "Lock at the first generation whose best design so far clears the solid line.",
)
def rule(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the reservation quality by generation beside the best design usually seen by then."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("generation:O", title="Design generation", axis=alt.Axis(labelAngle=0)))
    y = alt.Y("reservation:Q", title="Points against today's standard")
    last = base.transform_window(rank="rank()", sort=[alt.SortField("generation", "descending")]).transform_filter(
        alt.datum.rank == 1
    )
    said = {"align": "right", "fontWeight": 600}
    return styled(
        alt.layer(
            base.mark_line(color=c["company"], strokeWidth=2.5, interpolate="step").encode(y=y),
            base.mark_line(color=c["research"], strokeDash=[4, 3]).encode(y="expected:Q"),
            last.mark_text(color=c["company"], dy=16, **said).encode(
                y="reservation:Q", text=alt.value("lock above this line")
            ),
            last.mark_text(color=c["research"], dy=-12, **said).encode(
                y="expected:Q", text=alt.value("best so far, expected")
            ),
            height=280,
        ),
        scheme,
    )
