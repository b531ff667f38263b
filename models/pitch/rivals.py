"""Who stands in the field when the asset comes to the market, and who cannot be first.

A product on the market is there. One on its way, named in the store with the month in which it is expected, is there if
that month is before the asset's launch, in as many futures as products of its phase are approved; it shows what it has
shown so far, as uncertain as its number of patients makes it. One that nobody can name yet may enter besides: today's
leading product, better on response by the yearly gain of new rivals; whether it counts is asked.

The gate: whoever's response lies below that of the standard by more than the margin asked for cannot be first in that
future, whatever the weights: fewer days, a lower cost or less harm do not buy back a missing effect. The standard is
the product on the market with the highest response shown. Left out: that a launch may slip, and that a response may
rise or fall from one study to the next by more than its patients explain.
"""

import numpy as np

from models.pitch.inputs import Inputs
from models.pitch.landscape import FUTURES, SEED, strata

MONTHS = 12
ABSENT, BARRED = 1000.0, 10.0  # taken from the worth, which is at most 1, of who is not there or cannot be first
ODDS = {
    "under review": "odds_filed",
    "phase 3": "odds_phase_3",
    "phase 2": "odds_phase_2",
    "phase 1": "odds_phase_1",
}


def on_market(inputs: Inputs, key: str) -> bool:
    """Say whether a product is on the market for the problem."""
    return key not in inputs.landscape.coming.get(inputs.indication, {})


def late(inputs: Inputs) -> tuple[str, ...]:
    """Return the products that are expected on the market only when the asset is there already, or with it."""
    coming = inputs.landscape.coming.get(inputs.indication, {})
    return tuple(key for key, one in coming.items() if one.months >= inputs.launch_month)


def approval_odds(inputs: Inputs, key: str) -> float:
    """Return the chance, percent, that a product to come is approved."""
    return getattr(inputs, ODDS[inputs.landscape.products[key].stage])


def there(inputs: Inputs, keys: tuple[str, ...]) -> np.ndarray:
    """Return (n, FUTURES) whether each product is on the market at the asset's launch."""
    found = np.ones((len(keys), FUTURES), bool)
    for row, key in enumerate(keys):
        if not on_market(inputs, key):
            found[row] = 100 * strata(key, "approval") < approval_odds(inputs, key)
    return found


def unknown_draws(inputs: Inputs, known: np.ndarray, sold: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return (1, k, FUTURES) today's leading product, better by the yearly gain until launch; (0, ...) without one.

    known: (n, k, FUTURES) what the products may be; sold: (n,) whether they are on the market today.
    """
    if not sold.any():
        return known[:0]
    criteria = inputs.landscape.criteria
    middle = np.stack([one.value(known[:, k].mean(axis=-1)) for k, one in enumerate(criteria)], axis=-1)
    leading = int(np.argmax(np.where(sold, middle @ weights.mean(axis=(0, 1)), -np.inf)))
    leader = np.roll(known[leading], 1, axis=-1)  # independent of today's
    response = [one.key for one in criteria].index("response")
    leader[response] = np.minimum(leader[response] + inputs.rival_improvement * inputs.launch_month / MONTHS, 100.0)
    return leader[None]


def rival_enters(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES,) whether a rival that nobody can name yet has entered by the launch."""
    chance = 1 - np.exp(-inputs.rivals_a_year * inputs.launch_month / MONTHS)
    order = np.random.default_rng(SEED).permutation(FUTURES)
    return (order + 0.5) / FUTURES < chance


def bar(inputs: Inputs, products: dict, response: np.ndarray) -> np.ndarray:
    """Return (FUTURES,) the response below which nobody can be first; response: (n, FUTURES), the products first."""
    shown = {row: figures["response"].middle for row, (key, figures) in enumerate(products.items())
             if "response" in figures and on_market(inputs, key)}  # fmt: skip
    if not shown:
        return np.full(FUTURES, -np.inf)
    return response[max(shown, key=shown.get)] - inputs.gate
