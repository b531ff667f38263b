"""Whether viability, not efficacy, is the question: who misses the margin, whose effect falls short, and who did.

Two questions are put to the same asset in as many futures. Efficacy: does its pivotal study succeed, and is its
response no further below today's standard than the pitch's gate allows? Viability: is the gross margin aimed at made
in the year of sales in which it must be? The claim holds where more futures fall over the second. Beside it stand the
products whose cost of sales is published, by year since their approval.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from models import partner, pitch, viability
from models.claims.record import Line, Record, Table, by_year, known_sum, length, year_of_sales
from models.claims.trial import Ahead, Ask
from models.steps import steps_of

SCALE = 100.0  # points of a share
SEED = 6
BOUGHT = ("licence", "acquisition")
AGES = ("Year of sales", "Product", "Period", "Gross margin", "Yours, as planned")


def viability_decides(ask: Ask) -> Ahead:
    """Share of futures in which the margin alone is missed less that of those in which the effect falls short, points.

    Where the effect falls short, it is the effect that ends a product: its few patients make its doses dear besides.
    """
    margin = missed(ask.inputs)
    effect = no_effect(ask)
    return Ahead(SCALE * ((margin & ~effect).astype(float) - effect), SCALE)


def missed(inputs: viability.Inputs) -> np.ndarray:
    """Return (FUTURES,) whether the gross margin in the year judged is below the one aimed at."""
    return viability.margin_futures(inputs, int(inputs.judged_year)) < inputs.target_margin


def no_effect(ask: Ask) -> np.ndarray:
    """Return (FUTURES,) whether the effect falls short: in the study, or against the standard of its day."""
    short = falls_short(ask.of("pitch"))
    return short | study_fails(ask.of("partner"), len(short))


def falls_short(inputs: pitch.Inputs) -> np.ndarray:
    """Return (FUTURES,) whether the asset's response lies further below the standard than the gate allows."""
    found = pitch.ranking(inputs)
    return found.measured[found.asset, found.response] < found.bar


def study_fails(inputs: partner.Inputs, futures: int) -> np.ndarray:
    """Return (futures,) whether the pivotal study fails, in the share of futures that the partner page counts with."""
    _, succeeds, _ = steps_of(inputs)
    drawn = np.random.default_rng(SEED).permutation(futures)
    return drawn >= succeeds * futures


def told_margins(rows: Sequence[Mapping], products: Sequence[Mapping]) -> dict[tuple[int, str], tuple[float, Mapping]]:
    """Return by year of sales and product the gross margin told for the longest period, percent, and its row.

    Of figures for as long, the later counts. A figure for two products counts from the approval of the one named first.
    """
    launched = {row["brand"]: row["first_approval_date"] for row in products if row["first_approval_date"]}
    told = [row for row in rows if row["measure"] in ("gross_margin", "cost_over_sales") and row["product"]]
    found = {}
    for row in sorted(told, key=lambda row: (length(row["period"]), row["period"])):
        brand = row["product"].split(" + ")[0]
        year = year_of_sales(launched[brand], row["period"]) if len(launched.get(brand) or "") > len("2025-01") else 0
        if year > 0:
            found[year, brand] = margin_of(row), row
    return dict(sorted(found.items()))


def margin_of(row: Mapping) -> float:
    """Return the gross margin, percent of sales, that a row tells."""
    return row["value"] if row["measure"] == "gross_margin" else SCALE * (1 - row["value"])


def covering(margins: Sequence[float], least: float = 0.0) -> tuple[int, int]:
    """Return how many of the margins are above a percentage, and how many there are."""
    return sum(margin > least for margin in margins), len(margins)


def viability_record(ask: Ask) -> Record:
    """Set the margins told by year of sales beside yours, and what moved by calendar year."""
    told = told_margins(ask.rows("company_quarters"), ask.rows("products"))
    return Record(sentences(ask, told), (by_age(ask, told), by_calendar(ask)))


def sentences(ask: Ask, told: Mapping) -> tuple[tuple, ...]:
    """Say what those on record made in the year judged, or the last told before it, and what yours does."""
    inputs, wanted = ask.inputs, int(ask.inputs.judged_year)
    there = [year for year, _ in told if year <= wanted]
    yours = (
        f"In year {wanted} of sales yours misses the ",
        (inputs.target_margin, "percent"),
        " aimed at in ",
        (SCALE * float(missed(inputs).mean()), "percent"),
        " of futures; its study fails, or its response falls further below the standard than the gate allows, in ",
        (SCALE * float(no_effect(ask).mean()), "percent"),
        ".",
    )
    if not there:
        return yours, ("The store has no product's margin as early as that.",)
    sold, publish = sum(row["stage"] == "marketed" for row in ask.rows("products")), len({brand for _, brand in told})
    year = max(there)
    margins = [margin for (at, _), (margin, _) in told.items() if at == year]
    (cover, count), (reach, _) = covering(margins), covering(margins, inputs.target_margin)
    covers = SCALE * float((viability.margin_futures(inputs, year) > 0).mean())
    said = (
        f"On record in year {year}: {cover} of {count} covered the cost of sales, {reach} made what you aim at; yours"
    )
    few = f" of futures. Of {sold} products on the market the store has the cost of sales of {publish}."
    return yours, (said + " covers it in ", (covers, "percent"), few)


def by_age(ask: Ask, told: Mapping) -> Table:
    """Return the margins told by year of sales, beside each what yours makes as planned."""
    yours = {year: float(viability.year_of_sales(ask.inputs, year).margin[0]) for year, _ in told}
    lines = tuple(
        Line((str(year), brand, row["period"].replace("/", " to "), margin, yours[year]), row)
        for (year, brand), (margin, row) in told.items()
    )
    units = ("", "", "", "percent", "percent")
    return Table("What the store says by year since approval", AGES, units, lines)


def by_calendar(ask: Ask) -> Table:
    """Return approvals, exits, and money paid, raised and put into plants by calendar year."""
    parts = {
        "Approved": (ask.rows("products"), "first_approval_date", lambda row: 1),
        "Exits": (one_each(ask.rows("exits")), "date", lambda row: 1),
        "Paid at signing": ([row for row in ask.rows("deals") if row["kind"] in BOUGHT], "announced", paid),
        "Raised": (ask.rows("company_quarters"), "period", lambda row: row["value"] * (row["measure"] == "raised")),
        "Into plants": (announced(ask.rows("sites")), "announced_year", lambda row: row["capex_usd_m"]),
    }
    sums = {
        head: by_year([row for row in rows if row[day]], day, {head: adds}) for head, (rows, day, adds) in parts.items()
    }
    years = sorted(set().union(*sums.values()))
    units = ("", "count", "count", "usd_million", "usd_million", "usd_million")
    lines = [[sums[head].get(year, {}).get(head, 0.0) for head in parts] for year in years]
    known = [[known_sum(cell) if unit == "usd_million" else cell for cell, unit in zip(line, units[1:], strict=True)]
             for line in lines]  # fmt: skip
    kept = tuple(Line((str(year), *cells)) for year, cells in zip(years, known, strict=True) if any(cells))
    rests = "Counted over the rows of products, exits, deals, company_quarters and sites; each has its source there."
    return Table("What the store says by calendar year", ("Year", *parts), units, kept, rests)


def one_each(exits: Sequence[Mapping]) -> list[Mapping]:
    """Return one row an exit: one that is told with two figures stands in two."""
    return list({(row["date"], row["company"]): row for row in exits}.values())


def paid(deal: Mapping) -> float:
    """Return what a deal paid at signing, shares included, USD million; 0 where nothing is told."""
    return (deal["upfront_usd_m"] or 0.0) + (deal["equity_usd_m"] or 0.0)


def announced(sites: Sequence[Mapping]) -> list[dict]:
    """Return the sites with the year of their announcement as the store writes dates."""
    return [row | {"announced_year": f"{row['announced_year']:.0f}"} for row in sites if row["announced_year"]]
