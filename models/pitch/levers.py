"""What buys rank: how often the asset would be first elsewhere on the map or on one criterion, and how much is needed.

Only the asset moves: the weights, the futures and every other alternative stay what they are.
"""

from dataclasses import dataclass, replace

import numpy as np

from models.pitch.acceptability import Ranking, asset_draws, asset_figures, better_than_all, compared, ranking
from models.pitch.inputs import Inputs
from models.pitch.landscape import SHARES, Criterion
from models.pitch.rivals import ABSENT, BARRED

STEPS, TENTH = 41, 0.1
MAP_STEPS = (15, 11)
MOST_PATIENTS, SHOWN_AT = (10, 20, 30, 50, 80, 120, 200, 300, 500), 0.8


@dataclass(frozen=True)
class Lever:
    """One criterion of the asset: where it stands, what a tenth of the scale buys, what is needed to be first."""

    criterion: Criterion
    figure: float  # now, in the criterion's unit
    best_product: str | None  # key of the product with the best middle figure
    best_figure: float | None
    beats: float  # share of futures in which the asset is better than every product with a figure
    margin: float | None  # middle of the asset's value less the best product's, share of the scale
    gain: float  # share of weightings that a tenth of the scale adds to the first place
    needed: float | None  # figure at which the asset is first more often than any other; None if none is enough
    open_share: float  # share of the variance of the first place that not knowing this figure explains


def worth_without(found: Ranking, *criteria: int) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS) standing of the asset without some criteria, less that of the best other."""
    mine = found.standing[..., -1] + sum(found.out[:, -1:] for k in criteria if k == found.response)
    for k in criteria:
        mine = mine - found.weights[..., k] * found.values[:, None, -1, k]
    others = found.standing[..., :-1]
    return mine - others.max(axis=-1) if others.shape[-1] else mine + np.inf


def worth_at(inputs: Inputs, found: Ranking, k: int, figure: float) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS) what another figure on a criterion would give the asset, gate included."""
    criterion = inputs.landscape.criteria[k]
    draws = asset_draws(inputs, criterion, figure)
    worth = found.weights[..., k] * criterion.value(draws)[:, None]
    return worth - BARRED * (draws < found.bar)[:, None] if k == found.response else worth


def on_scale(criterion: Criterion, count: int) -> np.ndarray:
    """Return figures evenly from the worst to the best end of a criterion's scale."""
    return np.linspace(criterion.worst, criterion.best, count)


def map_shares(inputs: Inputs, found: Ranking, x: int, y: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return figures on x, figures on y, and (x, y) how often the asset would be first at each pair."""
    criteria = inputs.landscape.criteria
    along = [on_scale(criteria[k], count) for k, count in zip((x, y), MAP_STEPS, strict=True)]
    ahead = worth_without(found, x, y).astype(np.float32)
    gains = [
        [worth_at(inputs, found, k, float(at)).astype(np.float32) for at in ats]
        for k, ats in zip((x, y), along, strict=True)
    ]
    shares = [[np.count_nonzero(right + up > 0) for up in gains[1]] for right in (ahead + one for one in gains[0])]
    return *along, np.array(shares) / ahead.size


def levers(inputs: Inputs, found: Ranking) -> list[Lever]:
    """Return what each criterion could do for the asset."""
    figures = asset_figures(inputs)
    return [lever(inputs, found, k, figures[one.key]) for k, one in enumerate(inputs.landscape.criteria)]


def lever(inputs: Inputs, found: Ranking, k: int, figure: float) -> Lever:
    """Return what one criterion could do for the asset."""
    one = inputs.landscape.criteria[k]
    known = {key: shown[one.key].middle for key, shown in compared(inputs).items() if one.key in shown}
    best = max(known, key=lambda key: one.value(known[key])) if known else None
    ahead, here = worth_without(found, k), float(found.shares[-1])
    tenth = figure + TENTH * (one.best - one.worst)
    up = one.worst + (one.best - one.worst) * np.clip((tenth - one.worst) / (one.best - one.worst), 0, 1)
    middle = float(np.median(found.measured[-1, k]))
    return Lever(
        criterion=one,
        figure=figure,
        best_product=best,
        best_figure=known.get(best),
        beats=float(found.true[:, k].mean()),
        margin=float(one.value(middle) - one.value(known[best])) if known else None,
        gain=max(first_at(inputs, found, ahead, k, float(up))[0] - here, 0.0),
        needed=needed(inputs, found, ahead, k, figure),
        open_share=explained(found.measured[-1, k], found.wins),
    )


def first_at(inputs: Inputs, found: Ranking, ahead: np.ndarray, k: int, figure: float) -> tuple[float, float]:
    """Return how often the asset, and how often the strongest other, is first if the asset showed another figure."""
    wins = ahead + worth_at(inputs, found, k, figure) > 0
    if found.worths.shape[-1] == 1:
        return 1.0, 0.0
    left = np.bincount(found.strongest[~wins], minlength=found.worths.shape[-1] - 1)
    return float(wins.mean()), float(left.max() / wins.size)


def needed(inputs: Inputs, found: Ranking, ahead: np.ndarray, k: int, figure: float) -> float | None:
    """Return the nearest better figure, on an even grid of the scale, that puts the asset in the first place."""
    one = inputs.landscape.criteria[k]
    if found.place == 1:
        return figure
    for at in on_scale(one, STEPS):
        if one.better(at, figure):
            mine, strongest = first_at(inputs, found, ahead, k, float(at))
            if mine >= strongest:
                return float(at)
    return None


def explained(figure: np.ndarray, wins: np.ndarray) -> float:
    """Return the share of the variance of `wins` that `figure` explains alone (first-order index by ten even bins)."""
    if not wins.var():
        return 0.0
    ordered = wins[np.argsort(figure, kind="stable")]
    means = np.array([part.mean() for part in np.array_split(ordered, 10)])
    return float(means.var() / wins.var())


def patients_needed(inputs: Inputs, lead: Lever, k: int) -> int | None:
    """Return how many patients would make a lead on a share true often enough, if the share stays what it is."""
    if lead.criterion.metric not in SHARES or lead.best_product is None or lead.criterion.key == "failure":
        return None
    found, one = ranking(inputs), lead.criterion
    rows = [at for at, key in enumerate(found.names) if one.key in compared(inputs).get(key, {})]
    here = found.out[:, rows].T < ABSENT
    figure = asset_figures(inputs)[one.key]
    for count_of in MOST_PATIENTS:
        if count_of > inputs.asset_patients:
            mine = asset_draws(replace(inputs, asset_patients=float(count_of)), one, figure)
            if better_than_all(one, mine, found.measured[rows, k], here).mean() >= SHOWN_AT:
                return count_of
    return None
