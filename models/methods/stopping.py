"""When to stop drawing: optimal stopping with recall, by backward induction.

At stage n the best draw so far is z. Stopping pays stop[n](z); going on shows one more draw and keeps the
better of the two. The reservation value q(n) is the least z at which stopping is worth as much as going on.
Without learning and discounting it solves cost = E[(X - z)+] (DeGroot 1970, ch. 13; Weitzman 1979).
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Rule:
    """The solved problem on its grid."""

    reservation: np.ndarray  # (n,) grid units; stop at stage 1..n when the best draw reaches it
    value: np.ndarray  # (n, grid) worth of the best policy at stage 1..n
    start: float  # worth of the best policy before the first draw


def best_rule(grid, stop, survival, start, possible=None):
    """Solve by backward induction.

    grid: (g,) increasing values of the best draw. stop: (n, g) pay-off of stopping at stage 1..n.
    survival: (n, g - 1) average P(X > x) of draw 1..n in each cell. start: pay-off of stopping before any
    draw (-inf where that is not allowed). possible: (n,) chance that draw 1..n can succeed at all while none has: it
    thins out the gain of a draw at the lowest point of the grid, which then stands for none; 1 if not given.
    """
    value, reservation = np.array(stop, float), np.full(len(stop), grid[0])
    possible = np.ones(len(stop)) if possible is None else possible
    for stage in range(len(stop) - 2, -1, -1):
        gain = gain_of_a_draw(value[stage + 1], survival[stage + 1])
        gain[0] *= possible[stage + 1]
        going_on = value[stage + 1] + gain
        reservation[stage] = crossing(grid, stop[stage] - going_on)
        value[stage] = np.maximum(stop[stage], going_on)
    first = value[0, 0] + possible[0] * gain_of_a_draw(value[0], survival[0])[0]
    return Rule(reservation, value, max(start, float(first)))


def gain_of_a_draw(value, survival):
    """Return E[value(max(z, X))] - value(z) on the grid, exact for `value` linear in each cell."""
    rise = survival * np.diff(value)
    return np.append(np.cumsum(rise[::-1])[::-1], 0.0)


def crossing(grid, advantage):
    """Return the least z at which the `advantage` of stopping turns from negative to not negative; ends count."""
    turns = np.flatnonzero((advantage[:-1] < 0) & (advantage[1:] >= 0))
    if not len(turns):
        return np.inf if advantage[-1] < 0 else grid[0]
    cell = turns[0]
    low, high = advantage[cell], advantage[cell + 1]
    return grid[cell] + (grid[cell + 1] - grid[cell]) * low / (low - high)


def best_choice(n: int) -> tuple[int, float]:
    """Return the first draw to take if it is the best so far, and the chance that it is the best of n.

    The classical rule without recall, by backward induction (Gilbert and Mosteller 1966): taking a draw that
    leads after k of n wins with chance k/n.
    """
    going_on, first = 0.0, n
    for k in range(n, 0, -1):
        if k / n >= going_on:
            first = k
        going_on += (max(k / n, going_on) - going_on) / k
    return first, going_on


def option_to_wait(rate: float, payout: float, volatility: float) -> float:
    """Return V*/I: how many times its cost a project must be worth before one should stop waiting.

    The naive option model (McDonald and Siegel 1986): every uncertainty is settled by waiting, so more of it
    always means waiting longer. All arguments a year, as shares.
    """
    drift = (rate - payout) / volatility**2 - 0.5
    beta = -drift + np.sqrt(drift**2 + 2 * rate / volatility**2)
    return float(beta / (beta - 1))
