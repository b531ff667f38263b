"""Tidy frames of the pitch, one row a mark, for its charts and its tables."""

import numpy as np
import pandas as pd
import pyarrow as pa

from models.methods import multicriteria as method_check
from models.pitch import rivals
from models.pitch.acceptability import ASSET, RIVAL, Ranking, asset_figures, compared, criteria_keys
from models.pitch.deals import Comparables
from models.pitch.inputs import Inputs
from models.pitch.landscape import Criterion
from models.pitch.levers import Lever, map_shares
from models.pitch.names import places

INTERVAL, LIGHTEST = (0.1, 0.9), 0.08
RIVAL_NAME, RIVAL_IS = "A new rival", "; nobody can name it yet: today's leading product, better by the yearly gain"
WORDS = ("mark", "key", "label", "kind", "words", "align")
NUMBERS = ("x", "x_low", "x_high", "y", "y_low", "y_high", "first", "dx", "dy", "on_phone")
SCHEMA = pa.schema([(name, pa.string()) for name in WORDS] + [(name, pa.float64()) for name in NUMBERS])


def label_of(inputs: Inputs, key: str, asset: str) -> str:
    """Return what an alternative is called."""
    return {ASSET: asset, RIVAL: RIVAL_NAME}.get(key) or inputs.landscape.products[key].brand


def told_name(inputs: Inputs, key: str) -> str:
    """Return what an alternative besides the asset is called inside a sentence, with the year it is expected in."""
    coming = inputs.landscape.coming.get(inputs.indication, {}).get(key)
    if key == RIVAL:
        return "a rival nobody can name yet"
    return label_of(inputs, key, "") + (f" (expected in {coming.launch[:4]})" if coming else "")


def mark_of(inputs: Inputs, key: str) -> str:
    """Return how an alternative is drawn on the map: product, to_come, rival or asset."""
    if key in (ASSET, RIVAL):
        return key
    return "product" if rivals.on_market(inputs, key) else "to_come"


def map_axes(inputs: Inputs) -> tuple[int, int]:
    """Return the criteria on the map's axes; if both are the same, the upright one is the next."""
    keys = criteria_keys(inputs)
    x, y = keys.index(inputs.map_x), keys.index(inputs.map_y)
    return x, (y + 1) % len(keys) if x == y else y


UNITS = {"percent": " %", "days": " days", "usd": " USD", "doses_a_year": " doses a year"}  # as they follow a figure


def written(criterion: Criterion, figure: float) -> str:
    """Write a criterion's figure to three digits with its unit."""
    shown = float(f"{figure:.3g}")
    return f"{shown:,.{0 if abs(shown) >= 100 or shown == int(shown) else 1}f}{UNITS[criterion.unit]}"


def differentiation(inputs: Inputs, found: Ranking, base: Ranking, base_inputs: Inputs, asset: str) -> pa.Table:
    """Return the map's rows by `mark`: cell, product, to_come, rival, asset and the asset's baseline.

    x and y are figures in the criteria's units with the 10th and 90th percentile; of a cell also how often the asset
    would be first there, in percent; of the others where the name stands and whether a phone has room for it. A product
    without a figure on either axis is not on the map.
    """
    axes = map_axes(inputs)
    rows = []
    shown = compared(inputs)
    for at, key in enumerate(found.names):
        figures = shown.get(key)
        if figures is None or all(inputs.landscape.criteria[k].key in figures for k in axes):
            drawn = marked(inputs, found, axes, at, label_of(inputs, key, asset))
            rows.append(drawn | {"mark": mark_of(inputs, key), "key": key})
    rows = [*cells(inputs, found, axes), *with_places(inputs, axes, rows)]
    rows.append(marked(base_inputs, base, axes, len(base.names) - 1, "") | {"mark": "baseline", "key": ASSET})
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def with_places(inputs: Inputs, axes: tuple[int, int], rows: list[dict]) -> list[dict]:
    """Return the alternatives' rows with where their names stand; the asset's, which comes last, is placed first."""
    x, y = (inputs.landscape.criteria[k] for k in axes)
    rows = rows[::-1]
    marks = [(float(x.value(row["x"])), 1 - float(y.value(row["y"]))) for row in rows]
    found = places(marks, [row["label"] for row in rows])
    return [row | {"align": one.align, "dx": one.dx, "dy": one.dy, "on_phone": float(one.on_phone)}
            for row, one in zip(rows, found, strict=True)]  # fmt: skip


def cells(inputs: Inputs, found: Ranking, axes: tuple[int, int]) -> list[dict]:
    """Return one row a place where the asset could be put, with how often it would be first there."""
    x, y = (inputs.landscape.criteria[k] for k in axes)
    across, up, shares = map_shares(inputs, found, *axes)
    wide, high = (np.abs(np.diff(along[:2]))[0] / 2 for along in (across, up))
    return [
        {"mark": "cell", "key": f"{i}/{j}", "x": float(right), "y": float(above), "x_low": float(right - wide),
         "x_high": float(right + wide), "y_low": float(above - high), "y_high": float(above + high),
         "first": 100 * float(shares[i, j]),
         "words": f"{written(x, right)} and {written(y, above)}: first in {100 * shares[i, j]:.0f} % of weightings"}
        for i, right in enumerate(across)
        for j, above in enumerate(up)
    ]  # fmt: skip


def marked(inputs: Inputs, found: Ranking, axes: tuple[int, int], at: int, label: str) -> dict:
    """Return one alternative on the map, with its interval and how often it is first."""
    x, y = (inputs.landscape.criteria[k] for k in axes)
    middle = [float(np.median(found.measured[at, k])) for k in axes]
    if found.names[at] == ASSET:
        figures = asset_figures(inputs)
        middle = [float(figures[one.key]) for one in (x, y)]
    ends = [np.quantile(found.measured[at, k], INTERVAL).tolist() for k in axes]
    told = f"{label}: {written(x, middle[0])}, {written(y, middle[1])}, first in {100 * found.shares[at]:.0f} %"
    told += RIVAL_IS if found.names[at] == RIVAL else expected(inputs, found.names[at])
    return {"label": label, "words": told, "first": 100 * float(found.shares[at]), "x": middle[0], "y": middle[1],
            "x_low": ends[0][0], "x_high": ends[0][1], "y_low": ends[1][0], "y_high": ends[1][1]}  # fmt: skip


def expected(inputs: Inputs, key: str) -> str:
    """Say when a product to come is expected and with which chance, or nothing of one that is on the market."""
    coming = inputs.landscape.coming.get(inputs.indication, {}).get(key)
    return f"; {rivals.approval_odds(inputs, key):.0f} % likely from {coming.launch}" if coming else ""


def on_map(inputs: Inputs, found: Ranking) -> dict[str, bool]:
    """Return who stands beside the asset on the map, and whether it is better than the asset on both axes."""
    axes, last = map_axes(inputs), len(found.names) - 1
    shown, asset = compared(inputs), marked(inputs, found, axes, last, "")
    sides = [(at, 1 if inputs.landscape.criteria[k].best > inputs.landscape.criteria[k].worst else -1)
             for at, k in zip(("x", "y"), axes, strict=True)]  # fmt: skip
    drawn = {
        key: marked(inputs, found, axes, at, "")
        for at, key in enumerate(found.names[:-1])
        if all(inputs.landscape.criteria[k].key in shown.get(key, {}) for k in axes)
    }
    return {
        told_name(inputs, key): all(sign * (one[at] - asset[at]) > 0 for at, sign in sides)
        for key, one in drawn.items()
    }


def missing(inputs: Inputs) -> list[tuple[str, str, list[str]]]:
    """Return the products that are not on the map: name, when expected, criteria without a figure to compare."""
    criteria = [inputs.landscape.criteria[k] for k in map_axes(inputs)]
    found = [
        (key, [c.label.lower() for c in criteria if c.key not in shown]) for key, shown in compared(inputs).items()
    ]
    coming = inputs.landscape.coming.get(inputs.indication, {})
    when = {key: f", {one.launch[:4]}" for key, one in coming.items()}
    return [(inputs.landscape.products[key].brand, when.get(key, ""), gaps) for key, gaps in found if gaps]


def acceptability(inputs: Inputs, found: Ranking, base: Ranking, shares: np.ndarray, asset: str) -> pd.DataFrame:
    """Return one row an alternative and rank, the one first most often on top: share in percent, shade, baseline."""
    before = dict(zip(base.names, 100 * base.shares, strict=True))
    count = len(found.names)
    rows = [
        {
            "label": label_of(inputs, found.names[at], asset),
            "kind": ASSET if found.names[at] == ASSET else "other",
            "rank": rank + 1,
            "share": 100 * float(shares[at, rank]),
            "shade": LIGHTEST + (1 - LIGHTEST) * (1 - rank / max(count - 1, 1)) ** 2,
            "first": 100 * float(found.shares[at]),
            "baseline": float(before.get(found.names[at], np.nan)),
        }
        for at in np.argsort(-found.shares, kind="stable")
        for rank in range(count)
    ]
    return pd.DataFrame(rows)


def deals(found: Comparables) -> pd.DataFrame:
    """Return one row a deal with a known upfront, the compared ones and others of the same kind, and the band's row."""
    rows = [(deal, "compared") for deal in found.deals]
    rows += [(deal, "other") for deal, why in found.dropped if why.startswith("another") and deal.upfront]
    marks = [
        {
            "mark": kind,
            "year": deal.year,
            "upfront": deal.upfront,
            "fate": "ended" if deal.ended else "stands",
            "label": f"{deal.buyer} and {deal.seller}: USD {deal.upfront:,.0f} m upfront"
            + (f" of {deal.total:,.0f}" if deal.total else "")
            + (", ended" if deal.ended else ""),
        }
        for deal, kind in rows
    ]
    if found.upfront:
        marks.append(
            {"mark": "band", "upfront": found.upfront.median, "low": found.upfront.low, "high": found.upfront.high}
        )
    return pd.DataFrame(marks, columns=["mark", "year", "upfront", "fate", "label", "low", "high"])


def dropped(found: Comparables) -> pd.DataFrame:
    """Return every deal that is not compared, with why."""
    rows = [
        {"Deal": f"{deal.buyer} and {deal.seller}", "Year": int(deal.year), "Upfront, USD m": deal.upfront, "Why": why}
        for deal, why in sorted(found.dropped, key=lambda each: (not each[1].startswith("another"), each[1]))
    ]
    return pd.DataFrame(rows)


def compared_deals(found: Comparables) -> pd.DataFrame:
    """Return every compared deal."""
    rows = [
        {"Deal": f"{deal.buyer} and {deal.seller}", "Year": int(deal.year), "Stage": deal.stage,
         "Upfront, USD m": deal.upfront, "Headline, USD m": deal.total,
         "Upfront share, %": None if deal.share is None else round(100 * deal.share, 1),
         "Ended": "yes" if deal.ended else "no", "Row": deal.key}
        for deal in found.deals
    ]  # fmt: skip
    return pd.DataFrame(rows)


def levers(inputs: Inputs, found: list[Lever]) -> pd.DataFrame:
    """Return one row a criterion: now, the best product, how often better, what a tenth buys, what is needed."""
    rows = [
        {
            "Criterion": one.criterion.label,
            "Yours": written(one.criterion, one.figure),
            "Best product": "no figure" if one.best_product is None
            else f"{inputs.landscape.products[one.best_product].brand}, {written(one.criterion, one.best_figure)}",
            "Better than all, %": round(100 * one.beats),
            "A tenth of the scale buys, points": round(100 * one.gain, 1),
            "Needed to be first most often": "out of reach alone" if one.needed is None
            else written(one.criterion, one.needed),
            "Share of what is open, %": round(100 * one.open_share),
        }
        for one in found
    ]  # fmt: skip
    return pd.DataFrame(rows)


def gains(found: list[Lever]) -> pd.DataFrame:
    """Return what a tenth of each criterion's scale adds to the asset's first place, in points."""
    ranked = sorted(found, key=lambda one: -one.gain)
    return pd.DataFrame([{"label": one.criterion.label, "gain": 100 * one.gain} for one in ranked])


def check(inputs: Inputs, found: Ranking, asset: str) -> pd.DataFrame:
    """Return the ranks of all by other methods too, for the middle figures and the buyer's mean weights."""
    criteria = inputs.landscape.criteria
    matrix = np.array([[np.mean(one[k]) for k in range(len(criteria))] for one in found.measured])
    weights = found.weights.mean(axis=(0, 1))
    signs = np.array([1 if one.best > one.worst else -1 for one in criteria])
    scale = np.array([abs(one.best - one.worst) for one in criteria])
    limits = inputs.indifference / 100 * scale, inputs.full_preference / 100 * scale
    limits = limits[0], np.maximum(limits[1], limits[0] * 1.001)
    scores = {
        "Acceptability": found.shares,
        "TOPSIS": method_check.topsis(matrix, weights, signs, inputs.normalisation),
        "PROMETHEE II": method_check.promethee(matrix, weights, signs, *limits),
        "VIKOR": -method_check.vikor(matrix, weights, signs),
    }
    names = [label_of(inputs, key, asset) for key in found.names]
    ranks = {name: pd.Series(score).rank(ascending=False, method="min").astype(int) for name, score in scores.items()}
    return pd.DataFrame({"Therapy": names} | ranks).sort_values("Acceptability")


def firsts(table: pd.DataFrame) -> dict[str, str]:
    """Return which therapy each method of a check puts first."""
    return {name: table.loc[table[name].idxmin(), "Therapy"] for name in table.columns[1:]}


def above_all(inputs: Inputs) -> list[tuple[Criterion, float, str, float]]:
    """Return the criteria on which the asset claims more than any product compared has shown, differences that do not
    count left out."""
    figures, found = asset_figures(inputs), []
    for one in inputs.landscape.criteria:
        known = {key: shown[one.key].middle for key, shown in compared(inputs).items() if one.key in shown}
        if known:
            best = max(known, key=lambda key: one.value(known[key]))
            ahead = one.value(figures[one.key]) - one.value(known[best])
            if ahead > inputs.indifference / 100:
                found.append((one, figures[one.key], inputs.landscape.products[best].brand, known[best]))
    return found
