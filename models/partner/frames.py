"""Tidy frames of scaling alone or with a partner, one row a mark, for its charts and its tables."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa

from models.answer import Verdict, within
from models.names import lifted
from models.partner.comparison import ALONE, FULL, broke_share, cash_need
from models.partner.deals import Deal
from models.partner.inputs import STAGES, Inputs, counts, purchases
from models.partner.levers import Bar, Cell, Share
from models.partner.plan import Plan
from models.partner.trials import Trials
from models.partner.words import DATES, HELD_BY, PHRASES

NAMES = {
    "alone": "Alone",
    "regional": "Home kept",
    "codev": "Co-develop",
    "phase3": "Phase 3",
    "licence": "License",
    "sale": "Sell",
    "none": "Stop",
}
BARE = {key: phrase.split(" in month")[0].split(" from month")[0] for key, phrase in PHRASES.items()}  # no date
YOURS = "Yours"  # a plan at another date than the best
LINE = 0.06  # share of the axis that a line of a name needs
WIDE = 0.3  # share of the axis that a plan's name needs on a phone
TEXT = ("mark", "plan", "words")
NUMBERS = ("x", "x_low", "x_high", "y", "y_low", "y_high")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])


def named(one: Trials) -> str:
    """Name a plan with the date of its deal, for a table or a chart."""
    return NAMES[one.plan.key] + ("" if one.plan.key == ALONE else f", {DATES[list(DATES)[one.plan.date]]}")


def frontier(inputs: Inputs, cells: list[Cell], base: Inputs, peak: float, mine: Cell) -> pa.Table:
    """Return the map's rows by `mark`: cell, unclear (no clear difference to the next), name, mine and baseline.

    x is what can be raised, USD million; y the peak sales a year, USD million; peak is that of a factor of one. mine:
    what the page answers where the user stands.
    """
    cells = [mine if (cell.raised, cell.times) == (mine.raised, mine.times) else cell for cell in cells]
    wide, high = sides([cell.raised for cell in cells]), sides([cell.times for cell in cells])
    rows = [place(cell, peak, wide[cell.raised], high[cell.times]) for cell in cells]
    rows += field_names(rows, (inputs.can_raise, peak))
    for mark, one in (("mine", inputs), ("baseline", base)):
        rows.append({"mark": mark, "x": one.can_raise, "y": peak, "plan": NAMES[mine.best], "words": "You are here"})
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def field_names(rows: list[dict], mine: tuple[float, float]) -> list[dict]:
    """Return a name for each plan's field, near its middle, apart from the others and from the user's place."""
    ends = {side: (min(row[f"{side}_low"] for row in rows), max(row[f"{side}_high"] for row in rows)) for side in "xy"}

    def at(x: float, y: float) -> np.ndarray:
        return np.array([(one - low) / (high - low) for one, (low, high) in zip((x, y), ends.values(), strict=True)])

    taken, names = [at(*mine), np.add(at(*mine), (WIDE / 2, 0))], []
    for plan in {row["plan"]: 0 for row in rows}:
        field = [at(row["x"], row["y"]) for row in rows if row["plan"] == plan]
        field = [one for one in field if WIDE / 2 < one[0] < 1 - WIDE / 2 and LINE < one[1] < 1 - 2 * LINE]
        middle = np.mean(field, axis=0) if field else 0
        free = [
            one for one in field if all(abs(one - other)[0] > WIDE or abs(one - other)[1] > LINE for other in taken)
        ]
        for x, y in sorted(free, key=lambda one: float(((one - middle) ** 2).sum()))[:1]:
            taken.append(np.array([x, y]))
            place = {
                side: low + share * (high - low)
                for share, (side, (low, high)) in zip((x, y), ends.items(), strict=True)
            }
            names.append({"mark": "name", "plan": plan} | place)
    return names


def sides(places: list[float]) -> dict[float, tuple[float, float]]:
    """Return the edges of each place on an axis, half way to its neighbours."""
    found = np.unique(places)
    half = (found[1:] + found[:-1]) / 2
    edges = [2 * found[0] - half[0], *half, 2 * found[-1] - half[-1]]
    return dict(zip(map(float, found), pairwise(map(float, edges)), strict=True))


def place(cell: Cell, peak: float, wide: tuple[float, float], high: tuple[float, float]) -> dict:
    """Return the row of one cell of the map."""
    date = f" {DATES[list(DATES)[cell.date]]}" if cell.date is not None else ""
    clear = "" if cell.clear else ", no clear difference to the next"
    return {
        "mark": "cell" if cell.clear else "unclear",
        "plan": NAMES[cell.best],
        "x": cell.raised,
        "y": cell.times * peak,
        "x_low": wide[0],
        "x_high": wide[1],
        "y_low": high[0] * peak,
        "y_high": high[1] * peak,
        "words": f"USD {cell.raised:,.0f} m to raise, peak sales USD {cell.times * peak:,.0f} m: "
        f"{NAMES[cell.best].lower()}{date}{clear}; the best partner leaves founders "
        f"USD {cell.over_alone:+,.0f} m over going alone",
    }


def side_by_side(trials: dict[str, Trials], mine: Trials | None = None) -> pd.DataFrame:
    """Return one row a plan: what founders, company, partner and project have, need, wait and risk; then unsigned."""
    there = [one for one in with_mine(trials, mine) if one.plan.signed]
    table = pd.DataFrame([row_of(one) for one in there]).sort_values("Founders, USD m", ascending=False)
    none = [{"Plan": f"{NAMES[key]}: no deal in which both gain"} for key, one in trials.items() if not one.plan.signed]
    return pd.concat([table, pd.DataFrame(none)], ignore_index=True) if none else table


def with_mine(trials: dict[str, Trials], mine: Trials | None) -> list[Trials]:
    """Return the plans, and the user's own where its date is another than the best."""
    return [*trials.values(), *([mine] if mine is not None and mine not in trials.values() else [])]


def row_of(one: Trials) -> dict:
    """Return a plan's row of the table."""
    on = one.past_proof.any()
    return {
        "Plan": named(one),
        "Founders, USD m": round(one.worth, 1),
        "Investors, USD m": round(one.mean(one.investors), 1),
        "Partner, USD m": round(one.mean(one.partner), 1),
        "Project, USD m": round(one.mean(one.project), 1),
        "Paid at signing, USD m": round(one.plan.upfront),
        "Held by": HELD_BY[one.plan.bound] if one.plan.key != ALONE else "",
        "Cash need (9 in 10), USD m": round(cash_need(one)),
        "Runs out of money, %": round(broke_share(one)),
        **({"Taken over, %": "{:.0f} ± {:.0f}".format(*one.taken_over)} if len(one.earns) >= FULL else {}),
        "Launch waits, months": round(one.mean(one.wait, one.past_proof), 1) if on else 0.0,
        "Founders keep, %": round(100 * one.mean(one.kept, one.past_proof)) if on else 100,
    }


def bars(trials: dict[str, Trials], base: dict[str, Trials], mine: Trials) -> pd.DataFrame:
    """Return one row a plan, the best first: founders' mean with 10th and 90th percentile, and the baseline's mean."""
    rows = [
        {
            "label": named(one),
            "kind": "mine" if one is mine else "other",
            "value": one.worth,
            "low": float(one.quantile(one.founders, 0.1)),
            "high": float(one.quantile(one.founders, 0.9)),
            "baseline": base[one.plan.key].worth if base[one.plan.key].plan.signed else None,
        }
        for one in with_mine(trials, mine)
        if one.plan.signed
    ]
    return pd.DataFrame(rows).sort_values("value", ascending=False)


def cash(trials: dict[str, Trials], mine: Trials, can: float) -> pd.DataFrame:
    """Return how deep the cash need of each plan is: one row a plan and percentile of the trials past proof.

    can: the cash there is, which the axis reaches; stands: where the plan's name is written, on the row of its last
    percentile.
    """
    shares = np.arange(2, 100, 2)
    rows = []
    for one in with_mine(trials, mine):
        if not one.plan.signed:
            continue
        levels = one.quantile(one.need, shares / 100, one.past_proof) if one.past_proof.any() else np.zeros(len(shares))
        about = {"label": NAMES[one.plan.key] if one in trials.values() else YOURS,
                 "kind": "mine" if one is mine else "other"}  # fmt: skip
        rows += [about | {"share": float(s), "need": float(v)} for s, v in zip(shares, levels, strict=True)]
    found = pd.DataFrame(rows)
    last = found["need"][found["share"] == found["share"].max()]
    line = LINE * (max(last.max(), can) or 1.0)
    return found.assign(stands=pd.Series(lifted(last.tolist(), line), last.index))


def share_of(plan: Plan) -> str:
    """Say what part of the profit a partner takes who shares it, percent; nothing where it pays royalties or buys."""
    shared = plan.profit[(plan.licensed == 0) & (plan.profit > 0) & (plan.profit < 1)]
    return f"{100 * shared[0]:.0f}" if len(shared) else ""


def deals(found: list[Deal], real: dict[str, dict[int, str]]) -> pd.DataFrame:
    """Return one row a plan: between what, and for what a deal is signed, what both gain, and real deals like it."""
    rows = [
        {
            "Plan": f"{NAMES[deal.plan.key]}, {DATES[list(DATES)[deal.plan.date]]}",
            "Least, USD m": round(deal.plan.least),
            "Signed for, USD m": f"{deal.plan.upfront:,.0f}" if deal.plan.signed else "no deal",
            "Most, USD m": round(deal.plan.most),
            "At approval, USD m": f"{deal.plan.approval:,.0f}" if deal.plan.signed else None,
            "Partner's profit, %": share_of(deal.plan) if deal.plan.signed else None,
            "Held by": HELD_BY[deal.plan.bound] if deal.plan.signed else "nothing to share",
            "Founders gain, USD m": round(deal.founders, 1) if deal.plan.signed else None,
            "Partner gains, USD m": round(deal.partner, 1) if deal.plan.signed else None,
            "Real deals of that stage, USD m": real["sale" if deal.plan.key == "sale" else "licence"][deal.plan.date],
        }
        for deal in found
    ]
    return pd.DataFrame(rows)


def real_deals(deals: list[dict], groups: list[dict]) -> dict[str, dict[int, str]]:
    """Return what licences for the world and purchases paid at signing, by date: median, least, most and number."""
    licences = [[row for row in deals if counts(row, stage)] for stage in STAGES.values()]
    return {kind: dict(enumerate(map(spread, found)))
            for kind, found in (("licence", licences), ("sale", purchases(deals, groups)))}  # fmt: skip


def spread(rows: list[dict]) -> str:
    """Return median, least, most and number of what deals paid at signing."""
    paid = sorted(float(row["upfront_usd_m"]) for row in rows)
    return f"{np.median(paid):,.0f} ({paid[0]:,.0f} to {paid[-1]:,.0f}, n {len(paid)})" if paid else "none"


def companies(rows: list[dict], trials: dict[str, Trials], source_of: Callable[[str], str]) -> pd.DataFrame:
    """Return which way each real company took, with what that way leaves founders here and where it was read."""
    table = [
        {
            "Company": row["company"],
            "Way": NAMES[row["plan"]],
            "Founders here, USD m": round(trials[row["plan"]].worth, 1) if trials[row["plan"]].plan.signed else None,
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
    return within(Verdict(key).words(BARE))
