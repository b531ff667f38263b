"""Yes or no of two kinds of decision replayed: that a late change costs time, and that the smallest plant is enough.

Of late changes each has the odds of those whose outcome was told before. Autolus could have its plant at Stevenage, the
larger one at Rockville that it gave up, or both; what would be asked of them is what the therapies before it sold in
their first whole year, at their list prices.
"""

from collections.abc import Iterator
from dataclasses import replace

from data import store
from explorer.known import Known, graded, of_case, plain, prior, row
from models import replay

CHANGES, PLANT, USE = "changes", "one_plant", "first_years"
FIRST_YEARS = {
    "company_quarters-199": "product_metrics-001",
    "company_quarters-052": "product_metrics-003",
}  # and price
STEVENAGE, ROCKVILLE, BOTH = "Stevenage", "Rockville", "both"
SMALL, LARGE = "network_capacity-010", "S025"  # what each plant was said to be able to make
MILLION, HUNDRED = 1e6, 100.0


def choices(of: store.Connection) -> Iterator[dict]:
    """Yield each chance of a late change's cost, what a plant is used in its first year, and whether it is enough."""
    facts = {one["fact_id"]: one for one in plain(store.rows(of, "facts"))}
    for case in graded(of, (CHANGES,)):
        before = Known(of, case["day"]).cases(CHANGES)
        chance = replay.succession([cost_time(one) for one in before])
        yield yes_or_no(case, cost_time(facts[case["fact_id"]]), [one["fact_id"] for one in before], chance)
    for case in graded(of, (USE,)):
        if told := first_year(Known(of, case["day"])):
            yield of_case(case, facts[case["fact_id"]], *told)
    for case in graded(of, (PLANT,)):
        if plants := ranking(Known(of, case["day"])):
            taken = next(one for one in plants if one.name == STEVENAGE)
            held = facts[case["fact_id"]]["value"] <= HUNDRED
            yield yes_or_no(case, held, [SMALL, LARGE, *told_facts()], taken.chance)


def places_taken(of: store.Connection) -> Iterator[tuple[str, int, int]]:
    """Yield of each decision among options what it is called, the place of the option taken, and of how many."""
    for case in graded(of, (PLANT,)):
        if plants := ranking(Known(of, case["day"])):
            names = [one.name for one in plants]
            yield case["what"], names.index(STEVENAGE) + 1, len(names)


def cost_time(change: dict) -> bool:
    """Say whether months were lost by a late change."""
    return bool(change["value"] and change["value"] > 0)


def yes_or_no(case: dict, came: bool, stands_on: list[str], chance: float) -> dict:
    """Return the probability of a single decision with what came of it."""
    name = case["replay_case"].partition("_")[2]
    return row(case["model"], name, case["day"], case["what"], came, case["fact_id"], stands_on, chance=chance)


def asked(known: Known) -> list[float] | None:
    """Return how many patients each earlier therapy's first whole year of sales comes to, the newest last."""
    if not (told := known.figures(*told_facts())):
        return None
    sold, prices = told[: len(FIRST_YEARS)], told[len(FIRST_YEARS) :]
    return [MILLION * one / price for one, price in zip(sold, prices, strict=True)]


def told_facts() -> list[str]:
    """Return the facts that tell what is asked of a plant: sales, then prices."""
    return [*FIRST_YEARS, *FIRST_YEARS.values()]


def first_year(known: Known) -> tuple[replay.Forecast, list[str]] | None:
    """Return the use of the plant at Stevenage in its first whole year, percent; None where it was not told."""
    capacity, patients = known.figures(SMALL), asked(known)
    if not capacity or not patients:
        return None
    used = [HUNDRED * one / capacity[0] for one in patients]
    said = replay.from_cases(used, prior(USE))
    return replace(said, narrow_low=said.low, narrow_high=said.high), [SMALL, *told_facts()]


def ranking(known: Known) -> list[replay.Sized] | None:
    """Return the plants that could be had, the best first; none where one of them was not told."""
    patients, small = asked(known), known.figures(SMALL)
    large = [one["capacity_doses_per_year"] for one in known.rows("sites") if one["fact_id"] == LARGE]
    if not patients or not small or not large:
        return None
    sizes = {STEVENAGE: small[0], ROCKVILLE: large[0], BOTH: small[0] + large[0]}
    return replay.ranked(sizes, patients, prior(USE))
