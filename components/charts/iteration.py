"""Charts of the race of paths: what is learned by month, paths by worth, who is first, acceptance of the data."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.ranked import ranked as drawn_ranked
from components.charts.theme import HERO, MONEY, colours, styled, titled, written

LOW = "height < 300"  # pixels of the plot, in a room
NARROW = "width < 420"  # pixels of the plot on a phone
ROW = 16  # pixels of a line of text
NAME = 156  # pixels beside the lines, for their names
MONTHS = list(range(0, 97, 12))
PAINTS = {"china": "second_path", "china_partner": "third_path", "australia": "belief", "west": "first_path"}
WHO = {"You first": "accent", "The rival first": "slow", "Neither in sight": "line"}
TENS = alt.Axis(values=list(range(0, 101, 20)))
WORTH = "Worth today, USD million"
PERCENT = "Chinese data accepted, %"


@titled(
    "Points that the best design is expected to gain, month by month",
    "A step: a design is read out; thick: your path; dots: the month worth most to lock. Dashed grey: your path at the "
    "baseline. Level line: the gain asked. Triangles: first patients as reported.",
)
def hero(frame: pa.Table, scheme: str, months: float, top: float) -> alt.LayerChart:
    """Draw what each path has learned by month; frame: rows by `mark`, as models/iteration/frames.py makes them."""
    c = colours(scheme)
    end = alt.expr(f"{months} * width / max(width - {NAME}, 1)")
    base = alt.Chart(frame).encode(
        x=alt.X(
            "month:Q",
            title="Months from now",
            scale=alt.Scale(domainMin=0, domainMax=end, nice=False),
            axis=alt.Axis(values=MONTHS, grid=False, labelOverlap=True),
        ),
        y=alt.Y(
            "gain:Q",
            title="Points of response gained",
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(tickCount=6),
        ),
    )
    return styled(
        alt.layer(*aim(base, c, months), *lines(base, c), *locks(base, c), *facts(base, c), *names(base, c),
                  height=HERO),
        scheme,
    )  # fmt: skip


def of(base: alt.Chart, mark: str, line: str | None = None) -> alt.Chart:
    """Return the rows of one mark, or of one line of it."""
    rows = base.transform_filter(alt.datum.mark == mark)
    return rows.transform_filter(alt.datum.line == line) if line else rows


def aim(base: alt.Chart, c: dict, months: float) -> list[alt.Chart]:
    """Draw the gain asked."""
    line = of(base, "aim").mark_rule(color=c["quiet"], strokeWidth=1.2)
    return [line.encode(x=alt.datum(0), x2=alt.datum(months))]


def lines(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw each path's steps, the user's thick, and the user's at the baseline in dashes."""
    before = of(base, "before").mark_line(
        color=c["baseline"], strokeDash=[3, 3], strokeWidth=2, interpolate="step-after", clip=True
    )
    drawn = []
    for line, paint in PAINTS.items():
        rows = of(base, "line", line)
        for yours, width in ((False, 2), (True, 4)):
            drawn.append(
                rows.transform_filter(alt.datum.yours == yours).mark_line(
                    color=c[paint], strokeWidth=width, interpolate="step-after", clip=True
                )
            )
    return [*drawn, before]


def locks(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Mark on each line the month worth most to lock."""
    return [
        of(base, "lock", line)
        .mark_point(filled=True, size=100, opacity=1, color=c[paint])
        .encode(tooltip=alt.Tooltip("words:N", title="Lock"))
        for line, paint in PAINTS.items()
    ]


def facts(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Mark reported months to a first patient from the top down, each with its words, lower where room is short."""
    rows = of(base, "fact").encode(y=alt.value(8), tooltip=alt.Tooltip("words:N", title="Reported"))
    said = rows.transform_calculate(short=f"{NARROW} ? replace(datum.words, ' as reported', '') : datum.words").encode(
        text="short:N"
    )
    aside = {"color": c["quiet"], "align": "left", "baseline": "middle", "dx": 7}
    lower = alt.expr(f"{NARROW} || {LOW} ? {ROW} : 0")  # the earlier one, where both have no room on one line
    near = alt.expr(f"{NARROW} || {LOW} ? 3 : 7")  # below its mark, not beside it
    first = said.transform_window(nth="row_number()", sort=[alt.SortField("month")])
    return [
        rows.mark_rule(color=c["line"], strokeDash=[2, 3]).encode(y2=alt.value("height")),
        rows.mark_point(shape="triangle-down", filled=True, size=70, opacity=1, color=c["quiet"]),
        first.transform_filter(alt.datum.nth == 1).mark_text(dy=lower, **aside | {"dx": near}),
        first.transform_filter(alt.datum.nth > 1).mark_text(**aside),
    ]


def names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name each line at its end."""
    drawn = []
    for line, paint in (PAINTS | {"aim": "quiet"}).items():
        rows = of(base, "name", line).transform_calculate(at=f"{LOW} ? datum.apart : datum.gain")
        drawn += written(
            rows.encode(y="at:Q", text="words:N"), c, c[paint], align="left", baseline="middle", dx=6, fontWeight=600
        )
    return drawn


@titled("What each path is worth", "Dot: expected; bar: eight futures in ten, and when it locks; teal: your path.")
def ranked(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the paths by worth; frame: label, worth, low, high in USD million, said, whose."""
    return drawn_ranked(frame, scheme, WORTH)


@titled(
    "Who has a design this good first",
    "Of a hundred futures, on each of your paths; the rival on the path that you say.",
)
def firsts(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the chances as parts of a bar; frame: label, who, nth, percent."""
    c = colours(scheme)
    bars = alt.Chart(frame).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=250)),
        x=alt.X("percent:Q", stack=True, title="Share of futures, %", scale=alt.Scale(domain=[0, 100]), axis=TENS),
        order="nth:O",
    )
    paint = alt.Color(
        "who:N",
        sort=None,
        scale=alt.Scale(domain=list(WHO), range=[c[one] for one in WHO.values()]),
        legend=alt.Legend(title=None, orient="top", symbolType="square"),
    )
    return styled(alt.layer(bars.mark_bar(height=18).encode(color=paint), height=alt.Step(30)), scheme)


@titled(
    "How often Chinese data must be accepted",
    "Line: China, locked anew at each chance; dashed: the best other path. Diamond: what you say; point: as good.",
)
def accepted(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the worth of China by percent accepted; frame: mark, percent, worth in USD million, words."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("percent:Q", title=PERCENT, scale=alt.Scale(domain=[0, 100]), axis=TENS),
        y=alt.Y("worth:Q", title=WORTH, scale=alt.Scale(zero=False, padding=24), axis=alt.Axis(format=MONEY)),
    )
    other, now, even = (of(base, mark) for mark in ("other", "now", "even"))
    named = other.encode(x=alt.value(6), text="words:N")
    return styled(
        alt.layer(
            other.mark_rule(color=c["quiet"], strokeDash=[6, 3], strokeWidth=2).encode(
                x=alt.value(0), x2=alt.value("width")
            ),
            of(base, "line").mark_line(color=c["second_path"], strokeWidth=3),
            even.mark_point(filled=True, size=90, color=c["ink"], opacity=1),
            now.mark_point(shape="diamond", size=260, color=c["accent"], strokeWidth=2.5),
            *written(named, c, c["quiet"], align="left", baseline="bottom", dy=-5),
            *written(even.encode(text="words:N"), c, c["ink"], align="left", baseline="top", dx=9, dy=6),
            *written(now.encode(text="words:N"), c, c["accent"], align="right", dx=-12, dy=-12, fontWeight=600),
            height=300,
        ),
        scheme,
    )
