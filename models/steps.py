"""The chances of the steps from today to a launch, out of the whole that the design lock gives: one rule for all."""

import numpy as np


def steps_of(inputs) -> tuple[float, float, float]:
    """Return the chances of proof of concept, of the study and of the filing; their product is that of a launch.

    Where the design's chance is higher than a study and a filing alone would give, proof of concept is certain and both
    of them rise alike, in the share of the way that each has in the odds of failing (on the scale of logarithms).
    """
    whole, pivotal, filing = inputs.p_success / 100, inputs.p_pivotal / 100, inputs.p_filing / 100
    if whole <= pivotal * filing or pivotal * filing == 1:
        return whole / (pivotal * filing), pivotal, filing
    alike = np.log(whole) / np.log(pivotal * filing)
    return 1.0, pivotal**alike, filing**alike
