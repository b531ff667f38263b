"""How many digits of a number are written: three of what is given or published, two of what is worked out."""

from collections.abc import Sequence
from math import floor, isfinite, log10

GIVEN, KNOWN, FINEST = 3, 2, 6  # significant digits; the last where nothing less tells two numbers apart
NOTHING = 1e-9  # less is the rounding of a sum
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
HALF, MOST = 0.5, 100.0  # percent: what is told as nothing, and all there is


def number(value: float, digits: int = GIVEN) -> str:
    """Write a number with so many significant digits, never in exponent form."""
    if abs(value) < NOTHING or not isfinite(value):
        return "0" if abs(value) < NOTHING else "not known"
    decimals = max(0, digits - 1 - floor(log10(abs(value))))
    text = f"{round(value, digits - 1 - floor(log10(abs(value)))):,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−") if text not in ("-0", "0") else "0"


def known(value: float, whole: bool = False) -> str:
    """Write a worked-out number with the digits that are known of it, or with none after the point."""
    return number(round(value) if whole and isfinite(value) else value, KNOWN)


def loses(value: float) -> bool:
    """Say whether a number has more digits than are told of it."""
    if not isfinite(value) or abs(value) < NOTHING:
        return False
    return abs(round(value, KNOWN - 1 - floor(log10(abs(value)))) - value) > NOTHING * abs(value)


def apart(value: float, beside: float, whole: bool = False) -> str:
    """Write a worked-out number beside one that it misses: with so many digits that it reads on its own side of it."""
    if value == beside:
        return known(value, whole)
    tried = [(round(value) if whole else value, KNOWN), (value, KNOWN), (value, GIVEN), (value, FINEST)]
    for taken, figures in tried:
        text = number(taken, figures)
        if (value > beside) - (value < beside) == (read(text) > beside) - (read(text) < beside):
            break
    return text


def in_words(count: int) -> str:
    """Return a small count in words, as a headline says it; a larger one in figures."""
    return COUNTS[count] if 0 <= count < len(COUNTS) else number(count)


def read(text: str) -> float:
    """Return the number that was written."""
    return float(text.replace(",", "").replace("−", "-"))


def percents(value: float) -> str:
    """Write a worked-out share in whole percents; what is neither nothing nor all is not told as if it were."""
    if NOTHING < abs(value) <= HALF:
        return "under 1" if value > 0 else "just under 0"
    return "over 99" if MOST - HALF <= value < MOST - NOTHING else known(value, whole=True)


def in_step(parts: Sequence[float], whole: bool = False) -> tuple[float, list[float]]:
    """Return a sum and its parts as they are told: rounded at one place, and the told parts make the told sum.

    The place is the second digit of the largest, at least one if `whole`. What rounding leaves over goes to the parts
    that lose most by it (the largest remainders of Hamilton's method).
    """
    total = sum(parts)
    largest = max(map(abs, [total, *parts]))
    if largest < NOTHING:
        return 0.0, [0.0] * len(parts)
    place = 10.0 ** (floor(log10(largest)) - KNOWN + 1)
    place = max(place, 1.0) if whole else place
    steps = [floor(part / place) for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda at: steps[at] - parts[at] / place)
    for at in by_rest[: round(total / place) - sum(steps)]:
        steps[at] += 1
    return round(total / place) * place, [step * place for step in steps]
