"""The six ways to bring a therapy to patients and the dates of a deal: who pays, who earns, in which region.

A plan is a share that the partner takes of the work until approval, of the builds and of the profit in each region,
with money at signing and milestones; where it takes all the profit of a region it pays a royalty there. It takes its
share of what is spent after the deal, never of what the company spent before. What the partner does not pay or earn is
the company's, so the two always add up to the project. What is paid at signing is agreed upon by what the deal is
worth, beside the least and the most that comparable deals, or purchases of companies, of that stage paid; royalties are
lower before pivotal data than after. A partner who sells already may not spend a part of what its share of the
commercial build and of selling would cost: the partner gains that.
"""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import STAGES, Inputs

REGIONS = ("us", "europe", "asia")
ALONE = "alone"
PLANS = (ALONE, "regional", "codev", "phase3", "licence", "sale")
DATES = tuple(STAGES)
EARLY_DATE, PROOF_DATE, DATA_DATE, APPROVAL_DATE = range(4)
PRICES = ("price_early", "price_proof", "price_late", "price_late")  # of a company, by date
OPEN = {"alone": (PROOF_DATE,), "phase3": (EARLY_DATE, PROOF_DATE)}  # dates that a plan may have; else all of them


@dataclass(frozen=True, eq=False)
class Plan:
    """What the partner takes and gives; shares from 0 to 1, money in USD million."""

    key: str
    date: int  # index of DATES
    study: float  # of the work until approval: early work, pivotal study and team
    builds: np.ndarray  # (3,) of plants and launch, by region
    profit: np.ndarray  # (3,) of the profit, by region
    licensed: np.ndarray  # (3,) 1 where the partner takes the profit and pays a royalty
    upfront: float  # at signing; as the middle one of comparable deals, until it is agreed upon
    approval: float  # at approval
    sales: float  # in the year in which licensed sales first pass the step
    royalty: float  # of licensed sales
    royalty_high: float  # of those above the step
    least: float = 0.0  # that comparable deals paid at signing
    most: float = 0.0
    signed: bool = True  # whether there is a deal in which the partner gains
    bound: str = ""  # what holds what is paid at signing, a key of words.HELD_BY


def date_of(inputs: Inputs, key: str) -> int:
    """Return the date of the user's plan: the one asked for, or the latest that the plan may have."""
    asked, may = DATES.index(inputs.deal_date), OPEN.get(key, range(len(DATES)))
    return asked if asked in may else max(may)


def plan_of(inputs: Inputs, key: str, date: int | None = None) -> Plan:
    """Return the terms of one plan, at a date or at the user's; at signing what the median of comparable deals is."""
    date = date_of(inputs, key) if date is None else date
    none, all_of, abroad = np.zeros(3), np.ones(3), np.array([0.0, 1.0, 1.0])
    paid = upfronts(inputs, date)
    away = float(shares_of(inputs) @ abroad) if key == "regional" else 0.0
    sales = inputs.milestone_sales
    approval = inputs.milestone_approval * (date < APPROVAL_DATE)
    share, costs = inputs.profit_share / 100, inputs.cost_share / 100
    third, third_costs = inputs.phase3_profit_share / 100, inputs.phase3_cost_share / 100
    tiers = tiers_of(inputs, date)

    def terms(work, builds, profit, licensed, signing, approval, sales) -> Plan:
        least, middle, most = map(float, signing)
        return Plan(key, date, work, builds, profit, licensed, middle, approval, sales, *tiers, least, most)

    return {
        "alone": lambda: terms(0.0, none, none, none, none, 0.0, 0.0),
        "regional": lambda: terms(0.0, abroad, abroad, abroad, away * paid, away * approval, away * sales),
        "codev": lambda: terms(costs, costs * all_of, share * all_of, none, paid, approval, 0.0),
        "phase3": lambda: terms(third_costs, third_costs * all_of, third * all_of, none, paid, approval, 0.0),
        "licence": lambda: terms(1.0, all_of, all_of, all_of, paid, approval, sales),
        "sale": lambda: terms(1.0, all_of, all_of, none, prices(inputs, date), 0.0, 0.0),
    }[key]()


def upfronts(inputs: Inputs, date: int) -> np.ndarray:
    """Return (3,) the least, the middle and the most that comparable licences of a date pay at signing, USD million."""
    return inputs.upfront * inputs.upfront_factor * np.array(inputs.stage_upfronts[date])


def prices(inputs: Inputs, date: int) -> np.ndarray:
    """Return (3,) the least, the middle and the most that companies are bought for at a date, USD million."""
    return getattr(inputs, PRICES[date]) * inputs.sale_factor * np.array(inputs.stage_prices[date])


def tiers_of(inputs: Inputs, date: int) -> tuple[float, float]:
    """Return the royalty and that above the step, shares of sales, of a deal of that date."""
    late = inputs.royalty_late, inputs.royalty_late_high
    low, high = late if date >= DATA_DATE else (inputs.royalty, inputs.royalty_high)
    return low / 100, max(high, low) / 100


def all_terms(inputs: Inputs) -> list[Plan]:
    """Return every plan at every date that it may have."""
    return [plan_of(inputs, key, date) for key in PLANS for date in OPEN.get(key, range(len(DATES)))]


def shares_of(inputs: Inputs) -> np.ndarray:
    """Return (3,) shares of all sales by region; none where there are no sales."""
    sold = np.array([sum(getattr(inputs, f"sales_{region}")) for region in REGIONS])
    return sold / sold.sum() if sold.any() else np.zeros(3)
