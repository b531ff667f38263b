"""Sums over the first n programmes of a class: as they are expected given what the class is, and as luck has them.

Who can have several of the company's products gets the one that earns most: each class takes of the patients that the
classes before it leave, in the order of what a patient earns, and within a class each product of those that the ones
before it leave. So the part of the patients left is a product over independent programmes, and its expectation too.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.modality.draws import demand, luck
from models.modality.inputs import Inputs
from models.modality.worth import Phases, cost, free, phases

TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Sums:
    """Over the first n programmes of each class, (k, n + 1, s); USD million today."""

    order: tuple[int, ...]  # of the classes, by what a patient earns
    left: np.ndarray  # share of patients whom none of them has
    sales: np.ndarray  # before royalties
    patent: np.ndarray  # at most 0
    spent: dict[str, np.ndarray]  # phase -> at most 0
    launches: np.ndarray


def expected(inputs: Inputs, count: int) -> Sums:
    """Return the sums given what each class is, the luck of its programmes, studies and demand taken at their mean."""
    return expected_once(free(inputs), count)


@lru_cache(maxsize=2)
def expected_once(inputs: Inputs, count: int) -> Sums:
    """Take the mean over programmes, then the sums of equals: a geometric series."""
    found, odds = phases(inputs, count), inputs.p_pivotal / 100 * inputs.p_filing / 100
    goes = (1 - inputs.other_stops / 100) * found.goes.mean(axis=1, keepdims=True)
    sells = odds * ~found.ends
    share = (1 - inputs.other_stops / 100) * sells * (found.goes * found.share).mean(axis=1, keepdims=True)
    n = np.arange(count + 1)[:, None]
    left = (1 - share) ** n
    reached = np.where(share > TINY, 1 - left, 0.0)
    spent = {"launch": -cost(inputs, "launch") * goes * sells * n, "pivotal": -cost(inputs, "pivotal") * goes * n}
    spent["proof"] = -cost(inputs, "proof") * n * np.ones_like(share)
    return Sums(order(found), left, reached * found.margin, -reached * found.royalty, spent, goes * sells * n)


@lru_cache(maxsize=2)
def realised_once(inputs: Inputs, count: int) -> Sums:
    """Let every programme have its own luck, and all of them one demand."""
    found = phases(inputs, count)
    other, pivotal, filing = luck(found.share.shape[1])[:, :, :count]
    goes = found.goes[:, :count] & (other >= inputs.other_stops / 100)
    sells = goes & (pivotal < inputs.p_pivotal / 100) & (filing < inputs.p_filing / 100) & ~found.ends
    left = np.cumprod(with_none(1 - sells * found.share[:, :count], 1.0), axis=1)
    reached = (1 - left) * demand(inputs)
    paid = {"launch": sells, "pivotal": goes, "proof": np.ones_like(goes)}
    spent = {name: -cost(inputs, name) * summed(one) for name, one in paid.items()}
    return Sums(order(found), left, reached * found.margin, -reached * found.royalty, spent, summed(sells))


def realised(inputs: Inputs, count: int) -> Sums:
    """Return the sums as luck has them in each future."""
    return realised_once(free(inputs), count)


def order(found: Phases) -> tuple[int, ...]:
    """Return the classes by what all patients earn with them, the most first."""
    return tuple(np.argsort(-found.margin[:, 0, 0], kind="stable").tolist())


def summed(each: np.ndarray) -> np.ndarray:
    """Return (k, n + 1, s) the sums of the first n along the programmes."""
    return np.cumsum(with_none(each.astype(float), 0.0), axis=1)


def with_none(each: np.ndarray, value: float) -> np.ndarray:
    """Return the programmes with none of them before the first."""
    return np.concatenate([np.full_like(each[:, :1], value, dtype=float), each], axis=1)
