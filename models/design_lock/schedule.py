"""What each lock month means on a development path: read-outs, process knowledge, launch, risk and cost."""

from dataclasses import dataclass

import numpy as np

from models.design_lock.inputs import Inputs
from models.design_lock.market import monthly_rate

PATHS = ("west", "china", "both")
NEVER = 1e6  # months between generations where there is only one


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


@dataclass(frozen=True)
class Schedule:
    """Arrays over the lock months 0..horizon."""

    month: np.ndarray  # months from now
    read: np.ndarray  # generations read out by then
    start: np.ndarray  # month the pivotal study starts
    launch: np.ndarray  # month of launch without a late change
    launch_if_ready: np.ndarray  # the same were the process ready at lock
    p_late: np.ndarray  # probability of a late change
    knowledge: np.ndarray  # share of the process known at lock
    p_repeat: float  # probability that early data have to be repeated before the pivotal study
    repeat_months: float  # months that takes
    upgrades: np.ndarray  # generations read out between lock and filing
    reads: np.ndarray  # (n,) month at which generation 1..n is read out
    costs: dict  # name -> (months,) discounted cost, USD million


def iteration(inputs: Inputs, path: str) -> Iteration:
    """Say how a path draws designs; running both means China's designs and one Western generation alongside."""
    west = (inputs.west_first_patient_months, inputs.west_generation_months,
            inputs.west_generation_cost + inputs.west_patients * inputs.patient_cost)  # fmt: skip
    china = (inputs.china_first_patient_months, inputs.china_generation_months,
             inputs.china_generation_cost + inputs.china_patients * inputs.patient_cost)  # fmt: skip
    if path == "west":
        noise = sampling_error(inputs, inputs.west_patients)
        return Iteration(west[0], west[1], inputs.west_patients, noise, (west,), west[0], 0.0)
    noise = np.hypot(sampling_error(inputs, inputs.china_patients), inputs.china_transfer_spread)
    if path == "china":
        bridging = inputs.china_bridging_months
        risk = inputs.china_repeat_risk / 100
        return Iteration(*china[:2], inputs.china_patients, noise, (china,), china[0] + bridging, bridging, False, risk)
    once = (west[0], NEVER, west[2])
    return Iteration(*china[:2], inputs.china_patients, noise, (china, once), west[0], 0.0)


def sampling_error(inputs: Inputs, patients: float) -> float:
    """Return the standard error of a response rate read in so many patients, in points."""
    share = inputs.standard_response / 100
    return float(100 * np.sqrt(share * (1 - share) / patients))


def schedule(inputs: Inputs, path: str) -> Schedule:
    """Work out every lock month of a path."""
    draws, month = iteration(inputs, path), np.arange(inputs.horizon_months + 1)
    reads = read_months(inputs, draws, draws.first_patient)
    read = np.searchsorted(reads, month, side="right")
    known = process_known(inputs, month, read)
    left = np.maximum(inputs.process_months - known, inputs.validation_months)
    start = pivotal_start(month, left, draws, reads[0])
    after = inputs.pivotal_months + inputs.filing_months
    launch, ready = start + after, pivotal_start(month, 0.0, draws, reads[0]) + after
    knowledge = np.minimum(known / inputs.process_months, 1.0)
    pace = inputs.research_after_lock / 100 / draws.interval
    filing = launch - inputs.filing_months
    upgrades = np.floor(np.maximum(filing - np.maximum(month, reads[0]), 0) * pace + 1e-9).astype(int)
    return Schedule(
        month=month,
        read=read,
        start=start,
        launch=launch,
        launch_if_ready=ready,
        p_late=p_late_change(inputs, knowledge, launch - month),
        knowledge=knowledge,
        p_repeat=draws.p_repeat,
        repeat_months=inputs.china_repeat_months,
        upgrades=upgrades,
        reads=reads[: read[-1]],
        costs=costs(inputs, draws, month, left, start, filing, pace),
    )


def read_months(inputs: Inputs, draws: Iteration, first: float) -> np.ndarray:
    """Return the month each generation is read out, up to the horizon."""
    lag = draws.patients / inputs.patients_a_month + inputs.readout_months
    count = max(int(np.floor((inputs.horizon_months - first - lag) / draws.interval)) + 1, 1)
    return first + lag + draws.interval * np.arange(count)


def pivotal_start(month, left, draws: Iteration, first_read: float):
    """Return when the pivotal study starts: process ready, bridging done, IND open, first patients read."""
    return np.maximum(month + np.maximum(left, draws.bridging), max(draws.open_west, first_read))


def process_known(inputs: Inputs, month, read):
    """Return months of process work that count at each lock month: each later design undoes a share."""
    keep = 1 - inputs.rework_share / 100
    worked = (month >= inputs.process_start_month)[None, :] & (month[None, :] < month[:, None])
    later = np.maximum(read[:, None] - read[None, :], 0)
    return np.sum(worked * keep**later, axis=1)


def p_late_change(inputs: Inputs, knowledge, months):
    """Return the probability of a late change in the months between lock and launch."""
    gap = inputs.late_change_hazard - inputs.late_change_hazard_known
    hazard = (inputs.late_change_hazard - gap * knowledge) / 100
    return -np.expm1(-hazard * months / 12)


def costs(inputs: Inputs, draws: Iteration, month, left, start, filing, pace) -> dict:
    """Return the discounted cost of research, process and pivotal study for each lock month."""
    rate = monthly_rate(inputs)
    research = sum(programme_cost(rate, month, *programme) for programme in draws.costs)
    each = sum(programme[2] * draws.interval / programme[1] for programme in draws.costs)
    after = np.maximum(month, draws.first_patient)
    research = research + each * pace * annuity(rate, after, np.maximum(filing, after))
    opened = draws.open_west if draws.opens_early else start
    research = research + inputs.west_ind_cost * np.exp(-rate * opened)
    begun = np.minimum(inputs.process_start_month, month)
    process = inputs.process_cost * annuity(rate, begun, month + left)
    return {
        "research": research,
        "process": process,
        "pivotal": inputs.pivotal_cost * np.exp(-rate * start),
    }


def programme_cost(rate, month, first, interval, each):
    """Return the discounted cost of the generations begun by each month; the first is always made."""
    count = np.maximum(np.floor((month - first) / interval + 1e-9) + 1, 1).astype(int)
    paid = each * np.exp(-rate * (first + interval * np.arange(count.max())))
    return np.cumsum(paid)[count - 1]


def annuity(rate, begin, end):
    """Return the discounted length of time between two months."""
    rate = max(rate, 1e-9)
    return np.exp(-rate * begin) * -np.expm1(-rate * (end - begin)) / rate
