"""Whether Western regulators accept Chinese data: what China is worth at each chance, and where its lead is gone.

Two paths at once keep a Western application open and pay an amendment with a risk of its own, whatever becomes of such
data: they stand with the West and Australia on the other side. Bridging runs from the lock on every path, since what is
bridged is the design locked; a partner's earlier start brings locks, and with them bridging, earlier by as much.

The worth of a lock month is linear in the chance that data must be repeated, so that two curves hold all chances; the
lock is chosen anew at each.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from models.iteration.inputs import Inputs
from models.iteration.plans import ALLY, CHINA, drawn, terms
from models.iteration.runners import Runner, lock_curve, runners

CHANCES = np.linspace(0.0, 100.0, 21)  # percent accepted
FINE = np.linspace(0.0, 100.0, 1001)


@dataclass(frozen=True, eq=False)
class Acceptance:
    """China first by the chance that its data are accepted without an early study in the West."""

    kind: str  # with an own team, or through a partner
    repeated: np.ndarray  # (m,) worth if all is repeated, USD million
    accepted: np.ndarray  # (m,) worth if nothing is
    other: Runner  # the best plan that does not hang on Chinese data alone: West, Australia, or two at once

    def worth(self, percent) -> np.ndarray:
        """Return (...,) the worth of the best lock at percents (...,) accepted."""
        part = np.asarray(percent, float)[..., None] / 100
        return (part * self.accepted + (1 - part) * self.repeated).max(axis=-1)

    @cached_property
    def even(self) -> float:
        """Percent accepted from which on China leads; 0: it always does; nan: it never does."""
        ahead = FINE[self.worth(FINE) >= self.other.worth]
        return float(ahead[0]) if len(ahead) else float("nan")


def kind_of(inputs: Inputs) -> str:
    """Return the Chinese plan that is looked at: the better of own team and partner."""
    return next(kind for kind in runners(inputs) if kind in (CHINA, ALLY))


@lru_cache(maxsize=16)
def acceptance(inputs: Inputs, kind: str) -> Acceptance:
    """Work a Chinese plan out with all data accepted, and with none."""
    lock, path = drawn(inputs, kind)
    given = terms(inputs, kind)
    none, full = (
        Runner(kind, lock_curve(replace(lock, china_repeat_risk=risk), path), given).value for risk in (100.0, 0.0)
    )
    found = runners(inputs)
    other = next(one for one in found.values() if one.kind not in (CHINA, ALLY))
    return Acceptance(kind, none, full, other)


@lru_cache(maxsize=16)
def unbridged(inputs: Inputs, kind: str) -> float:
    """Return the worth if Western regulators take the data in full: no bridging, nothing repeated; USD million."""
    lock, path = drawn(inputs, kind)
    taken = replace(lock, china_repeat_risk=0.0, china_bridging_months=0.0)
    return Runner(kind, lock_curve(taken, path), terms(inputs, kind)).worth
