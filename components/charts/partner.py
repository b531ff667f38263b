"""Charts of scaling alone or with a partner: which plan wins where, the plans side by side, cash need, the tornado."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import MONEY, colours, styled, titled, written

HEIGHT = 300
NARROW = "width < 420"  # pixels
# opacity of a place whose best plan is clear, and of one where it is not; on dark paper less is nearly black
SHADES = {"light": {"cell": 0.6, "unclear": 0.25}, "dark": {"cell": 0.75, "unclear": 0.42}}
CELLS = ["cell", "unclear"]
PLANS = {
    "Alone": "own",
    "Home kept": "middling",
    "Co-develop": "research",
    "Phase 3": "belief",
    "License": "manufacturing",
    "Sell": "third_path",
    "Stop": "quiet",
}


@titled(
    "Which plan leaves the founders most",
    "The colours are the best plan at each place. Pale: no clear difference to the next. Diamond: you; outlined: "
    "baseline.",
)
def frontier(frame: pa.Table, scheme: str, across: tuple, up: tuple) -> alt.LayerChart:
    """Draw which plan leaves founders most, by what can be raised and peak sales; letting go sets what can be raised.

    frame: rows by `mark`, as models/partner/frames.py makes them; across and up: the ends of the axes.
    """
    c, shades = colours(scheme), SHADES["dark" if scheme == "dark" else "light"]
    base = alt.Chart(frame).encode(
        x=alt.X(
            "x:Q",
            title="What can still be raised, USD million",
            scale=alt.Scale(domain=list(across), nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
        y=alt.Y(
            "y:Q",
            title="If peak sales were, USD million a year",
            scale=alt.Scale(domain=list(up), nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=5),
        ),
    )
    return styled(
        alt.layer(*areas(base, c, shades), *fields(base, c), *places(base, c), *pointer(base, c), height=HEIGHT),
        scheme,
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def areas(base: alt.Chart, c: dict, shades: dict) -> list[alt.Chart]:
    """Colour every place by its best plan."""
    colour = alt.Color(
        "plan:N",
        title=None,
        scale=alt.Scale(domain=list(PLANS), range=[c[name] for name in PLANS.values()]),
        legend=alt.Legend(
            orient="top", columns=alt.ExprRef(f"{NARROW} ? 4 : 7"), symbolType="square", labelFontSize=11
        ),
    )
    pale = alt.Opacity(
        "mark:N",
        scale=alt.Scale(domain=list(shades), range=list(shades.values())),
        legend=alt.Legend(
            title=None,
            orient="bottom",
            values=["unclear"],
            labelExpr="'pale: no clear difference to the next'",
            labelLimit=300,
            labelFontSize=11,
            symbolType="square",
            symbolFillColor=c["quiet"],
            symbolStrokeColor=c["quiet"],
        ),
    )
    cells = base.transform_filter(alt.FieldOneOfPredicate("mark", CELLS))
    return [cells.mark_rect(clip=True).encode(**corners(base), color=colour, opacity=pale)]


def fields(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name each field by its plan, so that nobody has to match its colour with the legend."""
    return written(of(base, "name").encode(text="plan:N"), c, c["ink"], fontSize=11, fontWeight=600, dy=-9)


def corners(base: alt.Chart) -> dict:
    """Return the corners of a place, on the axes of the chart."""
    low = {side: getattr(base.encoding, side).copy() for side in ("x", "y")}
    for side, found in low.items():
        found.shorthand = f"{side}_low:Q"
    return low | {"x2": "x_high:Q", "y2": "y_high:Q"}


def places(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw where the user stands, and where the baseline does."""
    mine = of(base, "mine")
    return [
        of(base, "baseline").mark_point(
            shape="diamond", size=230, filled=False, strokeWidth=2, color=c["baseline"], opacity=1
        ),
        mine.mark_point(shape="diamond", size=230, filled=True, color=c["ink"], stroke=c["paper"], opacity=1),
        mine.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], dx=10, align="left", fontWeight=600).encode(
            text="words:N"
        ),
        mine.mark_text(color=c["ink"], dx=10, align="left", fontWeight=600).encode(text="words:N"),
    ]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Read out the place under the pointer; letting go there sets what can be raised."""
    peek = alt.selection_point("peek", fields=["x", "y"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["x", "y"], on="pointerup", empty=False, toggle=False)
    cell = base.transform_filter(alt.FieldOneOfPredicate("mark", CELLS))
    here = cell.transform_filter(peek)
    words = {"align": "left", "baseline": "top", "fontWeight": 600, "opacity": alt.expr(f"{NARROW} ? 0 : 1")}
    place = {"x": alt.value(8), "y": alt.value(6), "text": "words:N"}
    return [
        here.mark_point(shape="diamond", size=230, filled=False, strokeWidth=2, color=c["ink"], opacity=1),
        here.mark_text(stroke=c["paper"], strokeWidth=4, color=c["paper"], **words).encode(**place),
        here.mark_text(color=c["ink"], **words).encode(**place),
        cell.mark_rect(opacity=0, clip=True).encode(**corners(base)).add_params(peek, lock),
    ]


@titled(
    "What each plan leaves the founders",
    "Bar: the mean; line: eight trials in ten; grey tick: the baseline. Green: your plan.",
)
def plans(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what each plan leaves founders with its 80 % band; frame: label, kind, value, low, high, baseline."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)))
    kinds = alt.Scale(domain=["mine", "other"], range=[c["accent"], c["company"]])
    x = alt.X("value:Q", title="Worth of the founders' shares, USD million", axis=alt.Axis(format=MONEY))
    said = base.transform_calculate(said="format(datum.value, ',.2~r')")
    return styled(
        alt.layer(
            base.mark_bar(height=14, opacity=0.85).encode(x=x, color=alt.Color("kind:N", scale=kinds, legend=None)),
            base.mark_rule(color=c["paper"], strokeWidth=5).encode(x="low:Q", x2="high:Q"),  # a rim, seen on the bar
            base.mark_rule(color=c["quiet"], strokeWidth=1.5).encode(x="low:Q", x2="high:Q"),
            base.mark_tick(color=c["baseline"], thickness=3, height=22).encode(x="baseline:Q"),
            said.mark_text(align="left", dx=4, dy=-14, fontSize=11, color=c["quiet"]).encode(
                x=alt.value(0), text="said:N"
            ),
            height=alt.Step(38),
        ),
        scheme,
    )


@titled(
    "How deep each plan's cash need goes",
    "A trial above the dashed line waits for money, or is taken over. Thick: your plan.",
)
def cash(frame: pd.DataFrame, scheme: str, can: float) -> alt.LayerChart:
    """Draw how deep each plan's cash need is; frame: label, kind, share of trials, need, stands; can: cash there is.

    Names stand right of the lines, in their colours, so that no line runs through one.
    """
    c = colours(scheme)
    title = {"title": "Deepest cash need, USD million", "axis": alt.Axis(format=MONEY)}
    names = {"domain": [*PLANS, "Yours"], "range": [*(c[name] for name in PLANS.values()), c["ink"]]}
    reach = alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"{NARROW} ? 135 : 115"), nice=False)
    base = alt.Chart(frame).encode(
        x=alt.X("share:Q", title="Share of trials past proof of concept, %", scale=reach,
                axis=alt.Axis(values=list(range(0, 101, 20)))),
        y=alt.Y("need:Q", **title),
        detail="label:N",
        color=alt.Color("label:N", scale=alt.Scale(**names), legend=None),
    )  # fmt: skip
    wide = alt.condition(alt.datum.kind == "mine", alt.value(4), alt.value(2))
    last = base.transform_filter("isValid(datum.stands)").encode(y=alt.Y("stands:Q", **title), text="label:N")
    limit = alt.Chart(frame).transform_filter(alt.datum.share == 2).transform_aggregate(groupby=["share"])
    rule = limit.encode(y=alt.datum(can))
    said = rule.encode(x=alt.value(0), text=alt.value("cash and what can be raised"))
    return styled(
        alt.layer(
            base.mark_line().encode(strokeWidth=wide),
            last.mark_text(align="left", dx=6, fontSize=11),
            rule.mark_rule(color=c["contested"], strokeDash=[4, 3]).encode(x=alt.datum(0), x2=alt.datum(100)),
            *written(said, c, c["contested"], align="left", dx=6, dy=-8),
            height=280,
        ),
        scheme,
    )


@titled(
    "What the choice between alone and a partner hangs on",
    "Each belief from the low to the high end of its range; upright strokes: where it stands now.",
)
def tornado(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the difference between two plans over each belief's range; frame: label, low, high, middle."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)))
    x = alt.X("low:Q", title="Alone less the best partnered plan, USD million", axis=alt.Axis(format=MONEY))
    sides = {"right": ("min", "low", "high"), "left": ("max", "high", "low")}  # so that the words of a short bar part
    ends = [
        base.transform_calculate(
            at=f"{end}(datum.low, datum.high)", said=f"datum.low <= datum.high ? '{up}' : '{down}'"
        )
        .mark_text(align=align, dy=-12, fontSize=10, color=c["quiet"])
        .encode(x="at:Q", text="said:N")
        for align, (end, up, down) in sides.items()
    ]
    return styled(
        alt.layer(
            base.mark_bar(height=12, color=c["accent"], opacity=0.8).encode(x=x, x2="high:Q"),
            base.mark_tick(color=c["ink"], thickness=2, height=20).encode(x="middle:Q"),
            *ends,
            height=alt.Step(34),
        ),
        scheme,
    )
