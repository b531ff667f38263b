"""What the reading of the picked design promises beyond its truth: regression to the mean of the best of n."""

from models.design_lock import Curve
from models.methods import best_of

LEAST = 1.0  # design that is read


def living(curve: Curve, count: int) -> float:
    """Return how many of so many designs are expected to live, of a programme whose biology works; one at the least."""
    return max(count * curve.designs.alive, LEAST)


def reliability(curve: Curve) -> float:
    """Return the share of a reading's variance that is truth, 0 to 1."""
    believed, left = curve.designs.believed_sd, curve.designs.left_sd
    whole = believed**2 + left**2  # the variance of the truth, of which the reading explains the first part
    return believed**2 / whole if whole else 1.0


def promised(curve: Curve, count: int) -> tuple[float, float]:
    """Return points of luck in the reading of the best of so many designs, and points of truth in its lead.

    As if all designs had one mean: what is learned from one to the next adds to both alike.
    """
    share, sd, n = reliability(curve), curve.inputs.design_spread, living(curve, count)
    if not count or not sd or not share:
        return 0.0, 0.0
    return float(best_of.disappointment(n, share, sd)), float(best_of.expected_truth(n, share, 0.0, sd))
