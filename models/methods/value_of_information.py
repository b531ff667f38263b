"""What it would be worth to know more, from draws of uncertain inputs and of what each decision is then worth.

Expected value of perfect information: the mean of the best decision in each draw less the best mean (Raiffa and
Schlaifer 1961). Of partial perfect information, of one input: the worth of each decision is regressed on a spline of
that input, and the fit takes the place of the draws (Strong, Oakley and Brennan, Medical Decision Making 2014). Where a
figure is told rather than a decision taken, what an input is worth is the variance that knowing it takes away (Jackson
and others, Journal of the Royal Statistical Society A 2019: `evppivar`); all inputs are then fitted together, and what
a fit gains by chance is taken off.
"""

import numpy as np
from scipy.interpolate import BSpline
from scipy.stats import f, qmc, triang

KNOTS, DEGREE = 4, 3  # pieces of a spline and its degree: as many columns as their sum, less the constant
LEAST = 1e-12
BY_CHANCE = 0.05  # chance that any one of the inputs that do nothing is taken on


def evpi(worth: np.ndarray) -> float:
    """Return what knowing everything is worth, of worths (draws, decisions) in their unit."""
    return float(worth.max(axis=1).mean() - worth.mean(axis=0).max())


def evppi(worth: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """Return what knowing each input is worth (inputs,), of worths (draws, decisions) and inputs (draws, inputs)."""
    return np.array([evpi(fitted(worth, splines(one))) for one in inputs.T])


def shares(figure: np.ndarray, inputs: np.ndarray) -> tuple[np.ndarray, float]:
    """Return which share of a figure's variance knowing each input takes away (inputs,), and all of them together.

    figure (draws,), inputs (draws, inputs). What is missing to one is interplay between inputs, and what no spline
    follows. An input that tells no more than chance would has 0.
    """
    spread, taken = figure.var(), np.zeros(inputs.shape[1])
    if spread <= LEAST:
        return taken, 0.0
    bases = [splines(one) for one in inputs.T]
    kept = telling(figure, bases)
    design = np.column_stack([np.ones(len(figure)), *(bases[place] for place in kept)])
    weights = np.linalg.lstsq(design, figure, rcond=None)[0]
    left = float(((figure - design @ weights) ** 2).sum()) / max(len(figure) - design.shape[1], 1)
    ends = np.cumsum([1, *(bases[place].shape[1] for place in kept)])
    for place, start, end in zip(kept, ends, ends[1:], strict=False):
        by_chance = (end - start) * left / len(figure)
        taken[place] = max((bases[place] @ weights[start:end]).var() - by_chance, 0.0)
    return taken / spread, float(max(1.0 - left / spread, 0.0))


def telling(figure: np.ndarray, bases: list[np.ndarray]) -> list[int]:
    """Return the inputs that tell of a figure, most telling first: each is taken on while chance would not do as well.

    Forward selection by the F statistic of what is left.
    """
    square = [np.linalg.qr(basis)[0] for basis in bases]
    kept, left = [], figure - figure.mean()
    while len(kept) < len(bases) and (spare := len(figure) - 1 - sum(bases[place].shape[1] for place in kept)) > 0:
        odds = [1.0 if place in kept else chance_of(q, left, spare) for place, q in enumerate(square)]
        if min(odds) > BY_CHANCE / len(bases):
            break
        kept.append(int(np.argmin(odds)))
        design = np.column_stack([np.ones(len(figure)), *(bases[place] for place in kept)])
        left = figure - design @ np.linalg.lstsq(design, figure, rcond=None)[0]
    return kept


def chance_of(q: np.ndarray, left: np.ndarray, spare: int) -> float:
    """Return the chance that columns q (draws, columns) that do nothing explain as much of what is `left`."""
    columns = q.shape[1]
    if not columns or spare <= columns or left @ left <= LEAST:
        return 1.0
    gained = float(((q.T @ left) ** 2).sum() / (left @ left))
    return float(f.sf(gained / columns * (spare - columns) / max(1.0 - gained, LEAST), columns, spare - columns))


def triangles(low: np.ndarray, mode: np.ndarray, high: np.ndarray, level: int, seed: int) -> np.ndarray:
    """Return draws (2 to the `level`, inputs) of triangles with these ends and modes (inputs,), even over the space.

    Scrambled points of Sobol, Matematicheskii Zhurnal 1967.
    """
    even = qmc.Sobol(len(low), seed=seed).random_base2(level)
    return triang((mode - low) / (high - low), loc=low, scale=high - low).ppf(even)


def splines(drawn: np.ndarray) -> np.ndarray:
    """Return an input's columns (draws, columns), each with mean zero; knots part its draws evenly."""
    inner = np.unique(np.quantile(drawn, np.linspace(0, 1, KNOTS + 1)))
    if len(inner) < 2:
        return np.empty((len(drawn), 0))
    knots = np.concatenate([[inner[0]] * DEGREE, inner, [inner[-1]] * DEGREE])
    columns = BSpline.design_matrix(drawn, knots, DEGREE).toarray()[:, 1:]
    return columns - columns.mean(axis=0)


def fitted(worth: np.ndarray, basis: np.ndarray) -> np.ndarray:
    """Return what worths (draws, decisions) are expected to be at each draw of an input with columns `basis`."""
    design = np.column_stack([np.ones(len(worth)), basis])
    return design @ np.linalg.lstsq(design, worth, rcond=None)[0]
