"""What the charts of the page draw beside the answer; each part is worked out once it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.design_lock import simulation
from models.design_lock.worth import Curve, curve


@dataclass(frozen=True)
class Detail:
    """Every path, and the plan's own as each side alone counts it."""

    curves: Mapping[str, Curve]  # path -> curve
    plan: Curve

    @cached_property
    def research(self) -> Curve:
        """The plan's path as research alone counts it."""
        return research_alone(self.plan)

    @cached_property
    def manufacturing(self) -> Curve:
        """The plan's path as manufacturing alone counts it."""
        return manufacturing_alone(self.plan)

    @cached_property
    def band(self) -> np.ndarray:
        """Return (2, months) the 10th and 90th percentile on the plan's path."""
        return simulation.band(self.plan)


def research_alone(plan: Curve) -> Curve:
    """Return the plan's path as research counts it: the process is free, instant and never changes late."""
    free = replace(
        plan.inputs,
        process_months=1e-9,
        validation_months=0.0,
        process_cost=0.0,
        late_change_hazard=0.0,
        late_change_hazard_known=0.0,
    )
    return curve(free, plan.path, plan.market)


def manufacturing_alone(plan: Curve) -> Curve:
    """Return the plan's path as manufacturing counts it: every design is as good as the first."""
    return curve(replace(plan.inputs, design_spread=0.0, learning=0.0), plan.path, plan.market)
