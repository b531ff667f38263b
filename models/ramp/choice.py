"""Which mix to order first: every mix in every future, with the best that can be ordered once demand is known.

All sizes of all kinds are tried, so that within the sizes on offer the two-stage programme is solved by complete
enumeration; its recourse is exact too, being the best of all later orders with whom they serve. The size of each kind
is chosen on one half of the futures and judged on the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.methods.alike import alike, error
from models.methods.alike import groups as in_groups
from models.methods.payoffs import Payoffs, payoffs
from models.ramp.calendar import fates
from models.ramp.futures import HALF, Futures, expected, futures
from models.ramp.inputs import Inputs
from models.ramp.mixes import WAIT, Mix, later, offered
from models.ramp.play import play, sunk

FIRST_HALF, SECOND_HALF = slice(0, HALF), slice(HALF, 2 * HALF)


@dataclass(frozen=True, eq=False)
class Option:
    """The best order of a kind, and what it is worth in each future it is judged in."""

    mix: Mix
    worth: np.ndarray  # (s,) USD million today, the chance of a launch counted

    @property
    def mean(self) -> float:
        """Worth on average."""
        return float(self.worth.mean())


def table(inputs: Inputs, ahead: Futures, mixes: Sequence[Mix]) -> np.ndarray:
    """Return (x, s) what first orders are worth in each future, the best later order with each; USD million today."""
    launched = fates(inputs)[0]
    lost = np.array([sunk(inputs, mix) for mix in mixes])
    return launched * play(inputs, ahead, mixes, later(inputs)).worth.max(axis=1) + lost[:, None]


def free(inputs: Inputs) -> Inputs:
    """Return the inputs without what only the user's plan and the telling of it use."""
    return replace(inputs, mix=WAIT, suites_now=0.0, slots_now=0.0, target_doses=0.0, materiality=0.0)


def options(inputs: Inputs) -> dict[str, Option]:
    """Return the best order of each kind, the most valuable first."""
    return options_once(free(inputs))


@lru_cache(maxsize=64)
def options_once(inputs: Inputs) -> dict[str, Option]:
    """Choose each kind's sizes on the first half of the futures, and judge them on the second."""
    mixes, ahead = offered(inputs), futures(inputs)
    chosen_by = table(inputs, ahead.only(FIRST_HALF), mixes).mean(axis=1)
    best: dict[str, int] = {}
    for at, mix in enumerate(mixes):
        if mix.kind not in best or chosen_by[at] > chosen_by[best[mix.kind]]:
            best[mix.kind] = at
    kept = [mixes[at] for at in best.values()]
    judged = table(inputs, ahead.only(SECOND_HALF), kept)
    found = [Option(mix, worth) for mix, worth in zip(kept, judged, strict=True)]
    return {option.mix.kind: option for option in sorted(found, key=lambda one: (-round(one.mean, 6), size(one.mix)))}


def mixed_over_own(inputs: Inputs) -> Option | None:
    """Return what the best own plant with slots is worth more than the best own plant alone, in each future.

    The mix is that of both; none where either cannot be ordered.
    """
    found = options(inputs)
    if not {"own_contract", "own"} <= set(found):
        return None
    both, alone = found["own_contract"], found["own"]
    return Option(both.mix, both.worth - alone.worth)


def size(mix: Mix) -> float:
    """Return how much an order holds, so that of equals the smaller comes first."""
    return 500 * (mix.own + mix.added) + mix.slots + mix.second + mix.process + mix.automation


@lru_cache(maxsize=64)
def worth_of(inputs: Inputs, mix: Mix) -> np.ndarray:
    """Return (s,) what one order is worth in each future that plans are judged in."""
    return table(inputs, futures(inputs).only(SECOND_HALF), [mix])[0]


def told_apart(inputs: Inputs) -> float:
    """Return how near the best order and the next best can be told apart; USD million today."""
    best, second, *_ = options(inputs).values()
    return error(best.worth, second.worth)


def groups(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """Return the kinds in groups, the best first; none of a group is clearly worth less than its first."""
    worth = {kind: one.worth for kind, one in options(inputs).items()}
    return in_groups(list(worth), lambda one, other: alike(worth[one], worth[other], inputs.materiality))


@dataclass(frozen=True, eq=False)
class Information:
    """What counting with chance and knowing it are worth, over all futures; USD million today."""

    mixes: tuple[Mix, ...]
    payoffs: Payoffs
    expected: int  # the mix that is best for the mean future

    @property
    def of_stochastic_solution(self) -> float:
        """By how much the mix for the mean future falls short of the best, in all futures."""
        return self.payoffs.of_stochastic_solution(self.expected)

    @property
    def of_perfect_information(self) -> float:
        """What may be paid to know demand, slips and failures before the first order."""
        return self.payoffs.of_perfect_information


@lru_cache(maxsize=8)
def information_once(inputs: Inputs) -> Information:
    """Work out every mix in every future, and in the mean one."""
    mixes = offered(inputs)
    mean = table(inputs, expected(inputs), mixes)[:, 0]
    return Information(mixes, payoffs(table(inputs, futures(inputs), mixes)), int(mean.argmax()))


def information(inputs: Inputs) -> Information:
    """Return what counting with chance and knowing it are worth."""
    return information_once(free(inputs))


def regrets(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return what the best order of each kind falls short of the best mix of each future (s,), USD million today."""
    found = information(inputs)
    regret, best = found.payoffs.regret, {}
    for at, mix in enumerate(found.mixes):
        if mix.kind not in best or found.payoffs.mean[at] > found.payoffs.mean[best[mix.kind]]:
            best[mix.kind] = at
    return {kind: regret[at] for kind, at in best.items()}


def regret(inputs: Inputs, mix: Mix) -> np.ndarray:
    """Return what one order falls short of the best mix of each future (s,), USD million today; none is below 0."""
    best = information(inputs).payoffs.table.max(axis=0)
    return np.maximum(best - table(free(inputs), futures(free(inputs)), [mix])[0], 0.0)
