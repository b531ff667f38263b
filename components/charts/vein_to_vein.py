"""Charts of vein to vein: days piece by piece, by step and by way; hand-offs, own and contract, queue, mortality."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, colours, styled, titled, written

NARROW, LOW = "width < 420", "height < 300"  # pixels of the plot: of a phone; of a room
ROWS, WAYS = 6.45, 3.9  # of the hero: up to three ways of working, then three published figures, which a room is spared
ROOMY = 2.0  # rows from one way to the next: where a room, too, has words below each
LETTER = 6.6  # pixels of a letter inside a piece
PIECE = {"top": 0.42, "bottom": 0.98}  # of a way's row
BAR = {"top": 0.42, "bottom": 0.7}  # of a published figure's row
BARS = {"way": PIECE, "fact": BAR}  # beside which the day of collection is drawn, never through a name
ROUND = {"left": 12, "right": 60, "top": 5, "bottom": 5}  # pixels: room for names, and for numbers beside bars
DAYS = ",.2~r"
OFF = 10  # pixels from a dot to its number
WHOLE_DAYS = alt.Axis(tickCount=6, tickMinStep=1)
PAINTS = (  # kind of a piece, whose it is, its colour and how full
    ("work", "yours", "accent", 1),
    ("work", "other", "company", 0.75),
    ("hand_off", None, "contested", 1),
    ("wait", None, "contested", 0.4),
)
OUTCOMES = {
    "Infused in specification": "company",
    "Infused out of specification": "baseline",
    "No dose came of the batches": "middling",
    "Lost after collection": "fails",
    "Lost before collection": "contested",
}


@titled(
    "The days from referral to infusion, by step and owner",
    "Bars: mean days of those infused, by step and who owns it; teal: your way. Amber: waiting where the owner "
    "changes, with deviations to close; faint amber: for a slot, a bed or a second batch. Dashed: the baseline. "
    "Grey: published medians of real products, with sources on the page.",
)
def hero(frame: pa.Table, scheme: str, early: float, late: float) -> alt.LayerChart:
    """Draw three ways of working piece by piece about the day of collection, and below them published days.

    frame: rows by `mark`, as the frames of vein to vein make them; early, late: the ends of the axis.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "begin:Q",
            title="Days before (−) and after the cells are collected",
            scale=alt.Scale(domain=[early, late], nice=False),
            axis=alt.Axis(tickCount=8, grid=True, labelExpr="replace(datum.label, '-', '−')"),
        ),
        y=at("row"),
    )
    return styled(
        alt.layer(
            *pieces(base, c, early, late),
            *collected(base, c),
            *heads(base, c),
            alt.layer(*published(base, c), name="aside"),
            height=HERO,
        ),
        scheme,
    )


def at(field: str) -> alt.Y:
    """Return the place of a row, the first on top; the rows have names and need no axis."""
    last = alt.expr(f"{LOW} ? {WAYS} : {ROWS}")
    scale = alt.Scale(domainMin=0, domainMax=last, reverse=True, nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def high(rows: alt.Chart, ends: dict[str, float]) -> alt.Chart:
    """Return rows with the upper and the lower end of what is drawn in them."""
    lower = rows.transform_calculate(**{name: f"datum.row + {end}" for name, end in ends.items()})
    return lower.encode(y=at("top"), y2="bottom:Q")


def pieces(base: alt.Chart, c: dict, early: float, late: float) -> list[alt.Chart]:
    """Draw every piece, and write its step and its owner in it where there is room."""
    rows = high(of(base, "piece"), PIECE)
    tips = [
        alt.Tooltip("step:N", title="Step"),
        alt.Tooltip("owner:N", title="Owner"),
        alt.Tooltip("days:Q", title="Mean days", format=DAYS),
    ]
    room = f"(datum.end - datum.begin) * width / {late - early} / {LETTER}"
    long = "max(length(datum.word), length(datum.owner))"
    alone = f"{room} > length(datum.word) ? datum.word : ''"
    both = f"{room} > {long} && !({LOW}) ? datum.word + '|' + datum.owner : {alone}"
    named = of(base, "piece").transform_filter("datum.word != ''").transform_calculate(
        said=both, middle="(datum.begin + datum.end) / 2", stands="datum.row + 0.7"
    ).encode(x="middle:Q", y=at("stands"), text="said:N")  # fmt: skip
    raised = alt.expr("indexof(datum.said, '|') < 0 ? 0 : -6")
    look = {"lineBreak": "|", "lineHeight": 13, "baseline": "middle", "dy": raised}
    drawn = []
    for kind, whose, colour, opacity in PAINTS:
        mine = rows.transform_filter(alt.datum.kind == kind)
        mine = mine.transform_filter(alt.datum.whose == whose) if whose else mine
        look_of = {"color": c[colour], "opacity": opacity, "stroke": c["paper"], "strokeWidth": 1}
        drawn.append(mine.mark_rect(**look_of).encode(x2="end:Q", tooltip=tips))
    work, wait = (named.transform_filter(alt.datum.kind == kind) for kind in ("work", "wait"))
    return [*drawn, work.mark_text(color=c["paper"], **look), wait.mark_text(color=c["ink"], **look)]


def heads(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Write above each way what it comes to and below it what its hand-offs take; mark the baseline on the user's."""
    rows = of(base, "way")
    short = f"{NARROW} ? split(datum.words, '|')[0] : replace(datum.words, '|', '')"
    above = rows.transform_calculate(said=short, stands=f"datum.row + {PIECE['top']}").encode(
        x=alt.value(0), y=at("stands"), text="said:N"
    )
    brief = f"{NARROW} ? split(datum.apart, '|')[0] : replace(datum.apart, '|', '')"
    below = (
        rows.transform_filter(f"!({LOW}) || datum.apart_from > {ROOMY}")
        .transform_calculate(said=brief, stands=f"datum.row + {PIECE['bottom']}")
        .encode(x=alt.value(0), y=at("stands"), text="said:N")
    )
    mine, others = (above.transform_filter(alt.datum.whose == whose) for whose in ("yours", "other"))
    head = {"align": "left", "baseline": "bottom", "dy": -3, "fontWeight": 600}
    reach = {"top": PIECE["top"] - 0.06, "bottom": PIECE["bottom"] + 0.06}
    before = high(rows.transform_filter("isValid(datum.baseline)"), reach).encode(x="baseline:Q")
    return [
        *written(mine, c, c["accent"], **head),
        *written(others, c, c["ink"], **head),
        *written(below, c, c["contested"], align="left", baseline="top", dy=3),
        before.mark_rule(color=c["baseline"], strokeDash=[3, 2], strokeWidth=2.5),
    ]


def published(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw published days from collection as grey bars, each named above."""
    rows = of(base, "fact")
    named = rows.transform_filter("isValid(datum.words)").transform_calculate(stands=f"datum.row + {BAR['top']}")
    return [
        high(rows, BAR).mark_rect(color=c["quiet"], opacity=0.55).encode(x2="end:Q"),
        *written(named.encode(x=alt.value(0), y=at("stands"), text="words:N"), c, c["quiet"],
                 align="left", baseline="bottom", dy=-2),
    ]  # fmt: skip


def collected(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the day on which the cells are collected beside the bars alone; its name above is spared a room."""
    day = base.transform_aggregate(row="min(row)").encode(x=alt.datum(0))
    return [
        *(high(of(base, mark), ends).encode(x=alt.datum(0)).mark_rule(color=c["ink"]) for mark, ends in BARS.items()),
        day.mark_text(color=c["quiet"], baseline="bottom", text=alt.expr(f"{LOW} ? '' : 'cells collected'")).encode(
            y=alt.value(-3)
        ),
    ]


@titled(
    "How long each step takes",
    "Bar: eight patients in ten; dot and first number: the middle one; with the wait for its hand-off.",
)
def steps(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the spread of the days of each step; frame: label, low, middle, high in days, said."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "label:N",
            title=None,
            sort=None,
            axis=alt.Axis(labelLimit=260, labelExpr=f"{NARROW} ? split(datum.label, ' (')[0] : datum.label"),
        )
    )
    reach = base.mark_bar(height=12, color=c["company"], opacity=0.35).encode(
        x=alt.X("low:Q", title="Days", scale=alt.Scale(domainMin=0, nice=True), axis=WHOLE_DAYS), x2="high:Q"
    )
    ends = base.mark_text(align="left", dx=OFF, color=c["ink"]).encode(x="high:Q", text="said:N")
    dots = base.mark_point(filled=True, size=70, opacity=1, color=c["company"]).encode(x="middle:Q")
    return styled(alt.layer(reach, dots, ends, height=alt.Step(26), padding=ROUND | {"right": 8}), scheme)


@titled(
    "How long those infused waited, by way of working",
    "Bar: eight in ten of those infused, the same patients for all; dot and first number: the middle one.",
)
def spread(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the days vein to vein of each way of working; frame: label, low, middle, high in days, whose, said."""
    c = colours(scheme)
    kinds = alt.Scale(domain=["yours", "best", "other"], range=[c["accent"], c["company"], c["baseline"]])
    names = alt.Axis(labelLimit=260, labelExpr=f"{NARROW} ? split(datum.label, ', ') : datum.label")
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=names))
    drawn = base.encode(color=alt.Color("whose:N", scale=kinds, legend=None))
    said = base.transform_calculate(shown=f"{NARROW} ? split(datum.said, ';')[0] : datum.said")
    days = alt.X("low:Q", title="Days vein to vein", scale=alt.Scale(zero=False, nice=True), axis=WHOLE_DAYS)
    return styled(
        alt.layer(
            drawn.mark_bar(height=12, opacity=0.35).encode(x=days, x2="high:Q"),
            drawn.mark_point(filled=True, size=70, opacity=1).encode(x="middle:Q"),
            said.mark_text(align="left", dx=OFF, color=c["ink"]).encode(x="high:Q", text="shown:N"),
            height=alt.Step(34),
            padding=ROUND,
        ),
        scheme,
    )


@titled(
    "What each hand-off costs", "Each is taken away alone, for the same patients; lines: the error of the simulation."
)
def hand_offs(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw patients lost a year at each hand-off; frame: label, patients, low, high, said."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)))
    x = alt.X("patients:Q", title="Patients lost a year", axis=alt.Axis(tickCount=3))
    return styled(
        alt.layer(
            base.mark_bar(height=14, color=c["contested"]).encode(x=x),
            base.mark_rule(color=c["ink"]).encode(x="low:Q", x2="high:Q"),
            base.mark_text(align="left", dx=6, color=c["ink"]).encode(x="high:Q", text="said:N"),
            height=alt.Step(28),
            padding=ROUND,
        ),
        scheme,
    )


@titled(
    "What becomes of a hundred patients", "Own plant and contract plant, at arm's length and with all three levers."
)
def compared(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what becomes of 100 patients by plant and way; frame: label, outcome, order, share in percent, said."""
    c = colours(scheme)
    kinds = alt.Scale(domain=list(OUTCOMES), range=[c[colour] for colour in OUTCOMES.values()])
    legend = alt.Legend(orient="top", direction="horizontal", columns=alt.ExprRef(f"{NARROW} ? 1 : 3"), labelLimit=260)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)))
    bars = base.mark_bar(height=22).encode(
        x=alt.X("share:Q", title="Patients referred, %", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5)),
        color=alt.Color("outcome:N", title=None, scale=kinds, legend=legend),
        order="order:O",
        tooltip=[alt.Tooltip("outcome:N", title="Outcome"), alt.Tooltip("share:Q", title="%", format=DAYS)],
    )
    said = base.transform_filter("isValid(datum.said)").mark_text(align="left", dx=6, color=c["ink"])
    return styled(
        alt.layer(bars, said.encode(x=alt.datum(100), text="said:N"), height=alt.Step(36), padding=ROUND), scheme
    )


@titled("How many wait for collection over a run", "Line: the mean of all runs; band: eight runs in ten.")
def queue(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw how many wait; frame: day, mean, low and high."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("day:Q", title="Days from the start", scale=alt.Scale(nice=False)))
    y = alt.Y("mean:Q", title="Patients who wait for a slot", axis=alt.Axis(tickCount=6))
    return styled(
        alt.layer(
            base.mark_area(color=c["company"], opacity=0.12).encode(y="low:Q", y2="high:Q"),
            base.mark_line(color=c["company"], strokeWidth=2.5).encode(y=y),
            height=260,
        ),
        scheme,
    )


@titled("What waiting costs in lives", "Line: dead within a year of referral by months waited; dashed: never infused.")
def mortality(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw mortality by waiting, and where the plan stands; frame: months, dead, untreated, words."""
    c = colours(scheme)
    whole = alt.Axis(tickMinStep=1)
    base = alt.Chart(frame).encode(x=alt.X("months:Q", title="Months from referral to infusion", axis=whole))
    y = alt.Y("dead:Q", title="Dead within a year, %", scale=alt.Scale(domain=[0, 100]))
    plan = base.transform_filter("datum.words != ''")
    untreated = base.transform_aggregate(untreated="max(untreated)", months="min(months)")
    return styled(
        alt.layer(
            base.mark_line(color=c["quiet"], strokeDash=[4, 3]).encode(y="untreated:Q"),
            base.mark_line(color=c["company"], strokeWidth=2.5).encode(y=y),
            plan.mark_point(filled=True, size=120, opacity=1, color=c["accent"]).encode(y="dead:Q"),
            *written(plan.encode(y="dead:Q", text="words:N"), c, c["accent"], align="left", dx=10, dy=12),
            untreated.mark_text(align="left", dx=6, dy=-8, color=c["quiet"]).encode(
                y="untreated:Q", x=alt.value(0), text=alt.value("never infused")
            ),
            height=280,
        ),
        scheme,
    )
