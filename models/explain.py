"""What changed an answer, what would flip it, and how sure that is: written once for every topic.

What is asked here is a function of a scenario: the worth of its plan, or its decision, the answer without its
simulation, cheap enough to be asked a few hundred times. An option is tried with the settings that it brings along.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations

import numpy as np

from models.answer import Verdict
from models.scenario import Assumption, Catalogue, Scenario, value_of

FEW = 4  # assumptions whose every order of change is asked for
PROBES, HALVINGS = 5, 5  # probes on each side of the present value, then halvings of the bracket


@dataclass(frozen=True)
class Flip:
    """The nearest value of one assumption at which the decision changes."""

    key: str
    at: float | str  # the first setting at which the decision is another one
    verdict: Verdict  # what it changes to
    distance: float  # share of the assumption's range between here and there


def split(value: Callable[[Scenario], float], base: Scenario, now: Scenario, catalogue: Catalogue) -> dict[str, float]:
    """Split the change of the plan's value into what we believe and what we do; the parts sum to it.

    Each part is its average over both orders of change (Shapley 1953).
    """
    belief, choice = now.only("belief", catalogue, base), now.only("choice", catalogue, base)
    start, end, believed, chosen = (value(s) for s in (base, now, belief, choice))
    return {
        "belief": ((believed - start) + (end - chosen)) / 2,
        "choice": ((chosen - start) + (end - believed)) / 2,
    }


def by_assumption(
    value: Callable[[Scenario], float],
    base: Scenario,
    now: Scenario,
    bundle: Callable[[str], str] = str,
) -> dict[str, float]:
    """Split the difference between two scenarios by assumption, or by `bundle(key)`; the parts sum to it.

    Each part is its average over all orders of change (Shapley 1953) where there are few, and over one order and its
    reverse where there are many.
    """
    keys = now.differs_from(base)
    names = list(dict.fromkeys(map(bundle, keys)))
    orders = list(permutations(names)) if len(names) <= FEW else [tuple(names), tuple(reversed(names))]
    worth = cache(lambda taken: value(mixed(base, now, {key for key in keys if bundle(key) in taken})))
    parts = dict.fromkeys(names, 0.0)
    for order in orders:
        for place, name in enumerate(order):
            step = worth(frozenset(order[: place + 1])) - worth(frozenset(order[:place]))
            parts[name] += step / len(orders)
    return parts


def mixed(base: Scenario, now: Scenario, taken: Iterable[str]) -> Scenario:
    """Return `base` with some of its assumptions as they are in `now`."""
    kept = {key: value for key, value in base.changes if key not in taken}
    moved = {key: value for key, value in now.changes if key in taken}
    return Scenario(tuple(sorted((kept | moved).items())))


def waterfall(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """Return what a move did by mechanism; the parts sum to the whole change."""
    return {name: after[name] - before.get(name, 0.0) for name in after}


def flips(catalogue: Catalogue, scenario: Scenario, key: str, decide: Callable[[Scenario], Verdict]) -> list[Flip]:
    """Return the nearest flips of one assumption, below and above (or among the other options)."""
    row, present, here = catalogue[key], value_of(key, catalogue, scenario), decide(scenario)

    def verdict(at) -> Verdict:
        return decide(scenario.moved(catalogue, key, at))

    if row.options:
        found = [(option, verdict(option)) for option, _ in row.options if option != present]
        return [Flip(key, option, other, 1.0) for option, other in found if other != here]
    sides = [first_change(verdict, here, present, end, row) for end in (row.low, row.high)]
    return [Flip(key, at, to, abs(at - present) / (row.high - row.low)) for at, to in filter(None, sides)]


def first_change(verdict: Callable, here: Verdict, start: float, end: float, row: Assumption):
    """Return (value, verdict) of the first change of decision from `start` towards `end`, or None.

    The side is probed on an even grid and the first bracket with a change is halved down to a step.
    """
    if start == end:
        return None
    inside = start
    for probe in np.linspace(start, end, PROBES + 1)[1:]:
        if (found := verdict(float(probe))) != here:
            break
        inside = float(probe)
    else:
        return None
    outside = float(probe)
    for _ in range(HALVINGS):
        if abs(outside - inside) <= row.step:
            break
        middle = (inside + outside) / 2
        if (to := verdict(middle)) != here:
            outside, found = middle, to
        else:
            inside = middle
    return outside, found
