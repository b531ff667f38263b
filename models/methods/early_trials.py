"""Small trials of one arm that may stop early: exact binomial figures.

Designs in two stages (Simon, Controlled Clinical Trials 1989): of n1 patients at most r1 responses end the trial; of n
in all at most r reject the treatment. Watching all along (Lee and Liu, Clinical Trials 2008): the predictive
probability that the trial, once full, will show the treatment better than p0, under a beta prior.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import beta, betabinom, binom


@dataclass(frozen=True)
class Design:
    """A trial in two stages."""

    first_reject: int  # responses of the first stage at or below which the trial ends
    first: int  # patients of the first stage
    reject: int  # responses in all at or below which the treatment is rejected
    patients: int  # patients of both stages


@dataclass(frozen=True)
class Operating:
    """How a design behaves at one rate of response."""

    ended_early: float  # chance that the first stage ends it
    patients: float  # expected number
    taken_on: float  # chance that the treatment is not rejected: the error of first kind, or the power


def operating(design: Design, rate: float) -> Operating:
    """Return how a design behaves where the true rate of response is `rate`, 0 to 1."""
    early = float(binom.cdf(design.first_reject, design.first, rate))
    later = design.patients - design.first
    responses = np.arange(design.first_reject + 1, design.first + 1)
    taken_on = binom.pmf(responses, design.first, rate) @ binom.sf(design.reject - responses, later, rate)
    return Operating(early, design.first + (1 - early) * later, float(taken_on))


def two_stage_designs(
    p0: float, p1: float, alpha: float, power_short: float, most: int
) -> tuple[Design, Design] | None:
    """Return Simon's optimal design and his minimax one, of at most `most` patients; None where none is strong enough.

    p0 < p1: rates of no and of real interest. alpha: most chance to take on p0; power_short: most chance to reject p1.
    Optimal: fewest patients expected at p0. Minimax: fewest at most, then fewest expected. ValueError unless p0 < p1.
    """
    if not 0 < p0 < p1 < 1:
        raise ValueError("rates lie between 0 and 1, the one of no interest below the other")
    tables = [binomials(rate, most) for rate in (p0, p1)]
    found = []
    for patients in range(2, most + 1):
        for first in range(1, patients):
            found += fit(first, patients, tables, alpha, power_short)
    if not found:
        return None
    optimal = min(found, key=lambda each: (each[0], each[1].patients))
    minimax = min(found, key=lambda each: (each[1].patients, each[0]))
    return optimal[1], minimax[1]


def binomials(rate: float, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the chance of k responses of n patients, and of more than k: each (n up to most, k up to most)."""
    patients, responses = np.arange(most + 1)[:, None], np.arange(most + 1)
    return binom.pmf(responses, patients, rate), binom.sf(responses, patients, rate)


def fit(first: int, patients: int, tables, alpha: float, power_short: float) -> list[tuple[float, Design]]:
    """Return the best design of these numbers, with the patients it expects at p0, or none.

    For each r1 the least r whose error of first kind is small enough has the most power; the largest r1 that is then
    strong enough ends most trials early.
    """
    null, real = (taken_on(first, patients, table) for table in tables)
    least = (null > alpha).sum(axis=1)  # the error falls with r
    strong = real[np.arange(first), least] >= 1 - power_short
    if not strong.any():
        return []
    r1 = int(np.flatnonzero(strong)[-1])
    goes_on = float(tables[0][1][first, r1])
    return [(first + goes_on * (patients - first), Design(r1, first, int(least[r1]), patients))]


def taken_on(first: int, patients: int, table) -> np.ndarray:
    """Return the chance not to be rejected (r1 from 0 to first - 1, r from 0 to patients)."""
    pmf, above = table
    missing = np.arange(patients + 1) - np.arange(1, first + 1)[:, None]  # r less the first stage's responses
    later = np.where(missing < 0, 1.0, above[patients - first][np.maximum(missing, 0)])
    return np.cumsum((pmf[first, 1 : first + 1, None] * later)[::-1], axis=0)[::-1]


def predictive_probability(responses: int, patients: int, most: int, p0: float, prior, certainty: float) -> float:
    """Return the chance that the full trial will show a rate above p0 with at least this certainty.

    responses of patients so far, `most` when full; prior: the two parameters of a beta. ValueError where the numbers
    contradict each other.
    """
    if not 0 <= responses <= patients <= most:
        raise ValueError("responses are no more than patients, and these no more than the trial takes")
    a, b = prior
    further = np.arange(most - patients + 1)
    at_end = beta.sf(p0, a + responses + further, b + most - responses - further)
    chance = betabinom.pmf(further, most - patients, a + responses, b + patients - responses)
    return float(chance @ (at_end >= certainty))
