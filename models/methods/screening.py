"""How many of those that pass a screen are good, when score and truth are jointly normal.

Taylor and Russell (Journal of Applied Psychology 1939): of candidates a share is good (base rate), the best scores are
taken (selection ratio), and validity is the correlation of score and truth. Scannell and Bosley (PLoS ONE 2016) set
validity against throughput: how many more candidates a less valid screen must see for its pick to be as good. Shares
are 0 to 1, arrays broadcast; validity 0 to 1.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from models.methods.best_of import best_score

NODES, WEIGHTS = np.polynomial.legendre.leggauss(96)
STRICTEST = 37.0  # score, in standard deviations, above which a normal share is no number any more
MOST = 1e12  # candidates beyond which no throughput is looked for


def both_above(truth, score, validity):
    """Return the chance that truth and score, standard normal and correlated by validity, lie above these points.

    The derivative of the chance by the correlation is the density (Plackett, Biometrika 1954), integrated over its
    angle: nothing is taken away, so that small chances keep their digits.
    """
    truth, score, validity = (np.asarray(a, float)[..., None] for a in (truth, score, validity))
    half = np.arcsin(validity) / 2
    sine = np.sin(half * (NODES + 1))
    power = (truth**2 + score**2 - 2 * truth * score * sine) / (2 * (1 - sine**2))
    independent = ndtr(-truth[..., 0]) * ndtr(-score[..., 0])
    return independent + half[..., 0] * (np.exp(-power) @ WEIGHTS) / (2 * np.pi)


def predictive_value(base_rate, selected, validity):
    """Return the share of the selected that is good; selected > 0. ValueError for a share or validity that is none."""
    checked(base_rate, selected, validity)
    return both_above(-ndtri(base_rate), threshold(selected), validity) / selected


def checked(base_rate, selected, validity) -> None:
    """Raise ValueError unless shares lie above 0, up to 1, and validity from 0 to 1."""
    for name, share in (("base rate", base_rate), ("selection ratio", selected)):
        if (np.asarray(share) <= 0).any() or (np.asarray(share) > 1).any():
            raise ValueError(f"a {name} lies above 0 and not above 1")
    if (np.asarray(validity) < 0).any() or (np.asarray(validity) > 1).any():
        raise ValueError("a validity lies between 0 and 1")


def threshold(selected):
    """Return the score above which this share lies, no end of the scale being further than STRICTEST."""
    return np.clip(-ndtri(selected), -STRICTEST, STRICTEST)


def selection_wanted(base_rate: float, validity: float, wanted: float) -> float:
    """Return the largest share to select so that `wanted` of it is good.

    1 where the base rate is good enough; 0 where no selection that has a number is strict enough.
    """
    checked(base_rate, 1.0, validity)
    truth = -ndtri(base_rate)

    def short(score: float) -> float:
        return float(both_above(truth, score, validity) / ndtr(-score)) - wanted

    if wanted <= base_rate:
        return 1.0
    if short(STRICTEST) < 0:
        return 0.0
    return float(ndtr(-brentq(short, -STRICTEST, STRICTEST, xtol=1e-12)))


def candidates_per_success(base_rate, selected, validity):
    """Return how many candidates must be screened for one selected that is good."""
    return 1 / (selected * predictive_value(base_rate, selected, validity))


def successes_per_money(base_rate, selected, validity, screening, following):
    """Return the good among the selected per unit of money.

    screening: cost of each candidate's score; following: cost of taking on each selected; both in that unit.
    """
    good = selected * predictive_value(base_rate, selected, validity)
    return good / (screening + selected * following)


def best_is_good(base_rate: float, candidates: float, validity: float) -> float:
    """Return the chance that the best by score of so many candidates is good; validity below 1."""
    checked(base_rate, 1.0, validity)
    score, weight = best_score(candidates)
    return float(weight @ ndtr((validity * score + ndtri(base_rate)) / np.sqrt(1 - validity**2)))


def throughput_for_validity(base_rate: float, candidates: float, validity: float, lower: float) -> float:
    """Return how many times the candidates a screen of lower validity must see for its best to be as likely good.

    Infinity where more than MOST would have to be seen. ValueError unless 0 <= lower <= validity < 1.
    """
    if not 0 <= lower <= validity < 1:
        raise ValueError("the lower validity lies between 0 and the other, which lies below 1")
    wanted = best_is_good(base_rate, candidates, validity)

    def short(log_candidates: float) -> float:
        return best_is_good(base_rate, np.exp(log_candidates), lower) - wanted

    start, end = np.log(candidates), np.log(MOST)
    if short(start) >= 0:
        return 1.0
    return float(np.exp(brentq(short, start, end, xtol=1e-10) - start)) if short(end) >= 0 else np.inf


def throughput_for_as_many(base_rate: float, selected: float, validity: float, lower: float) -> float:
    """Return how many times the candidates a less valid screen must see to select as many, as many of them good.

    The number selected stays, and with it the number of good ones: their share of the candidates falls. Infinity where
    no selection is strict enough.
    """
    wanted = float(predictive_value(base_rate, selected, validity))
    stricter = selection_wanted(base_rate, lower, wanted)
    return selected / stricter if stricter > 0 else np.inf
