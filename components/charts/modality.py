"""Charts of the bets: mixes with their bands, the frontier, what each class has shown, read-outs, the market's vote."""

import altair as alt
import pandas as pd

from components.charts.theme import HERO, MONEY, colours, styled, titled, written

ROUND = {"left": 8, "right": 8, "top": 5, "bottom": 5}  # pixels: the numbers beside bars take their own room
NARROW = "width < 420"  # pixels of the plot on a phone
WORTH = "Worth today, USD million"
CLASSES = ["Own cells", "Donor cells", "Stem or NK cells", "In vivo by virus", "In vivo by mRNA"]
NEWER = ["Donor or stem cells", "Donor or stem cells, after the peak", "In vivo"]
PAINTS = ("accent", "research", "third_path", "contract", "slow")


@titled(
    "What each mix of bets is worth",
    "Dot: mean; bar: eight futures in ten; teal: your bets; ink: the best mix; grey tick: the baseline. At the right: "
    "how many futures lose.",
)
def hero(frame: pd.DataFrame, scheme: str, low: float, high: float) -> alt.LayerChart:
    """Draw mixes with their bands; frame: label, worth, low, high, before in USD million, said, whose, full.

    low, high: the ends of the axis. What is said stands beside the plot, where no mark can strike it through.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False))
    )
    paint = alt.Color(
        "whose:N",
        scale=alt.Scale(domain=["yours", "best", "other"], range=[c["accent"], c["company"], c["quiet"]]),
        legend=None,
    )
    scale = alt.Scale(domain=[low, high], nice=False)
    x = alt.X("low:Q", title=WORTH, scale=scale, axis=alt.Axis(format=MONEY, tickCount=few(6)))
    tip = [alt.Tooltip("full:N", title="Programmes"), alt.Tooltip("worth:Q", title="USD million", format=",.2~r")]
    return styled(
        alt.layer(
            base.mark_bar(height=12, opacity=0.28).encode(x=x, x2="high:Q", color=paint),
            base.mark_tick(color=c["baseline"], thickness=3, size=22).encode(x="before:Q"),
            base.mark_point(filled=True, size=110, opacity=1).encode(x="worth:Q", color=paint, tooltip=tip),
            base.mark_text(align="left", dx=7, color=c["ink"]).encode(x=alt.value("width"), text="said:N"),
            height=HERO,
            padding=ROUND,
        ),
        scheme,
    )


def few(wide: int) -> alt.ExprRef:
    """Return so many ticks, and on a phone so few that all are named, nought among them."""
    return alt.ExprRef(f"{NARROW} ? 3 : {wide}")


@titled(
    "Value against risk", "Each point a mix of bets; line: no mix has more of both; teal: yours; ink: the best mix."
)
def frontier(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw every mix by its worst tenth and its mean; frame: worth, worst in USD million, mark, words, full."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("worst:Q", title="Mean of the worst tenth, USD million", scale=alt.Scale(padding=24, nice=False),
                axis=alt.Axis(format=MONEY)),
        y=alt.Y("worth:Q", title=WORTH, scale=alt.Scale(padding=24), axis=alt.Axis(format=MONEY)),
    )  # fmt: skip
    tip = [alt.Tooltip("full:N", title="Programmes"), alt.Tooltip("worth:Q", title="USD million", format=",.2~r")]
    of = lambda mark: base.transform_filter(alt.datum.mark == mark)  # noqa: E731
    drawn = [
        of("mix").mark_point(filled=True, size=22, opacity=0.4, color=c["quiet"]).encode(tooltip=tip),
        of("frontier").mark_line(color=c["company"], strokeWidth=2).encode(order="worth:Q"),
        of("frontier").mark_point(filled=True, size=40, opacity=1, color=c["company"]).encode(tooltip=tip),
    ]
    for mark, paint, beside, dx, dy in (("best", "company", "left", -6, -17), ("yours", "accent", "right", -12, 0)):
        rows = of(mark)
        drawn.append(rows.mark_point(filled=True, size=160, opacity=1, color=c[paint]).encode(tooltip=tip))
        drawn += written(rows.encode(text="words:N"), c, c[paint], align=beside, dx=dx, dy=dy, fontWeight=600)
    return styled(alt.layer(*drawn, height=330), scheme)


@titled("What patients have shown", "Dot: mean of what is believed; bar: eight in ten; at its end: patients.")
def shown(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw what is believed of one outcome by class; frame: label, middle, low, high in percent, said, patients."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=200)))
    x = alt.X("low:Q", title="Percent of patients", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5))
    return styled(
        alt.layer(
            base.mark_bar(height=10, opacity=0.3, color=c["company"]).encode(x=x, x2="high:Q"),
            base.mark_point(filled=True, size=80, opacity=1, color=c["company"]).encode(x="middle:Q"),
            base.mark_text(align="left", dx=7, color=c["ink"]).encode(x="high:Q", text="said:N"),
            height=alt.Step(26),
            padding=ROUND,
        ),
        scheme,
    )


def classes(c: dict) -> alt.Color:
    """Return the colour of each class, named above the plot."""
    scale = alt.Scale(domain=CLASSES, range=[c[paint] for paint in PAINTS])
    return alt.Color("label:N", scale=scale, legend=alt.Legend(title=None, orient="top", columns=2))


@titled("What a read-out is worth", "By its patients, if it is known before the bets are laid; a line a class.")
def readouts(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the worth of read-outs by size; frame: label, patients, worth in USD million."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("patients:O", title="Patients of the read-out", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("worth:Q", title=WORTH, axis=alt.Axis(format=MONEY, tickCount=5)),
        color=classes(c),
    )  # fmt: skip
    return styled(
        alt.layer(base.mark_line(strokeWidth=2.5), base.mark_point(filled=True, size=60, opacity=1), height=280), scheme
    )


@titled("The market's own vote", "Paid at signing for each class, licences and acquisitions, by calendar year.")
def votes(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw money by class and year; frame: year, label, paid in USD million."""
    c = colours(scheme)
    bars = alt.Chart(frame).mark_bar().encode(
        x=alt.X("year:O", title="Year", axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("paid:Q", title="Paid at signing, USD million", axis=alt.Axis(format=MONEY, tickCount=6)),
        color=classes(c),
    )  # fmt: skip
    return styled(alt.layer(bars, height=280), scheme)


@titled(
    "One class after another",
    "Share of the deals of a year that go to the newer class. Dot: the curve is laid through it; ring: what came "
    "after; dashes: it goes on; shade: eight in ten likely curves.",
)
def follows(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw newer classes' shares of deals; frame: mark, label, year, share, low, high in percent, deals."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("year:Q", title="Year", scale=alt.Scale(padding=12, nice=False, zero=False),
                axis=alt.Axis(format="d", tickCount=8, grid=False)),
    )  # fmt: skip
    columns = alt.ExprRef(f"{NARROW} ? 1 : 3")
    named = alt.Legend(title=None, orient="top", symbolOpacity=1, columns=columns, labelLimit=260)
    stroke = alt.Stroke("label:N", scale=alt.Scale(domain=NEWER, range=[c["research"]] * 2 + [c["contract"]]),
                        legend=named)  # fmt: skip
    fill = alt.Fill("label:N", scale=alt.Scale(domain=NEWER, range=[c["research"], c["paper"], c["contract"]]),
                    legend=named)  # fmt: skip
    points = base.transform_filter((alt.datum.mark == "seen") | (alt.datum.mark == "after"))
    y = share("share:Q")
    tip = [alt.Tooltip("label:N", title="Class"), alt.Tooltip("deals:Q", title="Deals of the year")]
    return styled(
        alt.layer(
            *curved(base, y, share("low:Q"), stroke, fill),
            points.mark_point(size=80, strokeWidth=2, opacity=1).encode(y=y, stroke=stroke, fill=fill, tooltip=tip),
            height=300,
        ),
        scheme,
    )


def curved(base, y: alt.Y, low: alt.Y, stroke, fill) -> list:
    """Draw curves with their bands: whole through the points, in dashes where they go on after them."""
    of = lambda mark: base.transform_filter(alt.datum.mark == mark)  # noqa: E731
    bands = [of(mark).mark_area(opacity=0.15, strokeWidth=0).encode(y=low, y2="high:Q", fill=fill)
             for mark in ("line", "ahead")]  # fmt: skip
    lines = [of("line").mark_line(strokeWidth=2), of("ahead").mark_line(strokeWidth=2, strokeDash=[5, 4])]
    return [*bands, *(one.encode(y=y, stroke=stroke) for one in lines)]


def share(what: str) -> alt.Y:
    """Return a share of deals on the one axis of all."""
    return alt.Y(what, title="Share of deals, %", scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5))


@titled(
    "How own cells spread",
    "Points: sales as published; line: Bass's curve, in dashes after the last point; band: eight in ten new "
    "points, where a peak is told.",
)
def generations(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw products; frame: mark (seen, line, ahead), label, year, sold, low, high in USD million a year."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("year:Q", title="Years since launch", axis=alt.Axis(tickCount=8, grid=False)),
    )
    named = {"scale": alt.Scale(range=[c[paint] for paint in PAINTS]),
             "legend": alt.Legend(title=None, orient="top", symbolOpacity=1)}  # fmt: skip
    stroke, fill = alt.Stroke("label:N", **named), alt.Fill("label:N", **named)
    seen = base.transform_filter(alt.datum.mark == "seen")
    look = {"title": "Sold, USD million a year", "axis": alt.Axis(format=MONEY, tickCount=5),
            "scale": alt.Scale(nice=5)}  # fmt: skip
    y, low = alt.Y("sold:Q", **look), alt.Y("low:Q", **look)
    tip = [alt.Tooltip("label:N", title="Product"), alt.Tooltip("sold:Q", title="USD million a year", format=MONEY)]
    return styled(
        alt.layer(
            *curved(base, y, low, stroke, fill),
            seen.mark_point(size=50, opacity=1).encode(y=y, stroke=stroke, fill=fill, tooltip=tip),
            height=300,
        ),
        scheme,
    )
