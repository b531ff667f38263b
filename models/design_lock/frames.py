"""Tidy frames of the design lock, one row a mark, for its charts and its tables."""

import numpy as np
import pandas as pd
import pyarrow as pa

from models.design_lock import Curve
from models.design_lock.detail import Detail
from models.market import head_start

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
LABEL_MARGIN = 0.21  # share of the axis that a name keeps from its ends


def hero(detail: Detail, path: str, month: int, baseline: np.ndarray, cases: list[dict]) -> pa.Table:
    """Return the hero's rows by `mark`: one a lock month, the user's plan, the window, each side's best, the cases.

    A month has begin and end of its column, the company's value with low and high, research, manufacturing and
    baseline, and the read-outs design, launch and risk. A side's best has name, value and where its label stands.
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
    window = {"mark": "window", "begin": mine.window[0], "end": mine.window[1]}
    sides = {"company": mine, "research": detail.research, "manufacturing": detail.manufacturing}
    best = [
        {"mark": "best", "name": name, "month": curve.best_month, "value": curve.value[curve.best_month]}
        for name, curve in sides.items()
    ]
    ends = LABEL_MARGIN * months[-1], (1 - LABEL_MARGIN) * months[-1]
    for row in best:
        row["stands"] = np.clip(row["month"], *ends)
    return stacked(by_month, [plan, window, *best, *cases])


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
    """Return the real cases as marks: by months of delay, or side by side where none is published."""
    cases = cases.sort_values("value").reset_index(drop=True)
    name, known = cases["product"].str.split(" (", regex=False).str[0], cases["value"].notna()
    far = ~(cases["value"].diff() < LABEL_MONTHS)
    last = f"no delay published ({(~known).sum()} more)"
    marks = pd.DataFrame(
        {
            "mark": "case",
            "month": cases["value"],
            "slot": (~known).cumsum().where(~known),
            "known": known,
            "label": name + " (" + cases["company"] + ")",
            "short": name.where(known & far).mask(cases.index == cases.index[-1], last),
            "happened": cases["change"].str.cat(cases["consequence"], sep=": ", na_rep="no consequence told"),
        }
    ).astype(object)
    return marks.where(marks.notna(), None).to_dict("records")


def paths(all_curves: dict[str, Curve], names: dict[str, str]) -> pd.DataFrame:
    """Return every path's curve, one row a month, with the middle of its window marked and its highest worth beside."""
    rows = [
        pd.DataFrame(
            {
                "path": names[path],
                "month": curve.schedule.month,
                "value": curve.value,
                "best": curve.schedule.month == curve.best_month,
                "rank": rank,
                "highest": curve.value.max(),
                "top_month": curve.top_month,
            }
        )
        for rank, (path, curve) in enumerate(all_curves.items())
    ]
    return pd.concat(rows, ignore_index=True)


def rule(curve: Curve) -> pd.DataFrame:
    """Return the reservation quality of each generation but the last, and the best quality expected by then."""
    if curve.rule is None:
        return pd.DataFrame(columns=["generation", "month", "reservation", "expected"])
    count, ahead = len(curve.rule.reservation), head_start(curve.inputs)
    return pd.DataFrame(
        {
            "generation": np.arange(1, count + 1),
            "month": curve.schedule.reads[:count],
            "reservation": curve.rule.reservation + ahead,
            "expected": curve.designs.best[1 : count + 1] @ curve.market.quality + ahead,
        }
    ).iloc[:-1]
