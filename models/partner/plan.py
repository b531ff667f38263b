"""The six ways to bring a therapy from proof of concept to patients: who pays, who earns, in which region.

A plan is a share that the partner takes of the pivotal study, of the builds and of the profit in each region, with
money at signing and milestones; where it takes all the profit of a region it pays a royalty there. What the partner
does not pay or earn is the company's, so the two always add up to the project.
"""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import Inputs

REGIONS = ("us", "europe", "asia")
PLANS = ("alone", "regional", "codev", "phase3", "licence", "sale")


@dataclass(frozen=True)
class Plan:
    """What the partner takes and gives; shares from 0 to 1, money in USD million."""

    key: str
    study: float  # of the pivotal study and the team
    builds: np.ndarray  # (3,) of plants and launch, by region
    profit: np.ndarray  # (3,) of the profit, by region
    licensed: np.ndarray  # (3,) 1 where the partner takes the profit and pays a royalty
    upfront: float  # at proof of concept
    approval: float  # at approval
    sales: float  # in the year in which licensed sales first pass the step


def shares_of(inputs: Inputs) -> np.ndarray:
    """Return (3,) shares of sales by region; none where no region has a weight, as on the footprint's page."""
    shares = np.array([inputs.share_us, inputs.share_europe, inputs.share_asia])
    return shares / shares.sum() if shares.any() else np.zeros(3)


def plan_of(inputs: Inputs, key: str) -> Plan:
    """Return the terms of one plan."""
    none, all_of, abroad = np.zeros(3), np.ones(3), np.array([0.0, 1.0, 1.0])
    upfront, approval, sales = inputs.upfront, inputs.milestone_approval, inputs.milestone_sales
    upfront *= inputs.upfront_factor
    away = float(shares_of(inputs) @ abroad)
    share, costs = inputs.profit_share / 100, inputs.cost_share / 100
    third, third_costs = inputs.phase3_profit_share / 100, inputs.phase3_cost_share / 100
    return {
        "alone": Plan(key, 0.0, none, none, none, 0.0, 0.0, 0.0),
        "regional": Plan(key, 0.0, abroad, abroad, abroad, away * upfront, away * approval, away * sales),
        "codev": Plan(key, costs, costs * all_of, share * all_of, none, upfront, approval, 0.0),
        "phase3": Plan(key, third_costs, third_costs * all_of, third * all_of, none, upfront / 2, approval, 0.0),
        "licence": Plan(key, 1.0, all_of, all_of, all_of, upfront, approval, sales),
        "sale": Plan(key, 1.0, all_of, all_of, none, inputs.company_price * inputs.sale_factor, 0.0, 0.0),
    }[key]
