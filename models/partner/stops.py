"""Who goes on, with what knowledge: founders may stop before the early work, the study and the builds.

Nobody knows yet whether the next step succeeds. Costs are known from the start of a programme, sales once pivotal
data are in. Before the builds each draw decides by itself; before that only costs can be decided by, so the programme
goes on up to the cost that leaves founders most. What cannot be paid for even after the longest wait is left; and what
can be paid for only at a price that leaves founders less is left too: money that may be raised is an option. Whoever
leaves a programme that is worth going on with is rescued: someone else takes it over and pays half of what it gains.
"""

from dataclasses import dataclass, fields

import numpy as np

from models.partner.rounds import Stakes

CLASSES = 32  # of costs
NOTHING, DIGITS = 1e-9, 6  # USD million; less is the rounding of a sum, and whoever does not mind goes on


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


def steps(of: Stakes, prices, cost, order, able, earns, proof: float) -> Taken:
    """Return how far each draw goes under each plan, (plans, n).

    of: what all shares come to, and what is raised. prices: what is paid for the programme at proof of concept and with
    data. cost, order (n,): the draws' costs, and the draws by it, the cheapest first. able (3, plans, n): whether early
    work, study and builds can be paid for. earns (n,): whether a launch would earn its builds. proof: its chance.
    """
    have = of.worth
    builds = earns & able[2] & (of.with_data.left >= have["data_builds"] - NOTHING)
    early, study = up_to_costs(of, of.past_study(builds), cost, order, able, proof)
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


def up_to_costs(of: Stakes, past_study, cost, order, able, proof: float) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) the draws whose early work is done, and those of them whose study: all up to a cost each.

    past_study (plans, n): what shares are worth at proof of concept if the study is done. The two costs are those that
    leave founders most of both rounds. More money only lets dearer draws go on, so the best never falls with it. Costs
    are told apart by classes of many draws, or the limit would know the sales of single ones; draws of one cost stay
    together.
    """
    last = np.linspace(0, len(cost), CLASSES + 1).astype(int)[1:] - 1
    dear, have = cost[order[last]], of.worth
    mixed = np.append(dear[:-1] == dear[1:], False)

    def up_to(values: np.ndarray) -> np.ndarray:
        return values[:, order].cumsum(axis=1)[:, last]

    def best_of(gain: np.ndarray, may: np.ndarray) -> np.ndarray:
        return np.where(may[:, order[last]] & ~mixed, np.round(gain, DIGITS), -np.inf)

    second = of.at_proof(up_to(past_study), up_to, last + 1)
    begun = best_of(proof * (second.left - up_to(have["proof_study"])), able[1])
    furthest = np.maximum(np.maximum.accumulate(begun, axis=1), 0.0)
    stopped = up_to(proof * have["proof_study"] + (1 - proof) * have["early"])
    done = best_of(of.at_first(stopped + furthest, up_to, last + 1).left - up_to(have["off"]), able[0])
    limit = last_of_best(done)
    goes = np.take_along_axis(done, limit, 1) >= 0
    begun[np.arange(CLASSES) > limit] = -np.inf
    further = last_of_best(begun)
    on = goes & (np.take_along_axis(begun, further, 1) >= 0)
    return (cost <= dear[limit]) & goes, (cost <= dear[further]) & on


def last_of_best(gain: np.ndarray) -> np.ndarray:
    """Return (plans, 1) the last class of those whose gain (plans, classes) is largest."""
    return CLASSES - 1 - gain[:, ::-1].argmax(axis=1)[:, None]


def kept_of(of: Stakes, taken: Taken, proof: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what founders keep of the company past the first round, that at proof and that with data.

    (plans, 1) twice, of all programmes that go on, and (plans, n).
    """
    have, past_study = of.worth, of.past_study(taken.builds)

    def of_those(which: np.ndarray) -> tuple:
        return lambda values: (values * which).sum(axis=1, keepdims=True), which.sum(axis=1, keepdims=True)

    second = of.at_proof(of_those(taken.study)[0](past_study), *of_those(taken.study))
    stopped = np.where(taken.study, 0.0, proof * have["proof_study"]) + (1 - proof) * have["early"]
    add, count = of_those(taken.early)
    first = of.at_first(add(stopped) + proof * second.left, add, count)
    one, two = first.kept, first.kept * second.kept
    return one, two, two * of.with_data.kept
