"""What the read-outs of a path say about quality, and whether any design of the programme can live.

A noisy read-out is pulled back towards the mean. Designs of one programme share its biology: with some chance none can
work at all, otherwise each survives its first patients on its own.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.design_lock.inputs import Inputs
from models.design_lock.market import QUALITY_POINTS
from models.design_lock.schedule import iteration
from models.methods import chance

MOST_DESIGNS = 160  # more generations than any setting can draw
LEAST_REACH = 1e-3  # points; keeps a grid where designs do not differ
SPREADS_IN_GRID = 5


@dataclass(frozen=True)
class Designs:
    """What the read-outs of one path say about quality; the lowest point of the grid stands for no design."""

    grid: np.ndarray  # (b,) points, values of the believed quality
    means: np.ndarray  # (n,) points, mean of generation 1..n
    believed_sd: float  # points, spread of the believed quality between generations
    left_sd: float  # points, what a read-out leaves unknown
    works: float  # probability that the programme's biology can work at all
    alive: float  # probability that a design survives its first patients if it can
    truth: np.ndarray  # (b, q) weights of the true quality for each believed quality
    best: np.ndarray  # (n + 1, b) weights of the best believed quality of the first n; of 0, whether one lives
    unread: np.ndarray  # (q,) weights of the true quality of a first design that lives but nobody has read

    @cached_property
    def outlook(self) -> np.ndarray:
        """Weights (q, b + 1) of the true quality: a column a believed quality, the last for the unread design."""
        return np.column_stack([self.truth.T, self.unread])

    @cached_property
    def qualities(self) -> np.ndarray:
        """Weights (n + 1, q) of the true quality of the best of the first n, of 0 of the unread one."""
        return np.vstack([self.best[0][-1] * self.unread, self.best[1:] @ self.truth])

    @property
    def living(self) -> np.ndarray:
        """Chances (n + 1,) that one of the first n is there to be locked."""
        return 1.0 - self.best[:, 0]

    @property
    def still_possible(self) -> np.ndarray:
        """Chances (n + 1,) that the biology works though none of the first n survived."""
        failed = self.works * (1 - self.alive) ** np.arange(len(self.means) + 1)
        return np.divide(failed, failed + 1 - self.works, out=np.ones_like(failed), where=failed + 1 > self.works)


def accuracy(inputs: Inputs, path: str) -> float:
    """Return the correlation of a read-out with the truth; 1 if there is nothing to tell apart and no noise."""
    noise = iteration(inputs, path).noise
    total = np.hypot(inputs.design_spread, noise)
    return float(inputs.design_spread / total) if total else 1.0


def designs_of(inputs: Inputs, path: str, quality: np.ndarray, count: int) -> Designs:
    """Say what the read-outs of a path tell about quality."""
    exact, noise = accuracy(inputs, path), iteration(inputs, path).noise
    works, alive = common_factor(inputs.p_first_patients / 100, inputs.design_correlation / 100)
    spread = inputs.design_spread, exact, noise
    return designs_for(*spread, inputs.learning, works, alive, count, quality[0], quality[-1])


def common_factor(alive: float, correlation: float) -> tuple[float, float]:
    """Return the chance that a programme's biology works at all, and that a design then survives its first patients.

    Designs survive together as often as their correlation says: a design survives with probability `alive`, two with
    alive x (alive + correlation x (1 - alive)).
    """
    given = alive + correlation * (1 - alive)
    return alive / given, given


@lru_cache(maxsize=64)
def designs_for(spread, exact, noise, learning, works, alive, count, lowest, highest) -> Designs:
    """Shrink noisy read-outs to what can be believed of each generation and of the best so far.

    Remembered, since most moves leave the read-outs as they are.
    """
    quality = np.linspace(lowest, highest, QUALITY_POINTS)
    believed_sd, left_sd = spread * exact, noise * exact
    means = learning * exact * np.log2(np.arange(1, count + 1))
    reach = SPREADS_IN_GRID * believed_sd + LEAST_REACH
    grid = np.linspace(-reach, means.max(initial=0.0) + reach, QUALITY_POINTS)
    truth = chance.weights(chance.cell_survival(quality, grid, left_sd))
    truth[0] = 0.0
    best = works * chance.best_of_weights(grid, means, believed_sd, alive)
    best[:, 0] += 1 - works
    best[0, [0, -1]] = 1 - works * alive, works * alive
    unread = chance.weights(chance.cell_survival(quality, 0.0, spread))
    return Designs(grid, means, believed_sd, left_sd, works, alive, truth, best, unread)
