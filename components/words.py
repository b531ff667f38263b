"""Numbers and marks in words: the digits that are known, units beside the number, minus signs that are read."""

import re
from math import isfinite, isnan

from models.digits import known, loses, number, percents

MARKS = {
    "published": "published",
    "recalled": "not yet verified",
    "derived": "derived",
    "illustrative": "illustrative",
    "gap": "no source",
}

CHOSEN = "a choice"  # what is nobody's fact

SEVERAL = ("United ", "Great Lakes", "Upper Midwest", "Mid-South", "Mountain ", "Pacific ", "Nordics", "Low Countries")
PERCENT, MILLIONS = "percent", {"prefix": "USD ", "suffix": " m"}
WHOLE = (PERCENT, "points", "points_of_share", "points_of_scale", "month", "months", "years")  # units without decimals
SHARE_POINTS = "points_of_share"
DATED = ("month", "months", "years")  # of which every digit is told
NONE = "–"  # where there is no number


def signed(value: float, key: str = "") -> str:
    """Write a worked-out change with its sign, in the digits that are known of its unit, whose key is given."""
    text = digits(value, key)
    return f"+{text}" if value > 0 and isfinite(value) and text != "0" else text


def digits(value: float, key: str = "") -> str:
    """Write a worked-out number with the digits that are known of its unit: whole percents and months, or two."""
    return number(round(value)) if key in DATED and isfinite(value) else known(value, key in WHOLE)


def short(value: float, key: str, unit: dict) -> str:
    """Write a worked-out number with its unit where it stands alone, as a key figure does.

    Points that would be rounded to nothing are told with two digits: a small rise is not none.
    """
    if isnan(value):
        return NONE
    if key == SHARE_POINTS and 0 < abs(value) < 0.5:
        return f"{unit['prefix']}{known(value)}{unit['suffix']}"
    return f"{unit['prefix']}{percents(value) if key == PERCENT else digits(value, key)}{unit['suffix']}"


def spoken(value: float, key: str, unit: dict) -> str:
    """Write a worked-out number as a sentence tells it: of what loses digits it says "about".

    Every number of a model that stands in a sentence is written here.
    """
    return f"{'about ' if key not in WHOLE and loses(value) else ''}{short(value, key, unit)}"


def between(low: float, high: float, key: str) -> str:
    """Write both ends of a band, without their unit; a band that is not known is a dash."""
    return NONE if isnan(low) else f"{digits(low, key)} and {digits(high, key)}"


def with_unit(value: float | str, unit: dict | None) -> str:
    """Write a value with its unit; `unit` has the store's prefix and suffix. What does not exist is a dash."""
    if isinstance(value, str) or not unit:
        return str(value)
    if isnan(value):
        return NONE
    return f"{unit['prefix']}{number(value)}{singular(unit['suffix']) if value == 1 else unit['suffix']}"


def singular(suffix: str) -> str:
    """Return what is counted, as it is written behind one of it: day for days."""
    return re.sub(r"^( \w{3,})s\b", r"\1", suffix)


def money(value: float) -> str:
    """Write worked-out USD million in a sentence."""
    return spoken(value, "usd_million", MILLIONS)


def about(value: float) -> str:
    """Write a worked-out number without a unit in a sentence."""
    return spoken(value, "", {"prefix": "", "suffix": ""})


def percent(value: float) -> str:
    """Write a worked-out percentage that may be small, as a gap is; shares are told in whole percents."""
    return f"{known(value)} %"


def listed(parts: list[str]) -> str:
    """Join parts as a sentence lists them."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def inside(place: str) -> str:
    """Return a place's name as it stands inside a sentence: one of several states, lakes or lands has an article."""
    return f"the {place}" if place.startswith(SEVERAL) else place


def bare(label: str) -> str:
    """Return a place's name as it stands in a list inside brackets: alone, or a comma would make two places of one."""
    return label.partition(" (")[0]


def lowered(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[0].lower() + words[1:]


def plain(text: str) -> str:
    """Return text that Markdown draws as it stands, whoever wrote it."""
    return re.sub(r"([\\`*_\[\]<>$~#|]|:(?=[a-z_]+[\[/]))", r"\\\1", text)
