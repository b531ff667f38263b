"""Tidy frames of the design lock, one row a mark, for its charts and its tables."""

import numpy as np
import pandas as pd
import pyarrow as pa

from models.design_lock import Curve
from models.design_lock.detail import Detail
from models.digits import known
from models.market import head_start
from models.names import parted

LABEL_MONTHS = 4  # cases nearer than this to the last one go unlabelled
CURVES = {
    "month": "Lock month",
    "value": "Company, USD m",
    "low": "Company, 10th percentile, USD m",
    "high": "Company, 90th percentile, USD m",
    "research": "Research alone, USD m",
    "manufacturing": "Manufacturing alone, USD m",
    "baseline": "Baseline, USD m",
    "design": "Design generation",
    "launch": "Expected launch month",
    "risk": "Late-change risk, %",
}
NAMES = {"company": "Company", "research": "Research alone", "manufacturing": "Manufacturing alone"}
TWO_LINES = 0.165  # share of the height of the hero that a name of two lines takes, or for a room of one
LINE = 0.06  # share of the height of the charts behind the hero that a line of a name takes
NEAR_AN_END = 0.2  # share of an axis within which a name begins or ends at what it names, and is not centred on it


def hero(
    detail: Detail, path: str, month: int, baseline: np.ndarray, cases: list[dict], axes: tuple[int, float, float]
) -> pa.Table:
    """Return the hero's rows by `mark`: a lock month, the user's plan, the window, each side's best, names, cases.

    A month has begin and end of its column, the company's value with low and high, research, manufacturing and
    baseline, and the read-outs design, launch and risk. A side's best has name and value; a name stands where its line
    ends. axes: the last month and the ends of worth that the axes have at least.
    """
    mine, months = detail.curves[path], detail.curves[path].schedule.month
    by_month = {
        "mark": np.full(len(months), "month"),
        "month": months,
        "begin": months - 0.5,
        "end": months + 0.5,
        "value": mine.value,
        "low": detail.band[0],
        "high": detail.band[1],
        "research": detail.research.value,
        "manufacturing": detail.manufacturing.value,
        "baseline": np.resize(np.append(baseline, np.full(len(months), np.nan)), len(months)),
        "design": np.maximum(mine.schedule.read, 1),
        "launch": mine.expected_launch,
        "risk": mine.p_late,
    }
    plan = {name: column[month] for name, column in by_month.items()} | {"mark": "plan"}
    sides = {"company": mine, "research": detail.research, "manufacturing": detail.manufacturing}
    best = [
        {"mark": "best", "name": name, "month": curve.best_month, "value": curve.value[curve.best_month]}
        for name, curve in sides.items()
    ]
    ends = reach(by_month, axes)
    ends_of_axis = [{"mark": "reach", "value": one} for one in ends]
    return stacked(by_month, [plan, window(mine, axes[0]), *best, *ends_of_axis, *names(by_month, best, ends), *cases])


def reach(by_month: dict, axes: tuple[int, float, float]) -> tuple[float, float]:
    """Return the least and the most that the axis of worth shows: the baseline's, unless something lies beyond."""
    drawn = [by_month[one] for one in ("low", "high", "value", "research", "manufacturing", "baseline")]
    return min(axes[1], *map(np.nanmin, drawn)), max(axes[2], *map(np.nanmax, drawn))


def window(mine: Curve, last_month: int) -> dict:
    """Return the months that keep most of the best worth, with their name and where it stands."""
    first, last = mine.window
    side = side_of((first + last) / 2 / last_month)
    words = f"best months {first} to {last}" if last > first else f"best month {first}"
    return {"mark": "window", "begin": first, "end": max(last, first + 1), "side": side,
            "stands": (first + last + side * (last - first)) / 2, "words": words}  # fmt: skip


def side_of(share: float) -> int:
    """Say whether a name so far along an axis begins at what it names (-1), is centred on it (0) or ends there (1)."""
    return -1 if share < NEAR_AN_END else 1 if share > 1 - NEAR_AN_END else 0


def names(by_month: dict, best: list[dict], reach: tuple[float, float]) -> list[dict]:
    """Return a name for each line at its right end, apart from the others, with the month that it puts first."""
    low, high = reach
    ends = {row["name"]: by_month["value" if row["name"] == "company" else row["name"]][-1] for row in best}
    words = {row["name"]: f"{NAMES[row['name']]}|best: month {row['month']}" for row in best}
    apart = by_month["baseline"] - by_month["value"]
    if np.nanmax(np.abs(apart)) > (high - low) * TWO_LINES / 10:
        drawn = by_month["baseline"][~np.isnan(by_month["baseline"])]
        ends["baseline"], words["baseline"] = drawn[-1], "Baseline"
    ends["band"], words["band"] = by_month["high"][-1], "80 % of|futures"
    stands = parted(list(ends.values()), TWO_LINES * (high - low), low, high)
    return [
        {"mark": "end", "name": name, "value": at, "words": words[name]} for name, at in zip(ends, stands, strict=True)
    ]


def curves(hero: pa.Table) -> pd.DataFrame:
    """Return the curves of the hero as a table to read: one row a lock month, USD million."""
    rows = hero.to_pandas().query("mark == 'month'")
    return rows.assign(risk=100 * rows["risk"])[list(CURVES)].rename(columns=CURVES)


def stacked(columns: dict[str, np.ndarray], rows: list[dict]) -> pa.Table:
    """Return a table of columns with further rows below: made and sent several times faster than a frame."""
    names = dict.fromkeys([*columns, *(name for row in rows for name in row)])
    blank = np.full(len(columns["month"]), None)
    whole = {name: [*columns.get(name, blank).tolist(), *(row.get(name) for row in rows)] for name in names}
    return pa.table({name: pa.array(column, from_pandas=True) for name, column in whole.items()})


def case_marks(cases: pd.DataFrame) -> list[dict]:
    """Return the real late changes: one mark a published delay, and one that counts those without."""
    happened = cases["change"].str.cat(cases["consequence"], sep=": ", na_rep="no consequence told")
    names = cases["product"].str.split(" (", regex=False).str[0]
    known = cases.assign(happened=happened, name=names).dropna(subset="value").sort_values("value", kind="stable")
    known["group"] = (known["value"].diff() >= LABEL_MONTHS).cumsum()
    together, longest = known.groupby("group")["name"].agg(", ".join), known["value"].max()
    first = ~known["group"].duplicated()
    marks = [
        {
            "mark": "case",
            "delay": row.value,
            "label": f"{row.name} ({row.company})",
            "short": together[row.group] if first[at] else None,
            "row": ("above", "below")[row.group % 2],
            "side": side_of(row.value / longest),
            "happened": row.happened,
        }
        for at, row in zip(known.index, known.itertuples(index=False), strict=True)
    ]
    return [*marks, {"mark": "uncounted", "words": f"{len(cases) - len(known)} more without a published delay"}]


def paths(all_curves: dict[str, Curve], names: dict[str, str]) -> pd.DataFrame:
    """Return every path's curve, one row a month, with the middle of its window marked and its name on the last row."""
    rows = [
        {
            "path": names[path],
            "month": curve.schedule.month,
            "value": curve.value,
            "best": curve.schedule.month == curve.best_month,
            "words": f"{names[path]}|USD {known(curve.value[curve.best_month])} m|in month {curve.best_month}",
        }
        for path, curve in all_curves.items()
    ]
    return named_at_ends([pd.DataFrame(row) for row in rows], "value", 3)


def named_at_ends(lines: list[pd.DataFrame], column: str, count: int) -> pd.DataFrame:
    """Return the rows of some lines with where the name of each stands, on its last row; a name has so many lines."""
    whole = pd.concat(lines, ignore_index=True)
    low, high = min(0.0, whole[column].min()), max(0.0, whole[column].max())
    last = np.cumsum([len(one) for one in lines]) - 1
    apart = count * LINE * ((high - low) or 1.0)
    stands = parted(whole[column][last].tolist(), apart, low, high)
    return whole.assign(stands=pd.Series(stands, last))


def rule(curve: Curve) -> pd.DataFrame:
    """Return the reservation quality of each generation but the last, and the best quality expected by then."""
    if curve.rule is None or len(curve.rule.reservation) < 2:
        return pd.DataFrame(columns=["kind", "generation", "points", "words", "stands"])
    count, ahead = len(curve.rule.reservation), head_start(curve.inputs)
    expected = curve.designs.best[1 : count + 1] @ curve.market.quality + ahead
    lines = [
        pd.DataFrame({"kind": kind, "generation": np.arange(1, count + 1), "points": points, "words": words}).iloc[:-1]
        for kind, points, words in (
            ("reservation", curve.rule.reservation + ahead, "Lock above|this line"),
            ("expected", expected, "Best so far,|expected"),
        )
    ]
    return named_at_ends(lines, "points", 2)
