"""Charts of translation: gain by validity, ways ranked, the rise that pays by share, screens, reproducibility."""

import altair as alt
import pandas as pd

from components.charts.ranked import ranked as drawn_ranked
from components.charts.theme import HERO, MONEY, TWO, colours, styled, titled, written

NAME = 84  # pixels beside the lines, for their names
SCORES = list(range(0, 101, 20))
ROUND = {"left": 8, "right": 76, "top": 5, "bottom": 5}  # pixels: room for words beside bars
ROW = 16  # pixels of a line of text
LOW = "height < 300"  # pixels of the plot, in a room, which has no place for the names on the axis
UNDER = 24  # pixels below a point, in a room, for a name below the line of nothing
STROKE = 0.035  # of the height that a published model's stroke is long
GAIN = "Gained over the own model, USD million a programme"
SHAPES = {"own": "circle", "yours": "diamond", "best": "square"}
PAINTS = {"own": "quiet", "yours": "accent", "best": "company"}


@titled(
    "What a programme gains by the validity of its cell model",
    "Ink: what validity brings; teal: what is left to you with all four questions; dashed: the baseline. Diamond: your "
    "plan; square: the best way; dot: the own model. Strokes below: validity of published cell models.",
)
def hero(frame: pd.DataFrame, scheme: str, bottom: float, top: float) -> alt.LayerChart:
    """Draw gain by validity; frame: rows by `mark`, as models/translation/lines.py makes them; ends of the axis."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "validity:Q",
            title="Validity of the score, with its noise, %",
            scale=alt.Scale(domainMin=0, domainMax=alt.expr(f"100 * width / max(width - {NAME}, 1)"), nice=False),
            axis=alt.Axis(values=SCORES, grid=False, labelOverlap=True),
        ),
        y=alt.Y(
            "gain:Q",
            title="Gained, USD million",
            scale=alt.Scale(domain=[bottom, top], nice=False),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    return styled(
        alt.layer(*nothing(base, c), *curves(base, c), *real(base, c, bottom, top), *pays(base, c),
                  *points(base, c), height=HERO),
        scheme,
    )  # fmt: skip


def of(base: alt.Chart, mark: str, line: str | None = None) -> alt.Chart:
    """Return the rows of one mark, or of one line of it."""
    rows = base.transform_filter(alt.datum.mark == mark)
    return rows.transform_filter(alt.datum.line == line) if line else rows


def nothing(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw where nothing is gained."""
    return [of(base, "point", "own").mark_rule(color=c["quiet"], strokeWidth=1).encode(
        x=alt.datum(0), x2=alt.datum(100), y=alt.datum(0))]  # fmt: skip


def curves(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw what validity brings and what is left, the latter at the baseline in dashes, and name both."""
    looks = {
        "base": {"color": c["baseline"], "strokeDash": [3, 2], "strokeWidth": 2.5},
        "brings": {"color": c["company"], "strokeWidth": 2},
        "left": {"color": c["accent"], "strokeWidth": 3},
    }
    drawn = [of(base, "line", line).mark_line(clip=True, **look) for line, look in looks.items()]
    for line in ("brings", "left"):
        named = of(base, "name", line).encode(text="words:N")
        drawn += written(named, c, looks[line]["color"], align="left", dx=6, fontWeight=600)
    return drawn


def real(base: alt.Chart, c: dict, bottom: float, top: float) -> list[alt.Chart]:
    """Draw the validity of published models as strokes on the axis, each with its name above it; none in a room."""
    rows = of(base, "real")
    strokes = rows.mark_rule(color=c["quiet"], strokeWidth=2, clip=True, opacity=alt.expr(f"{LOW} ? 0 : 1")).encode(
        y=alt.datum(bottom), y2=alt.datum(bottom + STROKE * (top - bottom))
    )
    drawn = [strokes]
    for row, lift in enumerate((-24, -40)):
        named = rows.transform_filter(alt.datum.row == row).encode(y=alt.datum(bottom), text="words:N")
        drawn += written(named, c, c["quiet"], dy=lift, opacity=alt.expr(f"{LOW} ? 0 : 1"))
    return drawn


def pays(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw from which validity on all four questions pay, and say it above."""
    rows = of(base, "pays")
    rule = rows.mark_rule(color=c["contested"], strokeDash=[4, 3], strokeWidth=2)
    drawn = [rule.encode(y2=alt.datum(0))]
    for side, aside in (("left", {"align": "right", "dx": -6}), ("right", {"align": "left", "dx": 6})):
        said = rows.transform_filter(alt.datum.side == side).encode(text="words:N")
        drawn += written(said, c, c["contested"], baseline="bottom", dy=6, fontWeight=600, **aside)
    return drawn


def points(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the own model, the user's plan and the best way, and name them."""
    drawn = [
        of(base, "point", line).mark_point(shape=shape, size=150, filled=True, opacity=1, color=c[PAINTS[line]])
        for line, shape in SHAPES.items()
    ]
    for line, paint in PAINTS.items():
        rows = of(base, "point", line).encode(text="words:N")
        left = rows.transform_filter(alt.datum.side == "left")
        drawn += written(left, c, c[paint], align="right", dx=-14, dy=-8, fontWeight=600)
        for row in range(len(PAINTS)):
            named = rows.transform_filter((alt.datum.side == "right") & (alt.datum.row == row))
            drawn += written(
                named,
                c,
                c[paint],
                align="left",
                dx=12,
                dy=alt.expr(f"({LOW} ? {UNDER} : 14) + {ROW * row}"),
                fontWeight=600,
            )
    return drawn


@titled("What each way gains", "Dot: mean; bar: eight futures in ten; teal: your way.")
def ranked(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the ways; frame: label, worth, low, high in USD million, said (good ones), whose."""
    return drawn_ranked(frame, scheme, GAIN)


@titled(
    "The rise that pays, by what the partner takes",
    "Ink: a royalty on all successes; violet: a share of the gain; dashed: the rise you count on. Diamond: your deal.",
)
def shares(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the rise that pays; frame: share (percent), points, line, label, mark, counted (points)."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "share:Q",
            title="Share that the partner takes, %",
            scale=alt.Scale(domain=[0, 60]),
            axis=alt.Axis(tickCount=7),
        ),
        y=alt.Y("points:Q", title="Rise of validity that pays, points", scale=alt.Scale(domainMin=0)),
    )
    rows, mine = of(base, "line"), of(base, "mine")
    paint = alt.Color(
        "label:N",
        title=None,
        scale=alt.Scale(
            domain=["A royalty on all successes", "A share of the gain"], range=[c["company"], c["contract"]]
        ),
        legend=alt.Legend(orient="top", labelLimit=300),
    )
    level = alt.Y("counted:Q")
    counted = rows.transform_aggregate(counted="max(counted)")
    return styled(
        alt.layer(
            counted.mark_rule(color=c["accent"], strokeDash=[6, 3], strokeWidth=2).encode(
                x=alt.datum(0), x2=alt.datum(60), y=level
            ),
            rows.mark_line(strokeWidth=2.5).encode(color=paint),
            mine.mark_point(shape="diamond", size=200, filled=True, opacity=1, color=c["accent"]),
            height=280,
        ),
        scheme,
    )


@titled("Good ones after each screen", "Share of candidates that are good; teal: your way.")
def screens(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the cascade; frame: label, good (percent), said, whose."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=280)))
    paint = alt.condition(alt.datum.whose == "yours", alt.value(c["accent"]), alt.value(c["company"]))
    bars = base.mark_bar(height=14).encode(
        x=alt.X("good:Q", title="Good, % of candidates", axis=alt.Axis(format=TWO, tickCount=5)), color=paint
    )
    ends = base.mark_text(align="left", dx=6, color=c["ink"]).encode(x="good:Q", text="said:N")
    return styled(alt.layer(bars, ends, height=alt.Step(26), padding=ROUND), scheme)


@titled(
    "What reproducibility is worth", "Good ones among those in patients by how well two repeats of the score agree."
)
def repeats(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw good ones by reproducibility; frame: repeats, good (percent), mark, words."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("repeats:Q", title="Reproducibility, %", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=6)),
        y=alt.Y("good:Q", title="Good among those in patients, %", scale=alt.Scale(domainMin=0)),
    )
    drawn = [of(base, "line").mark_line(color=c["company"], strokeWidth=2.5)]
    for mark, colour, side in (("own", "quiet", 18), ("asked", "accent", -16)):
        rows = of(base, mark)
        drawn.append(rows.mark_point(size=150, filled=True, opacity=1, color=c[colour]))
        drawn += written(rows.encode(text="words:N"), c, c[colour], dy=side, dx=6 if side > 0 else -6,
                         align="left" if side > 0 else "right", fontWeight=600)  # fmt: skip
    return styled(alt.layer(*drawn, height=260), scheme)
