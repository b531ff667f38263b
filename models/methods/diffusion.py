"""How the new takes over from the old: three curves, their fit, and how far a few points let one see.

Adoption: Bass (Management Science 1969), fitted to what is taken up in each period (Srinivasan and Mason, Marketing
Science 1986). Generations that take users from each other: Norton and Bass (Management Science 1987). Shares of old and
new: Fisher and Pry (Technological Forecasting and Social Change 1971). Fits are by least squares; their errors are
taken to be normal, independent and alike, so that a law that breaks shows in the residuals, not in the band.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares
from scipy.special import expit, logit
from scipy.stats import t as student

SPEEDS = (0.5, 1, 2, 4, 8, 16, 32)  # starts of a fit: p + q, times the span of the data
STEEPNESSES = (1, 10, 100, 1000)  # starts of a fit: q / p
STEPS = 200  # of a profile, from the fitted potential to the furthest
TENTH_TO_NINE = np.log(81)  # logits from a share of a tenth to one of nine tenths
NEAR = 1e-3  # share nearer to none or all than which Fisher and Pry's line sees none
FURTHEST, HALF_TIMES, RATIOS = 3.0, 120, 30  # of the grid on which what is in use is fitted: spans, and its sides


@dataclass(frozen=True)
class Fit:
    """A curve laid through points."""

    parameters: np.ndarray  # (parameters,) as the curve takes them
    residuals: np.ndarray  # (points,) data less curve, its unit
    spread: float  # standard deviation of the errors; infinite where no point is left to tell it


def bass(t, p, q) -> np.ndarray:
    """Return the share that has adopted by t >= 0 since launch; none before it. Shape of t.

    p > 0: rate of those that need no example, q >= 0: of those that follow one, both per unit of t.
    """
    fading = np.exp(-(p + q) * np.maximum(t, 0.0))
    return (1 - fading) / (1 + q / p * fading)


def bass_peak(p: float, q: float) -> float:
    """Return when most adopt, in units of time since launch; 0 where fewer do from the start."""
    return max(float(np.log(q / p) / (p + q)), 0.0) if q > 0 else 0.0


def bass_sales(edges, p, q, potential) -> np.ndarray:
    """Return what is adopted in each period (edges - 1,) between times `edges` since launch, in potential's unit."""
    return potential * np.diff(bass(edges, p, q))


def norton_bass(t, p, q, potentials, launches) -> np.ndarray:
    """Return what is in use of each generation (generations, times), in the unit of potentials.

    potentials (generations,): what each adds to the market; launches (generations,): rising, on the scale of t. Each
    generation takes over from the one before at the speed at which it spreads.
    """
    spread = bass(np.asarray(t, float) - np.asarray(launches, float)[:, None], p, q)
    reached, users = np.zeros(spread.shape[1]), []
    for share, potential in zip(spread, potentials, strict=True):
        reached = share * (potential + reached)
        users.append(reached)
    leaving = np.vstack([spread[1:], np.zeros(spread.shape[1])])
    return np.array(users) * (1 - leaving)


def fisher_pry(t, half, takeover) -> np.ndarray:
    """Return the share of the new at t; half of it at `half`, and `takeover` from a tenth to nine tenths of it."""
    return expit(TENTH_TO_NINE * (np.asarray(t, float) - half) / takeover)


def fitted(curve: Callable[[np.ndarray], np.ndarray], values, start) -> Fit:
    """Return the curve, of parameters (parameters,), with the least squares to values, of its shape.

    By Levenberg and Marquardt from `start`. ValueError where there are fewer values than parameters.
    """
    values, start = np.asarray(values, float).ravel(), np.asarray(start, float)
    spare = len(values) - len(start)
    if spare < 0:
        raise ValueError(f"{len(start)} parameters want as many points at least, not {len(values)}")
    scale = np.abs(values).max() or 1.0
    found = least_squares(
        lambda x: (values - curve(x).ravel()) / scale, start, method="lm", xtol=1e-12, ftol=1e-12, gtol=1e-12
    )
    residuals = found.fun * scale
    return Fit(found.x, residuals, float(np.sqrt(residuals @ residuals / spare)) if spare else np.inf)


def logs(curve: Callable[..., np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """Return a curve of positive parameters as one of their logarithms."""
    return lambda x: curve(*np.exp(np.clip(x, -60, 60)))


def fit_fisher_pry(t, shares) -> Fit:
    """Return the fit of half and takeover to shares (points,) at times t (points,), unit of t."""
    return fitted(lambda x: fisher_pry(t, *x), shares, fisher_pry_line(t, shares))


def fisher_pry_line(t, shares) -> np.ndarray:
    """Return half and takeover of the straight line through the logits of the shares, as Fisher and Pry drew it.

    It weighs the ends most, where a small error of a share is a large one of its logit; the fit by shares, the middle.
    """
    slope, height = np.polyfit(t, logit(np.clip(shares, NEAR, 1 - NEAR)), 1)
    slope = slope if abs(slope) > 1e-12 else 1e-12
    return np.array([-height / slope, TENTH_TO_NINE / slope])


def fit_bass(edges, sales) -> Fit:
    """Return the fit of p, q and potential to what was adopted in each period (edges - 1,) since launch."""

    def parts(p, q):
        return np.diff(bass(edges, p, q))[:, None]

    start = best_start(parts, np.asarray(sales, float), np.ptp(edges))
    return exponentials(fitted(logs(lambda p, q, m: bass_sales(edges, p, q, m)), sales, np.log(start)))


def fit_norton_bass(t, in_use, launches) -> Fit:
    """Return the fit of p, q and each potential to what is in use (generations, times); see norton_bass."""
    each = np.eye(len(launches))

    def parts(p, q):
        return np.column_stack([norton_bass(t, p, q, one, launches).ravel() for one in each])

    start = best_start(parts, np.asarray(in_use, float).ravel(), np.ptp(t))
    curve = logs(lambda p, q, *potentials: norton_bass(t, p, q, potentials, launches))
    return exponentials(fitted(curve, in_use, np.log(start)))


def exponentials(fit: Fit) -> Fit:
    """Return a fit of logarithms as one of the parameters themselves."""
    return Fit(np.exp(np.clip(fit.parameters, -60, 60)), fit.residuals, fit.spread)


def best_start(parts: Callable[[float, float], np.ndarray], values: np.ndarray, span: float) -> np.ndarray:
    """Return p, q and the potentials with the least squares on a coarse grid.

    The curve is linear in the potentials: parts (points, potentials), which are then those of a linear fit.
    """
    found = []
    for speed in np.array(SPEEDS) / span:
        for steepness in STEEPNESSES:
            p, q = speed / (1 + steepness), speed * steepness / (1 + steepness)
            columns = parts(p, q)
            potentials = np.maximum(np.linalg.lstsq(columns, values, rcond=None)[0], 1e-3 * np.abs(values).max())
            found.append((np.sum((values - columns @ potentials) ** 2), [p, q, *potentials]))
    return np.array(min(found)[1])


def likely(curve: Callable[[np.ndarray], np.ndarray], fit: Fit, values, draws: int, seed: int):
    """Return parameters (draws, parameters) and spreads (draws,) that the points leave likely.

    Each draw takes a spread that the few residuals allow (scaled inverse chi-square), lays its errors on the fitted
    curve and fits again: with a straight line that is Student's t (Davison and Hinkley 1997, ch. 6 and 7). A fit that
    comes to no end stays in: a potential that the points do not tell runs away, and should. It still falls short where
    the curve is far from a straight line in its parameters: see potential_range. ValueError where no point
    is left to tell the spread.
    """
    values = np.asarray(values, float).ravel()
    spare = len(values) - len(fit.parameters)
    if spare < 1:
        raise ValueError("no more points than parameters: nothing tells how far off they are")
    random = np.random.default_rng(seed)
    spreads = fit.spread * np.sqrt(spare / random.chisquare(spare, draws))
    errors = spreads[:, None] * random.normal(size=(draws, len(values)))
    on_curve = values - fit.residuals
    return np.array([fitted(curve, on_curve + error, fit.parameters).parameters for error in errors]), spreads


def likely_positive(curve: Callable[..., np.ndarray], fit: Fit, values, draws: int, seed: int):
    """Return as `likely` does for a curve of positive parameters, one argument each: Bass, Norton and Bass."""
    in_logs = Fit(np.log(fit.parameters), fit.residuals, fit.spread)
    found, spreads = likely(logs(curve), in_logs, values, draws, seed)
    return np.exp(np.clip(found, -60, 60)), spreads


def likely_in_use(t, values, draws: int, seed: int):
    """Return p, q and potential of the least squares to what is in use (times,), likely ones (draws, 3), their spreads.

    As `likely`, but on a grid of half times and steepnesses, on which the curve is linear in the potential: nothing
    runs away, since no half time is longer than FURTHEST spans. ValueError where no point is left to tell the spread.
    """
    t, values = np.asarray(t, float), np.asarray(values, float)
    spare = len(values) - 3
    if spare < 1:
        raise ValueError("no more points than parameters: nothing tells how far off they are")
    grid = speeds_and_steepnesses(np.ptp(np.append(t, 0.0)))
    curves = bass(t, *grid.T[..., None])
    fit = nearest(grid, curves, values[None])[0]
    on_curve = fit[2] * bass(t, *fit[:2])
    random = np.random.default_rng(seed)
    spread = np.sqrt(np.sum((values - on_curve) ** 2) / spare)
    spreads = spread * np.sqrt(spare / random.chisquare(spare, draws))
    return fit, nearest(grid, curves, on_curve + spreads[:, None] * random.normal(size=(draws, len(values)))), spreads


def speeds_and_steepnesses(span: float) -> np.ndarray:
    """Return (grid, 2) of p and q: half times about a span of points, and followers from none to nearly all."""
    halves, ratios = span * np.geomspace(0.02, FURTHEST, HALF_TIMES), np.append(0.0, np.geomspace(0.1, 1e5, RATIOS))
    half, ratio = np.meshgrid(halves, ratios)
    speed = np.log(2 + ratio) / half
    return np.column_stack([(speed / (1 + ratio)).ravel(), (speed * ratio / (1 + ratio)).ravel()])


def nearest(grid: np.ndarray, curves: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return (draws, 3) p, q and potential of the least squares to values (draws, times), by curves (grid, times)."""
    size = np.maximum(np.sum(curves**2, axis=1), 1e-300)
    explained = np.maximum(curves @ values.T, 0.0)  # no potential is below nothing
    best = np.argmax(explained**2 / size[:, None], axis=0)
    return np.column_stack([grid[best], explained[best, np.arange(len(values))] / size[best]])


def potential_range(edges, sales, fit: Fit, chance: float, furthest: float) -> tuple[float, float]:
    """Return between which potentials Bass's curve is as near to the sales as this chance asks; fit as of fit_bass.

    By profile: at each potential p and q are fitted again, and the sum of squares may rise by what Student's t allows
    (Bates and Watts 1988, ch. 6). Up to `furthest` times the fitted potential are tried: infinity, or 0, where even
    that is not shut out, as before the peak. ValueError where no point is left to tell the spread.
    """
    spare = len(sales) - len(fit.parameters)
    if spare < 1:
        raise ValueError("no more points than parameters: nothing tells how far off they are")
    most = fit.residuals @ fit.residuals * (1 + student.ppf((1 + chance) / 2, spare) ** 2 / spare)
    steps = np.geomspace(1, furthest, STEPS)[1:]
    low = first_shut_out(edges, sales, fit, 1 / steps, most)
    high = first_shut_out(edges, sales, fit, steps, most)
    return 0.0 if low is None else low, np.inf if high is None else high


def first_shut_out(edges, sales, fit: Fit, steps, most: float) -> float | None:
    """Return the first potential, in these steps from the fitted one, with a sum of squares above `most`, or None."""
    start = np.log(fit.parameters[:2])
    for potential in fit.parameters[2] * steps:
        curve = logs(lambda p, q, potential=potential: bass_sales(edges, p, q, potential))
        found = fitted(curve, sales, start)
        if found.residuals @ found.residuals > most:
            return float(potential)
        start = found.parameters
    return None


def band(curves, spreads, chance: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return between which values a new point lies with this chance (times,), (times,).

    curves (draws, times): the likely curves at those times; spreads (draws,): their errors' standard deviations.
    """
    points = curves + spreads[:, None] * np.random.default_rng(seed).normal(size=curves.shape)
    low, high = np.quantile(points, [(1 - chance) / 2, (1 + chance) / 2], axis=0)
    return low, high
