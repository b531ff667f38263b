"""Charts of the design lock: the three curves with their window and cases, the adaptive rule, the paths."""

from math import ceil, floor, log10

import altair as alt
import pandas as pd

from components.charts.theme import MONEY, colours, styled

HEIGHT, LANES, SLOTS = 330, 12, 40
NAMES = {"company": "Company", "research": "Research alone", "manufacturing": "Manufacturing alone"}
READOUT = (
    "'Month ' + datum.month + ': design ' + datum.design + ', USD ' + format(datum.value, ',.3~r') + ' m (' + "
    "format(datum.low, ',.3~r') + ' to ' + format(datum.high, ',.3~r') + '), launch month ' + "
    "format(datum.launch, '.0f') + ', late-change risk ' + format(100 * datum.risk, '.0f') + ' %'"
)


def extent(detail) -> tuple[int, float, float]:
    """Return horizon and value range of the hero's axes from the baseline, so that they stay while a slider moves."""
    curves = [curve.value for curve in detail.curves.values()]
    high = 1.15 * max(detail.research.value.max(), detail.band[1].max())
    low = min(-0.3 * high, *(curve.min() for curve in curves))
    step = 10 ** floor(log10(high)) / 2
    return len(curves[0]) - 1, floor(low / step) * step, ceil(high / step) * step


def hero(frame: pd.DataFrame, scheme: str, months: int, low: float, high: float) -> alt.LayerChart:
    """Draw the worth of every lock month, what each side would choose, and the real late changes.

    frame: rows of series company, research, manufacturing, baseline (month, value; company and plan also low,
    high, design, launch, risk), window (month, end), best (month, value, name), plan and case (month of delay,
    slot, known, label, short, happened).
    """
    c = colours(scheme)
    x = alt.X(
        "month:Q",
        title="Month the design is locked (dots at the foot: months of delay in real late changes)",
        scale=alt.Scale(domain=[0, months], nice=False),
    )
    y_scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    y = alt.Y("value:Q", title="Expected net present value, USD million", scale=y_scale, axis=alt.Axis(format=MONEY))
    base = alt.Chart(frame).transform_calculate(
        label=f"{NAMES}[datum.name] + ' ' + datum.month",
        readout=READOUT,
        yours=f"'Your lock. ' + {READOUT}",
    )
    rows = lambda name: base.transform_filter(alt.datum.series == name)  # noqa: E731
    peek = alt.selection_point("peek", encodings=["x"], nearest=True, on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["month"], nearest=True, on="pointerup", empty=False, toggle=False)
    window = rows("window").mark_rect(color=c["accent"], opacity=0.13).encode(x=x, x2="end:Q")
    band = (
        rows("company")
        .mark_area(color=c["company"], opacity=0.08, clip=True)
        .encode(x=x, y=alt.Y("low:Q", scale=y_scale), y2="high:Q")
    )
    zero = base.transform_filter(alt.datum.series == "plan").mark_rule(color=c["quiet"], size=1).encode(y=alt.datum(0))
    lines = [
        rows(name).mark_line(color=c[name], strokeWidth=width, clip=True, strokeDash=dash).encode(x=x, y=y)
        for name, width, dash in (
            ("baseline", 2, [3, 3]),
            ("manufacturing", 2, [1, 0]),
            ("research", 2, [1, 0]),
            ("company", 3.5, [1, 0]),
        )
    ]
    side = alt.Color("name:N", scale=alt.Scale(domain=list(NAMES), range=[c[name] for name in NAMES]), legend=None)
    best = rows("best").mark_point(filled=True, size=80, opacity=1, clip=True).encode(x=x, y=y, color=side)
    names = [
        rows("best").transform_filter(alt.datum.name == name).mark_text(dy=dy, fontWeight=600, **look)
        .encode(x=x, y=y, text="label:N")
        for name, dy in (("company", -14), ("research", -14), ("manufacturing", 18))
        for look in ({"stroke": c["paper"], "strokeWidth": 3, "color": c["paper"]}, {"color": c[name]})
    ]  # fmt: skip
    plan = rows("plan").mark_rule(color=c["accent"], size=2).encode(x=x)
    handle = (
        rows("plan").mark_point(filled=True, size=160, opacity=1, color=c["accent"], shape="diamond").encode(x=x, y=y)
    )
    top = {"y": alt.value(10)}
    quiet = alt.expr("length(data('peek_store')) ? 0 : 1")  # the plan's words give way to the pointer's
    told = rows("plan").mark_text(align="left", color=c["accent"], opacity=quiet)
    catcher = rows("company").mark_point(opacity=0, size=30, tooltip=None).encode(x=x, y=y).add_params(peek, lock)
    pointer = rows("company").transform_filter(peek)
    main = alt.layer(
        window,
        band,
        zero,
        *lines,
        plan,
        best,
        *names,
        handle,
        pointer.mark_rule(color=c["ink"], size=1, strokeDash=[2, 2]).encode(x=x),
        pointer.mark_point(filled=True, size=70, color=c["ink"], opacity=1, tooltip=None).encode(x=x, y=y),
        told.encode(x=alt.value(8), text="yours:N", **top),
        pointer.mark_text(align="left", fontWeight=600).encode(x=alt.value(8), text="readout:N", **top),
        catcher,
    )
    whole = alt.layer(main, *cases(rows("case"), c, months)).resolve_scale(x="independent", y="independent")
    return styled(whole.properties(height=HEIGHT), scheme)


def cases(rows: alt.Chart, c: dict, months: int) -> list[alt.Chart]:
    """Draw the real cases along the foot: by months of delay, or side by side where none is published."""
    lanes = alt.Y("lane:Q", scale=alt.Scale(domain=[0, LANES]), axis=None)
    tips = [alt.Tooltip("label:N", title="Case"), alt.Tooltip("happened:N", title="What happened")]

    def lane(field, known, place, length):
        x = alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, length]), axis=None)
        mine = rows.transform_filter(alt.datum.known == known).transform_calculate(lane=place).encode(x=x, y=lanes)
        marks = mine.mark_point(filled=known, size=50, opacity=0.9, color=c["fails"]).encode(tooltip=tips)
        labelled = mine.transform_filter("isValid(datum.short)")
        look = {"align": "left", "dx": 8, "dy": 1} if not known else {"dy": -10}
        said = labelled.mark_text(fontSize=11, color=c["quiet"], clip=True, **look).encode(text="short:N")
        return [marks, said]

    return [*lane("month", True, "1.35", months), *lane("slot", False, "0.4", SLOTS)]


def paths(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw every path's curve with its best month; frame: path, month, value, best, rank."""
    c = colours(scheme)
    words = "datum.path + ': month ' + datum.month + ', USD ' + format(datum.value, ',.3~r') + ' m'"
    base = (
        alt.Chart(frame)
        .transform_calculate(said=words)
        .encode(
            x=alt.X("month:Q", title="Month the design is locked", scale=alt.Scale(nice=False)),
            y=alt.Y("value:Q", title="Expected net present value, USD million", axis=alt.Axis(format=MONEY)),
            color=alt.Color("path:N", legend=None, scale=alt.Scale(range=[c["contract"], c["own"], c["contested"]])),
        )
    )
    best = base.transform_filter(alt.datum.best)
    said = best.mark_text(align="left", fontWeight=600).encode(
        x=alt.value(8), y=alt.Y("rank:Q", axis=None, scale=alt.Scale(domain=[15.5, -0.5])), text="said:N"
    )
    lines = alt.layer(base.mark_line(strokeWidth=2.5), best.mark_point(filled=True, size=70, opacity=1))
    return styled(alt.layer(lines, said).resolve_scale(y="independent").properties(height=280), scheme)


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
        ).properties(height=280),
        scheme,
    )
