"""Charts of scaling alone or with a partner: which plan wins where, the plans side by side, cash need, the tornado."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, MONEY, colours, styled, titled, written

NARROW = "width < 420"  # pixels of the plot on a phone
IN_ORDER = alt.EncodingSortField("place", op="min")  # where only data are sent, an axis as it came keeps its old order
LOW = "height < 300"  # pixels of the plot for a room
HEIGHT, LETTER = 400, 8  # pixels of the map, and of a letter of a field's name
PALE = {"light": 0.5, "dark": 0.55}  # of the paper that is laid over the fields, so that words can be read on them
PLANS = {
    "Alone": "holds",
    "Home kept": "middling",
    "Co-develop": "research",
    "Phase 3": "belief",
    "License": "manufacturing",
    "Sell": "third_path",
    "Stop": "quiet",
}
RIGHT = {"in": 4, "out": 10, "begin": 9, "end": 11, "said": 20}  # pixels right of the plans, where a bracket stands
UNCLEAR = "No clear difference"
FIELDS = PLANS | {UNCLEAR: "line"}


@titled(
    "Which plan leaves the founders most",
    "Each place has the colour of its best plan; grey: no clear difference to the next. Diamond: you; outlined: "
    "the baseline.",
)
def frontier(frame: pa.Table, scheme: str, across: tuple, up: tuple) -> alt.LayerChart:
    """Draw which plan leaves founders most, by what can be raised and peak sales; letting go sets what can be raised.

    frame: rows by `mark`, as models/partner/fields.py makes them; across and up: the ends of the axes.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "x:Q",
            title="What can still be raised, USD million",
            scale=alt.Scale(domain=list(across), nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=6, grid=False, labelSeparation=8),
        ),
        y=alt.Y(
            "y:Q",
            title="If peak sales were, USD million a year",
            scale=alt.Scale(domain=list(up), nice=False, clamp=True),
            axis=alt.Axis(format=MONEY, tickCount=5, grid=False),
        ),
    )
    layers = [*fields(base, c, PALE["dark" if scheme == "dark" else "light"]), *places(base, c), *pointer(base, c)]
    return styled(alt.layer(*layers, height=HEIGHT), scheme)


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def fields(base: alt.Chart, c: dict, pale: float) -> list[alt.Chart]:
    """Colour every place by its best plan, and name each field where there is room for its name."""
    paints = alt.Scale(domain=list(FIELDS), range=[c[name] for name in FIELDS.values()])
    whole = {"x": alt.value(0), "x2": alt.value("width"), "y": alt.value(0), "y2": alt.value("height")}
    room = alt.expr(f"datum.room * width > {LETTER} * length(datum.plan) ? 1 : 0")
    return [
        of(base, "field").mark_rect(strokeWidth=1, clip=True).encode(  # a seam of its own colour, not of paper
            **corners(base), fill=alt.Fill("plan:N", scale=paints, legend=None),
            stroke=alt.Stroke("plan:N", scale=paints, legend=None)),
        of(base, "mine").mark_rect(color=c["paper"], opacity=pale).encode(**whole),
        of(base, "name").mark_text(color=c["ink"], fontWeight=600, opacity=room).encode(text="plan:N"),
    ]  # fmt: skip


def corners(base: alt.Chart) -> dict:
    """Return the corners of a place, on the axes of the chart."""
    low = {side: getattr(base.encoding, side).copy() for side in ("x", "y")}
    for side, found in low.items():
        found.shorthand = f"{side}_low:Q"
    return low | {"x2": "x_high:Q", "y2": "y_high:Q"}


def places(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw where the user stands, and where the baseline does."""
    mine = of(base, "mine")
    look = {"shape": "diamond", "size": 230, "strokeWidth": 2, "opacity": 1}
    said = mine.encode(text=alt.value("You are here"))
    return [
        of(base, "baseline").mark_point(filled=False, color=c["ink"], **look),
        mine.mark_point(filled=True, color=c["accent"], stroke=c["paper"], **look),
        *written(said, c, c["accent"], dx=12, align="left", fontWeight=600),
    ]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Read out the user's place above the map, and the one under the pointer; letting go sets what can be raised."""
    peek = alt.selection_point("peek", fields=["x", "y"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["x", "y"], on="pointerup", empty=False, toggle=False)
    here, mine = of(base, "cell").transform_filter(peek), of(base, "mine")
    words = {"align": "left", "baseline": "top", "fontWeight": 600, "lineBreak": "|", "lineHeight": 14}
    place = {"x": alt.value(alt.expr(f"{NARROW} ? -40 : 0")), "y": alt.value(-50), "text": "words:N"}
    quiet = alt.expr("length(data('peek_store')) ? 0 : 1")
    return [
        here.mark_point(shape="diamond", size=230, filled=False, strokeWidth=2, color=c["ink"], opacity=1),
        mine.mark_text(color=c["accent"], opacity=quiet, **words).encode(**place),
        here.mark_text(color=c["ink"], **words).encode(**place),
        of(base, "cell").mark_rect(opacity=0).encode(**corners(base)).add_params(peek, lock),
    ]


@titled(
    "What each plan leaves the founders",
    "Dot: the mean; line: eight trials in ten; grey tick: the baseline. Teal: your plan. Each plan has the date of a "
    "deal that leaves founders most.",
)
def plans(frame: pa.Table, scheme: str) -> alt.LayerChart:
    """Draw what each decision leaves founders with its band, the best on top; a click on a row picks its plan.

    frame: as models/partner/frames.py makes it: label, value, low, high, baseline, said and what kind of row it is.
    """
    c, label = colours(scheme), f"{LOW} ? datum.label : split(datum.label, ', ')"
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "label:N",
            title=None,
            sort=IN_ORDER,
            scale=alt.Scale(paddingInner=0, paddingOuter=0),
            axis=alt.Axis(labelExpr=label, labelLimit=260, ticks=False, domain=False),
        ),
        x=alt.X(
            "value:Q",
            title=["Founders' shares, USD million", "line: 80 % of trials; tick: baseline"],
            scale=alt.Scale(zero=True),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    rows = of(base, "decision")
    return styled(alt.layer(*dots(base, rows, c), *bracket(rows, c), *rows_to_pick(rows, c), height=HERO), scheme)


def dots(base: alt.Chart, rows: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw each decision's mean on its band, with its number, and the baseline's mean."""
    paints = alt.Scale(domain=["mine", "best", "other"], range=[c["accent"], c["ink"], c["quiet"]])
    colour = alt.Color("kind:N", scale=paints, legend=None)
    there = rows.transform_filter("isValid(datum.value)")
    look = {"align": alt.expr("datum.side > 0 ? 'right' : 'left'"), "dx": alt.expr("6 * datum.side"), "dy": -18,
            "fontWeight": alt.expr("datum.kind == 'other' ? 400 : 600"),
            "opacity": alt.expr(f"{LOW} ? 0 : 1")}  # fmt: skip
    ends = there.transform_calculate(number="split(datum.said, ',')[0]").encode(x="high:Q", text="number:N")
    said = there.encode(text="said:N")
    return [
        of(base, "reach").mark_point(opacity=0),
        there.mark_rule(color=c["quiet"]).encode(x=alt.datum(0), y=alt.value(0), y2=alt.value("height")),
        there.mark_rule(strokeWidth=4, opacity=0.4).encode(x="low:Q", x2="high:Q", color=colour),
        there.transform_filter("isValid(datum.baseline)")
        .mark_tick(color=c["baseline"], thickness=3, height=20)
        .encode(x="baseline:Q"),
        there.mark_point(filled=True, size=150, opacity=1).encode(color=colour),
        said.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **look),
        said.mark_text(**look).encode(color=colour),
        ends.mark_text(align="right", dy=-9, opacity=alt.expr(f"{LOW} ? 1 : 0")).encode(color=colour),
    ]


def bracket(rows: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw a bracket round the decisions that cannot be told apart from the best."""
    tied = rows.transform_filter("datum.tied")
    right = {name: alt.value(alt.expr(f"width + {at}")) for name, at in RIGHT.items()}

    def edge(which, position):
        y = alt.Y("label:N", sort=IN_ORDER, bandPosition=position)
        return tied.transform_filter(f"datum.{which}").mark_rule(color=c["quiet"], strokeWidth=2).encode(
            x=right["in"], x2=right["out"], y=y
        )  # fmt: skip

    return [
        tied.mark_rect(color=c["quiet"]).encode(x=right["begin"], x2=right["end"]),
        edge("first", 0.02),
        edge("last", 0.98),
        *(
            tied.transform_filter(f"datum.middle == {position}")
            .mark_text(angle=270, color=c["quiet"], baseline="middle")
            .encode(x=right["said"], y=alt.Y("label:N", sort=IN_ORDER, bandPosition=position),
                    text=alt.value("no clear difference"))
            for position in (0.5, 1)
        ),
    ]  # fmt: skip


def rows_to_pick(rows: alt.Chart, c: dict) -> list[alt.Chart]:
    """Shade the row under the pointer; a click makes it the user's plan."""
    peek = alt.selection_point("peek", fields=["label"], on="pointerover", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["plan", "date"], on="click", empty=False, toggle=False)
    shade = alt.condition(peek, alt.value(0.07), alt.value(0))
    row = rows.mark_rect(color=c["ink"], cursor=alt.expr("datum.plan ? 'pointer' : 'default'"))
    return [row.encode(x=alt.value(0), x2=alt.value("width"), opacity=shade).add_params(peek, lock)]


@titled(
    "How deep each plan's cash need goes",
    "A trial above the dashed line, cash and what can be raised, waits for money, or is taken over. Thick: your plan.",
)
def cash(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw how deep each plan's cash need is; frame: label, paint, kind, share of trials, need, stands.

    Names stand right of the lines, in their colours, so that no line runs through one.
    """
    c = colours(scheme)
    title = {"title": "Deepest cash need, USD million", "axis": alt.Axis(format=MONEY)}
    paints = PLANS | {"mine": "accent", "limit": "quiet"}
    scale = alt.Scale(domain=list(paints), range=[c[name] for name in paints.values()])
    reach = alt.Scale(domainMin=0, domainMax=alt.ExprRef(f"{NARROW} ? 140 : 117"), nice=False)
    base = alt.Chart(frame).encode(
        x=alt.X("share:Q", title="Share of trials past proof of concept, %", scale=reach,
                axis=alt.Axis(values=list(range(0, 101, 20)))),
        y=alt.Y("need:Q", **title),
        detail="label:N",
        color=alt.Color("paint:N", scale=scale, legend=None),
    )  # fmt: skip
    wide = alt.condition(alt.datum.kind == "mine", alt.value(4), alt.value(2))
    last = base.transform_filter("isValid(datum.stands)").encode(y=alt.Y("stands:Q", **title), text="label:N")
    plans, limit = (base.transform_filter(f"datum.kind {test} 'limit'") for test in ("!=", "=="))
    return styled(
        alt.layer(
            plans.mark_line().encode(strokeWidth=wide),
            limit.mark_line(strokeDash=[4, 3]),
            last.mark_text(align="left", dx=6),
            height=340,
        ),
        scheme,
    )


@titled(
    "What the choice between alone and a partner hangs on",
    "Each belief from the low to the high end of its range; upright line: as all is set now.",
)
def tornado(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the difference between two plans over each belief's range; frame: label, low, high, middle, left, right."""
    c = colours(scheme)
    names = alt.Axis(labelExpr="split(datum.label, '|')", labelLimit=260, ticks=False, domain=False)
    scale = alt.Scale(zero=True, nice=False, padding=70)  # on which what is written at the ends has room
    x = alt.X("low:Q", title=["Alone less the best partnered plan,", "USD million"], scale=scale,
              axis=alt.Axis(format=MONEY, tickCount=5, labelBound=True))  # fmt: skip
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=names))
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    now = base.transform_filter("datum.first").encode(x="middle:Q")
    ends = [
        written(
            base.transform_calculate(at=f"{end}(datum.low, datum.high)").encode(x="at:Q", text=f"{side}:N"),
            c, c["quiet"], align=align, dx=dx)
        for side, end, align, dx in (("left", "min", "right", -6), ("right", "max", "left", 6))
    ]  # fmt: skip
    return styled(
        alt.layer(
            base.mark_bar(height=14, color=c["belief"], opacity=0.8).encode(x=x, x2="high:Q"),
            base.transform_filter("datum.first").mark_rule(color=c["quiet"]).encode(x=alt.datum(0), **tall),
            now.mark_rule(color=c["ink"], strokeWidth=2).encode(**tall),
            now.mark_text(color=c["ink"], baseline="bottom").encode(y=alt.value(-4), text=alt.value("as set now")),
            *ends[0],
            *ends[1],
            height=alt.Step(48),
        ),
        scheme,
    )
