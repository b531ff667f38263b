"""Numbers and marks in words: three significant digits, units beside the number, minus signs that are read."""

import re
from math import floor, isfinite, isnan, log10

MARKS = {
    "published": "published",
    "recalled": "not yet verified",
    "derived": "derived",
    "illustrative": "illustrative",
    "gap": "no source",
}


SEVERAL = ("United ", "Great Lakes", "Upper Midwest", "Mid-South", "Mountain ", "Pacific ", "Nordics", "Low Countries")
NOTHING = 1e-9  # less is the rounding of a sum
NONE = "–"  # where there is no number


def number(value: float, digits: int = 3) -> str:
    """Write a number with so many significant digits, never in exponent form."""
    if abs(value) < NOTHING or not isfinite(value):
        return "0" if abs(value) < NOTHING else "not known"
    decimals = max(0, digits - 1 - floor(log10(abs(value))))
    text = f"{round(value, digits - 1 - floor(log10(abs(value)))):,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−") if text not in ("-0", "0") else "0"


def signed(value: float) -> str:
    """Write a number with its sign."""
    text = number(value)
    return f"+{text}" if value > 0 and isfinite(value) and text != "0" else text


def with_unit(value: float | str, unit: dict | None) -> str:
    """Write a value with its unit; `unit` has the store's prefix and suffix. What does not exist is a dash."""
    if isinstance(value, str) or not unit:
        return str(value)
    if isnan(value):
        return NONE
    return f"{unit['prefix']}{number(value)}{unit['suffix']}"


def money(value: float) -> str:
    """Write USD million."""
    return f"USD {number(value)} m"


def percent(value: float) -> str:
    """Write a percentage."""
    return f"{number(value)} %"


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
