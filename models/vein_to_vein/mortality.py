"""Who is alive a year after referral, by the wait for infusion.

While patients wait on chemotherapy the risk of dying grows with time: the share alive is exp(-m w^k), w in years, m
from the mortality of those who are never infused. From infusion on the risk is that of those infused without wait, made
greater by a constant factor for each month waited, since they come weaker to it. Waiting is thus worse than
chemotherapy alone from some month on. Tully et al. 2019 (JCO Clinical Cancer Informatics 3) simulated this patient by
patient for large B-cell lymphoma; their mortality after nine months sets the decline, the other points test it.
"""

import numpy as np

from models.vein_to_vein.inputs import Inputs
from models.years import MONTHS_A_YEAR


def within_a_year(inputs: Inputs, months) -> np.ndarray:
    """Return percent dead within a year of referral who are infused after so many months (...), if alive then."""
    years = np.asarray(months, float) / MONTHS_A_YEAR
    untreated, treated = (-np.log1p(-share / 100) for share in (inputs.dies_untreated, inputs.dies_treated))
    worse = (1 + inputs.decline / 100) ** np.minimum(np.asarray(months, float), MONTHS_A_YEAR)
    waited = np.clip(years, 0.0, 1.0)
    return -100 * np.expm1(-untreated * waited**inputs.waiting_shape - treated * worse * (1 - waited))


def worse_than_untreated(inputs: Inputs) -> float:
    """Return the first month of waiting from which more die within a year than without infusion; inf if never."""
    months = np.linspace(0, MONTHS_A_YEAR, 1_200, endpoint=False)
    over = np.flatnonzero(within_a_year(inputs, months) > inputs.dies_untreated)
    return float(months[over[0]]) if len(over) else np.inf
