"""What the studies of the store leave likely of each class: response, what of it lasts a year, severe toxicity.

What lasts is counted of complete responses: patients free of progression at a year, at most all who responded. Every
study counts as its patients, and lends the others of its class strength, and these the other classes
(`methods.pooling`): five patients are five. A class without a study is what a further class would be.
"""

from functools import lru_cache

import numpy as np

from models.methods.pooling import Pooled, Spread, interval, mean, pooled
from models.modality.inputs import BETS, Inputs, Study

OUTCOMES = {"response": "response", "lasting": "lasting", "severe": "crs"}  # ours -> criterion of the pitch
CELLS = 70  # of the grid of rates
STEPS, WEIGHTS = np.array([1 / 3, 1.0, 3.0]), np.array([0.25, 0.5, 0.25])  # levels about what is believed of a spread
MOST = 0.9  # correlation that a level may have at most
NAMES = tuple(BETS)


def spread_of(percent: float) -> Spread:
    """Return what is believed of a correlation: about this percent, three times less or more."""
    return Spread(np.minimum(STEPS * percent / 100, MOST), WEIGHTS)


def of_outcome(studies: tuple[Study, ...], outcome: str) -> list[Study]:
    """Return the studies that tell an outcome."""
    return [one for one in studies if one.criterion == OUTCOMES[outcome]]


@lru_cache(maxsize=24)
def posterior(studies: tuple[Study, ...], outcome: str, class_spread: float, study_spread: float) -> Pooled:
    """Return what is believed of an outcome after the studies."""
    told = of_outcome(studies, outcome)
    columns = ([one.seen for one in told], [one.patients for one in told], [NAMES.index(one.bet) for one in told])
    return pooled(*columns, spread_of(class_spread), spread_of(study_spread), CELLS)


def believed(inputs: Inputs, outcome: str) -> Pooled:
    """Return what is believed of an outcome under the inputs."""
    return posterior(inputs.studies, outcome, inputs.class_spread, inputs.study_spread)


def of_class(found: Pooled, bet: str) -> np.ndarray:
    """Return (within, rates) the chances of a class's rate; of a class without a study those of a further class."""
    place = NAMES.index(bet)
    return found.each[place] if place < len(found.each) else found.other


def told(inputs: Inputs, outcome: str, bet: str, chance: float = 0.8) -> tuple[float, float, float]:
    """Return mean, low and high of a class's rate, percent."""
    found = believed(inputs, outcome)
    chances = of_class(found, bet)
    low, high = interval(found.edges, chances, chance)
    return 100 * mean(found.rates, chances), 100 * low, 100 * high


def patients(inputs: Inputs, outcome: str, bet: str) -> tuple[int, int]:
    """Return with an outcome, and treated, over the studies of a class."""
    rows = [one for one in of_outcome(inputs.studies, outcome) if one.bet == bet]
    return sum(one.seen for one in rows), sum(one.patients for one in rows)
