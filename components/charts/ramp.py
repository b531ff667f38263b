"""Charts of the ramp: capacity by month against who asks; orders ranked, their date, terms of slots, what is known."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.ranked import ranked as drawn_ranked
from components.charts.theme import HERO, MONEY, colours, styled, titled, written

LOW = "height < 300"  # pixels of the plot, in a room
NAME = 92  # pixels beside the lines, for their names
MONTHS = list(range(0, 97, 12))
PAINTS = {"asked": "middling", "best": "company", "yours": "accent"}  # the last lies on top
BANDS = {"asked": 0.16, "best": 0.1, "yours": 0.18}
LINE, ABOVE = 16, 22  # pixels of a line of text; above the plot, where it is said when the doses are reached
ROUND = {"left": 8, "right": 76, "top": 5, "bottom": 5}  # pixels: room for numbers beside bars
WORTH = "Worth today, USD million"


@titled(
    "Doses that can be given, month by month, against patients who ask",
    "Teal: your order; ink: the best one; green: patients who ask; bands: eight futures in ten. Dashed: the baseline. "
    "Upright strokes and bars on the line of doses aimed at: when it is reached. Grey: doses that real products sold.",
)
def hero(frame: pa.Table, scheme: str, months: float, top: float) -> alt.LayerChart:
    """Draw the user's order and the best one against demand, each with its band, and what real products sold.

    frame: rows by `mark`, as models/ramp/lines.py makes them; months, top: the ends of the axes.
    """
    c = colours(scheme)
    end = alt.expr(f"{months} * width / max(width - {NAME}, 1)")
    base = alt.Chart(frame).encode(
        x=alt.X(
            "month:Q",
            title="Months after the launch",
            scale=alt.Scale(domainMin=0, domainMax=end, nice=False),
            axis=alt.Axis(values=MONTHS, grid=False, labelOverlap=True),
        ),
        y=alt.Y(
            "middle:Q",
            title="Doses a year",
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    return styled(
        alt.layer(
            *bands(base, c), *sold(base, c), *drawn_lines(base, c), *aimed_at(base, c, months), *names(base, c),
            height=HERO,
        ),
        scheme,
    )  # fmt: skip


def of(base: alt.Chart, mark: str, line: str | None = None) -> alt.Chart:
    """Return the rows of one mark, or of one line of it."""
    rows = base.transform_filter(alt.datum.mark == mark)
    return rows.transform_filter(alt.datum.line == line) if line else rows


def placed(rows: alt.Chart) -> alt.Chart:
    """Return names where they stand, in a room farther apart."""
    return rows.transform_calculate(at=f"{LOW} ? datum.apart : datum.stands").encode(y="at:Q", text="words:N")


def bands(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw eight futures in ten of each line."""
    return [
        of(base, "line", line).mark_area(color=c[paint], opacity=BANDS[line], clip=True).encode(y="low:Q", y2="high:Q")
        for line, paint in PAINTS.items()
    ]


def drawn_lines(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the middle of each line, demand in dashes, and the user's order at the baseline."""
    before = of(base, "before").mark_line(color=c["baseline"], strokeDash=[3, 2], strokeWidth=2.5, clip=True)
    looks = {"asked": {"strokeWidth": 2, "strokeDash": [7, 3]}, "best": {"strokeWidth": 2}, "yours": {"strokeWidth": 3}}
    return [before, *(of(base, "line", line).mark_line(color=c[paint], clip=True, **looks[line])
                      for line, paint in PAINTS.items())]  # fmt: skip


def sold(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw what real products sold as grey points, each product named near its last."""
    points = of(base, "point").mark_point(color=c["quiet"], filled=True, size=44, opacity=0.9, clip=True)
    shape = alt.Shape("line:N", scale=alt.Scale(range=["circle", "diamond"]), legend=None)
    named = placed(of(base, "product"))
    return [
        points.encode(shape=shape, tooltip=alt.Tooltip("tip:N", title="Sold")),
        *written(named, c, c["quiet"], align="right", baseline="middle"),
    ]


def aimed_at(base: alt.Chart, c: dict, months: float) -> list[alt.Chart]:
    """Draw the doses aimed at, with the months in which each order reaches them, and say them above."""
    aim = of(base, "aim")
    edge = {"x": alt.datum(0), "x2": alt.datum(months), "y": "stands:Q"}
    drawn = [aim.mark_rule(color=c["quiet"], strokeWidth=1.2).encode(**edge)]
    for nth, line in enumerate(("yours", "best")):
        rows = of(base, "reach", line)
        span = rows.transform_filter("isValid(datum.low)")
        middle = rows.transform_filter("isValid(datum.middle)")
        told = rows.encode(x=alt.value(0), y=alt.value(LINE * nth - ABOVE), text="words:N")
        aside = 3 - 6 * nth  # pixels: the user's lies above the line, the best below it
        drawn += [
            span.mark_rule(color=c[PAINTS[line]], strokeWidth=5, opacity=0.55, yOffset=-aside, clip=True).encode(
                x="low:Q", x2="high:Q", y="stands:Q"
            ),
            middle.mark_tick(color=c[PAINTS[line]], thickness=3, size=16, yOffset=-aside, clip=True).encode(
                x="middle:Q", y="stands:Q"
            ),
            told.mark_text(color=c[PAINTS[line]], align="left", baseline="bottom", fontWeight=600),
        ]
    return drawn


def names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name each line at its end."""
    drawn = []
    for line, paint in (PAINTS | {"aim": "quiet"}).items():
        rows = placed(of(base, "name", line))
        drawn += written(rows, c, c[paint], align="left", dx=6, fontWeight=600)
    return drawn


@titled(
    "What each order is worth", "Dot: mean; bar: eight futures in ten; teal: your kind of order; ink: the others' best."
)
def ranked(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the best order of each kind; frame: label, worth, low, high in USD million, said (its regret), whose."""
    return drawn_ranked(frame, scheme, WORTH)


@titled(
    "When to order",
    "What the best order is worth by how long before the launch it is placed; amber: from where on it may be lost with "
    "the study. Diamond: your date.",
)
def dates(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw worth by date of the first order; frame: ahead (months), worth, mark, words, late (the user's)."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "ahead:Q",
            title="First order, months before the launch",
            scale=alt.Scale(reverse=True, padding=20, nice=False),
            axis=alt.Axis(values=MONTHS),
        ),
        y=alt.Y("worth:Q", title=WORTH, scale=alt.Scale(zero=False, padding=30), axis=alt.Axis(format=MONEY)),
    )
    rows = base.transform_filter(alt.datum.mark == "date")
    mine = base.transform_filter(alt.datum.mark == "mine")
    data = base.transform_filter(alt.datum.mark == "data")
    best = base.transform_filter(alt.datum.mark == "best")
    named = data.encode(y=alt.value(-4), text="words:N")
    below = {"align": alt.expr("datum.late ? 'right' : 'left'"), "dx": alt.expr("datum.late ? -10 : 10")}
    return styled(
        alt.layer(
            data.mark_rule(color=c["contested"], strokeDash=[4, 3], strokeWidth=2).encode(
                y=alt.value(0), y2=alt.value("height")
            ),
            rows.mark_line(color=c["company"], strokeWidth=2.5),
            rows.mark_point(color=c["company"], filled=True, size=60, opacity=1),
            mine.mark_point(shape="diamond", size=280, color=c["accent"], strokeWidth=2.5),
            *written(mine.encode(text="words:N"), c, c["accent"], dy=20, fontWeight=600, **below),
            *written(best.encode(text="words:N"), c, c["ink"], dx=8, dy=-14, align="left", fontWeight=600),
            named.mark_text(color=c["contested"], baseline="bottom"),
            height=300,
        ),
        scheme,
    )


@titled("What flexible slots are worth", "Teal: your order; ink: the best one under those terms.")
def terms(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw worth as slots are paid; frame: label, worth in USD million, said, whose."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=250)))
    paint = alt.condition(alt.datum.whose == "yours", alt.value(c["accent"]), alt.value(c["company"]))
    bars = base.mark_bar(height=14).encode(
        x=alt.X("worth:Q", title=WORTH, axis=alt.Axis(format=MONEY, tickCount=5)), color=paint
    )
    ends = base.transform_calculate(end="max(datum.worth, 0)").mark_text(align="left", dx=6, color=c["ink"])
    return styled(alt.layer(bars, ends.encode(x="end:Q", text="said:N"), height=alt.Step(26), padding=ROUND), scheme)


@titled(
    "What is known later",
    "Worth of an order if nothing is ordered after it, if more is ordered each year by what was seen, and if all is "
    "known a year after the launch.",
)
def knowing(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw worth by what is known later; frame: label, kind, worth in USD million, said."""
    return terms(frame, scheme)


@titled("Dendreon's three plants", "Sales of Provenge by year, against what three plants were to make.")
def overbuilt(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw sales by year against what was built; frame: year, sales, built in USD million, said."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year", axis=alt.Axis(labelAngle=0)))
    y = alt.Y("sales:Q", title="USD million a year", scale=alt.Scale(domainMin=0), axis=alt.Axis(format=MONEY))
    built = base.transform_aggregate(built="max(built)", words="max(words)").encode(y="built:Q")
    across = {"x": alt.value(0), "x2": alt.value("width")}
    return styled(
        alt.layer(
            base.mark_bar(color=c["quiet"], opacity=0.7, width={"band": 0.55}).encode(y=y),
            base.mark_text(color=c["ink"], dy=-9).encode(y=y, text="said:N"),
            built.mark_rule(color=c["quiet"], strokeDash=[6, 3], strokeWidth=2).encode(**across),
            built.mark_text(color=c["quiet"], align="left", baseline="bottom", dy=-4).encode(
                x=alt.value(4), text="words:N"
            ),
            height=260,
        ),
        scheme,
    )
