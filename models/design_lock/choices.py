"""Which countries of an area a launch serves: those that it is worth most to serve, with all that their suites cost.

A patient asked for costs the running and the building of suites, worth today, over what is sold to one: the bar. A
country is served where its patients leave more than that. What is left over a bar is a convex line of straight parts;
each part is a choice of countries and of a place for the site, and the best of all choices is never worth less for a
higher price or a lower cost.
"""

from dataclasses import dataclass

import numpy as np

TINY = 1e-12  # USD million


@dataclass(frozen=True)
class Choice:
    """The countries served from one bar on to the next choice's."""

    bar: float  # USD million, what suites cost for a patient over the years
    part: float  # 0 to 1, of those who ask in the area
    leaves: float  # USD million for one who asks in the area, after making, shipments and selling, plants apart
    countries: tuple[float, ...]  # part of those who ask in each that is served, 0 in the others


Choices = tuple[Choice, ...]  # by rising bar; the last serves nobody


def choices_of(left: np.ndarray, part: np.ndarray, lowest: float) -> Choices:
    """Return the best choices from the lowest bar there can be on.

    left (p, r): USD million that one who asks in each country leaves to a site in each place, -inf where it may not;
    part (r,): of those who ask.
    """
    served = np.array([row >= each for row in left for each in np.unique(row[row > lowest])]).reshape(-1, len(part))
    rows = np.repeat(np.arange(len(left)), [len(np.unique(row[row > lowest])) for row in left])
    served = np.vstack([served, np.zeros((1, len(part)), bool)])
    leaves = np.append((part * np.where(served[:-1], left[rows], 0.0)).sum(axis=1), 0.0)
    return envelope(served * part, leaves, lowest)


def envelope(served: np.ndarray, leaves: np.ndarray, bar: float) -> Choices:
    """Return which of some countries served (n, r) are worth most from a bar on, the last of which serve nobody."""
    parts, found = served.sum(axis=1), []
    at = best_at(leaves - bar * parts, parts)
    while True:
        found.append(Choice(float(bar), float(parts[at]), float(leaves[at]), tuple(served[at].tolist())))
        fewer = np.flatnonzero(parts < parts[at])
        if not len(fewer):
            return tuple(found)
        crossing = (leaves[at] - leaves[fewer]) / (parts[at] - parts[fewer])
        bar = max(bar, crossing.min())
        at = fewer[best_at(-crossing, parts[fewer])]


def best_at(worth: np.ndarray, parts: np.ndarray) -> int:
    """Return which is worth most, of those alike the one that serves fewest."""
    return int(np.lexsort((parts, -worth))[0])


def whole(left: np.ndarray, part: np.ndarray, lowest: float) -> Choices:
    """Return the choice between all countries together, from the best place, and nobody."""
    reached = np.isfinite(left)
    leaves = np.where(reached, left, 0.0) @ part
    at = int(leaves.argmax())
    return envelope(np.vstack([reached[at] * part, np.zeros(len(part))]), np.append(leaves[at], 0.0), lowest)


def worth_of(choices: Choices, treated: np.ndarray, suites: np.ndarray, capital: float) -> np.ndarray:
    """Return what the best choice is worth for patients and for their suites (...), both worth today.

    Most choose as at the lowest bar; only the others are looked at again, but where nobody pays and all is a loss.
    capital: USD million of suites for a patient a year.
    """
    first, *others = choices
    found = first.leaves * treated
    found -= first.part * capital * suites
    if len(others) > 1:
        correct(found, others, treated, suites, capital)
    return found


def correct(found: np.ndarray, others: list[Choice], treated, suites, capital: float) -> None:
    """Put the worth of other choices, the last of which serves nobody, where they are the best."""
    dear = suites > (others[0].bar / max(capital, TINY)) * treated
    few = np.flatnonzero(dear)
    sold, paid, flat = treated[dear], capital * suites[dear], found.ravel()
    some = paid < others[-1].bar * sold
    few, sold, paid = few[some], sold[some], paid[some]
    for one in others[:-1]:
        rest = paid > one.bar * sold
        few, sold, paid = few[rest], sold[rest], paid[rest]
        flat[few] = one.leaves * sold - one.part * paid


def chosen(choices: Choices, treated: float, cost: float) -> Choice:
    """Return the choice that is worth most."""
    return max(choices, key=lambda one: one.leaves * treated - one.part * cost)
