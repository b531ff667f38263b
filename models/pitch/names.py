"""Where names stand on the map: beside their marks, none on another, none off the paper, on a phone and on a screen.

Marks are tried in their order, each on six sides. A name that finds a place on a phone keeps it on a wide screen, where
it needs less of the map; one that finds none there is left out on a phone and placed by the room of a screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PHONE, SCREEN = (260.0, 340.0), (620.0, 340.0)  # pixels of the map, without its axes
LETTER, LINE, MARK = 7.0, 15.0, 7.0  # pixels: width of a letter, height of a line, half of a mark
SIDES = (
    ("left", 6.0, -11.0),
    ("right", -6.0, -11.0),
    ("left", 6.0, 14.0),
    ("right", -6.0, 14.0),
    ("left", 12.0, 0.0),
    ("right", -12.0, 0.0),
)
Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels


@dataclass(frozen=True)
class Place:
    """Where a name stands: how it is set, pixels from its mark, and whether a phone has room for it."""

    align: str
    dx: float
    dy: float
    on_phone: bool


def box_of(at: tuple[float, float], name: str, side: tuple[str, float, float], plot: tuple[float, float]) -> Box:
    """Return what a name covers; at: the mark's part of the map from the left and from above, 0 to 1."""
    align, dx, dy = side
    wide, x, y = LETTER * len(name), at[0] * plot[0] + dx, at[1] * plot[1] + dy
    left = x if align == "left" else x - wide
    return left, y - LINE / 2, left + wide, y + LINE / 2


def apart(one: Box, other: Box) -> bool:
    """Say whether two boxes do not cover each other."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def mark_of(at: tuple[float, float], plot: tuple[float, float]) -> Box:
    """Return what a mark covers."""
    x, y = at[0] * plot[0], at[1] * plot[1]
    return x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2


def free(box: Box, taken: Sequence[Box], plot: tuple[float, float]) -> bool:
    """Say whether a box lies on the map and on nothing that is taken."""
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= plot[0] and box[3] <= plot[1]
    return inside and all(apart(box, other) for other in taken)


def places(marks: Sequence[tuple[float, float]], names: Sequence[str]) -> list[Place]:
    """Return where each name stands; marks: (n,) parts of the map from the left and from above, 0 to 1."""
    found: list[Place | None] = [None] * len(names)
    for plot in (PHONE, SCREEN):
        taken = [mark_of(at, plot) for at in marks]
        taken += [box_of(marks[n], names[n], (one.align, one.dx, one.dy), plot) for n, one in enumerate(found) if one]
        for n, name in enumerate(names):
            fits = [side for side in SIDES if free(box_of(marks[n], name, side, plot), taken, plot)]
            if found[n] is None and fits:
                found[n] = Place(*fits[0], plot == PHONE)
                taken.append(box_of(marks[n], name, fits[0], plot))
    return [one or Place(*SIDES[0], False) for one in found]
