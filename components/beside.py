"""What a claim's card holds beside the margin: the figures of both sides, and what one gives for another."""

from math import isfinite

from components import cached
from components.words import listed, lowered, spoken, with_unit
from models.claims import Beside, Pair

SIDE_BY_SIDE = "Side by side"
BETTER = {1: 1, -1: 2}  # column of the side that is ahead


def tables(found: Beside) -> list[dict]:
    """Return the figures of both sides as a small table, the better of the two marked; none where there are none."""
    lines = [{"cells": [one.label, *written(one)], "strong": BETTER.get(one.ahead)} for one in found.pairs]
    return [{"title": SIDE_BY_SIDE, "heads": ["", *found.sides], "lines": lines, "wide": [0]}] if lines else []


def written(pair: Pair) -> list[str]:
    """Write a figure of both sides, the claim's first."""
    return [with_unit(value, cached.unit_of(pair.unit)) for value in (pair.claimed, pair.other)]


def sentences(found: Beside) -> list[str]:
    """Say what is said of this setting, and what the claim's side gives up for what it gains."""
    return [*found.said, *([traded(found)] if found.pairs else [])]


def traded(found: Beside) -> str:
    """Say in one sentence whether the claim's side is better or worse in all that is weighed, or what it trades."""
    gains = [apart(one, one.gain) for one in found.weighed if one.ahead > 0]
    losses = [apart(one, one.loss) for one in found.weighed if one.ahead < 0]
    claimed, other = found.sides
    if gains and losses:
        return f"{claimed}, a trade: {listed(losses)} for {listed(gains)}."
    if not gains and not losses:
        return f"{claimed} and {lowered(other)}: no clear difference in what is weighed."
    word = "better" if gains else "worse"
    all_of_it = len(gains or losses) == len(found.weighed)
    return (
        f"{claimed}, {word if all_of_it else f'as good or {word}'} in all that is weighed: {listed(gains or losses)}."
    )


def apart(pair: Pair, words: str) -> str:
    """Say by how much two sides differ in a figure."""
    if not (isfinite(pair.claimed) and isfinite(pair.other)):
        return words.replace("{} ", "")
    unit = pair.unit_apart or pair.unit
    return words.format(spoken(abs(pair.claimed - pair.other), unit, cached.unit_of(unit)))
