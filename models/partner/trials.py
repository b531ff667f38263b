"""What one plan comes to over every trial: a draw of sales and costs in each of its four outcomes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.partner.classes import CLASSES
from models.partner.plan import Plan

HUNDRED = 100.0
# How far a programme goes before it ends; then those that someone takes over at proof of concept, and with data.
OFF, EARLY, STUDY, BUILDS, LAUNCH, PROOF_STUDY, PROOF_BUILDS, PROOF_LAUNCH, DATA_BUILDS, DATA_LAUNCH = range(10)


@dataclass(frozen=True, eq=False)
class Way:
    """What each draw comes to if the programme goes so far; (n,) each, USD million of today unless said otherwise."""

    flows: np.ndarray  # the company's cash from the programme
    paid: np.ndarray  # what investors pay in
    kept: np.ndarray  # share of the company that founders keep
    project: np.ndarray  # what the programme brings company and partner together
    need: np.ndarray  # deepest cash need, USD million
    founders: np.ndarray  # what the founders' shares are worth

    @property
    def partner(self) -> np.ndarray:
        """What the partner earns, or who takes the programme over."""
        return self.project - self.flows


@dataclass(frozen=True, eq=False)
class Trials:
    """One plan over every trial: each draw once for each outcome that has a chance, an outcome after the other.

    Figures of trials are (m,), values in USD million of today; figures of draws are (n,).
    """

    plan: Plan
    cash: float  # what the company has today
    chances: np.ndarray  # (4,) of no proof of concept, a study that fails, a filing that fails, a launch
    ways: tuple[Way, ...]  # what each draw comes to by how far the programme goes
    taken: np.ndarray  # (3, n) whether the early work is done, the study, the builds
    over: np.ndarray  # (2, n) whether someone takes it over at proof of concept, and with pivotal data
    earns: np.ndarray  # (n,) whether a launch would earn its builds
    able: np.ndarray  # (2, n) whether the study, and the builds too, can be paid for within the longest wait
    wait_of_draw: np.ndarray  # (n,) months that the launch would wait for money
    programme: Callable[[], dict[str, float]]  # mechanism -> mean; they sum to the mean of `company`

    @property
    def outcomes(self) -> np.ndarray:
        """Return the outcomes that have a chance."""
        return np.flatnonzero(self.chances)

    @cached_property
    def weight(self) -> np.ndarray:
        """Chance of each trial; they sum to 1."""
        return np.repeat(self.chances[self.outcomes] / len(self.earns), len(self.earns))

    @cached_property
    def way(self) -> np.ndarray:
        """How far the programme goes."""
        return np.concatenate([gone(self.taken, outcome, self.over, self.earns) for outcome in self.outcomes])

    @property
    def launched(self) -> np.ndarray:
        """Whether the company, or its partner, comes to the market; not who took it over."""
        return self.way == LAUNCH

    @cached_property
    def rich_way(self) -> np.ndarray:
        """How far it would go if money were no object; a launch that cannot be paid for is left out."""
        rich = np.array([np.ones_like(self.earns), np.ones_like(self.earns), self.earns])
        last = np.where(self.taken[2], LAUNCH, BUILDS)
        return np.concatenate([np.minimum(gone(rich, outcome), last) for outcome in self.outcomes])

    @cached_property
    def wait(self) -> np.ndarray:
        """Months the launch waits for money."""
        on = (self.way == BUILDS) | (self.way == LAUNCH)
        return np.where(on, np.tile(self.wait_of_draw, len(self.outcomes)), 0.0)

    @cached_property
    def past_proof(self) -> np.ndarray:
        """Whether proof of concept is there to be reached."""
        return np.repeat(self.outcomes > 0, len(self.earns))

    @cached_property
    def broke(self) -> np.ndarray:
        """Whether nobody pays for the early work, or a study, or builds that a launch would earn, cannot be paid for.

        Within the longest wait.
        """
        early, study, builds = ~self.taken[0], ~self.able[0], self.earns & ~self.able[1]
        until = np.logical_or.accumulate([early, early, study, builds])[[0, 2, 3, 3]]
        return np.concatenate([until[outcome] for outcome in self.outcomes])

    @property
    def funded(self) -> bool:
        """Whether the early work is paid for in any trial."""
        return bool(self.taken[0].any())

    def figure(self, name: str, way: np.ndarray) -> np.ndarray:
        """Return (m,) a figure of the ways, each trial's own."""
        draw = np.tile(np.arange(len(self.earns)), len(self.outcomes))
        return np.array([getattr(one, name) for one in self.ways])[way, draw]

    @cached_property
    def founders(self) -> np.ndarray:
        """What the founders' shares are worth."""
        return self.figure("founders", self.way)

    @cached_property
    def company(self) -> np.ndarray:
        """What the company is worth less what investors paid: today's cash and what the programme brings."""
        return self.cash + self.figure("flows", self.way)

    @cached_property
    def partner(self) -> np.ndarray:
        """What the partner earns, and who takes the programme over."""
        return self.figure("partner", self.way)

    @cached_property
    def rescued(self) -> np.ndarray:
        """Whether someone takes the programme over."""
        return self.way > LAUNCH

    @property
    def investors(self) -> np.ndarray:
        """What investors' shares are worth, less what they paid."""
        return self.company - self.founders

    @property
    def project(self) -> np.ndarray:
        """What the programme is worth to all of them, today's cash left out."""
        return self.company + self.partner - self.cash

    @cached_property
    def kept(self) -> np.ndarray:
        """Share of the company that founders keep."""
        return self.figure("kept", self.way)

    @cached_property
    def need(self) -> np.ndarray:
        """Deepest cash need of the way that would be gone if money were no object."""
        return self.figure("need", self.rich_way)

    def by_draw(self, values: np.ndarray) -> np.ndarray:
        """Return (n,) the mean of (m,) values in each draw, its outcomes weighed by their chances."""
        return self.chances[self.outcomes] @ values.reshape(-1, len(self.earns))

    @cached_property
    def worth(self) -> float:
        """What the founders' shares are worth on average."""
        return self.mean(self.founders)

    @property
    def parts(self) -> dict[str, float]:
        """Mean worth of the founders' shares by mechanism; the parts sum to `worth`."""
        return self.programme() | {"investors": -self.mean(self.investors)}

    @property
    def taken_over(self) -> tuple[float, float]:
        """Share of the trials that can reach proof of concept in which someone takes over, and its error, percent.

        How dear a programme may be to go on is told by classes of costs, and a class more or less makes no difference
        in worth: so the share is not known more closely than that, and by few draws not at all.
        """
        share = HUNDRED * self.mean(self.rescued, self.past_proof) if self.past_proof.any() else 0.0
        return share, HUNDRED / CLASSES

    def mean(self, values: np.ndarray, on: np.ndarray | None = None) -> float:
        """Return the mean of (m,) values over the trials marked, or over all; nan if none is."""
        weight = self.weight if on is None else self.weight * on
        total = weight @ np.ones_like(weight)  # summed as the values are, so that a share is never more than one
        return float(weight @ values / total) if total else float("nan")

    def quantile(self, values: np.ndarray, shares, on: np.ndarray | None = None) -> np.ndarray:
        """Return the values below which these shares of the trials lie, of those marked or of all."""
        on = slice(None) if on is None else on
        return np.quantile(values[on], shares, weights=self.weight[on], method="inverted_cdf")


def gone(
    taken: np.ndarray, outcome: int, over: np.ndarray | None = None, earns: np.ndarray | None = None
) -> np.ndarray:
    """Return (n,) how far a programme goes: as far as is decided (3, n), and as the outcome lets it.

    over (2, n): where it is taken over; who does so makes the builds only where a launch would earn them.
    """
    way = np.minimum(taken.sum(axis=0), min(outcome + 1, BUILDS))
    way = np.where(way == BUILDS, LAUNCH, way) if outcome == LAUNCH - 1 else way
    if over is None or outcome == 0:
        return way
    others = ((PROOF_STUDY, None), (PROOF_BUILDS, DATA_BUILDS), (PROOF_LAUNCH, DATA_LAUNCH))[outcome - 1]
    at_proof = np.where(earns, others[0], PROOF_STUDY)
    way = np.where(over[0], at_proof, way)
    return way if others[1] is None else np.where(over[1], others[1], way)
