"""Who goes on, with what knowledge: founders may stop before the early work, the study and the builds.

Nobody knows yet whether the next step succeeds. Costs are known from the start of a programme, sales once pivotal
data are in. Before the builds each draw decides by itself; before that only costs can be decided by, so the programme
goes on up to the cost that leaves founders most. What cannot be paid for even after the longest wait is left; and what
can be paid for only at a price that leaves founders less is left too: money that may be raised is an option. Whoever
leaves a programme that is worth going on with is rescued: someone else takes it over and pays half of what it gains.
"""

from dataclasses import dataclass, fields

import numpy as np

CLASSES = 32  # of costs
NOTHING = 1e-9  # USD million; less is the rounding of a sum, and whoever does not mind goes on


@dataclass(frozen=True, eq=False)
class Taken:
    """Whether early work, study and builds are done, and where someone takes over instead; (plans, n) or (n,) each."""

    early: np.ndarray
    study: np.ndarray
    builds: np.ndarray
    at_proof: np.ndarray
    with_data: np.ndarray

    def of(self, row: int) -> "Taken":
        """Return what is decided under one plan."""
        return Taken(*(getattr(self, field.name)[row] for field in fields(self)))

    @property
    def steps(self) -> np.ndarray:
        """Return (3, ...) of the early work, the study and the builds."""
        return np.array([self.early, self.study, self.builds])

    @property
    def over(self) -> np.ndarray:
        """Return (2, ...) of who takes over at proof of concept, and with pivotal data."""
        return np.array([self.at_proof, self.with_data])


def steps(have: dict[str, np.ndarray], prices, cost, order, able, earns, chances) -> Taken:
    """Return how far each draw goes under each plan, (plans, n).

    have: what founders have by the way that is gone. prices: what is paid for the programme at proof of concept and
    with data. cost, order (n,): the draws' costs, and the draws by it, the cheapest first. able (3, plans, n): whether
    early work, study and builds can be paid for. earns (n,): whether a launch would earn its builds. chances: of proof
    of concept, pivotal study and filing.
    """
    proof, pivotal, filing = chances
    with_builds = filing * have["launch"] + (1 - filing) * have["builds"]
    builds = earns & able[2] & (with_builds >= have["data_builds"] - NOTHING)
    with_data = np.where(builds, with_builds, have["data_builds"])
    with_study = pivotal * with_data + (1 - pivotal) * have["study"]
    stopped = proof * have["proof_study"] + (1 - proof) * have["early"] - have["off"]
    early, study = up_to_costs(cost, order, stopped, proof * (with_study - have["proof_study"]), able)
    over = early & ~study & (prices[0] > 0), study & ~builds & (prices[1] > 0)
    return Taken(early, study, builds & study, *over)


def expected(values: dict[str, np.ndarray], taken: Taken, earns: np.ndarray, chances) -> np.ndarray:
    """Return (plans, n) what is given for each way, over the outcomes by their chances.

    Who takes over at proof of concept makes the builds only where a launch would earn them.
    """
    proof, pivotal, filing = chances
    launch = filing * values["launch"] + (1 - filing) * values["builds"]
    others = filing * values["data_launch"] + (1 - filing) * values["data_builds"]
    data = np.where(taken.builds, launch, np.where(taken.with_data, others, values["study"]))
    study = pivotal * data + (1 - pivotal) * values["study"]
    last = filing * values["proof_launch"] + (1 - filing) * values["proof_builds"]
    over = pivotal * np.where(earns, last, values["proof_study"]) + (1 - pivotal) * values["proof_study"]
    past = np.where(taken.study, study, np.where(taken.at_proof, over, values["early"]))
    return np.where(taken.early, proof * past + (1 - proof) * values["early"], values["off"])


def up_to_costs(cost, order, early, study, able) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) the draws whose early work is done, and those of them whose study: all up to a cost each.

    early, study (plans, n): what the early work gains if the study is left, and what the study gains beyond that. The
    two costs are those at which the sum of both is largest. More money only lets dearer draws go on, so the best sum
    never falls with it. Costs are told apart by classes of many draws, or the limit would know the sales of single
    ones; draws of one cost stay together.
    """
    last = np.linspace(0, len(cost), CLASSES + 1).astype(int)[1:] - 1
    dear = cost[order[last]]
    mixed = np.append(dear[:-1] == dear[1:], False)
    done, begun = (summed(gain, order, last, able[step][:, order[last]] & ~mixed)
                   for step, gain in enumerate((early, study)))  # fmt: skip
    furthest = np.maximum(np.maximum.accumulate(begun, axis=1), 0.0)
    both = done + furthest
    limit = CLASSES - 1 - both[:, ::-1].argmax(axis=1)[:, None]
    goes = np.take_along_axis(both, limit, 1) >= 0
    begun[np.arange(CLASSES) > limit] = -np.inf
    second = CLASSES - 1 - begun[:, ::-1].argmax(axis=1)[:, None]
    on = goes & (np.take_along_axis(begun, second, 1) >= 0)
    return (cost <= dear[limit]) & goes, (cost <= dear[second]) & on


def summed(gain: np.ndarray, order: np.ndarray, last: np.ndarray, may: np.ndarray) -> np.ndarray:
    """Return (plans, classes) sums of gains (plans, n) up to each class of costs; none where it may not be the last."""
    gain = np.where(np.abs(gain) < NOTHING, 0.0, gain)
    return np.where(may, gain[:, order].cumsum(axis=1)[:, last], -np.inf)
