"""Who goes on, with what knowledge: founders may stop before the early work, the study and the builds.

Nobody knows yet whether the next step succeeds. Costs are known from the start of a programme, sales once pivotal
data are in. Before that only costs can be decided by, so the programme goes on up to a cost: alone the one that
leaves founders most, with a partner the one that leaves founders and partner together most, since how far to go is a
part of what they sign (Nash 1950: nothing that both gain by is left). With data each draw decides by itself, by what
both gain if their deal was signed before then, or by what founders do. What cannot be paid for even after the longest
wait is left; and what can be paid for only at a price that leaves less is left too: money that may be raised is an
option. Whoever leaves a programme that is worth going on with is rescued: someone else takes it over and pays half of
what it gains.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

import numpy as np

from models.partner.classes import CLASSES, Classes
from models.partner.rounds import Stakes

OWN = ("off", "early", "study", "builds", "launch")
PROOF, DATA = ("proof_study", "proof_builds", "proof_launch"), ("data_builds", "data_launch")
WAYS = (*OWN, *PROOF, *DATA)  # how far a programme goes; in whose hands after proof of concept, and with data
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


def steps(of: Stakes, partner, signs, prices, cost, classes: Classes, able, earns, chances) -> Taken:
    """Return how far each draw goes under each plan, (plans, n).

    of: what all shares come to, and what is raised. partner: what others than the company earn on every way. signs
    (plans, 1) each: 1 where a partner signs, and where before pivotal data. prices: what is paid for the programme at
    proof of concept and with data. cost (n,): the draws' costs. able (3, plans, n): whether early work, study and
    builds can be paid for. earns (n,): whether a launch would earn its builds. chances: of proof, of a study's and of
    a filing's success.
    """
    left = of.with_data.left
    gain = of.launching(partner)
    gain -= partner["study"]
    by_builds = left - of.worth["data_builds"]
    by_builds += signs[1] * gain
    builds = earns & able[2] & (by_builds >= -NOTHING) & (left >= 0)
    by_study = np.multiply(gain, of.pivotal * builds, out=gain)
    by_study += partner["study"]
    by_study -= partner["early"]
    by_study *= signs[0]
    early, study = up_to_costs(of, builds, by_study, cost, classes, able, chances[0])
    over = early & ~study & (prices[0] > 0), study & ~builds & (prices[1] > 0)
    return Taken(early, study, builds & study, *over)


def ended(taken: Taken, earns: np.ndarray, chances) -> dict[str, np.ndarray]:
    """Return (plans, n) how likely each draw ends on each way, by its name; over all ways they are 1.

    Who takes a programme over at proof builds only what a launch earns.
    """
    proof, pivotal, filing = chances
    early, study, builds, over, data = (getattr(taken, field.name).astype(float) for field in fields(Taken))
    off, study, over = 1 - early, proof * study, proof * over
    builds, data, others = proof * pivotal * builds, proof * pivotal * data, pivotal * over * earns
    found = {"off": off, "early": early - study - over, "study": study - builds - data, "proof_study": over - others}
    for names, some in ((("builds", "launch"), builds), (PROOF[1:], others), (DATA, data)):
        found |= zip(names, ((1 - filing) * some, filing * some), strict=True)
    return found


def mean(values: Mapping[str, np.ndarray], likely: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return (plans,) the mean over draws and outcomes of what is given for ways; likely: how often each is gone."""
    return sum(np.vecdot(value, likely[name]) for name, value in values.items()) / likely["off"].shape[-1]


def up_to_costs(of: Stakes, builds, others, cost, classes: Classes, able, proof) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) the draws whose early work is done, and those of them whose study: all up to a cost each.

    builds (plans, n): where builds are made once data are there. others: what the partner of a plan that has one
    expects at each of the `sides`. The two costs are those that leave founders and it most of both rounds. More money
    only lets dearer draws go on, so the best never falls with it. Costs are told apart by classes of many draws, or
    the limit would know the sales of single ones; draws of one cost stay together.
    """
    up_to, counts = classes.up_to, classes.counts
    dear, have = cost[classes.dearest], {name: up_to(of.worth[name]) for name in ("proof_study", "early", "off")}
    mixed = np.append(dear[:-1] == dear[1:], False)
    begin, further_able = (one.take(classes.dearest, axis=1) & ~mixed for one in able[:2])

    def best_of(gain: np.ndarray, may: np.ndarray) -> np.ndarray:
        return np.where(may, np.round(gain, DIGITS), -np.inf)

    second = of.at_proof(up_to(of.past_study(builds)), up_to, counts)
    founders = proof * (second.left - have["proof_study"])
    theirs = proof * up_to(others)
    begun = best_of(founders + theirs, further_able & (second.left >= 0))
    furthest = best_so_far(begun)
    stopped = proof * have["proof_study"] + (1 - proof) * have["early"]
    first = of.at_first(stopped + taken_at(founders, furthest), up_to, counts)
    gained = first.left - have["off"] + taken_at(theirs, furthest)
    done = best_of(gained, begin & (first.left >= 0))
    limit = last_of_best(done)
    goes = done.max(axis=1, keepdims=True) >= 0
    begun[np.arange(CLASSES) > limit] = -np.inf
    further = last_of_best(begun)
    on = goes & (begun.max(axis=1, keepdims=True) >= 0)
    return (cost <= dear[limit]) & goes, (cost <= dear[further]) & on


def best_so_far(gain: np.ndarray) -> np.ndarray:
    """Return (plans, classes) the class up to each whose gain is largest and not a loss, the last of them; -1: none."""
    best = np.maximum(np.maximum.accumulate(gain, axis=1), 0.0)
    return np.maximum.accumulate(np.where(gain >= best, np.arange(gain.shape[1]), -1), axis=1)


def taken_at(values: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Return (plans, classes) the values of other classes; 0 where there is none."""
    return np.where(classes >= 0, values[np.arange(len(values))[:, None], classes], 0.0)


def last_of_best(gain: np.ndarray) -> np.ndarray:
    """Return (plans, 1) the last class of those whose gain (plans, classes) is largest."""
    return CLASSES - 1 - gain[:, ::-1].argmax(axis=1)[:, None]


def kept_of(of: Stakes, taken: Taken, proof: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what founders keep of the company past the first round, that at proof and that with data.

    (plans, 1) twice, of all programmes that go on, and (plans, n).
    """
    have, pivotal = of.worth, of.pivotal
    early, study, builds = (which.astype(float) for which in (taken.early, taken.study, taken.builds))
    later = np.vecdot(of.with_data.left, builds) + np.vecdot(have["data_builds"], study - builds)
    past_study = pivotal * later + (1 - pivotal) * np.vecdot(have["study"], study)
    second = of.at_proof(past_study[:, None], *adding(study))
    stopped = proof * np.vecdot(have["proof_study"], early - study) + (1 - proof) * np.vecdot(have["early"], early)
    first = of.at_first(stopped[:, None] + proof * second.left, *adding(early))
    one, two = first.kept, first.kept * second.kept
    return one, two, two * of.with_data.kept


def adding(part: np.ndarray) -> tuple[Callable[[np.ndarray], np.ndarray], np.ndarray]:
    """Return what adds (plans, n) up over the draws that count (plans, n), and how many those are, (plans, 1)."""
    return lambda values: np.vecdot(values, part)[:, None], part.sum(axis=1, keepdims=True)
