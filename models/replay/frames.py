"""The graded forecasts as a chart draws them: what happened and the band, over the median, the misses first."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from models.replay.scores import inside

MISSED, NEAR, OTHER = "missed", "nearer misses", "others"
NAMED = 18  # misses that a chart names, the farthest off
SHORT = {"Therapeutics": "Tx", "BioSciences": "Bio", "Biomedicine Group": "Biomedicine"}  # in companies' names
GROUPS = {"sales": "sales", "upfronts": "signings"}  # models with many forecasts, as a chart names those that held
MISS, NEAR_MISS, ALL_HELD, GAP = (
    1.0,
    0.35,
    6.0,
    0.6,
)  # lines that a miss, all that held, and the gap before a group take
ORDER = (MISSED, *GROUPS.values(), OTHER)


def amounts(rows: Sequence[Mapping]) -> list[Mapping]:
    """Return the forecasts of an amount, the misses first, the farthest off before the others."""
    mine = [row for row in rows if row["median"] is not None]
    return sorted(mine, key=lambda row: (ORDER.index(group(row)), -off(row) if not inside(row) else ratio(row)))


def group(row: Mapping) -> str:
    """Return under which word a forecast stands."""
    return GROUPS.get(row["model"], OTHER) if inside(row) else MISSED


def ratio(row: Mapping) -> float:
    """Return what happened over the median."""
    return row["outcome"] / row["median"]


def off(row: Mapping) -> float:
    """Return the absolute log error of the median."""
    return float(abs(np.log(ratio(row))))


def named(row: Mapping) -> str:
    """Return a forecast's name as a chart has room for it."""
    bare = re.sub(r" \(.*?\)", "", row["what"])
    if row["model"] == "upfronts":
        return shortened(bare.rpartition(" and ")[2])  # who is paid, and the year
    return f"{bare.partition(',')[0]}, delay" if row["model"] == "delays" else bare


def shortened(name: str) -> str:
    """Return a company's name as short as its field writes it."""
    for long, short in SHORT.items():
        name = name.replace(long, short)
    return name


def over_the_median(rows: Sequence[Mapping]) -> pd.DataFrame:
    """Return a row a forecast: where it stands, and what happened, its band and the naive one over its median.

    Each of the farthest misses has a line of its own with its name; the nearer ones, and what held, stand close
    together under one name, after a gap.
    """
    ranked = amounts(rows)
    groups = [group(row) for row in ranked]
    groups = [NEAR if of == MISSED and at >= NAMED else of for at, of in enumerate(groups)]
    told = pd.DataFrame([
        {"group": of, "missed": of in (MISSED, NEAR), "what": row["what"], "name": named(row) if of == MISSED else "",
         "happened": ratio(row), "low": row["low"] / row["median"], "high": row["high"] / row["median"],
         "last": row["last"] / row["median"]}
        for row, of in zip(ranked, groups, strict=True)
    ])  # fmt: skip
    told = told.assign(place=places(groups))
    for of, count in told.loc[told["name"] == "", "group"].value_counts().items():
        middle = told.index[told["group"] == of][count // 2]
        told.loc[middle, "name"] = f"{count} {of}" + ("" if of == NEAR else " held")
    return told


def places(groups: Sequence[str]) -> np.ndarray:
    """Return the line on which each forecast stands, given the groups in their order. Shape (forecasts,)."""
    each = {MISSED: MISS, NEAR: NEAR_MISS}
    held = ALL_HELD / max(sum(of not in each for of in groups), 1)
    gaps = [GAP if one != before else 0.0 for one, before in zip(groups, [MISSED, *groups], strict=False)]
    return np.cumsum([each.get(one, held) for one in groups]) + np.cumsum(gaps)
