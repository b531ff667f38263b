"""What a network contributes in simulated futures in which each area's demand differs from the plan.

The plants stand as planned; in each future and year patients are sent anew over them so that they bring most, exactly,
and those for whom there is no room, or who would bring less than they cost, are turned away. What is lost while a
plant stands still is that of the few worlds a network is chosen for, the same in every future. Without any difference
of demand each future is what the network is worth.
"""

from dataclasses import replace

import numpy as np

from models.footprint.inputs import Inputs, as_sold
from models.footprint.networks import Plan
from models.footprint.worlds import all_worlds, worlds


def futures(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) contribution a year when each area's demand differs; the same draws for all networks."""
    sold, opened = as_sold(inputs), plan.network.open
    lost = plan.ground.contributes(replace(worlds(sold), out=0.0), [opened])[0] - plan.value
    return plan.ground.futures(all_worlds(sold), opened) - lost
