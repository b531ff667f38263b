"""What the company pays and gets by year under each plan until launch: its part of each stage, by the deal's date."""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import DATA_DATE, EARLY_DATE, PROOF_DATE, Plan
from models.partner.years import Calendar, spread_over


@dataclass(frozen=True, eq=False)
class Spent:
    """The company's part of what each stage costs, and what the partner pays it, (plans, YEARS) each."""

    stages: tuple[np.ndarray, ...]  # early work, study, builds
    signing: np.ndarray
    approval: np.ndarray
    dates: np.ndarray  # (plans,) of the deals, as indices
    teams: np.ndarray  # (3, plans) share of the team that the company pays, by stage
    launches: np.ndarray  # (plans, YEARS) the partner's part of the commercial build

    def until(self, way: int) -> tuple[np.ndarray, np.ndarray]:
        """Return what is paid and got if a programme goes as far as the early work, study, builds (2) or launch (3)."""
        got = self.signing * (self.dates <= way)[:, None]
        return sum(self.stages[: min(way, 2) + 1]), got + self.approval * (way > 2)

    def burns(self, inputs: Inputs) -> tuple[np.ndarray, ...]:
        """Return (plans,) what the company pays a year while it waits for money in each stage, USD million."""
        return tuple(self.teams * np.array([[inputs.early_cost], [inputs.overhead], [inputs.overhead]]))


def spent_by(when: Calendar, plans: list[Plan]) -> Spent:
    """Return what the company pays and gets under each plan."""
    dates = np.array([plan.date for plan in plans])
    team = np.array([plan.study for plan in plans])
    regions = np.array([plan.builds for plan in plans])
    plants = regions @ when.shares
    early, study, builds = (dates <= stage for stage in (EARLY_DATE, PROOF_DATE, DATA_DATE))
    teams = np.array([1 - team * early, 1 - team * study, 1 - team * builds])
    own = (
        np.outer(teams[0], when.early),
        np.outer(teams[1], when.study) + np.outer(1 - plants * study, when.at_risk),
        np.outer(teams[2], when.team) + np.outer(1 - plants * builds, when.plants)
        + (1 - regions * builds[:, None]) @ when.launches,
    )  # fmt: skip
    signing = np.array([plan.upfront * spread_over(month, month) for plan, month in
                        ((plan, when.dates[plan.date]) for plan in plans)])  # fmt: skip
    approval = np.outer([plan.approval for plan in plans], spread_over(when.launch, when.launch))
    return Spent(own, signing, approval, dates, teams, (regions * builds[:, None]) @ when.launches)
