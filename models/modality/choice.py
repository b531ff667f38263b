"""Which mix to bet on: every mix in the same futures, chosen in one half of them and judged in the other."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.methods.alike import alike, error
from models.methods.alike import groups as in_groups
from models.methods.payoffs import Payoffs, payoffs
from models.modality.draws import HALF
from models.modality.inputs import Inputs
from models.modality.mixes import NAMES, Mix, kind_of, offered, table

FIRST_HALF, SECOND_HALF = slice(0, HALF), slice(HALF, 2 * HALF)
WORST = 0.1  # of futures


@dataclass(frozen=True, eq=False)
class Option:
    """The best mix of a kind, and what it is worth in each future it is judged in."""

    mix: Mix
    worth: np.ndarray  # (s,) USD million today, as luck has it
    given: np.ndarray  # (s,) the same expected, given what the classes are

    @property
    def mean(self) -> float:
        """Worth on average, the luck of single programmes at its mean."""
        return float(self.given.mean())

    @property
    def kind(self) -> str:
        """The class that has most of it."""
        return kind_of(self.mix)


def free(inputs: Inputs) -> Inputs:
    """Return the inputs without what only the user's plan, the read-out and the trial use."""
    still = dict.fromkeys(("readout_patients", "trial_none", "trial_error", "trial_missed", "trial_most"), 0.0)
    return replace(inputs, bets="", readout_class="", materiality=0.0, deals=(), ramps=(), **still)


def options(inputs: Inputs) -> dict[str, Option]:
    """Return the best mix of each kind, the most valuable first; of two that are alike the second may be worth more."""
    return options_once(free(inputs))


@lru_cache(maxsize=32)
def options_once(inputs: Inputs) -> dict[str, Option]:
    """Choose each kind's mix in the first half of the futures, rank the kinds there too, and judge them in the second.

    So no mix is called best for the luck of the draws in which its worth is told.
    """
    mixes = offered(inputs)
    chosen_by, best = table(inputs, mixes, FIRST_HALF).mean(axis=1), {}
    for at, mix in enumerate(mixes):
        kind = kind_of(mix)
        if kind not in best or chosen_by[at] > chosen_by[best[kind]] + 1e-9:
            best[kind] = at
    kept = [mixes[at] for at in best.values()]
    worths = (table(inputs, kept, SECOND_HALF, lucky) for lucky in (True, False))
    found = [Option(*one) for one in zip(kept, *worths, strict=True)]
    ranked = sorted(zip(chosen_by[list(best.values())], found, strict=True), key=lambda one: (-one[0], sum(one[1].mix)))
    return {one.kind: one for _, one in ranked}


def alone(inputs: Inputs, bets: tuple[str, ...]) -> Option:
    """Return the best mix with programmes of some classes only, or with none if none of theirs earns its cost."""
    return alone_once(free(inputs), bets)


@lru_cache(maxsize=64)
def alone_once(inputs: Inputs, bets: tuple[str, ...]) -> Option:
    """Choose the mix in the first half of the futures, and judge it in the second."""
    mixes = [mix for mix in offered(inputs) if not any(n for n, bet in zip(mix, NAMES, strict=True) if bet not in bets)]
    best = mixes[int(table(inputs, mixes, FIRST_HALF).mean(axis=1).argmax())]
    return Option(best, *(table(inputs, [best], SECOND_HALF, lucky)[0] for lucky in (True, False)))


@lru_cache(maxsize=32)
def worth_of(inputs: Inputs, mix: Mix) -> np.ndarray:
    """Return (s,) what one mix is worth in each future that mixes are judged in."""
    return table(inputs, [mix], SECOND_HALF, lucky=True)[0]


def told_apart(inputs: Inputs) -> float:
    """Return how near the best mix and the next best can be told apart; USD million today."""
    best, second, *_ = options(inputs).values()
    return error(best.given, second.given)


def groups(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """Return the kinds in groups, the best first; none of a group is clearly worth less than its first."""
    given = {kind: one.given for kind, one in options(inputs).items()}
    return in_groups(list(given), lambda one, other: alike(given[one], given[other], inputs.materiality))


def judged(inputs: Inputs) -> Payoffs:
    """Return what every mix is worth in the futures that mixes are judged in."""
    return payoffs(judged_once(free(inputs)))


@lru_cache(maxsize=4)
def judged_once(inputs: Inputs) -> np.ndarray:
    """Return (m, s) what every mix is worth in the second half of the futures."""
    return table(inputs, offered(inputs), SECOND_HALF)


def worst(worth: np.ndarray) -> np.ndarray:
    """Return (...) the mean of the worst tenth of futures (..., s): the expected shortfall (Acerbi, Tasche 2002)."""
    count = max(int(WORST * worth.shape[-1]), 1)
    return np.sort(worth, axis=-1)[..., :count].mean(axis=-1)


def frontier(value: np.ndarray, risk: np.ndarray) -> np.ndarray:
    """Return the places of those of which none has more value and a better worst tenth, by rising value."""
    order = np.lexsort((-risk, -value))
    kept, best = [], -np.inf
    for at in order:
        if risk[at] > best + 1e-9:
            kept.append(at)
            best = risk[at]
    return np.array(kept[::-1])
