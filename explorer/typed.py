"""Numbers as people type them into a file: read as they stand, or a sentence that says how to write them.

A separator can mean thousands in one country and decimals in another: what can be read in two ways is never guessed.
"""

import re
from math import isfinite

from models.scenario import Assumption, short

NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
TWO_WAYS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")  # 10.000: ten, or ten thousand
BETWEEN = re.compile(r"[\s'’_]")  # what people put between groups of digits
CONVENTIONS = (".", ","), (",", ".")  # decimal sign, sign between groups of three


def number(text: str, row: Assumption) -> float:
    """Return the number that was typed for an assumption, or raise ValueError with one sentence that says how."""
    if not NUMBER.fullmatch(text):
        allowed = f"allowed is {row.low:g} to {row.high:g}"
        raise ValueError(f"{row.label}: {short(text)} is not a number as it stands here: {how(text, row)}; {allowed}.")
    if TWO_WAYS.fullmatch(text) and row.low <= float(text.replace(".", "")) <= row.high:
        raise ValueError(f"{row.label}: {short(text)} can be read in two ways: {how(text, row)}.")
    if not isfinite(float(text)):
        raise ValueError(f"{row.label}: {short(text)} is outside {row.low:g} to {row.high:g}.")
    return float(text)


def how(text: str, row: Assumption) -> str:
    """Say how to write what was typed; an example if it cannot be made out."""
    found = [spelled(value).removesuffix(".0") for value in readings(text)]
    example = spelled(row.default).removesuffix(".0")
    return f"write {' or '.join(found)}" if found else f"write digits, with a point before decimals, such as {example}"


def readings(text: str) -> list[float]:
    """Return the numbers that digits with separators can stand for, one or two; none if it is something else."""
    digits, found = BETWEEN.sub("", text).replace("−", "-"), {}
    for point, group in CONVENTIONS:
        if re.fullmatch(rf"[-+]?([0-9]+|[1-9][0-9]{{0,2}}(\{group}[0-9]{{3}})+)(\{point}[0-9]+)?", digits):
            found[float(digits.replace(group, "").replace(point, "."))] = None
    return list(found)


def spelled(value: float) -> str:
    """Return a number in digits that every reader of YAML takes for it, and nobody for thousands."""
    text = repr(float(value))
    if "e" in text and "." not in text:
        text = text.replace("e", ".0e")
    return f"{text}0" if TWO_WAYS.fullmatch(text) else text
