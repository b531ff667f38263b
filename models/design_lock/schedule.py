"""What each lock month means on a development path: read-outs, process knowledge, launch, risk and cost.

The months of the read-outs are not known to the month: slots, enrolment and release make them early or late together.
So all is worked out for several shifts of the read-outs, and the worth of a month is the average over them.
"""

from dataclasses import dataclass, fields, make_dataclass, replace
from functools import lru_cache

import numpy as np

from models.design_lock.inputs import Inputs
from models.design_lock.money import annuity, burn, early_burn, monthly_rate

PATHS = ("west", "china", "both")
NEVER = 1e6  # months between generations where there is only one
SHIFTS, SPREADS = 7, 2.0  # so many even shifts of the read-outs, over so many spreads to either side

OF_A_PROGRAMME = (
    "discount_rate", "standard_response", "early_cost", "overhead", "horizon_months", "patients_a_month",
    "patient_cost", "west_first_patient_months", "west_generation_months", "west_generation_cost", "west_patients",
    "west_ind_cost", "china_first_patient_months", "tightening_months", "china_generation_months",
    "china_generation_cost", "china_patients", "china_transfer_spread", "china_bridging_months", "china_repeat_risk",
    "china_repeat_months",
    "amendment_months", "amendment_bridging_months", "amendment_risk", "amendment_cost", "readout_months",
    "readout_spread", "research_after_lock", "process_start_month", "process_months", "process_cost",
    "validation_months", "rework_share", "late_change_hazard", "late_change_hazard_known", "pivotal_months",
    "pivotal_cost", "filing_months",
)  # fmt: skip
Programme = make_dataclass("Programme", OF_A_PROGRAMME, frozen=True)  # what a schedule hangs on: nothing that is sold


@dataclass(frozen=True)
class Iteration:
    """How a path draws designs."""

    first_patient: float  # months from now
    interval: float  # months between generations
    patients: float  # patients a generation
    noise: float  # points of error in a read-out, one standard deviation
    costs: tuple  # (first payment month, months between, USD million each) of each programme paid for
    open_west: float  # months from now until the Western IND can be open
    bridging: float  # months from lock to a Western pivotal study that the path itself needs
    opens_early: bool = True  # whether the Western IND is paid for before lock
    p_repeat: float = 0.0  # probability that early data have to be repeated in the West
    amendment: float = 0.0  # USD million at lock, for a construct that the open IND does not cover


@dataclass(frozen=True)
class Schedule:
    """Arrays over the lock months 0..horizon (m); over shifts of the read-outs too (k, m) where they are spread."""

    month: np.ndarray  # (m,) months from now
    read: np.ndarray  # generations read out by then
    start: np.ndarray  # month the pivotal study starts
    launch: np.ndarray  # month of launch without a late change
    launch_if_ready: np.ndarray  # the same were the process ready at lock
    p_late: np.ndarray  # probability of a late change
    knowledge: np.ndarray  # share of the process known at lock
    upgrades: np.ndarray  # generations read out between lock and filing
    costs: dict  # name -> discounted cost, USD million
    reads: np.ndarray  # (n,) month at which generation 1..n is expected to be read out
    p_repeat: float  # probability that early data have to be repeated before the pivotal study
    repeat_months: float  # months that takes
    weights: np.ndarray  # (k,) chances of the shifts

    def taken(self, *index) -> "Schedule":
        """Return the schedule with its arrays over shifts and months taken at an index."""
        arrays = {f.name: getattr(self, f.name)[index] for f in fields(self) if f.name in BY_MONTH}
        return replace(self, **arrays, costs={name: cost[index] for name, cost in self.costs.items()})


BY_MONTH = ("read", "start", "launch", "launch_if_ready", "p_late", "knowledge", "upgrades")


def iteration(inputs: Inputs, path: str) -> Iteration:
    """Say how a path draws designs.

    Running both means China's designs and one Western generation alongside. That generation opens the IND; the design
    that is locked is another construct, and needs an amendment of its own with what it takes to be let in.
    """
    west = (inputs.west_first_patient_months, inputs.west_generation_months,
            inputs.west_generation_cost + inputs.west_patients * inputs.patient_cost)  # fmt: skip
    china = (inputs.china_first_patient_months + inputs.tightening_months, inputs.china_generation_months,
             inputs.china_generation_cost + inputs.china_patients * inputs.patient_cost)  # fmt: skip
    if path == "west":
        noise = sampling_error(inputs, inputs.west_patients)
        return Iteration(west[0], west[1], inputs.west_patients, noise, (west,), west[0], 0.0)
    noise = np.hypot(sampling_error(inputs, inputs.china_patients), inputs.china_transfer_spread)
    drawn = (*china[:2], inputs.china_patients, noise)
    if path == "china":
        bridging, risk = inputs.china_bridging_months, inputs.china_repeat_risk / 100
        return Iteration(*drawn, (china,), china[0] + bridging, bridging, opens_early=False, p_repeat=risk)
    once, bridging = (west[0], NEVER, west[2]), inputs.amendment_months + inputs.amendment_bridging_months
    risk, cost = inputs.amendment_risk / 100, inputs.amendment_cost
    return Iteration(*drawn, (china, once), west[0], bridging, p_repeat=risk, amendment=cost)


def sampling_error(inputs: Inputs, patients: float) -> float:
    """Return the standard error of a response rate read in so many patients, in points."""
    share = inputs.standard_response / 100
    return float(100 * np.sqrt(share * (1 - share) / patients))


def shifts(spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Return months (k,) by which read-outs come late, of this standard deviation, and their chances; the middle is 0.

    Even steps under a normal curve, scaled so that the deviation is kept.
    """
    if not spread:
        return np.zeros(1), np.ones(1)
    steps = np.linspace(-SPREADS, SPREADS, SHIFTS)
    weights = np.exp(-(steps**2) / 2)
    weights /= weights.sum()
    return spread * steps / np.sqrt(weights @ steps**2), weights


def schedule(inputs: Inputs, path: str) -> Schedule:
    """Work out every lock month of a path with read-outs in the months expected."""
    return middle(spread_out(replace(inputs, readout_spread=0.0), path))


def middle(plan: Schedule) -> Schedule:
    """Return the schedule (m,) with read-outs in the months expected."""
    return plan.taken(len(plan.weights) // 2)


def spread_out(inputs: Inputs, path: str) -> Schedule:
    """Work out every lock month of a path for each shift of the read-outs (k, m)."""
    return schedule_of(Programme(*(getattr(inputs, name) for name in OF_A_PROGRAMME)), path)


@lru_cache(maxsize=12)
def schedule_of(inputs: "Programme", path: str) -> Schedule:
    """Work the same out once for all that may be sold."""
    draws, month = iteration(inputs, path), np.arange(inputs.horizon_months + 1)
    late, weights = shifts(inputs.readout_spread)
    reads = read_months(inputs, draws, late.max())
    read = np.searchsorted(reads, month - late[:, None] + 1e-9, side="right")
    known = process_known(inputs, month, read)
    left = np.maximum(inputs.process_months - known, inputs.validation_months)
    first = reads[0] + late[:, None]
    start = pivotal_start(month, left, draws, first)
    after = inputs.pivotal_months + inputs.filing_months
    launch, ready = start + after, pivotal_start(month, 0.0, draws, first) + after
    knowledge = np.minimum(known / inputs.process_months, 1.0)
    pace, filing = inputs.research_after_lock / 100 / draws.interval, launch - inputs.filing_months
    return Schedule(
        month=month,
        read=read,
        start=start,
        launch=launch,
        launch_if_ready=ready,
        p_late=p_late_change(inputs, knowledge, launch - month),
        knowledge=knowledge,
        upgrades=np.floor(np.maximum(filing - np.maximum(month, first), 0) * pace + 1e-9).astype(int),
        costs=costs(inputs, draws, month, left, start, filing, pace),
        reads=reads[reads <= month[-1]],
        p_repeat=draws.p_repeat,
        repeat_months=inputs.china_repeat_months,
        weights=weights,
    )


def first_launch(inputs: Inputs) -> float:
    """Return a month before which no path launches, whatever comes early and the process never late."""
    early = shifts(inputs.readout_spread)[0].min()
    starts = [
        max(draws.bridging, draws.open_west, read_months(inputs, draws, 0.0)[0] + early)
        for draws in (iteration(inputs, path) for path in PATHS)
    ]
    return min(starts) + inputs.pivotal_months + inputs.filing_months


def last_launch(inputs: Inputs) -> float:
    """Return a month after which no path launches, whatever comes late."""
    paths = [iteration(inputs, path) for path in PATHS]
    first = (
        max(draws.first_patient + draws.patients / inputs.patients_a_month for draws in paths) + inputs.readout_months
    )
    work = max(inputs.process_months, inputs.validation_months, *(draws.bridging for draws in paths))
    opened = max(draws.open_west for draws in paths)
    start = max(inputs.horizon_months + work, opened, first + shifts(inputs.readout_spread)[0].max())
    again = (1 + (inputs.research_after_lock > 0) * inputs.upgrade_repeat / 100) * inputs.pivotal_months
    return start + again + inputs.filing_months + inputs.late_change_high + inputs.china_repeat_months


def read_months(inputs: Inputs, draws: Iteration, early: float) -> np.ndarray:
    """Return the month each generation is expected to be read out, so many months past the horizon and at least one."""
    first = draws.first_patient + draws.patients / inputs.patients_a_month + inputs.readout_months
    count = max(int(np.floor((inputs.horizon_months + early - first) / draws.interval)) + 1, 1)
    return first + draws.interval * np.arange(count)


def pivotal_start(month, left, draws: Iteration, first_read):
    """Return when the pivotal study starts: process ready, bridging done, IND open, first patients read."""
    return np.maximum(month + np.maximum(left, draws.bridging), np.maximum(draws.open_west, first_read))


def process_known(inputs: Inputs, month, read):
    """Return months of process work (k, m) that count at each lock month: each later design undoes a share."""
    keep = (1 - inputs.rework_share / 100) ** np.arange(read.max() + 1)
    worked = (month >= inputs.process_start_month)[None, :] & (month[None, :] < month[:, None])
    later = np.maximum(read[..., :, None] - read[..., None, :], 0)
    return np.sum(worked * keep[later], axis=-1)


def p_late_change(inputs: Inputs, knowledge, months):
    """Return the probability of a late change in the months between lock and launch."""
    gap = inputs.late_change_hazard - inputs.late_change_hazard_known
    hazard = (inputs.late_change_hazard - gap * knowledge) / 100
    return -np.expm1(-hazard * months / 12)


def costs(inputs: Inputs, draws: Iteration, month, left, start, filing, pace) -> dict:
    """Return the discounted cost of research, process, pivotal study and team for each lock month (k, m).

    The team is small until the pivotal study starts, which repeated data put off, and larger from then on.
    """
    rate = monthly_rate(inputs)
    repeated = annuity(rate, start, start + inputs.china_repeat_months)
    found = {
        "research": research_cost(inputs, draws, month, start, filing, pace),
        "process": inputs.process_cost * annuity(rate, np.minimum(inputs.process_start_month, month), month + left),
        "pivotal": inputs.pivotal_cost * np.exp(-rate * start),
        "early": early_burn(inputs) * (annuity(rate, 0.0, start) + draws.p_repeat * repeated),
        "team": burn(inputs) * annuity(rate, start, filing),
    }
    return {name: np.broadcast_to(cost, start.shape) for name, cost in found.items()}


def research_cost(inputs: Inputs, draws: Iteration, month, start, filing, pace):
    """Return the discounted cost of designs, of the IND and of its amendment for each lock month (k, m)."""
    rate = monthly_rate(inputs)
    cost = sum(programme_cost(rate, month, *programme) for programme in draws.costs)
    each = sum(programme[2] * draws.interval / programme[1] for programme in draws.costs)
    after = np.maximum(month, draws.first_patient)
    cost = cost + each * pace * annuity(rate, after, np.maximum(filing, after))
    opened = draws.open_west if draws.opens_early else start
    return cost + inputs.west_ind_cost * np.exp(-rate * opened) + draws.amendment * np.exp(-rate * month)


def programme_cost(rate, month, first, interval, each):
    """Return the discounted cost of the generations begun by each month; the first is always made."""
    count = np.maximum(np.floor((month - first) / interval + 1e-9) + 1, 1).astype(int)
    paid = each * np.exp(-rate * (first + interval * np.arange(count.max())))
    return np.cumsum(paid)[count - 1]
