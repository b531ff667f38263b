"""Three decisions replayed that are one of a kind, each of the facts that had been told by its day.

Kite's plant near Amsterdam, Dendreon's three plants, and the margin of Iovance's first year.
"""

from collections.abc import Callable, Iterator

from data import store
from explorer.known import Known, graded, of_case, plain, prior
from models import replay

ACROSS_HOME = ("logistics-101x", "logistics-102x")  # turnaround across the sea, and on the plant's own continent
FIRST_YEAR, LATER_YEAR, USED = 2010, 2014, 2012  # of the analyst's two shares, and the year that is asked for
DEMAND = ("demand-053x", "demand-054x", "demand-055x", "product_metrics-021", "network_capacity-102x")
COST = ("modality_cogs-001", "product_metrics-012", "product_metrics-063")  # of a dose; list price; not given, percent
HUNDRED, MILLION = 100.0, 1e6


def decisions(of: store.Connection) -> Iterator[dict]:
    """Yield the forecast of each decision of which enough had been told."""
    facts = {one["fact_id"]: one for one in plain(store.rows(of, "facts"))}
    for case in graded(of, tuple(FORECASTS)):
        if told := FORECASTS[case["model"]](Known(of, case["day"])):
            yield of_case(case, facts[case["fact_id"]], *told)


def lanes(known: Known) -> tuple[replay.Forecast, list[str]] | None:
    """Return the turnaround from a plant near by: across the sea, less what the sea was seen to cost."""
    if not (told := known.figures(*ACROSS_HOME)):
        return None
    across, home = told
    return replay.shortened(across, across - home, prior("lanes")), list(ACROSS_HOME)


def plants(known: Known) -> tuple[replay.Forecast, list[str]] | None:
    """Return the part of what the plants could make that is sold in a year, percent."""
    if not (told := known.figures(*DEMAND)):
        return None
    first, later, patients, price, capacity = told
    share = first + (later - first) * (USED - FIRST_YEAR) / (LATER_YEAR - FIRST_YEAR)
    sold = patients * share / HUNDRED * price / MILLION
    return replay.alone(HUNDRED * sold / capacity, HUNDRED, HUNDRED, prior("plants")), list(DEMAND)


def margins(known: Known) -> tuple[replay.Forecast, list[str]] | None:
    """Return the cost of a dollar of sales from the cost of a dose, the price and the patients who are given theirs."""
    earlier = known.cases("costs")
    if not (told := known.figures(*COST)) or not earlier:
        return None
    dose, price, lost = told
    last, values = earlier[-1]["value"], [one["value"] for one in earlier]
    said = replay.alone(dose / (price * (1 - lost / HUNDRED)), last, sum(values) / len(values), prior("margins"))
    return said, [*COST, *(one["fact_id"] for one in earlier)]


FORECASTS: dict[str, Callable[[Known], tuple[replay.Forecast, list[str]] | None]] = {
    "lanes": lanes, "plants": plants, "margins": margins,
}  # fmt: skip
