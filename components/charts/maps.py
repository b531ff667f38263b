"""The part of the world that a map shows: cut to what is used, turned to where it lies, with names that dodge.

Points stand on the map by their place in the projection (Natural Earth, as the browser draws it), so that a name can
keep clear of others at every width, and a place that the map leaves out stands in a row below it.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin
from typing import NamedTuple

SIDE, TOP, LINE = 28, 24, 26  # pixels left free beside, above and for each row below what is used
NARROW, WIDE = 420, 1000  # pixels; a phone, and a room, whose words are larger
HEIGHT, PART, AIR = 330, 0.42, 1.5  # pixels, at most; in a room so much of the width; x what is used
MARGIN, LEAST = 0.03, 0.3  # of what is used, and in units of the projection
STEPS = tuple(step / 6 for step in range(7))  # along a lane
LETTER, TALL, RING, AHEAD = 7.2, 15, 34, 68  # pixels: a letter, a line, a ring with its gap, and the words before it
APART = 13  # pixels between plants of one city, which would hide each other
WIDTHS = {"": (560, 690, 900), "n": (320, 358)}  # pixels at which names keep clear: beside the controls, on a phone
POINTS = 8192  # remembered: places and lanes are few, and the same from move to move
HALF, FULL = 180.0, 360.0  # degrees


class Crop(NamedTuple):
    """A part of the world: the meridian in its middle, then its own middle and size in units of the projection."""

    centre: float
    x: float
    y: float
    wide: float
    high: float


WORLD = Crop(0.0, 0.0, 0.2, 5.0, 2.2)


@lru_cache(maxsize=POINTS)
def project(lat: float, lon: float, centre: float) -> tuple[float, float]:
    """Return where a point stands in the Natural Earth projection, turned to a meridian."""
    turned, phi = radians((lon - centre + HALF) % FULL - HALF), radians(lat)
    two, four = phi**2, phi**4
    x = turned * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    return x, phi * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))


def middle(lons: Sequence[float]) -> float:
    """Return the meridian opposite to the widest gap between points: the Pacific's where lanes cross it."""
    ordered = sorted(lon % FULL for lon in lons)
    gaps = [after - lon for lon, after in zip(ordered, [*ordered[1:], ordered[0] + FULL], strict=True)]
    widest = gaps.index(max(gaps))
    return round((ordered[widest] + gaps[widest] / 2) % FULL - HALF)


@lru_cache(maxsize=POINTS)
def along(lat: float, lon: float, lat2: float, lon2: float) -> list[tuple[float, float]]:
    """Return points along the great circle between two."""
    begin, end = sphere(lat, lon), sphere(lat2, lon2)
    found = []
    for step in STEPS:
        x, y, z = ((1 - step) * one + step * other for one, other in zip(begin, end, strict=True))
        found.append((degrees(asin(z / (x * x + y * y + z * z) ** 0.5)), degrees(atan2(y, x))))
    return found


def sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """Return a point on the sphere."""
    phi, turn = radians(lat), radians(lon)
    return cos(phi) * cos(turn), cos(phi) * sin(turn), sin(phi)


def used(rows: list[dict]) -> list[tuple[float, float]]:
    """Return latitude and longitude of all that a network uses: plants, lanes, and regions in which anybody asks."""
    found = [(row["lat"], row["lon"]) for row in rows if row["mark"] == "region" or row.get("doses")]
    for row in rows:
        if row["mark"] == "lane":
            found += along(row["lat"], row["lon"], row["lat2"], row["lon2"])
    return found


def crop(points: list[tuple[float, float]]) -> Crop:
    """Return the part of the world that holds all points, with a margin; the world where there are none."""
    if not points:
        return WORLD
    centre = middle([lon for _, lon in points])
    spans = [(min(one), max(one)) for one in zip(*(project(*point, centre) for point in points), strict=True)]
    at = [(low + high) / 2 for low, high in spans]
    size = [max((1 + 2 * MARGIN) * (high - low), LEAST) for low, high in spans]
    return Crop(centre, *(round(one, 3) for one in (*at, *size)))


def holds(shown: Crop, x: float, y: float) -> bool:
    """Say whether a point of the projection lies in a part of the world."""
    return abs(x - shown.x) <= shown.wide / 2 and abs(y - shown.y) <= shown.high / 2


def cut(before: list[dict], now: list[dict]) -> Crop:
    """Return the part of the world that the baseline's rows take, or one that holds both if a plan's rows leave it."""
    first, second = used(before), used(now)
    shown = crop(first)
    if first and all(holds(shown, *project(*point, shown.centre)) for point in second):
        return shown
    return crop(first + second)


def scale(shown: Crop, width: float, lines: int) -> float:
    """Return pixels a unit of the projection where so many rows stand below the map; as the browser measures it."""
    fits, below = (width - 2 * SIDE) / shown.wide, LINE * lines
    high = PART * width if width > WIDE else min(HEIGHT, AIR * fits * shown.high + TOP + below)
    return min(fits, (high - TOP - below) / shown.high)


def place(rows: list[dict], shown: Crop) -> tuple[int, int]:
    """Give rows their place in the projection, names that dodge, and a row below to places that the map leaves out.

    Return how many rows stand below, beside the controls and on a phone; the first is the key.
    """
    for row in rows:
        row["px"], row["py"] = project(row["lat"], row["lon"], shown.centre)
    named = [row for row in rows if row["mark"] == "place" and row["doses"]]
    beyond = [row for row in rows if row["mark"] == "place" and not holds(shown, row["px"], row["py"])]
    lines = []
    for form, widths in WIDTHS.items():
        lines.append(in_rows(beyond, form, widths[0]))
        scales = [scale(shown, width, lines[-1]) for width in widths]
        part(named, form, min(scales))
        dodge(named, form, scales)
    return lines[0], lines[1]


def in_rows(beyond: list[dict], form: str, width: float) -> int:
    """Give places that the map leaves out their pixels below it, and return how many rows that takes with the key."""
    at, line = float(AHEAD), 2
    for row in beyond:
        needs = RING + LETTER * len(row["name"])
        if at + needs > width:
            at, line = 0.0, line + 1
        row[f"{form}sx"], row[f"{form}sy"] = at + RING / 2, float(line)
        at += needs
    return line if beyond else 1


def part(named: list[dict], form: str, pixels: float) -> None:
    """Move plants that would hide each other apart."""
    stood = []
    for row in named:
        x, y, aside = pixels * row["px"], pixels * row["py"], 0.0
        while any(abs(x + aside - a) < APART and abs(y - b) < APART for a, b in stood):
            aside += APART
        stood.append((x + aside, y))
        row[f"{form}mx"] = aside


def dodge(named: list[dict], form: str, scales: list[float]) -> None:
    """Give each name an offset in pixels at which it covers no other name, nor a plant, at each scale."""
    marks = [[(each * row["px"] + row[f"{form}mx"], -each * row["py"], 8.0, 8.0) for row in named] for each in scales]
    taken = [[] for _ in scales]
    for at, row in enumerate(named):
        half = LETTER * len(row["name"]) / 2

        def boxes(dx: float, dy: float, at: int = at, half: float = half) -> list[tuple]:
            return [(mine[at][0] + dx, mine[at][1] + dy, half, TALL / 2) for mine in marks]

        def faults(offset: tuple[float, float], boxes=boxes) -> int:
            return sum(map(covered, boxes(*offset), marks)) + len(named) * sum(map(covered, boxes(*offset), taken))

        row[f"{form}dx"], row[f"{form}dy"] = best = min(offsets(half), key=faults)
        for stood, box in zip(taken, boxes(*best), strict=True):
            stood.append(box)


def offsets(half: float) -> list[tuple[float, float]]:
    """Return where a name may stand about its plant, the best first: above, below, beside, then farther off."""
    beside = half + 16
    near = [(0.0, -20.0), (0.0, 21.0), (beside, 0.0), (-beside, 0.0)]
    corners = [(side * beside, down) for down in (-16.0, 17.0, -32.0, 33.0) for side in (1, -1)]
    return near + corners + [(0.0, -36.0), (0.0, 37.0), (0.0, -52.0), (0.0, 53.0)]


def covered(box: tuple, others: list[tuple]) -> int:
    """Return how many boxes (middle and half sizes) one box covers."""
    x, y, wide, high = box
    return sum(abs(x - a) < wide + w and abs(y - b) < high + h for a, b, w, h in others)
