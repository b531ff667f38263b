"""What the plan spends by year on designs, first patients, process and late changes, as others read it.

The same payments as those whose discounted sum the schedule works out, expected over the shifts of the read-outs, at
the plan's path and lock month and not discounted.
"""

import numpy as np

from models.design_lock.inputs import Inputs
from models.design_lock.locking import SWANSON, late_delays
from models.design_lock.money import burn, early_burn
from models.design_lock.schedule import Iteration, Schedule, iteration
from models.design_lock.worth import Curve
from models.years import MONTHS_A_YEAR, YEARS, ByYear

EDGES = MONTHS_A_YEAR * np.arange(YEARS + 1.0)  # months in which the years begin and end


def spending_by_year(plan: Curve, month: int) -> dict[str, ByYear]:
    """Return USD million a year on designs and first patients, on the process, on late changes, and until the study.

    The early spending is the first two and the small team, until the pivotal study is expected to start.
    """
    inputs, when = plan.inputs, plan.spread.taken(slice(None), month)
    draws = iteration(inputs, plan.path)
    designs, later = research(inputs, draws, when, month)
    process, until = process_work(inputs, when, month), study_month(plan, month)
    found = {
        "design_spending": designs,
        "process_spending": process,
        "change_spending": by_launch(later + late_changes(inputs, when), float(plan.expected_launch[month])),
        "early_spending": designs + process + evenly(early_burn(inputs), 0.0, until),
    }
    return {name: tuple(map(float, years)) for name, years in found.items()}


def by_launch(years: np.ndarray, launch: float) -> np.ndarray:
    """Return (YEARS,) the same sum, none after the year of the expected launch, though read-outs may come later."""
    last = min(int(launch // MONTHS_A_YEAR), YEARS - 1)
    return np.where(np.arange(YEARS) < last, years, np.where(np.arange(YEARS) == last, years[last:].sum(), 0.0))


def study_month(plan: Curve, month: int) -> float:
    """Return the month in which the pivotal study of the expected launch starts."""
    return max(float(plan.expected_launch[month]) - plan.inputs.filing_months - plan.inputs.pivotal_months, 0.0)


def research(inputs: Inputs, draws: Iteration, when: Schedule, month: int) -> tuple[np.ndarray, np.ndarray]:
    """Return (YEARS,) what designs, the IND and its amendment cost until the study starts, and designs from then on."""
    spent = at_once(draws.amendment, month)
    for first, interval, each in draws.costs:
        count = max(int(np.floor((month - first) / interval + 1e-9)) + 1, 1)
        spent = spent + sum(at_once(each, first + interval * made) for made in range(count))
    pace = sum(each / interval for _, interval, each in draws.costs) * inputs.research_after_lock / 100
    begin, filing = max(month, draws.first_patient), when.launch - inputs.filing_months
    before, after = ((begin, when.start), (np.maximum(begin, when.start), filing))
    opened = np.full_like(when.start, draws.open_west) if draws.opens_early else when.start
    spent = spent + when.weights @ at_once(inputs.west_ind_cost, opened)
    return spent + when.weights @ evenly(pace, *before), when.weights @ evenly(pace, *after)


def process_work(inputs: Inputs, when: Schedule, month: int) -> np.ndarray:
    """Return (YEARS,) what the process costs until it is ready."""
    left = np.maximum(inputs.process_months * (1 - when.knowledge), inputs.validation_months)
    return when.weights @ evenly(inputs.process_cost, min(inputs.process_start_month, month), month + left)


def late_changes(inputs: Inputs, when: Schedule) -> np.ndarray:
    """Return (YEARS,) what late changes are expected to cost at the launch that they put off.

    The change, and the larger team for as long as it takes: whoever counts the expected launch pays the small team of
    those months already.
    """
    team = burn(inputs) - early_burn(inputs)
    return when.weights @ at_once(when.p_late * (inputs.late_change_cost + team * (SWANSON @ late_delays(inputs))),
                                  when.launch)  # fmt: skip


def at_once(amount, month) -> np.ndarray:
    """Return (..., YEARS) amounts paid in months (...), each in its year."""
    year = np.minimum(np.asarray(month) // MONTHS_A_YEAR, YEARS - 1)
    return np.asarray(amount)[..., None] * (year[..., None] == np.arange(YEARS))


def evenly(a_month: float, begin, end) -> np.ndarray:
    """Return (..., YEARS) what is paid at so much a month between months (...), none if they end before they begin."""
    begin, end = np.broadcast_arrays(np.asarray(begin, dtype=float), np.asarray(end, dtype=float))
    until = np.clip(end[..., None], EDGES[:-1], EDGES[1:]) - np.clip(begin[..., None], EDGES[:-1], EDGES[1:])
    return a_month * np.maximum(until, 0.0)
