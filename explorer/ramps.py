"""A product's second year of sales forecast from its first four quarters, of what was told by then.

Where the second year begins is where the outcome's period does; the first is the four quarters before it, with what
was told of the quarter of the launch. Sums over them are made of whatever periods were told: quarters, or a year less
the others. Only products whose second year was told by that day set the curve right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data import store
from explorer.known import Known, graded, of_case, plain, prior
from models import replay
from models.market import real

YEAR = 4  # quarters
MODEL = "ramps"


@dataclass(frozen=True)
class FirstYear:
    """What a product sold in its first four quarters, and how the curve has that grow."""

    sold: float
    growth: float  # factor to the next four quarters
    last: float  # four times the last quarter, or the year where that was not told
    facts: tuple[str, ...]


def ramps(of: store.Connection) -> Iterator[dict]:
    """Yield each forecast of a second year."""
    outcomes = {one["fact_id"]: one for one in plain(store.rows(of, "company_quarters"))}
    for case in graded(of, (MODEL,)):
        outcome = outcomes[case["fact_id"]]
        if told := ramp_forecast(Known(of, case["day"]), outcome["product_id"], outcome["region"], outcome["period"]):
            yield of_case(case, outcome, *told)


def ramp_forecast(known: Known, product: str, region: str, later: str) -> tuple[replay.Forecast, list[str]] | None:
    """Return the forecast of a product's sales in a later period, of what was known, and the facts it stands on.

    None where the first year, or the curve, was not known that day.
    """
    rows, approved = known.rows("company_quarters", "period"), approvals(known)
    curve, outcomes = known.curve(), {one["fact_id"]: one for one in rows}
    if not curve or not (mine := first_year(rows, product, region, later, approved, curve)):
        return None
    errors, second, facts = [], [], list(mine.facts)
    for case in known.cases(MODEL):
        before = outcomes[case["fact_id"]]
        its = first_year(rows, before["product_id"], before["region"], before["period"], approved, curve)
        errors.append(float(np.log(case["value"] / (its.sold * its.growth))))
        second.append(case["value"])
        facts += [case["fact_id"], *its.facts]
    said = replay.from_earlier(mine.sold * mine.growth, mine.last, errors, second, prior(MODEL))
    return said, list(dict.fromkeys(facts))


def approvals(known: Known) -> dict[str, float]:
    """Return the year in which each product was first approved, where that was known."""
    dated = known.rows("products", "first_approval_date")
    return {one["fact_id"]: real.launched(one["first_approval_date"]) for one in dated}


def first_year(
    rows: Sequence[dict], product: str, region: str, later: str, approved: dict[str, float], curve: tuple[float, ...]
) -> FirstYear | None:
    """Return the four quarters before a later period, and the curve's growth to it; none where they were not told."""
    told, end = periods(rows, product, region), quarters(later)[0]
    begin = end - YEAR
    found = between(told, begin - 1, end) or between(told, begin, end)
    if not found:
        return None
    sold, facts = found
    last = between(told, end - 1, end)
    since = begin / YEAR - approved.get(product, begin / YEAR)
    return FirstYear(sold, replay.next_year(curve, since, since + 1), YEAR * last[0] if last else sold, facts)


def periods(rows: Sequence[dict], product: str, region: str) -> list[tuple[int, int, float, str]]:
    """Return a product's told sales in a region: first quarter, quarter after the last, sales, fact."""
    mine = [one for one in rows if (one["product_id"], one["region"], one["measure"]) == (product, region, real.SALES)]
    return [(*span, one["value"], one["fact_id"]) for one in mine if (span := quarters(one["period"]))]


def quarters(period: str) -> tuple[int, int] | None:
    """Return the first quarter of a period such as 2022, 2022-Q2 or 2022-Q2/2023-Q1, and the one after its last."""
    first, _, last = period.partition("/")
    begin, end = real.span(first), real.span(last or first)
    return (round(YEAR * begin[0]), round(YEAR * sum(end))) if begin and end else None


def between(told: Sequence[tuple[int, int, float, str]], start: int, end: int) -> tuple[float, tuple[str, ...]] | None:
    """Return what was sold from one quarter to another, and the facts: the fewest periods added or taken away."""
    reached, queue = {start: (0.0, ())}, [start]
    for at in queue:
        total, facts = reached[at]
        for begin, stop, value, fact in told:
            for here, there, sign in ((begin, stop, 1), (stop, begin, -1)):
                if here == at and there not in reached:
                    reached[there] = total + sign * value, (*facts, fact)
                    queue.append(there)
    return reached.get(end)
