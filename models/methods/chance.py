"""Normal chances on a grid, exact for any function that is linear between the grid points.

Everything rests on the partial expectation E[(X - z)+] (the "loss function" of inventory theory): the
average survival in a grid cell is the difference of two of them, so an expectation needs no quadrature error
of its own.
"""

import numpy as np
from scipy.special import ndtr


def excess(z, mean, sd):
    """Return E[(X - z)+] for X normal with `mean` and `sd` >= 0; arrays broadcast, units of z."""
    z, mean, sd = np.broadcast_arrays(*(np.asarray(a, float) for a in (z, mean, sd)))
    gap = mean - z
    scaled = np.divide(gap, sd, out=np.zeros_like(gap), where=sd > 0)
    density = np.exp(-0.5 * scaled**2) / np.sqrt(2 * np.pi)
    return np.where(sd > 0, gap * ndtr(scaled) + sd * density, np.maximum(gap, 0.0))


def cell_survival(grid, mean, sd):
    """Return the average of P(X > x) in each of the len(grid) - 1 cells; leading axes follow `mean`."""
    loss = excess(grid, np.asarray(mean, float)[..., None], np.asarray(sd, float)[..., None])
    return (loss[..., :-1] - loss[..., 1:]) / np.diff(grid)


def weights(survival):
    """Return grid weights w with E f(X) = w @ f(grid), from the survival in each cell (..., cells)."""
    edge = np.ones_like(survival[..., :1])
    return -np.diff(np.concatenate([edge, survival, 0 * edge], axis=-1), axis=-1)


def best_of_weights(grid, means, sd, alive=1.0):
    """Return (n + 1, len(grid)) weights of the best of the first 0..n draws; none counts as grid[0].

    The draws are normal with `means` (n,) and one `sd`; each counts only with probability `alive`. The best
    has the product of their distribution functions.
    """
    each = 1 - alive + alive * np.cumsum(weights(cell_survival(grid, means, sd)), axis=1)
    below = np.cumprod(np.vstack([np.ones(len(grid)), each]), axis=0)
    return np.diff(below, axis=1, prepend=0.0)


def keep_the_better(kept, survival):
    """Return the weights of the better of what is kept and one more draw, on the same grid.

    The same step as one stage of backward induction, so that a fixed plan and a rule are compared without
    an error of the grid between them.
    """
    draw = weights(survival)
    below = np.append(0.0, np.cumsum(kept)[:-1])
    return kept * np.append(1 - survival, 1.0) + below * draw
