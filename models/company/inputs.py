"""What the ledger is given: years that other topics own, and nothing of its own."""

from dataclasses import dataclass

from models.years import ByYear

UPSTREAM = {
    "launch_month": "design_lock",
    "asked_us": "design_lock",
    "asked_europe": "design_lock",
    "asked_asia": "design_lock",
    "design_spending": "design_lock",
    "process_spending": "design_lock",
    "change_spending": "design_lock",
    "sized_year": "footprint",
    "treated_us": "footprint",
    "treated_europe": "footprint",
    "treated_asia": "footprint",
    "capital": "footprint",
    "sales_us": "market",
    "sales_europe": "market",
    "sales_asia": "market",
    "cost_of_sales": "viability",
    "ready_cost": "viability",
    "depreciation": "footprint",
    "programme": "partner",
    "build": "partner",
    "selling": "partner",
    "studies": "partner",
}


@dataclass(frozen=True)
class Inputs:
    """One field a line of the ledger, named as the topic that owns it names it."""

    launch_month: float  # months from now
    asked_us: ByYear  # patients a year who are to be given our therapy
    asked_europe: ByYear
    asked_asia: ByYear
    design_spending: ByYear  # USD million a year: designs, first patients and the IND
    process_spending: ByYear  # USD million a year
    change_spending: ByYear  # USD million a year: designs after lock, and late changes as expected
    sized_year: float  # the year from now, from 1, in which most patients are asked for
    treated_us: ByYear  # patients a year who are given it
    treated_europe: ByYear
    treated_asia: ByYear
    capital: ByYear  # USD million spent on plants in each year
    sales_us: ByYear  # USD million a year
    sales_europe: ByYear
    sales_asia: ByYear
    cost_of_sales: ByYear  # USD million a year, depreciation included
    ready_cost: ByYear  # USD million a year, of plants that stand ready before the first sale, depreciation included
    depreciation: ByYear  # USD million a year
    programme: ByYear  # USD million a year: study and team, as if all succeeds
    build: ByYear  # USD million a year: the commercial build until launch
    selling: ByYear  # USD million a year
    studies: ByYear  # USD million a year: studies and development after approval
