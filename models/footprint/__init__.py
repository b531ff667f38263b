"""Where should the plants stand, and what does each region buy?

A therapy made from a patient's own cells travels twice: collected material to a plant, the dose back. Patients are
those whom the lock and the market ask for our therapy, by area and year.
Each candidate city can hold an own plant, a site with a number of suites, or a contract manufacturer's slots where one
stands there. Each region's patients are sent to open plants by the mode that pays: same-day courier, next-flight
fresh while the material keeps, or frozen in dry vapour. Vein to vein is collection, lanes, waiting for a slot,
process, release and the way to infusion; a share of patients is lost with every day of it, and a dose out of
specification is given but not paid. What is paid is the price of the patient's country, and selling takes its part of
it. A law may keep cells in their
country, and a licence a plant to its own area: then those patients have no slot elsewhere. A line is busy for the
process days, and lines must suffice on every day of the week on which patients arrive. A site is paid once and costs
the same every year however large; suites stand side by side, each as dear as the last, unless the user believes in
economies of scale. A batch costs what it costs on every page; contract slots are paid by the dose, a part of them
used or not.

An area whose sales do not pay for their doses, their plants and the commercial build, whole suites counted, is closed.

Worked out: the network with the highest contribution a year within the user's limits, on average over the years of
sales and over futures of demand and shutdowns, in each of which patients are sent anew over what stands (a two-stage
stochastic programme). A mixed-integer programme of the fullest year (capacitated facility location in its strong
formulation, solved by HiGHS), its payments weighed as the years bring them, gives the network to begin from; its
neighbours are judged exactly in all worlds until none is better. What it would contribute without the limits, and with
each number of plants; the plan, cheapest, fastest or most resilient under the same limits, the ties
of the last two broken by cost; and year by year what it spends ahead of its patients, what it costs used or not, and
whom it treats. The search ends early where it is long: then the page says how far from the best the network may be,
and the exact one follows.
The range of outcomes comes from simulated futures in which each area's demand differs from the plan (log-normal,
common draws); the plants stay, patients go where there is room, and those for whom there is none are turned away. Few
of these futures, and few years, stand for all where networks are compared (scenario reduction, means kept).

Left out: queues beyond the days given for a slot, taxes, currency, differences of wages, the time of regional approval
of each plant, and the supply of vectors. Days, lanes and cost a patient are told of the year of most patients as
planned. Not valid for doses made in advance, which can be stored: the pages that read this one then count with all
patients, at the days and the cost of a dose from the shelf. Where fewer than one patient a year asks, there is no
network: the pages that read this one then count with nobody treated and nothing built.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import nan

import numpy as np
import pandas as pd

from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.footprint import networks as networks
from models.footprint.by_year import Books, built, over_years
from models.footprint.chance import futures
from models.footprint.inputs import GIVEN, UPSTREAM, Inputs, as_sold, asking
from models.footprint.launches import settled
from models.footprint.levers import days_frontier, frontier, process_lever
from models.footprint.mixed import best_mixed
from models.footprint.networks import (
    Plan,
    best_of,
    by_number,
    free_of_choices,
    kept_if_one_fails,
    nothing,
    plan_of,
)
from models.footprint.plants import EITHER, OWN
from models.footprint.recommendation import (
    Detail,
    broken,
    diagnosis,
    gap_of,
    recommended,
    runner_up,
    unserved_by_law,
    verdict_of,
)
from models.footprint.reliability import futures_with_shutdowns, median_days, served, served_while_one_is_still
from models.footprint.words import (
    FIGURES,
    FROM_SHELF,
    MECHANISMS,
    NO_PATIENTS,
    NO_PLAN,
    NOBODY_INSTEAD,
    NOTHING_BUILT,
    PHRASES,
    READ_INSTEAD,
    READS,
    TITLE,
    UNIT,
    WORTH,
)
from models.making import dose_cost, experience_by_year, plant_a_dose
from models.methods import facility
from models.years import AREAS, YEARS, ByYear

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
    "UPSTREAM",
    "WORTH",
    "Inputs",
    "Plan",
    "answer",
    "as_sold",
    "asking",
    "best_mixed",
    "best_of",
    "broken",
    "by_number",
    "days_frontier",
    "decision",
    "exact",
    "free_of_choices",
    "frontier",
    "futures",
    "futures_with_shutdowns",
    "kept_if_one_fails",
    "line_of",
    "median_days",
    "not_valid",
    "nothing",
    "over_years",
    "plan_of",
    "plan_value",
    "process_lever",
    "read",
    "reads",
    "served",
    "served_while_one_is_still",
    "settled",
    "standing",
    "stands_in",
    "sweep",
    "unserved_by_law",
]

BAND = (0.1, 0.9)
SERVED = 1.0  # patients a year; costs of a network that serves nobody are told as those of one
PATIENTS_BY_YEAR, MONEY_BY_YEAR = ("capacity", "started"), ("capital", "site_cost", "suite_cost", "depreciation")


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; what does not exist is not a number."""
    if why := not_valid(inputs):
        return no_answer(why)
    plan, best, free = plan_of(inputs), recommended(inputs), best_of(inputs)
    detail = Detail(plan, best, runner_up(inputs, best) if best else free, free, diagnosis(inputs))
    low, high, sure = spread(inputs, detail)
    return Answer(
        verdict=verdict_of(inputs, best),
        value=plan.value if plan else nan,
        best=max(best.value, plan.value if plan else 0.0) if best else nan,
        low=low,
        high=high,
        sure=sure,
        runner_up=detail.second.verdict,
        runner_up_cost=best.value - detail.second.value if best else nan,
        contributions=plan.expected if plan else {},
        reads=reads(inputs, standing(inputs)),
        told=told_of(best) if best and best.opened else {},
        detail=detail,
        gap=gap_of(inputs, detail),
    )


def line_of(inputs: Inputs) -> Answer:
    """Give verdict, worth and what stands beside the verdict, without the runner-up and the futures: not numbers."""
    plan, best = plan_of(inputs), recommended(inputs)
    verdict = verdict_of(inputs, best)
    told = told_of(best) if best and best.opened else {}
    worth = plan.value if plan else nan
    highest = max(best.value, plan.value if plan else 0.0) if best else nan
    return Answer(verdict, worth, highest, nan, nan, nan, verdict, nan, {}, reads(inputs, standing(inputs)), told)


def spread(inputs: Inputs, detail: Detail) -> tuple[float, float, float]:
    """Return the band of the decision's contribution in simulated futures, and how often it beats the runner-up."""
    if detail.best is None:
        return nan, nan, nan
    here, there = futures(inputs, detail.best), futures(inputs, detail.second)
    low, high = np.quantile(here, BAND)
    return float(low), float(high), float(np.mean(here > there))


def exact(inputs: Inputs, report: Callable[[float, float], bool]) -> Answer:
    """Give the answer with every network searched for to the end, however long; ValueError if `report` stops it."""
    with facility.reported_to(report):
        return answer(replace(inputs, nodes=None))


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: the asset is made in advance, or hardly anybody asks for it."""
    if inputs.modality in inputs.from_shelf:
        return Absent(*FROM_SHELF, from_the_shelf(inputs), READ_INSTEAD)
    if inputs.patients < SERVED:
        return Absent(*NO_PATIENTS, for_nobody(inputs), NOBODY_INSTEAD)
    return None


def for_nobody(inputs: Inputs) -> dict[str, float | ByYear]:
    """Return what other topics count with where hardly anybody asks: nobody treated, no plant, the fastest lane."""
    nothing_yet = (0.0,) * YEARS
    whole = dict.fromkeys(("treated", "plants", "network_capital", "transport_cost"), 0.0)
    one_dose = dose_cost(inputs) + plant_a_dose(inputs) * inputs.small_plant * inputs.utilisation / 100
    whole |= dict.fromkeys(("network_cost", "making_cost"), float(one_dose))
    whole |= {"vein_to_vein": nothing(inputs).fastest, "sized_year": float(inputs.peak + 1)}
    years = dict.fromkeys((*(f"treated_{area}" for area in AREAS), *PATIENTS_BY_YEAR, *MONEY_BY_YEAR), nothing_yet)
    return whole | years | {f"paid_{area}": (1.0,) * YEARS for area in AREAS}


def from_the_shelf(inputs: Inputs) -> dict[str, float | ByYear]:
    """Return what other topics count with where doses are made in advance: no patient waits, no plant is ours."""
    asked = {area: inputs.asked(area) for area in AREAS}
    whole = {"treated": inputs.patients, "vein_to_vein": inputs.shelf_days, "sized_year": float(inputs.peak + 1)}
    whole |= dict.fromkeys(("network_cost", "making_cost"), inputs.shelf_cost)  # a dose's cost holds its plant
    whole |= dict.fromkeys(("plants", "network_capital", "transport_cost"), 0.0)
    patients = tuple(map(sum, zip(*asked.values(), strict=True)))
    years = {f"treated_{area}": each for area, each in asked.items()} | dict.fromkeys(PATIENTS_BY_YEAR, patients)
    years |= {f"paid_{area}": (1.0,) * YEARS for area in AREAS} | dict.fromkeys(MONEY_BY_YEAR, (0.0,) * YEARS)
    return whole | years


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision, without the plan and the futures."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best = recommended(inputs)
    return {"verdict": verdict_of(inputs, best), "best": best.value if best else nan}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own plan is worth, USD million a year; not a number where it cannot be."""
    plan = None if not_valid(inputs) else plan_of(inputs)
    return plan.value if plan else nan


def read(inputs: Inputs) -> dict[str, float | ByYear]:
    """Return what other topics may read, without the rest of the answer."""
    why = not_valid(inputs)
    return dict(why.reads) if why else reads(inputs, standing(inputs))


def stands_in(inputs: Inputs) -> str:
    """Say that other topics do not count with the user's plan: no network keeps its limits, or it builds nothing."""
    plan = plan_of(inputs)
    return NO_PLAN if plan is None else "" if plan.opened else NOTHING_BUILT


def standing(inputs: Inputs) -> Plan:
    """Return the network that other topics count with: the plan; if it cannot be kept, the best; at least one plant."""
    found = plan_of(inputs) or best_of(inputs)
    return found if found.opened else best_of(inputs, 1)


def reads(inputs: Inputs, plan: Plan) -> dict[str, float | ByYear]:
    """Return what other topics may read of a network that stands; money of a dose in USD, all else in USD million.

    Where it would treat nobody, only plants that the user opened are built.
    """
    found = over_years(inputs, plan)
    stands = built(inputs, plan, found.treated)
    books = found.books if stands else 0 * found.books
    years = {name: tuple(getattr(books, name).tolist()) for name in (*PATIENTS_BY_YEAR, *MONEY_BY_YEAR)}
    years |= {f"treated_{area}": tuple(row.tolist()) for area, row in zip(AREAS, found.treated, strict=True)}
    years |= {f"paid_{area}": tuple(row.tolist()) for area, row in zip(AREAS, found.paid, strict=True)}
    served = max(plan.flow.sum(), SERVED)
    return years | {
        "treated": float(found.treated[:, inputs.peak].sum()),
        "vein_to_vein": plan.days if plan.opened and plan.treated else plan.fastest,
        "plants": float(len(plan.opened)),
        "network_capital": plan.capital if stands else 0.0,
        "network_cost": -1e6 * plan.spent / max(plan.treated, SERVED),
        "making_cost": making_cost(inputs, books),
        "transport_cost": -1e6 * plan.parts["transport"] / served,
        "sized_year": float(inputs.peak + 1),
    }


def making_cost(inputs: Inputs, books: Books) -> float:
    """Return USD a dose in the peak year: sites, suites, depreciation, and its batches; those alone without a dose."""
    plants = (books.site_cost + books.suite_cost + books.depreciation) * books.started.any()
    share = 1e6 * float(plants[inputs.peak]) / max(float(books.started[inputs.peak]), SERVED)
    return share + float(dose_cost(inputs, experience_by_year(inputs, books.started)[inputs.peak]))


def told_of(plan: Plan) -> dict[str, float]:
    """Return what stands beside the verdict, of its own network."""
    return {"vein_to_vein": plan.days, "treated": plan.treated}
