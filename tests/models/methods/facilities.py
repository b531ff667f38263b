"""Small problems of facilities for the tests of the core that solves them."""

import numpy as np

from models.methods.facility import (
    Problem,
)

CLOSE = 1e-6


def problem(cost, **more) -> Problem:
    """Return two plants of 10 and fixed cost 5 for two regions of 4, unless told otherwise."""
    cost = np.array(cost, float)
    given = {
        "fixed": np.full(len(cost), 5.0),
        "capacity": np.full(len(cost), 10.0),
        "demand": np.full(cost.shape[1], 4.0),
    }
    return Problem(cost=cost[:, :, None] if cost.ndim == 2 else cost, **(given | more))


def random_problem(seed: int, plants: int = 5, regions: int = 7, modes: int = 2) -> Problem:
    """Return a random problem with capacity for about twice its demand."""
    random = np.random.default_rng(seed)
    demand = random.uniform(1, 5, regions)
    capacity = random.uniform(0.5, 1.5, plants)
    days = random.uniform(1, 10, (plants, regions, modes))
    return Problem(
        fixed=random.uniform(5, 20, plants), capacity=capacity / capacity.sum() * 2 * demand.sum(), demand=demand,
        cost=random.uniform(1, 15, (plants, regions, modes)), days=days,
    )  # fmt: skip


SEEDS = range(6)
