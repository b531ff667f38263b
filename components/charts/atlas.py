"""The layers of the footprint's map: land, lanes, regions, plants, and what stands in rows below it."""

import json
from functools import cache
from pathlib import Path

import altair as alt

from components.charts import maps
from components.charts.theme import written

LAND = Path(__file__).parent / "shapes" / "land-110m.json"
KINDS = {"own": "own", "contract": "contract"}
SPEEDS = ("fast", "middling", "slow")
NARROW, ROOMY = f"width < {maps.NARROW}", f"width > {maps.WIDE}"  # pixels; a phone, and a room
TOUCHED = 600  # square pixels about a place that a finger hits: 27 across


@cache
def land() -> dict:
    """Return the shapes of the world's land (Natural Earth)."""
    return json.loads(LAND.read_text(encoding="utf-8"))


def measures(shown: maps.Crop, lines: tuple[int, int]) -> list[alt.Parameter]:
    """Return what the browser measures: the map's height by its width, the pixels of a unit, its rows below, letters.

    As `maps.scale` counts them.
    """
    fits, free = f"(width - {2 * maps.SIDE}) / {shown.wide}", f"{maps.TOP} + below"
    tall = f"min({maps.HEIGHT}, {maps.AIR * shown.high} * {fits} + {free})"
    said = {
        "below": f"{maps.LINE} * ({NARROW} ? {lines[1]} : {lines[0]})",
        "height": f"{ROOMY} ? {maps.PART} * width : {tall}",
        "span": f"min({fits}, (height - ({free})) / {shown.high})",
        "letter": f"{ROOMY} ? 1.4 : 1",
    }
    return [alt.param(name=name, expr=expr) for name, expr in said.items()]


def projection(shown: maps.Crop) -> alt.Projection:
    """Return the projection that shows a part of the world."""
    return alt.Projection(
        type="naturalEarth1",
        rotate=[-shown.centre, 0, 0],
        scale=alt.expr("span"),
        translate=alt.expr(f"[{across(shown.x, 0)}, {down(shown.y, 0)}]"),
        precision=0.1,
    )


def across(x: float | str, at: float | str) -> str:
    """Return the pixel from the left at which a place of the projection is drawn on a map with this middle."""
    return f"width / 2 + span * ({at} - {x})"


def down(y: float | str, at: float | str) -> str:
    """Return the pixel from above at which a place of the projection is drawn on a map with this middle."""
    return f"{maps.TOP} + (height - {maps.TOP} - below) / 2 - span * ({at} - {y})"


def of(base: alt.Chart, mark: str) -> alt.Chart:
    """Return the rows of one mark."""
    return base.transform_filter(alt.datum.mark == mark)


def stood(shown: maps.Crop) -> dict[str, alt.Expr]:
    """Return where a mark stands: at its place on the map, or in a row below it."""
    aside, row = (f"({NARROW} ? datum.n{name} : datum.{name})" for name in ("sx", "sy"))
    moved = f"({NARROW} ? datum.nmx : datum.mx)"
    x = f"isValid(datum.sx) ? letter * {aside} : {across(shown.x, 'datum.px')} + {moved}"
    y = f"isValid(datum.sx) ? {line(row)} : {down(shown.y, 'datum.py')}"
    return {"x": alt.expr(x), "y": alt.expr(y)}


def lanes(base: alt.Chart, c: dict, low: int, high: int) -> alt.Chart:
    """Draw the lanes along great circles, coloured by days and as wide as patients are many."""
    third = (high - low) / len(SPEEDS)
    steps = [round(low + third), round(high - third)]
    colour = alt.Stroke(
        "days:Q",
        title="Vein to vein, days",
        scale=alt.Scale(type="threshold", domain=steps, range=[c[speed] for speed in SPEEDS]),
        legend=alt.Legend(orient="bottom", direction="horizontal", gradientLength=120, gradientThickness=8),
    )
    width = alt.StrokeWidth("patients:Q", scale=alt.Scale(range=[1, 6]), legend=None)
    ends = "[[datum.lon, datum.lat], [datum.lon2, datum.lat2]]"
    arc = f"{{type: 'Feature', geometry: {{type: 'LineString', coordinates: {ends}}}}}"
    rows = of(base, "lane").transform_calculate(arc=arc)
    look = {"filled": False, "opacity": 0.85, "clip": True, "fill": None, "strokeCap": "round"}
    return rows.mark_geoshape(**look).encode(shape="arc:G", stroke=colour, strokeWidth=width, tooltip=tip())


def tip() -> list[alt.Tooltip]:
    """Return the words that follow the pointer."""
    return [alt.Tooltip("words:N", title="​")]


def regions(base: alt.Chart, c: dict, at: dict) -> list[alt.Chart]:
    """Draw every region's patients; a red ring is patients without a slot."""
    rows = of(base, "region")
    size = alt.Size("patients:Q", scale=alt.Scale(type="sqrt", range=[8, 220]), legend=None)
    dots = rows.mark_circle(color=c["quiet"], opacity=0.5, **at).encode(size=size, tooltip=tip())
    missing = rows.transform_filter("datum.missing > 0.5")
    ring = missing.mark_point(color=c["fails"], strokeWidth=2, opacity=1, filled=False, **at)
    return [dots, ring.encode(size=size, tooltip=tip())]


def line(row: float | str) -> str:
    """Return how far down a row below the map stands; the first is 1."""
    return f"height - below + {maps.LINE} * ({row} - 0.4)"


def beyond(base: alt.Chart, c: dict, at: dict) -> list[alt.Chart]:
    """Write a key below the map, and the names of the places that it leaves out, whose rings can be picked there."""
    rows = of(base, "place").transform_filter("isValid(datum.sx)")
    key = base.transform_aggregate(aside="count(sx)", missing="max(missing)")
    foot = {"x": 0, "x2": alt.expr("width"), "y": alt.expr("height - below"), "y2": alt.expr("height + 1")}
    said = {"align": "left", "baseline": "middle", "color": c["quiet"]}
    ring = {"filled": False, "opacity": 1, "y": alt.expr(line(1))}
    ahead = key.transform_filter("datum.aside > 0").mark_text(x=0, y=alt.expr(line(2)), **said)
    missing = key.transform_filter("datum.missing > 0.5")
    return [
        key.mark_rect(color=c["paper"], opacity=1, **foot),
        key.mark_point(x=7, color=c["quiet"], size=46, strokeWidth=1.5, **ring),
        key.mark_text(x=18, y=alt.expr(line(1)), **said).encode(text=alt.value("city without a plant")),
        missing.mark_point(x=alt.expr("170 * letter"), color=c["fails"], size=46, strokeWidth=2, **ring),
        missing.mark_text(x=alt.expr("181 * letter"), y=alt.expr(line(1)), **said).encode(
            text=alt.value("some patients without a slot")
        ),
        ahead.encode(text=alt.value("Elsewhere")),
        rows.mark_text(dx=9, **said, **at).encode(text="name:N"),
    ]


def plants(base: alt.Chart, c: dict, at: dict) -> list[alt.Chart]:
    """Draw the places: open plants as large as their slots, the rest as rings; a click opens or closes one."""
    pick = alt.selection_point("lock", fields=["key", "wish"], on="click", empty=False, toggle=False)
    rows = of(base, "place")
    opened = rows.transform_filter("datum.doses > 0")
    colour = alt.Color(
        "kind:N",
        title="Plant",
        scale=alt.Scale(domain=list(KINDS), range=[c[name] for name in KINDS]),
        legend=alt.Legend(orient="bottom", direction="horizontal", symbolType="diamond", symbolSize=120),
    )
    size = alt.Size("slots:Q", scale=alt.Scale(type="sqrt", domain=[0, 10000], range=[60, 640]), legend=None)
    ring = {"filled": False, "size": 46, "strokeWidth": 1.5, "opacity": 1, **at}
    outline = {"shape": "diamond", "color": c["baseline"], "strokeWidth": 2, "filled": False}
    return [
        of(base, "baseline").mark_point(**outline, **at).encode(size=size),
        rows.transform_filter("datum.kind == 'free'").mark_point(color=c["quiet"], **ring).encode(tooltip=tip()),
        rows.transform_filter("datum.kind == 'closed'")
        .mark_point(color=c["quiet"], shape="cross", **(ring | {"filled": True}))
        .encode(tooltip=tip()),
        opened.mark_point(shape="diamond", filled=True, opacity=0.95, stroke=c["paper"], strokeWidth=1, **at).encode(
            color=colour, size=size, tooltip=tip()
        ),
        *names(opened, c, at),
        rows.mark_circle(size=TOUCHED, opacity=0, aria=True, **at)
        .encode(tooltip=tip(), key="key:N", description="words:N")
        .add_params(pick),
    ]


def names(opened: alt.Chart, c: dict, at: dict) -> list[alt.Chart]:
    """Write the name of each plant where it covers no other name."""
    beside = {f"d{axis}": alt.expr(f"letter * ({NARROW} ? datum.nd{axis} : datum.d{axis})") for axis in "xy"}
    look = {"fontWeight": 600, "fontSize": 12.5, "align": "center", "baseline": "middle", **beside, **at}
    return written(opened.encode(text="name:N"), c, c["ink"], **look)
