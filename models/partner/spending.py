"""What the company pays and gets by year under each plan until launch: its part of each stage, by the deal's date."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import APPROVAL_DATE, DATA_DATE, EARLY_DATE, PROOF_DATE, Plan
from models.partner.years import Calendar


@dataclass(frozen=True, eq=False)
class Spent:
    """The company's part of what each stage costs, and what the partner pays it, (plans, YEARS) each."""

    stages: tuple[np.ndarray, ...]  # early work, study, builds
    signing: np.ndarray
    approval: np.ndarray
    dates: np.ndarray  # (plans,) of the deals, as indices
    teams: np.ndarray  # (3, plans) share of the team that the company pays, by stage
    launches: np.ndarray  # (plans, YEARS) the partner's part of the commercial build

    @cached_property
    def ways(self) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        """What is paid and got if a programme goes as far as the early work, study, builds or launch."""
        out = tuple(np.add.accumulate(self.stages))
        back = [self.signing * (self.dates <= way)[:, None] for way in range(4)]
        return *zip(out, back, strict=False), (out[-1], back[-1] + self.approval)

    @cached_property
    def owed(self) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
        """The same as it adds up."""
        return tuple((out.cumsum(axis=1), back.cumsum(axis=1)) for out, back in self.ways)

    @cached_property
    def added(self) -> np.ndarray:
        """Whether each way pays or gets anything in each year that the one before does not; (4, YEARS)."""
        found = np.array([self.signing[self.dates == way].any(axis=0) for way in range(4)])
        found[:3] |= np.array(self.stages).any(axis=1)
        found[3] |= self.approval.any(axis=0)
        return found

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The number of years until nothing is paid or got on each way any more, one at least; (4,)."""
        moves = np.logical_or.accumulate(self.added, axis=0)
        moves[:, 0] = True
        return tuple((moves.shape[1] - moves[:, ::-1].argmax(axis=1)).tolist())

    def parting(self, launch: int) -> tuple[int, ...]:
        """Return the years in which each of the ways begins to differ from the one before, no later than the next."""
        second, third = (int(new.argmax()) if new.any() else launch for new in self.added[1:3])
        return 0, min(second, third, launch), min(third, launch), launch

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
    signing = np.array([plan.upfront for plan in plans])[:, None] * when.paid_at[dates]
    approval = np.outer([plan.approval for plan in plans], when.paid_at[APPROVAL_DATE])
    return Spent(own, signing, approval, dates, teams, (regions * builds[:, None]) @ when.launches)
