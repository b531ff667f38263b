"""Go or no-go on an early trial: Simon's two stages, and the chance that a trial under way ends well.

A response of no interest is the user's; one of real interest is the standard. The predictive probability starts from
what is believed of a further programme of the class, as the beta of the same mean and spread.
"""

from functools import lru_cache

import numpy as np

from models.methods.early_trials import Design, operating, predictive_probability, two_stage_designs
from models.methods.pooling import mean, size
from models.modality.inputs import Inputs
from models.modality.shown import believed, of_class


def designs(inputs: Inputs) -> tuple[Design, Design] | None:
    """Return Simon's optimal and minimax design; None where the rates leave none with so few patients."""
    none, real = inputs.trial_none / 100, inputs.standard_response / 100
    if none >= real:
        return None
    return designs_once(none, real, inputs.trial_error / 100, inputs.trial_missed / 100, int(inputs.trial_most))


@lru_cache(maxsize=32)
def designs_once(none: float, real: float, error: float, missed: float, most: int) -> tuple[Design, Design] | None:
    """Look a design up once."""
    return two_stage_designs(none, real, error, missed, most)


def prior(inputs: Inputs, bet: str) -> tuple[float, float]:
    """Return the beta of the mean and variance of a further programme's rate in a class."""
    found = believed(inputs, "response")
    chances = of_class(found, bet)
    middle = mean(found.rates, chances)
    about = (chances @ (found.rates - middle) ** 2).sum()
    within = (chances * found.rates * (1 - found.rates) / (1 + size(found.within.correlation))[:, None]).sum()
    whole = middle * (1 - middle) / float(about + within) - 1
    return middle * whole, (1 - middle) * whole


def predictive(inputs: Inputs, bet: str, patients: int, most: int) -> np.ndarray:
    """Return (patients + 1,) the chance that the full trial shows more than no interest, by responses so far."""
    given = prior(inputs, bet)
    certain = 1 - inputs.trial_error / 100
    none = inputs.trial_none / 100
    return np.array([predictive_probability(x, patients, most, none, given, certain) for x in range(patients + 1)])


def operating_at(inputs: Inputs, design: Design) -> dict[str, float]:
    """Return how a design behaves at no interest and at the standard, percent and patients."""
    none, real = (operating(design, rate / 100) for rate in (inputs.trial_none, inputs.standard_response))
    return {
        "Patients expected if of no interest": round(none.patients, 1),
        "Taken on if of no interest, %": round(100 * none.taken_on, 1),
        "Taken on if as the standard, %": round(100 * real.taken_on, 1),
    }
