"""The past replayed: every forecast that the models would have made, of what was known that day, beside what happened.

What a forecast is made of is read through `Known`, which has a day and nothing later; outcomes are read apart from it.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data import store
from explorer.choices import choices
from explorer.decisions import decisions
from explorer.known import Known, graded, of_case, plain, prior, row
from explorer.ramps import ramps
from explorer.store import connection, records
from models import replay
from models.market import real
from models.pitch.deals import Deal, comparables, deals_of, reason_to_drop

GLOBAL, SALES, TOLD_AFTER = real.WORLD, real.SALES, 2  # months after a period's end in which its sales are told
STILL_SOLD = 1.25  # years; a product's newest sales of the same kind of period that are no older count for the class
FIRST_DEALS, PAIR = 2021, 2  # the first year whose deals are forecast; years that share what was known before them
KINDS = ("licence", "acquisition")
ODDS = {"phase 3": "rd_benchmarks-016c", "filing": "rd_benchmarks-016d"}  # those of Partner
CASES = ("builds", "delays", "slots", "costs")  # models that forecast the next case from the earlier ones
HUNDRED, DIGITS = 100.0, 4


def everything(of: store.Connection | None = None) -> list[dict]:
    """Return every forecast with its outcome, as the grades hold it; of another store if one is given."""
    store_of = of or connection()
    kinds = (sales, upfronts, cases, approvals, ramps, decisions, choices)
    made = [row for kind in kinds for row in kind(store_of)]
    return [{name: rounded(cell) for name, cell in row.items()} for row in made]


def rounded(cell):
    """Return a number with the digits that grades hold."""
    return float(f"{cell:.{DIGITS}g}") if isinstance(cell, float) else cell


# Sales a year later


def sales(of: store.Connection) -> Iterator[dict]:
    """Yield each forecast of a product's sales a year after a reported quarter, or year where no quarter is known."""
    for begin, later in year_apart(reported(plain(store.rows(of, "company_quarters")))):
        known = Known(of, day_told(begin["period"]))
        if not (told := sales_forecast(known, begin["product_id"], begin["period"])):
            continue
        said, stands_on = told
        what = f"{later['product']}, {' '.join(reversed(later['period'].split('-')))}"
        yield row("sales", f"{later['product_id']}_{later['period']}", known.day, what, later["value"],
                  later["fact_id"], stands_on, unit=later["unit"], **vars(said))  # fmt: skip


def day_told(period: str) -> str:
    """Return the day on which the sales of a period are known to all."""
    begin, length = real.span(period)
    end = pd.Timestamp(int(begin), 1, 1) + pd.DateOffset(months=round(12 * (begin % 1 + length)))
    return f"{end + pd.DateOffset(months=TOLD_AFTER) - pd.Timedelta(days=1):%Y-%m-%d}"


def reported(rows: list[dict]) -> dict[tuple[str, str], dict]:
    """Return sales by product and period: the world's, or the home market's where no others are told."""
    mine = [one for one in rows if one["measure"] == SALES and one["product_id"] and real.span(one["period"])]
    found = {}
    for region in (real.HOME, GLOBAL):
        here = [one for one in mine if one["region"] == region]
        products = {one["product_id"] for one in here}
        found = {key: one for key, one in found.items() if key[0] not in products}
        found |= {(one["product_id"], one["period"]): one for one in here}
    return found


def year_apart(sold: dict[tuple[str, str], dict]) -> list[tuple[dict, dict]]:
    """Return the pairs of periods a year apart: quarters, and years in which no quarter of the product is paired."""
    later = {(name, f"{int(period[:4]) - 1}{period[4:]}"): one for (name, period), one in sold.items()}
    pairs = [(sold[key], later[key]) for key in sorted(sold.keys() & later.keys()) if "H" not in key[1]]
    quarters = {(two["product_id"], two["period"][:4]) for _, two in pairs if "Q" in two["period"]}
    return [
        pair for pair in pairs if "Q" in pair[1]["period"] or (pair[1]["product_id"], pair[1]["period"]) not in quarters
    ]


def sales_forecast(known: Known, product: str, period: str) -> tuple[replay.Forecast, list[str]] | None:
    """Return the forecast of a product's sales a year after a period, of what was known, and the facts it stands on.

    None where the sales of the period, or the curve, were not known that day.
    """
    sold, curve = reported(known.rows("company_quarters", "period")), known.curve()
    if (product, period) not in sold or not curve:
        return None
    since = launches(sold, known.rows("products", "first_approval_date"))
    now, pairs = sold[product, period], year_apart(sold)
    errors = [np.log(two["value"] / (one["value"] * growth(curve, one, since))) for one, two in pairs]
    others = newest(sold, period)
    said = replay.from_sales(now["value"], growth(curve, now, since), errors, others, prior("sales"))
    return said, [now["fact_id"], *(two["fact_id"] for _, two in pairs)]


def launches(sold: dict, products: list[dict]) -> dict[str, float]:
    """Return the year of each product's launch: its first approval, or its first reported sales."""
    first = {}
    for name, period in sold:
        first[name] = min(first.get(name, np.inf), real.span(period)[0])
    return first | {one["fact_id"]: real.launched(one["first_approval_date"]) for one in products}


def growth(curve: tuple[float, ...], one: dict, since: dict[str, float]) -> float:
    """Return by which factor the curve has a product's sales of a period grow until a year later."""
    (begin, length), start = real.span(one["period"]), since[one["product_id"]]
    return replay.next_year(curve, begin - start, begin + length - start)


def newest(sold: dict, period: str) -> list[float]:
    """Return each product's newest sales of a kind of period, none much older than a year."""
    begin, length = real.span(period)
    alike = [(real.span(when), name, one["value"]) for (name, when), one in sold.items()]
    recent = sorted(
        (at, name, value) for (at, long), name, value in alike if long == length and at > begin - STILL_SOLD
    )
    return list({name: value for _, name, value in recent}.values())


# Paid at signing


def upfronts(of: store.Connection) -> Iterator[dict]:
    """Yield each forecast of what a deal pays at signing, from the deals known before its pair of years."""
    groups, years = plain(store.rows(of, "modality_class_map")), records("assumptions", "key")["deal_years"]["value"]
    seen = {}
    rows = {one["fact_id"]: one for one in plain(store.rows(of, "deals"))}
    for deal in deals_of(list(rows.values()), groups):
        if int(deal.year) < FIRST_DEALS or deal.kind not in KINDS or reason_to_drop(deal, deal.kind, 0.0):
            continue
        day = f"{int(deal.year) - 1 - (int(deal.year) + 1) % PAIR}-12-31"
        if day not in seen:
            seen[day] = deals_of(Known(of, day).rows("deals", "announced"), groups)
        said, stands_on = deal_forecast(seen[day], deal, years)
        yield row("upfronts", deal.key, day, f"{deal.buyer} and {deal.seller}, {rows[deal.key]['announced'][:4]}",
                  deal.upfront, deal.key, stands_on, unit="usd_million", **vars(said))  # fmt: skip


def deal_forecast(deals: tuple[Deal, ...], deal: Deal, years: float) -> tuple[replay.Forecast, list[str]]:
    """Return the forecast of what a deal pays by its kind, group and stage, of deals known, and those compared."""
    compared = comparables(deals, deal.kind, deal.group, deal.stage, years)
    kind = sorted((one for one in deals if not reason_to_drop(one, deal.kind, 0.0)), key=lambda one: one.year)
    middle = compared.upfront.low, compared.upfront.high
    paid = [one.upfront for one in compared.deals]
    said = replay.from_deals(paid, middle, kind[-1].upfront, [one.upfront for one in kind], prior("upfronts"))
    return said, [one.key for one in compared.deals]


# Single decisions


def cases(of: store.Connection) -> Iterator[dict]:
    """Yield each forecast of a single decision from the earlier ones of its kind."""
    facts = {one["fact_id"]: one for one in plain(store.rows(of, "facts"))}
    for case in graded(of, CASES):
        day, fact = case["day"], facts[case["fact_id"]]
        if not (earlier := Known(of, day).cases(case["model"])):
            continue
        said = replay.from_cases([one["value"] for one in earlier], prior(case["model"]))
        yield of_case(case, fact, said, [one["fact_id"] for one in earlier])


def approvals(of: store.Connection) -> Iterator[dict]:
    """Yield each probability that the product of a deal is approved within its time, by what still lay before it."""
    approved = {one["fact_id"]: one["first_approval_date"] for one in plain(store.rows(of, "products"))}
    for case in graded(of, ("approvals",)):
        odds = {one["fact_id"]: one["value"] for one in Known(of, case["day"]).rows("rd_benchmarks")}
        steps = [ODDS["filing"]] if case["stage"] == "filing" else list(ODDS.values())
        came = (approved[case["product_id"]] or "9999") <= case["known_from"]
        yield row("approvals", case["replay_case"].partition("_")[2], case["day"], case["what"], came,
                  case["product_id"], [case["fact_id"], *steps],
                  chance=float(np.prod([odds[step] / HUNDRED for step in steps])))  # fmt: skip
