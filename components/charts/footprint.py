"""Charts of the footprint: the world map with plants and lanes, what the next plant buys, the frontier."""

import json
from functools import cache
from math import inf
from pathlib import Path

import altair as alt
import pandas as pd
import pyarrow as pa

from components.charts.theme import DIGITS, MONEY, colours, styled, titled

HEIGHT = 300
LAND = Path(__file__).parent / "shapes" / "land-110m.json"
KINDS = {"own": "own", "contract": "contract"}
SPEEDS = ("fast", "middling", "slow")
WORTH = "Contribution a year, USD million"
MEASURES = {"days": "Mean vein to vein, days", "kept": "Still served if the worst plant fails, %"}
ROOM = 28  # pixels beside the first and last point, for half a name
NARROW = "width < 420"  # pixels; a phone has no room for names


@cache
def land() -> dict:
    """Return the shapes of the world's land (Natural Earth)."""
    return json.loads(LAND.read_text(encoding="utf-8"))


def days_range(plans: list) -> tuple[int, int]:
    """Return the days that the colours of the lanes span, fixed by the baseline; all lanes where it uses none."""
    there = [plan for plan in plans if plan is not None]
    used = [days for plan in there if len(days := plan.setting.days[plan.flow > 0])]
    used = used or [plan.setting.days[plan.setting.days < inf] for plan in there]
    low, high = min(float(days.min()) for days in used), max(float(days.max()) for days in used)
    return round(low), round(high) + 1


@titled(
    "Where the plants stand, and whom they serve",
    "Wider lanes carry more patients. Filled diamonds: plants; outlined: the baseline's; circles: regions, and "
    "cities without a plant.",
)
def network(frame: pa.Table, scheme: str, low: int, high: int) -> alt.LayerChart:
    """Draw the plants, their lanes by days, and every region; frame: as models/footprint_frames.py makes it."""
    c = colours(scheme)
    shapes = alt.Chart(alt.Data(values=land(), format=alt.DataFormat(type="topojson", feature="land")))
    projection = alt.Projection(
        type="naturalEarth1",
        scale=alt.expr("min(width / 5.3, height / 2.0)"),
        translate=alt.expr("[width * 0.5, height * 0.63]"),
    )
    base = alt.Chart()
    layers = [
        shapes.mark_geoshape(fill=c["line"], opacity=0.55, stroke=c["paper"], strokeWidth=0.4),
        lanes(base, c, low, high),
        *regions(base, c),
        *plants(base, c),
    ]
    return styled(alt.layer(*layers, data=frame, height=HEIGHT, projection=projection), scheme)


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark at their place on the map."""
    return base.transform_filter(alt.datum.mark == mark).encode(latitude="lat:Q", longitude="lon:Q")


def lanes(base: alt.Chart, c: dict, low: int, high: int) -> alt.Chart:
    """Draw the lanes, coloured by days and as wide as patients are many."""
    third = (high - low) / len(SPEEDS)
    steps = [round(low + third), round(high - third)]
    colour = alt.Color(
        "days:Q",
        title="Vein to vein, days",
        scale=alt.Scale(type="threshold", domain=steps, range=[c[speed] for speed in SPEEDS]),
        legend=alt.Legend(orient="bottom-left", direction="horizontal", gradientLength=120, gradientThickness=8),
    )
    width = alt.Size("patients:Q", scale=alt.Scale(range=[1, 6]), legend=None)
    return (
        of(base, "lane")
        .mark_rule(opacity=0.85)
        .encode(latitude2="lat2:Q", longitude2="lon2:Q", color=colour, strokeWidth=width, tooltip=tip())
    )


def tip() -> list[alt.Tooltip]:
    """Return the words that follow the pointer."""
    return [alt.Tooltip("words:N", title="​")]


def regions(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw every region's patients; a red ring is patients without a slot."""
    rows = of(base, "region")
    size = alt.Size("patients:Q", scale=alt.Scale(type="sqrt", range=[8, 220]), legend=None)
    dots = rows.mark_circle(color=c["quiet"], opacity=0.5).encode(size=size, tooltip=tip())
    missing = rows.transform_filter("datum.missing > 0.5").mark_point(color=c["fails"], strokeWidth=2, opacity=1)
    return [dots, missing.encode(size=size, tooltip=tip())]


def plants(base: alt.Chart, c: dict) -> list[alt.Chart]:
    """Draw the places: open plants as large as their doses, the rest as rings; a click opens or closes one."""
    pick = alt.selection_point("lock", fields=["key", "wish"], on="click", empty=False, toggle=False)
    rows = of(base, "place")
    opened = rows.transform_filter("datum.doses > 0")
    colour = alt.Color(
        "kind:N",
        title="Plant",
        scale=alt.Scale(domain=list(KINDS), range=[c[name] for name in KINDS]),
        legend=alt.Legend(orient="bottom-left", direction="horizontal", symbolType="diamond"),
    )
    size = alt.Size("doses:Q", scale=alt.Scale(type="sqrt", domain=[0, 10000], range=[60, 520]), legend=None)
    look = {"fontWeight": 600, "dy": -15, "opacity": alt.expr(f"{NARROW} ? 0 : 1")}
    name = {"text": alt.Text("label:N")}
    ring = {"filled": False, "size": 46, "strokeWidth": 1.5, "opacity": 1}
    return [
        of(base, "baseline").mark_point(shape="diamond", size=430, color=c["baseline"], strokeWidth=2, filled=False),
        rows.transform_filter("datum.kind == 'free'").mark_point(color=c["quiet"], **ring).encode(tooltip=tip()),
        rows.transform_filter("datum.kind == 'closed'")
        .mark_point(color=c["fails"], shape="cross", **(ring | {"filled": True}))
        .encode(tooltip=tip()),
        opened.mark_point(shape="diamond", filled=True, opacity=0.95).encode(color=colour, size=size, tooltip=tip()),
        opened.mark_text(stroke=c["paper"], strokeWidth=3, color=c["paper"], **look).encode(**name),
        opened.mark_text(color=c["ink"], **look).encode(**name),
        rows.mark_circle(size=500, opacity=0).encode(tooltip=tip(), key="key:N").add_params(pick),
    ]


@titled(
    "What the next plant buys",
    "The best network of each size; the numbers are what one plant more adds. Diamond: your plan.",
)
def by_plants(frame: pd.DataFrame, scheme: str, mine: int) -> alt.LayerChart:
    """Draw the contribution of each number of plants and what the next one adds; frame: plants, value, gain."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("plants:O", title="Number of plants", axis=alt.Axis(labelAngle=0)))
    value = alt.Y("value:Q", title=WORTH, scale=alt.Scale(zero=False), axis=alt.Axis(format=MONEY))
    said = "format(datum.gain, '+,.2~r')"
    colour = alt.condition(alt.datum.gain > 0, alt.value(c["holds"]), alt.value(c["fails"]))
    return styled(
        alt.layer(
            base.mark_line(color=c["company"], strokeWidth=2.5).encode(y=value),
            base.mark_point(filled=True, size=90, opacity=1, color=c["company"]).encode(y=value),
            base.transform_filter(alt.datum.plants == mine)
            .mark_point(shape="diamond", size=240, color=c["accent"], strokeWidth=2.5)
            .encode(y=value),
            base.transform_filter("isValid(datum.gain)")
            .transform_calculate(said=said)
            .mark_text(dy=-16, fontWeight=600)
            .encode(y=value, text="said:N", color=colour),
            height=260,
        ),
        scheme,
    )


@titled(
    "The cheapest networks, and your plan",
    "Each point is the cheapest network that does at least so well; each number of plants is named at its cheapest.",
)
def frontier(frame: pd.DataFrame, scheme: str, measure: str) -> alt.LayerChart:
    """Draw cost against a measure of the best networks; frame: kind (frontier or plan), cost, the measure, plants."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(
        x=alt.X(f"{measure}:Q", title=MEASURES[measure], scale=alt.Scale(zero=False, padding=ROOM)),
        y=alt.Y(
            "cost:Q",
            title="Network cost a patient treated, USD",
            scale=alt.Scale(zero=False),
            axis=alt.Axis(format=MONEY),
        ),
    )
    line, plan = (base.transform_filter(alt.datum.kind == kind) for kind in ("frontier", "plan"))
    cheapest = line.transform_joinaggregate(least="min(cost)", groupby=["plants"]).transform_filter(
        "datum.cost == datum.least"
    )
    said = cheapest.transform_calculate(said="datum.plants + (datum.plants > 1 ? ' plants' : ' plant')")
    return styled(
        alt.layer(
            line.mark_line(color=c["company"], strokeWidth=2.5),
            line.mark_point(filled=True, size=80, color=c["company"], opacity=1),
            said.mark_text(dy=-14, color=c["quiet"]).encode(text="said:N"),
            plan.mark_point(filled=True, shape="diamond", size=180, color=c["accent"], opacity=1),
            plan.mark_text(dy=-28, fontWeight=600, color=c["accent"]).encode(text=alt.value("Your plan")),
            height=280,
        ),
        scheme,
    )


@titled(
    "Worth against resilience",
    "Each dot is a network, free of your limits; the line joins those that none other beats in both.",
)
def resilience(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw worth against whom a network still serves; frame: mark (network, frontier, plan), value, kept, words."""
    c = colours(scheme)
    kept = alt.X("kept:Q", title=MEASURES["kept"], scale=alt.Scale(domainMin=0))
    value = alt.Y("value:Q", title=WORTH, scale=alt.Scale(zero=False), axis=alt.Axis(format=MONEY))
    base = alt.Chart(frame).encode(x=kept, y=value, tooltip=tip())
    look = {"fontWeight": 600, "color": c["accent"]}
    network, line, plan = (base.transform_filter(alt.datum.mark == mark) for mark in ("network", "frontier", "plan"))
    return styled(
        alt.layer(
            network.mark_point(filled=True, size=40, color=c["quiet"], opacity=0.6),
            line.mark_line(color=c["company"], strokeWidth=2.5),
            line.mark_point(filled=True, size=80, color=c["company"], opacity=1),
            plan.mark_point(filled=True, shape="diamond", size=180, color=c["accent"], opacity=1),
            plan.mark_text(dy=-16, dx=8, align="left", **look).encode(text=alt.value("Your plan")),
            height=280,
        ),
        scheme,
    )


@titled("Patients served by each plant, year by year", "Upright strokes across the bars: patients who ask.")
def ramp(frame: pd.DataFrame, scheme: str) -> alt.LayerChart:
    """Draw the patients each plant serves in each year and who ask; frame: year, mark, plant, kind, patients."""
    c = colours(scheme)
    base = alt.Chart(frame).encode(x=alt.X("year:O", title="Year from now", axis=alt.Axis(labelAngle=0)))
    y = alt.Y("patients:Q", title="Patients a year", axis=alt.Axis(format=MONEY))
    served = base.transform_filter(alt.datum.mark == "plant").encode(y=y, order=alt.Order("plant:N"))
    colour = alt.Color("kind:N", title="Plant", scale=alt.Scale(domain=list(KINDS), range=[c[name] for name in KINDS]))
    tips = [alt.Tooltip("plant:N", title="Plant"), alt.Tooltip("patients:Q", title="Patients", format=DIGITS)]
    asked = base.transform_filter(alt.datum.mark == "asked")
    return styled(
        alt.layer(
            served.mark_bar(stroke=c["paper"], strokeWidth=1).encode(color=colour, tooltip=tips, detail="plant:N"),
            asked.mark_tick(color=c["ink"], thickness=2.5, width=34).encode(y=y),
            height=260,
        ),
        scheme,
    )
