"""Tidy frames of scaling alone or with a partner, one row a mark, for its charts and its tables."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa

from models.answer import within
from models.partner.comparison import broke_share, cash_need
from models.partner.inputs import Inputs
from models.partner.levers import Bar, Share
from models.partner.plan import PLANS
from models.partner.trials import Trials
from models.partner.words import PHRASES

NAMES = {
    "alone": "Alone",
    "regional": "Home kept",
    "codev": "Co-develop",
    "phase3": "Phase 3",
    "licence": "License",
    "sale": "Sell",
    "none": "Stop",
}
TEXT = ("mark", "plan", "words")
NUMBERS = ("x", "x_low", "x_high", "y", "y_low", "y_high")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])


def frontier(inputs: Inputs, cells: list[tuple], base: Inputs, peak: float) -> pa.Table:
    """Return the map's rows by `mark`: cell, plan (where the user stands) and baseline.

    x is what can be raised, USD million; y the peak sales a year, USD million; peak is that of a factor of one.
    """
    across = np.unique([cell[0] for cell in cells])
    up = np.unique([cell[1] for cell in cells])
    wide, high = np.diff(across[:2])[0] / 2, np.diff(up[:2])[0] / 2
    rows = [
        {"mark": "cell", "plan": NAMES[best], "x": raised, "y": factor * peak, "x_low": raised - wide,
         "x_high": raised + wide, "y_low": (factor - high) * peak, "y_high": (factor + high) * peak,
         "words": f"USD {raised:,.0f} m to raise, peak sales USD {factor * peak:,.0f} m: {NAMES[best].lower()}; "
                  f"the best partner leaves founders USD {extra:+,.0f} m over going alone"}
        for raised, factor, best, extra in cells
    ]  # fmt: skip
    for mark, one in (("mine", inputs), ("baseline", base)):
        rows.append({"mark": mark, "x": one.can_raise, "y": one.sales_factor * peak, "plan": NAMES[one.strategy],
                     "words": "You are here"})  # fmt: skip
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def side_by_side(trials: dict[str, Trials]) -> pd.DataFrame:
    """Return one row a plan: what founders, company, partner and project have, need, wait and risk."""
    rows = [
        {
            "Plan": NAMES[key],
            "Founders, USD m": round(one.worth, 1),
            "Investors, USD m": round(one.mean(one.investors), 1),
            "Partner, USD m": round(one.mean(one.partner), 1),
            "Project, USD m": round(one.mean(one.project), 1),
            "Cash need (9 in 10), USD m": round(cash_need(one)),
            "Runs out of money, %": round(broke_share(one)),
            "Launch waits, months": round(one.mean(one.wait, one.past_proof), 1) if one.past_proof.any() else 0.0,
            "Founders keep, %": round(100 * one.mean(one.kept, one.past_proof)) if one.past_proof.any() else 100,
        }
        for key, one in trials.items()
    ]
    return pd.DataFrame(rows).sort_values("Founders, USD m", ascending=False)


def bars(trials: dict[str, Trials], base: dict[str, Trials], mine: str) -> pd.DataFrame:
    """Return one row a plan, the best first: founders' mean with 10th and 90th percentile, and the baseline's mean."""
    rows = [
        {
            "label": NAMES[key],
            "kind": "mine" if key == mine else "other",
            "value": one.worth,
            "low": float(one.quantile(one.founders, 0.1)),
            "high": float(one.quantile(one.founders, 0.9)),
            "baseline": base[key].worth,
        }
        for key, one in trials.items()
    ]
    return pd.DataFrame(rows).sort_values("value", ascending=False)


def cash(trials: dict[str, Trials], mine: str) -> pd.DataFrame:
    """Return how deep the cash need of each plan is: one row a plan and percentile of the trials past proof."""
    shares = np.arange(2, 100, 2)
    rows = []
    for key in PLANS:
        one = trials[key]
        levels = one.quantile(one.need, shares / 100, one.past_proof) if one.past_proof.any() else np.zeros(len(shares))
        kind = "mine" if key == mine else "other"
        rows += [{"label": NAMES[key], "kind": kind, "share": float(s), "need": float(v)}
                 for s, v in zip(shares, levels, strict=True)]  # fmt: skip
    return pd.DataFrame(rows)


def companies(rows: list[dict], trials: dict[str, Trials], source_of: Callable[[str], str]) -> pd.DataFrame:
    """Return which way each real company took, with what that way leaves founders here and where it was read."""
    table = [
        {
            "Company": row["company"],
            "Way": NAMES[row["plan"]],
            "Founders here, USD m": round(trials[row["plan"]].worth, 1),
            "What happened": row["what"],
            "Source": source_of(row["fact_id"]),
            "Row": row["fact_id"],
        }
        for row in rows
    ]
    return pd.DataFrame(table).sort_values("Founders here, USD m", ascending=False, kind="stable")


def tornado(found: list[Bar], labels: dict[str, str], middle: float) -> pd.DataFrame:
    """Return one row a belief: the difference between two plans at both ends of its range, and as it stands."""
    return pd.DataFrame(
        [{"label": labels[bar.key], "low": bar.low, "high": bar.high, "middle": middle} for bar in found]
    )


def sobol(found: list[Share], labels: dict[str, str]) -> pd.DataFrame:
    """Return the Sobol indices as a table, in percent."""
    rows = [
        {"Belief": labels[one.key], "Alone, %": round(100 * one.first), "With all others, %": round(100 * one.total)}
        for one in found
    ]
    return pd.DataFrame(rows)


def phrase(key: str) -> str:
    """Return a plan inside a sentence."""
    return within(PHRASES[key])
