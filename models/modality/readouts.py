"""What the next read-out of one class is worth before the bets are laid, by how many patients it has.

Every number of responses that it may show weighs the futures anew by how likely each made it (Bayes); the best mix
under these weights is chosen in one half of the futures and judged in the other. Value of sample information is the
mean of what is then had, less what the best mix has without (Raiffa and Schlaifer 1961). The read-out tells of its own
class only: what it says of the classes beside it, of how long a response lasts and of safety is not counted.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods.pooling import log_chance
from models.modality.choice import FIRST_HALF, SECOND_HALF, judged_once
from models.modality.choice import free as without_plan
from models.modality.draws import programmes_drawn
from models.modality.inputs import Inputs
from models.modality.mixes import Mix, affordable, kind_of, offered, table
from models.modality.shown import NAMES, believed

SIZES = (5, 10, 20, 40, 80)  # patients


@dataclass(frozen=True, eq=False)
class Readout:
    """A read-out of so many patients."""

    chance: np.ndarray  # (x,) of 0, 1 ... responses
    then: tuple[Mix, ...]  # (x,) best mix after each
    worth: np.ndarray  # (x,) of it, USD million today
    value: float  # USD million today
    kept: Mix  # best without it

    @property
    def moves(self) -> float:
        """Chance that the read-out moves the bets to another class."""
        return float(
            sum(p for p, mix in zip(self.chance, self.then, strict=True) if kind_of(mix) != kind_of(self.kept))
        )


def likely(inputs: Inputs, bet: str, patients: int) -> np.ndarray:
    """Return (x, s) the chance of each number of responses in each future."""
    found = programmes_drawn(inputs, max(affordable(inputs), 1))
    at, of = NAMES.index(bet), believed(inputs, "response")
    rates, levels = of.rates[found.cell[at]], of.within.correlation[found.level[at]]
    return np.exp(log_chance(np.arange(patients + 1)[:, None], patients, rates, levels))


def readout(inputs: Inputs, bet: str, patients: int) -> Readout:
    """Return what a read-out of a class may show, and what is best after each."""
    return readout_once(without_plan(inputs), bet, patients)


@lru_cache(maxsize=32)
def readout_once(inputs: Inputs, bet: str, patients: int) -> Readout:
    """Weigh the futures by every number of responses."""
    mixes, chosen_by, judged = offered(inputs), first_half(inputs), judged_once(inputs)
    kept = int(chosen_by.mean(axis=1).argmax())
    chances = likely(inputs, bet, patients)
    first, second = chances[:, FIRST_HALF], chances[:, SECOND_HALF]
    best = (first @ chosen_by.T).argmax(axis=1)
    had = np.einsum("xs,xs->x", second, judged[best]) / second.shape[1]
    chance = second.mean(axis=1)
    worth = np.divide(had, chance, out=np.zeros_like(had), where=chance > 0)
    return Readout(
        chance, tuple(mixes[at] for at in best), worth, max(float(had.sum() - judged[kept].mean()), 0.0), mixes[kept]
    )


@lru_cache(maxsize=4)
def first_half(inputs: Inputs) -> np.ndarray:
    """Return (m, s) what every mix is worth in the futures that mixes are chosen in."""
    return table(inputs, offered(inputs), FIRST_HALF)


def turns(found: Readout) -> list[tuple[int, int, str]]:
    """Return spans of responses with the kind of the best mix after them: first, last, kind."""
    spans: list[tuple[int, int, str]] = []
    for count, mix in enumerate(found.then):
        kind = kind_of(mix)
        if spans and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], count, kind)
        else:
            spans.append((count, count, kind))
    return spans
