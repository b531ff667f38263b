"""Every plan of the race with what each lock month is worth on it, terms and leakage taken off."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from models import design_lock
from models.design_lock import Curve
from models.iteration.inputs import Inputs
from models.iteration.plans import KINDS, Terms, drawn, terms

FREE = {"good_gain": 0.0, "race_rival": "", "rival_ahead": 0.0, "australia_first": "", "site_partner": "",
        "materiality": 0.0}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Runner:
    """One plan: the lock's curve on its path, and the worth (m,) of every lock month after terms; USD million."""

    kind: str
    curve: Curve
    terms: Terms

    @cached_property
    def paid(self) -> np.ndarray:
        """What is spent until launch (m,), expected and discounted; USD million."""
        when = self.curve.spread
        living = self.curve.designs.living[when.read]
        each = (cost * (living if name in design_lock.IF_LIVING else 1.0) for name, cost in when.costs.items())
        return when.weights @ sum(each)

    @cached_property
    def brings(self) -> np.ndarray:
        """What launches are expected to leave (m,), before terms; USD million."""
        return self.curve.value + self.paid

    @cached_property
    def value(self) -> np.ndarray:
        """Worth of every lock month (m,); USD million."""
        return self.curve.value - (1 - self.terms.keeps) * np.maximum(self.brings, 0.0) - self.terms.signing

    @cached_property
    def month(self) -> int:
        """The lock month worth most on this plan."""
        return int(self.value.argmax())

    @property
    def worth(self) -> float:
        """Worth in that month."""
        return float(self.value[self.month])

    @cached_property
    def gain(self) -> np.ndarray:
        """Points (m,) by which the best design read by each month is expected to beat the first; 0 before any."""
        found = np.append(0.0, design_lock.expected_gain(self.curve))
        return found[np.minimum(self.curve.schedule.read, len(found) - 1)]

    @property
    def designs(self) -> int:
        """Designs read by the month of the lock."""
        return int(self.curve.schedule.read[self.month])

    @cached_property
    def research(self) -> float:
        """What designs, their patients and filings cost until the lock, discounted; USD million."""
        return float(self.curve.spread.weights @ self.curve.spread.costs["research"][:, self.month])

    @cached_property
    def futures(self) -> np.ndarray:
        """Simulated worth (trials,) in the month of the lock; what is given away keeps its expected size."""
        found = design_lock.simulate(self.curve, self.month)[:, 0]
        left = np.maximum(found + self.paid[self.month], 0.0)
        scale = max(float(self.brings[self.month]), 0.0) / max(float(left.mean()), 1e-9)
        return found - (1 - self.terms.keeps) * scale * left - self.terms.signing


def runners(inputs: Inputs) -> dict[str, Runner]:
    """Return every plan, the most valuable first."""
    return runners_once(replace(inputs, **FREE))


@lru_cache(maxsize=6)
def runners_once(inputs: Inputs) -> dict[str, Runner]:
    """Work every plan out once, whatever the user's own is."""
    found = [runner(inputs, kind) for kind in KINDS]
    return {one.kind: one for one in sorted(found, key=lambda one: (-round(one.worth, 6), KINDS.index(one.kind)))}


def runner(inputs: Inputs, kind: str) -> Runner:
    """Work one plan out."""
    return Runner(kind, lock_curve(*drawn(inputs, kind)), terms(inputs, kind))


@lru_cache(maxsize=16)
def lock_curve(lock: design_lock.Inputs, path: str) -> Curve:
    """Return the lock's curve on a path, remembered: terms and leakage leave it as it is."""
    bare = replace(lock, path="west", lock_month=0.0)  # the plan of the lock page moves no curve
    return design_lock.curve(bare, path)
