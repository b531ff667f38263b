"""Charts of the market: sales by year and region with real ramps, the funnel of patients, our share by year."""

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import HERO, MONEY, TWO, colours, styled, titled, written

AREAS = {"United States": "us", "Europe": "europe", "Asia and Australia": "asia"}
NARROW = "width < 420"  # pixels
HIGH = 0.65  # of the axis, above which a room reads a ramp's name
FALLS = 0.72  # of the years: a name that stands later has no room to its right
ROUND = {"left": 8, "right": 52, "top": 5, "bottom": 5}  # pixels: room for numbers beside bars


@titled(
    "Sales by year and region, and what real products sold",
    "Stacked: the three regions; between the thin lines: eight futures in ten; dashed: the baseline. Grey: published "
    "sales of real products by year since launch, as if launched with ours, with sources on the page.",
)
def by_year(frame: pa.Table, scheme: str, years: int, top: float) -> alt.LayerChart:
    """Draw sales by year as stacked areas, with band, baseline and published ramps.

    frame: rows by `mark`, as models/market/frames.py makes them; years, top: the ends of the axes.
    """
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(
            "year:Q",
            title="Year from now",
            scale=alt.Scale(domain=[1, years], nice=False),
            axis=alt.Axis(format="d", grid=False, tickCount=alt.ExprRef(f"{NARROW} ? 5 : 10")),
        ),
        y=alt.Y(
            "value:Q",
            title="Net sales, USD million a year",
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(format=MONEY, tickCount=6),
        ),
    )
    return styled(
        alt.layer(
            *stacked(base, c),
            *ramps(base, c, top),
            *names(base, c),
            *line_names(base, c, years),
            *pointer(base, c),
            height=HERO,
        ),
        scheme,
    )


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def by_area(c: dict) -> alt.Color:
    """Return the colour of each region."""
    return alt.Color(
        "area:N", scale=alt.Scale(domain=list(AREAS), range=[c[key] for key in AREAS.values()]), legend=None
    )


def stacked(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the regions, the band around their sum, and the baseline."""
    total = of(base, "total")
    thin = {"strokeWidth": 1, "clip": True, "opacity": 0.55}
    return [
        of(base, "area").mark_area(clip=True, opacity=0.45).encode(y="begin:Q", y2="end:Q", color=by_area(c)),
        of(base, "area").mark_line(color=c["paper"], strokeWidth=2, clip=True).encode(y="end:Q", detail="area:N"),
        total.mark_area(color=c["company"], opacity=0.08, clip=True).encode(y="low:Q", y2="high:Q"),
        total.mark_line(color=c["company"], **thin).encode(y="low:Q"),
        total.mark_line(color=c["company"], **thin).encode(y="high:Q"),
        total.mark_line(color=c["baseline"], strokeDash=[3, 3], strokeWidth=2, clip=True).encode(y="baseline:Q"),
        total.mark_line(color=c["company"], strokeWidth=3, clip=True),
    ]


def line_names(base: alt.Chart, c: dict, years: int) -> list[alt.Chart]:
    """Name the sum above it before it falls, and the band beside it where it falls, or above it if it does not."""
    rows = of(base, "line_name").encode(text="label:N")
    late = f"datum.year > {FALLS} * {years}"
    beside = {"align": alt.expr(f"{late} ? 'right' : 'left'"), "dx": alt.expr(f"{late} ? -4 : 8")}
    sales, band = (rows.transform_filter(alt.datum.area == area) for area in ("sales", "band"))
    return [
        *written(sales, c, c["ink"], fontWeight=600, align="right"),
        *written(band, c, c["quiet"], dy=-9, **beside),
    ]


def ramps(base: alt.Chart, c: dict, top: float) -> list[alt.Chart]:
    """Draw the published ramps and their names; in a room, of which the plot is low, those of the highest."""
    lines = of(base, "ramp")
    seen = f"height > 300 || datum.value > {HIGH} * {top} ? 1 : 0"
    look = {"align": "left", "dx": 6, "clip": True, "opacity": alt.expr(seen)}
    named = of(base, "ramp_name").encode(text="label:N")
    return [
        lines.mark_line(color=c["quiet"], strokeWidth=1.4, clip=True).encode(detail="label:N"),
        lines.mark_point(color=c["quiet"], filled=True, size=14, opacity=0.8, clip=True).encode(tooltip="label:N"),
        *written(named, c, c["quiet"], **look),
    ]


def names(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Name the regions in their areas, on a phone in the corner before the launch; mark the peak."""
    rows = of(base, "name")
    named = rows.encode(text="label:N")
    inside = {"align": "right", "dx": -8, "fontWeight": 600, "opacity": alt.expr(f"{NARROW} ? 0 : 1"), "clip": True}
    corner = {"y": alt.expr("12 + 18 * datum.begin"), "opacity": alt.expr(f"{NARROW} ? 1 : 0")}
    key = of(alt.Chart(base.data), "name")
    return [
        *written(named, c, c["ink"], **inside),
        key.mark_point(x=10, shape="square", filled=True, size=90, **corner).encode(
            color=by_area(c)
        ),
        *written(key.encode(text="label:N"), c, c["ink"], x=20, align="left",
                 baseline="middle", **corner),
        of(base, "peak").mark_point(filled=True, size=160, opacity=1, color=c["accent"], shape="diamond", clip=True),
    ]  # fmt: skip


def pointer(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Say what is sold in the pointer's year, by region."""
    peek = alt.selection_point(
        "peek", fields=["year"], on="pointermove", nearest=False, clear="pointerout", empty=False
    )
    total = of(base, "total")
    here = total.transform_filter(peek)
    tall = {"y": alt.value(0), "y2": alt.value("height")}
    words = {"align": "left", "baseline": "top", "lineBreak": "|", "clip": True, "fontWeight": 600}
    place = {"x": alt.value(8), "y": alt.value(4), "text": "words:N"}
    wide = total.transform_calculate(from_year="datum.year - 0.5", to_year="datum.year + 0.5")
    return [
        here.mark_rule(color=c["ink"], size=1, strokeDash=[2, 2]).encode(**tall),
        here.mark_point(filled=True, size=70, color=c["ink"], opacity=1, clip=True),
        *written(here.encode(**place), c, c["ink"], opacity=alt.expr(f"{NARROW} ? 0 : 1"), **words),
        wide.mark_rect(opacity=0).encode(x="from_year:Q", x2="to_year:Q", **tall).add_params(peek),
    ]


@titled("From the eligible to the paid, by region", "Patients a year in the peak year of sales.")
def funnel(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the funnel of the peak year; frame: step, order, area, patients."""
    c = colours(scheme)
    steps = alt.Y("step:N", title=None, sort=alt.EncodingSortField("order", op="min"), axis=alt.Axis(labelLimit=170))
    legend = alt.Legend(orient="top", columns=alt.ExprRef(f"{NARROW} ? 2 : 3"))
    base = alt.Chart(frame).encode(
        y=steps,
        yOffset=alt.YOffset("area:N", sort=list(AREAS)),
        x=alt.X("patients:Q", title="Patients a year (square-root scale)", scale=alt.Scale(type="sqrt"),
                axis=alt.Axis(format=MONEY, tickCount=4)),
        color=alt.Color("area:N", title=None, sort=list(AREAS), legend=legend,
                        scale=alt.Scale(domain=list(AREAS), range=[c[key] for key in AREAS.values()])),
    )  # fmt: skip
    words = base.mark_text(align="left", dx=4, color=c["ink"]).encode(
        text=alt.Text("patients:Q", format=TWO), color=alt.value(c["ink"])
    )
    return styled(alt.layer(base.mark_bar(), words, height=alt.Step(17), padding=ROUND), scheme)


@titled("Our share of all patients treated, by year", "Thick line: your plan; dashed: the baseline.")
def shares(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw our share by year from now; frame: year, kind (now or baseline), share in percent, its name at its end."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X("year:Q", title="Year from now", scale=alt.Scale(nice=False),
                axis=alt.Axis(format="d", grid=False, tickMinStep=1)),
        y=alt.Y("share:Q", title="Our share, %", scale=alt.Scale(zero=True),
                axis=alt.Axis(tickMinStep=1, tickCount=5)),
    )  # fmt: skip
    now, before = (base.transform_filter(alt.datum.kind == kind) for kind in ("now", "baseline"))
    named = {"text": "name:N", "y": "stands:Q"}
    look = {"align": "right", "dy": alt.expr("datum.below ? 14 : -12")}
    return styled(
        alt.layer(
            before.mark_line(color=c["baseline"], strokeDash=[3, 3], strokeWidth=2),
            now.mark_line(color=c["accent"], strokeWidth=3),
            *written(before.encode(**named), c, c["quiet"], **look),
            *written(now.encode(**named), c, c["accent"], fontWeight=600, **look),
            height=240,
        ),
        scheme,
    )  # fmt: skip
