"""What a lever of the network buys: a shorter process, and the frontiers of cost with days and with resilience."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.networks import MOST_SOLVED, SLACK, Plan, best_of, least_kept, made, plan_of, reached
from models.footprint.plants import problem
from models.methods import facility

FRONTIER_POINTS, LEVER_DAYS = 6, 0.1


def process_lever(inputs: Inputs) -> tuple[int, float, float, float | None]:
    """Return the plan's plants, what one more is worth, what a day off the process is, and the days worth a plant.

    The days are None where no shorter process is worth as much. Money in USD million a year.
    """
    plan = plan_of(inputs)
    count = max(len(plan.opened) if plan else len(best_of(inputs).opened), 1)
    here = best_of(inputs, count).value
    gain = best_of(inputs, count + 1).value - here

    def worth(days: float) -> float:
        return best_of(replace(inputs, process_days=inputs.process_days - days), count).value - here

    most = inputs.process_days - 1
    a_day = worth(min(1.0, most)) / min(1.0, most) if most > 0 else 0.0
    if gain <= 0 or most <= 0 or worth(most) < gain:
        return count, gain, a_day, None
    low, high = 0.0, most
    while high - low > LEVER_DAYS:
        middle = (low + high) / 2
        low, high = (low, middle) if worth(middle) >= gain else (middle, high)
    return count, gain, a_day, high


@lru_cache(maxsize=MOST_SOLVED)
def days_frontier(inputs: Inputs) -> list[Plan]:
    """Return the frontier between cost and days, worked out once."""
    return frontier(inputs)


def frontier(inputs: Inputs, measure: str = "days", report: Callable[[float, float], bool] | None = None) -> list[Plan]:
    """Return the cheapest networks at least so good by a measure, from the best by it to the cheapest.

    The epsilon-constraint method: cost is minimised under one bound after another, evenly spaced between the ends.
    """
    asked = problem(replace(inputs, site_limit=len(inputs.geography.places)))
    limits = {"report": report} if report else {"nodes": inputs.nodes}  # in the background to the end
    cheapest, finest = facility.solve(asked, **limits), facility.solve(asked, measure, **limits)
    ends = {
        "days": lambda: (finest.days, cheapest.days),
        "kept": lambda: (reached(asked, finest), least_kept(asked, cheapest)),
    }
    slack = SLACK if measure == "days" else -SLACK
    found = []
    for limit in np.linspace(*ends[measure](), FRONTIER_POINTS)[:-1]:
        start = found[-1] if found else None  # a network that keeps one bound keeps the next, which is looser
        found.append(facility.solve(asked, "cost", {measure: limit + slack}, start=start, **limits))
    return [made(inputs, network) for network in (*found, cheapest)]
