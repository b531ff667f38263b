"""Where should the plants stand, and what does each region buy?

A therapy made from a patient's own cells travels twice: collected material to a plant, the dose back. Each candidate
city can hold an own plant of one of three sizes, or a contract manufacturer's slots where one stands there. Each
region's patients are sent to open plants by the mode that pays: same-day courier, next-flight fresh while the material
keeps, or frozen in dry vapour. Vein to vein is collection, lanes, waiting for a slot, process, release and the way to
infusion; a share of patients is lost with every day of it, and a dose out of specification is given but not paid. A
line is busy for the process days, and lines must suffice on every day of the week on which patients arrive. Capital
is paid back over its life and follows a power of the plant's size, so that one large plant is cheaper than two small
ones; contract slots are paid by the dose, a part of them used or not.

Worked out: the network with the highest yearly contribution, exactly, as a mixed-integer programme (capacitated
facility location in its strong formulation, solved by HiGHS with the gap reported); the same for each number of
plants; the plan under its own limits, cheapest, fastest or most resilient, the ties of the last two broken by cost.
The range of outcomes comes from simulated futures in which each area's demand differs from the plan (log-normal,
common draws); a full plant turns patients away.

Left out: queues beyond the days given for a slot, ramp-up, taxes, currency, differences of wages and of price between
countries, regional approval of each plant, and the supply of vectors. Not valid for off-the-shelf doses, which can be
stored.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from models.answer import Answer
from models.footprint.chance import futures
from models.footprint.inputs import GIVEN, Inputs
from models.footprint.levers import days_frontier, frontier, process_lever
from models.footprint.networks import (
    Detail,
    Plan,
    best_of,
    by_number,
    free_of_choices,
    kept_if_one_fails,
    nothing,
    plan_of,
    runner_up,
)
from models.footprint.plants import EITHER, OWN, problem
from models.footprint.words import FIGURES, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH
from models.methods import facility

__all__ = [
    "BAND",
    "EITHER",
    "FIGURES",
    "GIVEN",
    "MECHANISMS",
    "OWN",
    "PHRASES",
    "READS",
    "TITLE",
    "UNIT",
    "WORTH",
    "Inputs",
    "Plan",
    "answer",
    "best_of",
    "by_number",
    "days_frontier",
    "decision",
    "free_of_choices",
    "frontier",
    "futures",
    "kept_if_one_fails",
    "nothing",
    "plan_of",
    "plan_value",
    "process_lever",
    "read",
    "reads",
    "standing",
    "sweep",
]

BAND = (0.1, 0.9)


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows."""
    plan, best = plan_of(inputs), best_of(inputs)
    second = runner_up(inputs)
    here, there = futures(inputs, best), futures(inputs, second)
    low, high = np.quantile(here, BAND)
    shown = plan or nothing(inputs)
    return Answer(
        verdict=best.verdict,
        value=shown.value,
        best=max(best.value, shown.value),
        low=float(low),
        high=float(high),
        sure=float(np.mean(here > there)),
        runner_up=second.verdict,
        runner_up_cost=best.value - second.value,
        contributions=shown.parts,
        reads=reads(standing(inputs)),
        told={read: reads(best)[read] for read in READS} if best.opened else {},
        detail=Detail(plan, best, second, None if plan else facility.explain(problem(inputs))),
    )


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision, without the plan and the futures."""
    best = best_of(inputs)
    return {"verdict": best.verdict, "best": best.value}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own plan is worth, USD million a year."""
    plan = plan_of(inputs)
    return plan.value if plan else 0.0


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(standing(inputs))


def standing(inputs: Inputs) -> Plan:
    """Return the network that other topics count with: the plan; if it cannot be kept, the best; at least one plant."""
    found = plan_of(inputs) or best_of(inputs)
    return found if found.opened else best_of(inputs, 1)


def reads(plan: Plan) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    return {
        "treated": plan.treated,
        "vein_to_vein": plan.days,
        "plants": float(len(plan.opened)),
        "network_capital": plan.capital,
        "network_cost": 1e6 * plan.cost_a_patient,
        "making_cost": 1e6 * plan.cost_a_dose,
        "serving_cost": 1e6 * plan.running_cost_a_patient,
    }
