"""Tidy frames of scaling alone or with a partner, one row a mark, for its charts and its tables."""

from collections.abc import Callable
from textwrap import wrap

import numpy as np
import pandas as pd
import pyarrow as pa

from models.answer import Answer, Verdict, within
from models.digits import known
from models.names import lifted
from models.partner.comparison import ALONE, BAND, FULL, NONE, broke_share, cash_need, cash_of
from models.partner.deals import Deal
from models.partner.inputs import STAGES, counts, purchases
from models.partner.levers import Bar, Share
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
LIMIT = "Money at hand"  # cash, and what can be raised
YOURS = "Yours"  # a plan at another date than the best
NARROW = 22  # letters of a line of a name beside a bar, so that a phone has room for the bar
LINE = 0.06  # share of the axis that a line of a name needs
LATE = 0.7  # share of the longest band beyond which what is written at a dot ends there
RANKED = pa.schema(
    [(name, pa.string()) for name in ("mark", "label", "plan", "date", "kind", "said")]
    + [(name, pa.float64()) for name in ("place", "value", "low", "high", "baseline", "side", "middle")]
    + [(name, pa.bool_()) for name in ("mine", "best", "tied", "first", "last")]
)


def named(one: Trials) -> str:
    """Name a plan with the date of its deal, for a table or a chart."""
    return NAMES[one.plan.key] + ("" if one.plan.key == ALONE else f", {DATES[list(DATES)[one.plan.date]]}")


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


def ranked(answer: Answer, trials: dict[str, Trials], mine: Trials, base: dict[str, Trials]) -> pa.Table:
    """Return one row a decision, the best first: what founders are left with on average, its band, the baseline's mean.

    answer: by which the decisions are ranked and told apart; mine: the user's plan, a row of its own at another date
    than the best. Plans without a deal come last, without numbers. A row of the mark `reach` holds the axis.
    """
    order = [verdict.kind for group in answer.ranks for verdict in group]
    alike = {verdict.kind for verdict in answer.ranks[0]} if answer.alike else set()
    rows = [decision(key, trials, mine, base) | {"tied": key in alike, "best": key == order[0]} for key in order]
    if mine not in trials.values():
        own = of_plan(mine, True, base) | {"tied": answer.best - mine.worth <= tie_width(rows), "best": False}
        rows.insert(sum(row["value"] > own["value"] for row in rows), own)
    rows += [{"label": f"{NAMES[key]}, no deal"} for key, one in trials.items() if not one.plan.signed]
    longest = max(float(one.quantile(one.founders, BAND[1])) for one in base.values())
    reach = {"mark": "reach", "label": rows[0]["label"], "value": longest, "place": 0.0}
    rows = [row | {"mark": "decision", "place": float(at)} for at, row in enumerate(told(rows, longest))]
    return pa.Table.from_pylist([*rows, reach], schema=RANKED)


def tie_width(rows: list[dict]) -> float:
    """Return by how much decisions that cannot be told apart from the best differ from it, USD million."""
    return max((rows[0]["value"] - row["value"] for row in rows if row["tied"]), default=0.0)


def decision(key: str, trials: dict[str, Trials], mine: Trials, base: dict[str, Trials]) -> dict:
    """Return the row of a decision: of a plan at its best date, or of not to go on."""
    if key != NONE:
        return of_plan(trials[key], trials[key] is mine, base)
    cash = cash_of(trials)
    return {"label": f"{NAMES[NONE]}, with today's cash", "value": cash, "low": cash, "high": cash, "mine": False,
            "baseline": cash_of(base)}  # fmt: skip


def of_plan(one: Trials, mine: bool, base: dict[str, Trials]) -> dict:
    """Return the row of a plan."""
    before = base[one.plan.key]
    low, high = (float(one.quantile(one.founders, share)) for share in BAND)
    return {"label": named(one), "plan": one.plan.key, "mine": mine,
            "date": None if one.plan.key == ALONE else list(DATES)[one.plan.date],
            "value": one.worth, "low": low, "high": high,
            "baseline": before.worth if before.plan.signed else None}  # fmt: skip


def told(rows: list[dict], longest: float) -> list[dict]:
    """Return rows with what is written at their dots, and with the ends of the bracket round those that are tied.

    longest: how far the axis reaches at least.
    """
    tied = [row["label"] for row in rows if row.get("tied")]
    most = max(longest, *(row.get("high", 0.0) for row in rows))
    found = []
    for row in rows:
        best = row.get("best") and not row["tied"]
        parts = [known(row["value"])] if "value" in row else []
        parts += ["the best"] * bool(best and not row["mine"]) + ["your plan"] * bool(row.get("mine"))
        kind = "mine" if row.get("mine") else "best" if row.get("best") else "other"
        side = 1 if row.get("value", 0.0) > LATE * most else -1
        edge = {"first": row["label"] in tied[:1], "last": row["label"] in tied[-1:]}
        middle = row["label"] in tied[(len(tied) - 1) // 2 :][:1] and len(tied) > 1
        found.append(row | edge | {"said": ", ".join(parts), "kind": kind, "side": side,
                                   "middle": 1.0 - len(tied) % 2 / 2 if middle else None})  # fmt: skip
    return found


def cash(trials: dict[str, Trials], mine: Trials, can: float) -> pd.DataFrame:
    """Return how deep the cash need of each plan is: one row a plan and percentile of the trials past proof.

    can: the cash there is, a line of its own; stands: where a line's name is written, on its last row.
    """
    shares = np.arange(2, 100, 2)
    rows = [
        {"label": LIMIT, "paint": "limit", "kind": "limit", "share": float(at), "need": can} for at in shares[[0, -1]]
    ]
    for one in with_mine(trials, mine):
        if not one.plan.signed:
            continue
        levels = one.quantile(one.need, shares / 100, one.past_proof) if one.past_proof.any() else np.zeros(len(shares))
        name = NAMES[one.plan.key]
        about = {"label": name if one in trials.values() else YOURS,
                 "paint": "mine" if one is mine else name, "kind": "mine" if one is mine else "other"}  # fmt: skip
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
    """Return one row a belief: the difference between two plans at both ends of its range, and as it stands.

    left and right: what is written at the ends of its bar.
    """
    rows = [
        {
            "label": "|".join(wrap(labels[bar.key], NARROW)),
            "low": bar.low,
            "high": bar.high,
            "middle": middle,
            "first": bar is found[0],
        }
        | dict(zip(("left", "right"), ends_of(bar), strict=True))
        for bar in found
    ]
    return pd.DataFrame(rows)


def ends_of(bar: Bar) -> list[str]:
    """Return what is written at the left and the right end of a bar: which end of the belief, and the difference."""
    ends = [(bar.low, "low"), (bar.high, "high")]
    return [f"{end} {known(at)}" for at, end in (ends if bar.low <= bar.high else ends[::-1])]


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
