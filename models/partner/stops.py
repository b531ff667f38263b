"""Who goes on, with what knowledge: founders may stop before the early work, the study and the builds.

Nobody knows yet whether the next step succeeds. Costs are known from the start of a programme, sales once pivotal
data are in. Before the builds each draw decides by itself; before that only costs can be decided by, so the programme
goes on up to the cost that leaves founders most. What cannot be paid for even after the longest wait is left; and what
can be paid for only at a price that leaves founders less is left too: money that may be raised is an option.
"""

import numpy as np

from models.partner.trials import BUILDS, EARLY, LAUNCH, OFF, STUDY

CLASSES = 32  # of costs
NOTHING = 1e-9  # USD million; less is the rounding of a sum, and whoever does not mind goes on


def steps(founders, cost, order, able, earns, chances) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (n,) whether the early work is done, the study, and the builds.

    founders (5, n): what founders have by how far the programme goes. cost, order (n,): the draws' costs, and the
    draws by it, the cheapest first. able (4, n): whether that can be paid for.
    earns (n,): whether a launch would earn its builds. chances: of proof of concept, pivotal study and filing.
    """
    proof, pivotal, filing = chances
    with_builds = filing * founders[LAUNCH] + (1 - filing) * founders[BUILDS]
    builds = earns & able[BUILDS] & (with_builds >= founders[STUDY] - NOTHING)
    with_data = np.where(builds, with_builds, founders[STUDY])
    with_study = pivotal * with_data + (1 - pivotal) * founders[STUDY]
    study = up_to_a_cost(cost, order, with_study - founders[EARLY], able[STUDY])
    past_proof = np.where(study, with_study, founders[EARLY])
    early = up_to_a_cost(cost, order, proof * past_proof + (1 - proof) * founders[EARLY] - founders[OFF], able[EARLY])
    study &= early
    return early, study, builds & study


def up_to_a_cost(cost: np.ndarray, order: np.ndarray, gain: np.ndarray, able: np.ndarray) -> np.ndarray:
    """Return (n,) the draws that go on: all up to the cost at which the sum of gains is largest.

    More money only lets dearer draws go on, so the best sum never falls with it. Costs are told apart by classes of
    many draws, or the limit would know the sales of single ones; draws of one cost stay together.
    """
    gain = np.where(np.abs(gain) < NOTHING, 0.0, gain)
    last = np.linspace(0, len(cost), CLASSES + 1).astype(int)[1:] - 1
    sums, dear = gain[order].cumsum()[last], cost[order[last]]
    sums[~able[order[last]] | np.append(dear[:-1] == dear[1:], False)] = -np.inf
    best = CLASSES - 1 - int(sums[::-1].argmax())
    return cost <= dear[best] if sums[best] >= 0 else np.zeros(len(cost), bool)
