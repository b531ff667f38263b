"""Charts of the pitch: the differentiation map, the rank acceptability, the deals, what buys rank."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, MONEY, PRINTED, colours, styled, titled, written

NARROW = "width < 420"  # pixels; a phone has not always room for all names
MOST_SHADE = 0.75
SHADE, HINT = "First if it stood there", "Drag your asset."
REACH = 1.45  # of the axis of places, so that each row's share stands beside its bars
LOG_STEPS = [step * 10**power for power in range(-1, 6) for step in (1, 2, 5)]


def axis(name: str, title: str, low: float, high: float, reverse: bool) -> dict:
    """Return the arguments of an axis of the map: better is always to the right and up."""
    scale = alt.Scale(domain=[low, high], reverse=reverse, nice=False, zero=False, clamp=True)
    return {"shorthand": f"{name}:Q", "title": f"{title} (better {'→' if name == 'x' else '↑'})", "scale": scale}


@titled(
    "Where the asset stands among the products",
    "Crosses: intervals of the published figures. Filled diamond: the asset; outlined: the baseline. Ring: a product "
    "to come by your launch.",
)
def differentiation(frame: pa.Table, scheme: str, across: tuple, up: tuple) -> alt.LayerChart:
    """Draw the products and the asset on two criteria, and how often the asset would be first anywhere.

    frame: rows by `mark`, as models/pitch/frames.py makes them; across and up: title, low, high, whether turned round.
    """
    c = colours(scheme)
    ticks = alt.Axis(tickCount=6, format="~s" if max(across[2], up[2]) > 1000 else "d")
    x = alt.X(**axis("x", *across), axis=ticks)
    y = alt.Y(**axis("y", *up), axis=ticks)
    base = alt.Chart(frame).encode(x=x, y=y)
    return styled(
        alt.layer(*shade(base, c), *others(base, c), *mine(base, c), *names(base, c), *pointer(base, c), height=HERO),
        scheme,
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def shade(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Shade every place by how often the asset would be first if it stood there."""
    legend = alt.Legend(
        title=SHADE,
        titleOrient="left",
        orient="top",
        direction="horizontal",
        values=[25, 50, 100],
        labelExpr="datum.label + ' %'",
        symbolType="square",
        symbolFillColor=c["accent"],
        symbolStrokeColor=c["baseline"],
        symbolSize=180,
        symbolStrokeWidth=1,
    )
    opacity = alt.Opacity("first:Q", scale=alt.Scale(domain=[0, 100], range=[0, MOST_SHADE]), legend=legend)
    cell = of(base, "cell").mark_rect(color=c["accent"], clip=True)
    return [cell.encode(x="x_low:Q", x2="x_high:Q", y="y_low:Q", y2="y_high:Q", opacity=opacity)]


def cross(rows: alt.Chart, colour: str) -> list[alt.Chart]:
    """Draw the intervals of points on both axes."""
    look = {"color": colour, "opacity": 0.6, "clip": True, "strokeWidth": 1.5}
    return [
        rows.mark_rule(**look).encode(x="x_low:Q", x2="x_high:Q"),
        rows.mark_rule(**look).encode(y="y_low:Q", y2="y_high:Q"),
    ]


def named(rows: alt.Chart, c: dict, colour: str, **look) -> list[alt.Chart]:
    """Write names beside points, where the rows say, on a rim of paper."""
    place = {name: alt.expr(f"datum.{name}") for name in ("align", "dx", "dy")}
    return written(rows.encode(text="label:N"), c, colour, **{"fontWeight": 600} | place | look)


def others(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the products, and as rings those to come and the rival that may enter by the launch."""
    products, coming, rival = of(base, "product"), of(base, "to_come"), of(base, "rival")
    tip = [alt.Tooltip("words:N", title="​")]
    return [
        *cross(products, c["quiet"]),
        *cross(coming, c["quiet"]),
        coming.mark_point(filled=False, size=90, opacity=1, strokeWidth=2, color=c["quiet"]).encode(tooltip=tip),
        products.mark_point(filled=True, size=90, opacity=1, color=c["quiet"]).encode(tooltip=tip),
        rival.mark_point(filled=False, size=90, opacity=1, strokeWidth=2, color=c["contested"]).encode(tooltip=tip),
    ]


def mine(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the asset, its interval, and where it stood at the baseline."""
    asset, diamond = of(base, "asset"), {"shape": "diamond", "opacity": 1}
    return [
        of(base, "baseline").mark_point(size=230, filled=False, strokeWidth=2, color=c["baseline"], **diamond),
        *cross(asset, c["accent"]),
        asset.mark_point(filled=True, size=230, color=c["accent"], stroke=c["paper"], **diamond),
    ]


def names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name the products, the rival and the asset, above what crosses them."""
    room = alt.expr(f"{NARROW} && !datum.on_phone ? 0 : 1")
    return [
        *named(of(base, "rival"), c, c["contested"], fontWeight=400, opacity=room),
        *named(of(base, "to_come"), c, c["quiet"], fontWeight=400, opacity=room),
        *named(of(base, "product"), c, c["quiet"], opacity=room),
        *named(of(base, "asset"), c, c["accent"]),
    ]


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the place under the pointer with its words; letting go there moves the asset."""
    peek = alt.selection_point("peek", fields=["key"], on="pointermove", clear="pointerout", empty=False)
    lock = alt.selection_point("lock", fields=["x", "y"], on="pointerup", empty=False, toggle=False)
    cell = of(base, "cell")
    here = cell.transform_filter(peek)
    words = {"align": "left", "baseline": "top", "fontWeight": 600}
    quiet = alt.expr("length(data('peek_store')) ? 0 : 1")
    place = {"x": alt.value(8), "y": alt.value(6)}
    return [
        cell.transform_filter(alt.datum.key == "0/0")
        .mark_text(align="left", baseline="bottom", dy=-6, color=c["ink"], opacity=quiet)
        .encode(text=alt.value(alt.expr(f"{PRINTED} ? '' : '{HINT}'")), x=alt.value(8), y=alt.value("height"))
        .add_params(alt.param(name=PRINTED, value=False)),
        here.mark_point(shape="diamond", size=230, filled=False, strokeWidth=2, color=c["ink"], opacity=1),
        here.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **words).encode(text="words:N", **place),
        here.mark_text(color=c["ink"], **words).encode(text="words:N", **place),
        cell.mark_rect(opacity=0).encode(x="x_low:Q", x2="x_high:Q", y="y_low:Q", y2="y_high:Q").add_params(peek, lock),
    ]


@titled("How often each therapy takes each place", "Grey tick: how often it was first in the baseline.")
def acceptability(frame: pd.DataFrame, scheme: str, guess: str) -> alt.LayerChart:
    """Draw in what share of weightings each alternative takes each place.

    frame: label, kind (asset or other), rank, share, shade, first, baseline; the alternatives in their order.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=200)))
    kinds = alt.Scale(domain=["asset", "other"], range=[c["accent"], c["quiet"]])
    first = base.transform_filter(alt.datum.rank == 1)
    share = alt.X(
        "share:Q",
        title=["Share of weightings, %", "from the first place, darkest, to the last"],
        scale=alt.Scale(domain=[0, 100 * REACH], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100]),
    )
    tip = [alt.Tooltip(f"{name}:N", title=title) for name, title in (("label", "Therapy"), ("rank", "Place"))]
    bars = base.mark_bar(height=18).encode(
        x=share,
        color=alt.Color("kind:N", legend=None, scale=kinds),
        opacity=alt.Opacity("shade:Q", scale=None),
        order="rank:O",
        tooltip=[*tip, alt.Tooltip("share:Q", title="Share, %", format=".2~r")],
    )
    said = first.transform_calculate(said="format(datum.first, '.0f') + ' % first'").encode(x=alt.datum(100))
    mine = first.transform_filter(alt.datum.label == guess).encode(x=alt.datum(100))
    return styled(
        alt.layer(
            bars,
            first.mark_tick(color=c["paper"], thickness=5, height=26).encode(x="baseline:Q"),
            first.mark_tick(color=c["baseline"], thickness=3, height=26).encode(x="baseline:Q"),
            said.mark_text(align="left", dx=6, color=c["ink"]).encode(text="said:N"),
            mine.mark_text(align="left", dx=6, dy=14, fontWeight=600, color=c["belief"]).encode(
                text=alt.value("room's guess")
            ),
            height=alt.Step(36),
        ),
        scheme,
    )


@titled(
    "What comparable deals paid at signing",
    "Line and band: median and interval of an asset like yours. Filled: the deals compared; outlined: all others. "
    "Sources of the deals on the page.",
)
def deals(frame: pd.DataFrame, scheme: str, low: float, high: float) -> alt.LayerChart:
    """Draw upfronts by year, the compared deals filled, and the asset's band.

    frame: mark (compared, other or band), year, upfront, fate, label; of the band the median with low and high.
    low, high: the least and the most of them, USD million.
    """
    c = colours(scheme)
    low, high = low / 1.3, 1.3 * high
    years = alt.X(
        "year:Q",
        title="Year announced",
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(zero=False, padding=12),
    )
    money = alt.Y(
        "upfront:Q",
        title="Upfront, USD million (log)",
        scale=alt.Scale(type="log", domain=[low, high], nice=False),
        axis=alt.Axis(format=MONEY, values=[step for step in LOG_STEPS if low <= step <= high], grid=False),
    )
    base = alt.Chart(frame).encode(y=money)
    dots = base.encode(x=years, tooltip=[alt.Tooltip("label:N", title="Deal")])
    fates = alt.Color(
        "fate:N",
        title="Compared deal",
        scale=alt.Scale(domain=["stands", "ended"], range=[c["holds"], c["fails"]]),
        legend=alt.Legend(orient="top", direction="horizontal"),
    )
    band, wide = of(base, "band"), {"x": alt.value(0), "x2": alt.value("width")}
    return styled(
        alt.layer(
            band.mark_rect(color=c["accent"], opacity=0.14).encode(y="low:Q", y2="high:Q", **wide),
            band.mark_rule(color=c["accent"], strokeWidth=2).encode(**wide),
            of(dots, "other").mark_point(color=c["baseline"], size=40, opacity=0.8),
            of(dots, "compared").mark_point(filled=True, size=90, opacity=1).encode(color=fates),
            height=280,
        ),
        scheme,
    )


@titled("What an improvement buys", "One criterion at a time, a tenth of its scale.")
def gains(frame: pd.DataFrame, scheme: str, low: float, high: float) -> alt.LayerChart:
    """Draw what a tenth of each criterion's scale adds to the first place.

    frame: label, gain in points; low, high: the least and the most of the gains.
    """
    c = colours(scheme)
    ends = [1.3 * min(low, 0.0), 1.3 * high or 1.0]
    base = alt.Chart(frame).encode(
        x=alt.X(
            "gain:Q",
            title=["A tenth of the scale adds,", "% of weightings"],
            scale=alt.Scale(domain=ends, nice=False),
            axis=alt.Axis(tickCount=5, format=".2~r"),
        ),
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=220)),
    )
    told = "abs(datum.gain) < 0.05 ? '0' : format(datum.gain, '+.2~r')"
    said = base.transform_calculate(said=told).mark_text(align="left", dx=5, color=c["ink"])
    bars = base.mark_bar(color=c["accent"], height=16)
    return styled(alt.layer(bars, said.encode(text="said:N"), height=alt.Step(28)), scheme)
