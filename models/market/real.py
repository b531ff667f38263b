"""Real products: their published sales by year since launch, and how those on the market would share it with ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.market.inputs import Inputs
from models.market.rivals import a_point, order_of_entry, response_locked
from models.years import MONTHS_A_YEAR

WORLD, HOME, SALES = "Global", "US", "net_sales"
QUARTERS, HALVES = 4, 2


@dataclass(frozen=True)
class Sold:
    """Sales that a company reported for a period, as a pace a year."""

    product: str
    years: float  # since the launch, the middle of the period
    pace: float  # USD million a year
    fact_id: str


def launched(day: str) -> float:
    """Return the year, with its part, of a date such as 2017-10-18, 2017-10 or 2017; the middle where it says less."""
    year, month, date = (int(part) if part else None for part in [*day.split("-"), "", ""][:3])
    if month is None:
        return year + 0.5
    return year + (month - 1 + ((date - 1) / 30.5 if date else 0.5)) / MONTHS_A_YEAR


def span(period: str) -> tuple[float, float] | None:
    """Return beginning and length, in years, of a year, a half or a quarter; nothing of another period."""
    found = re.fullmatch(r"(\d{4})(?:-([QH])(\d))?", period)
    if not found:
        return None
    year, kind, part = found.groups()
    length = {None: 1.0, "Q": 1 / QUARTERS, "H": 1 / HALVES}[kind]
    return int(year) + length * (int(part or 1) - 1), length


def ramps(reported: Sequence[Mapping], products: Sequence[Mapping]) -> dict[str, list[Sold]]:
    """Return each product's published sales in the order of time: quarters where there are, else longer periods.

    reported: rows of company_quarters; products: rows of products. The world's sales; those of the United States where
    no others are told. A period that begins before the launch counts from the launch on. A longer period is left out
    where shorter ones of the same time are known.
    """
    since = {row["fact_id"]: launched(row["first_approval_date"]) for row in products if row["first_approval_date"]}
    found: dict[tuple, list] = {}
    for row in reported:
        if row["product_id"] in since and row["measure"] == SALES and (told := span(row["period"])):
            found.setdefault((row["product"], row["region"]), []).append((told, row))
    world = {name: rows for (name, region), rows in found.items() if region == WORLD}
    home = {name: rows for (name, region), rows in found.items() if region == HOME}
    return {name: in_time(name, rows, since) for name, rows in (home | world).items()}


def in_time(name: str, rows: list, since: Mapping[str, float]) -> list[Sold]:
    """Return one product's periods as paces a year, in the order of time."""
    shorter = [begin for (begin, length), _ in rows if length < 1]
    kept = [one for one in rows if one[0][1] < 1 or not any(one[0][0] <= begin < one[0][0] + 1 for begin in shorter)]
    told = []
    for (begin, length), row in sorted(kept, key=lambda one: one[0]):
        start = since[row["product_id"]]
        first, end = max(begin, start), begin + length
        if end > first:
            told.append(Sold(name, (first + end) / 2 - start, row["value"] / (end - first), row["fact_id"]))
    return told


@dataclass(frozen=True)
class Rival:
    """One product on the market: how good it is, and its part if only these and ours were sold."""

    product: str
    response: float  # percent, complete
    order: int  # of entry
    share: float  # percent
    fact_id: str | None


def side_by_side(inputs: Inputs, named: Sequence[tuple[str, float, str]]) -> list[Rival]:
    """Return the shares of named products (name, complete response, fact) in their order of entry, and ours last.

    Ours has the response of the design that is locked and enters after all of them and those who come until its launch.
    """
    orders = np.arange(1.0, len(named) + 1)
    mine = response_locked(inputs)
    quality = np.array([response for _, response, _ in named] + [mine]) - inputs.standard_response
    entry = np.append(-inputs.entry_order * np.log(orders), order_of_entry(inputs, inputs.launch_month))
    pull = np.exp(a_point(inputs) * quality + entry)
    parts = 100 * pull / pull.sum()
    ours = 1 + inputs.rivals_now + inputs.rivals_a_year * inputs.launch_month / MONTHS_A_YEAR
    rows = [*named, ("Ours, as locked", mine, None)]
    return [
        Rival(name, response, round(order), float(part), fact)
        for (name, response, fact), order, part in zip(rows, [*orders, ours], parts, strict=True)
    ]
