"""What an approved launch leaves once its doses are made and sold, and its plants are built as they are needed.

Planned before any plant stands: one site, with suites that grow with the patients who ask. As in the network that is
then built, a suite takes its months to build and is paid over them, stands ready a year ahead, and closes when fewer
ask; a site costs its setup once and its running however little it makes, from a year before the launch. So the first
years' suites are not yet full, and capital counts when it is spent. What is spent before pivotal data on the site and
on the suites of the first area is at risk: it is paid whether or not the launch comes, by a programme whose launch as
planned brings that much.

A country is served where its patients pay for their doses, their shipments, selling and the running of their suites,
as the network chooses them, and no law keeps its cells from the plants that stand. An area is served from the site
that is planned, or from one of its own if that brings more (`areas`). An area in which neither pays for its commercial
build is not launched in, on this page as on every other. All is left in the year from which on it would only lose;
where even that leaves nothing, nobody launches. Every cost is the same wherever the site stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from models.design_lock.areas import (
    A_MOMENT,
    READY_BEFORE,
    STARTS,
    Served,
    countries_served,
    served_near,
    since,
    site_apart,
    suites,
)
from models.design_lock.inputs import Inputs
from models.design_lock.money import annuity, discount, monthly_rate
from models.market import LAUNCHED
from models.years import AREAS, MONTHS_A_YEAR, YEARS


@dataclass(frozen=True)
class Earnings:
    """Worth of a launch by its month (t,) and points of quality (x,), USD million of today."""

    left: np.ndarray  # (t, x) from pivotal data on; 0 where it would lose, since nobody launches then
    at_risk: np.ndarray  # (t,) plants paid before pivotal data, for the first design as expected


def earnings(inputs: Inputs, launch: np.ndarray, asked: np.ndarray, points: np.ndarray, grown=None) -> Earnings:
    """Work out what launches (t,) leave for patients a year (areas, t, years, x) at points (x,).

    grown: by how many suites grow for them (areas, t, years, x), where that is known already.
    """
    (spent, risked), (later, before) = capital_worth(inputs, launch), site_capital(inputs, launch)
    left = np.broadcast_to(-np.cumsum(standing(inputs, launch), axis=1)[:, :, None], asked.shape[1:]).copy()
    at_risk = before
    for area in np.flatnonzero(asked.any(axis=(1, 2, 3))):
        added = suites_added(asked[area]) if grown is None else grown[area]
        if area == 0:
            first = suites(inputs).capital * countries_served(inputs).part[area]
            at_risk = before + first * np.sum(risked * at_point(points, added, 0.0), axis=1)
        left += served(inputs, launch, area, asked[area], added, spent - risked if area == 0 else spent)
    left = np.maximum(left.max(axis=1) - later[:, None], 0.0)
    return Earnings(left, np.minimum(at_risk, at_point(points, left, 0.0)))


def served(inputs: Inputs, launch, area: int, asked: np.ndarray, added: np.ndarray, spent: np.ndarray) -> np.ndarray:
    """Return (t, years, x) what serving an area until each year is worth, its commercial build paid; 0 if not served.

    It is served from afar or with a site of its own, whichever is worth more. asked, added (t, years, x): patients a
    year, and by how many suites grow; spent (t, years): capital, worth today.
    """
    found, apart = ways(inputs, launch, area, asked, added, spent)
    if apart is not None:
        np.maximum(found, apart, out=found)
    return np.maximum(found, 0.0, out=found)


def ways(inputs: Inputs, launch, area: int, asked, added, spent) -> tuple[np.ndarray, np.ndarray | None]:
    """Return what serving an area from afar is worth, and with a site of its own; None where that cannot pay."""
    afar, near, build = countries_served(inputs), served_near(inputs), builds(inputs, launch)[area]
    found = served_by(inputs, afar, area, asked, added, spent)
    found -= build[:, None, None]
    setup, running = site_apart(inputs, launch, area)
    site = np.cumsum(running, axis=1) + setup[:, None]
    more = net_of_running(inputs, near)[area] - net_of_running(inputs, afar)[area]
    if not site_may_pay(inputs, more, asked, site):
        return found, None
    apart = served_by(inputs, near, area, asked, added, spent)
    apart -= (site + build[:, None])[:, :, None]
    return found, apart


def net_of_running(inputs: Inputs, who: Served) -> np.ndarray:
    """Return (areas,) USD million that one who asks leaves once suites run for those of the year alone."""
    return who.leaves - suites(inputs).running * who.part


def site_may_pay(inputs: Inputs, more: float, asked: np.ndarray, site: np.ndarray) -> bool:
    """Say whether what one who asks leaves more can pay for a site (t, years) in any year; suites' capital apart."""
    if more <= 0:
        return False
    return bool((np.cumsum(more * discount(inputs) * asked.max(axis=2), axis=1) > site).any())


def served_by(inputs: Inputs, who: Served, area: int, asked, added, spent) -> np.ndarray:
    """Return (t, years, x) what one way to serve an area brings until each year, its suites paid, its site not yet."""
    suite, worth = suites(inputs), discount(inputs)[:, None]
    sums = ahead(asked)
    sums *= -worth * suite.running * who.part[area]
    sums += worth * who.leaves[area] * asked
    sums -= (suite.capital * who.part[area] * spent)[:, :, None] * added
    return np.cumsum(sums, axis=1, out=sums)


def not_served(inputs: Inputs, launch: float, asked: np.ndarray) -> tuple[bool, ...]:
    """Return by area whether patients ask there and serving them would lose; asked: (areas, years) patients a year."""
    return tuple(bool(one.any()) and max(worth) <= 0 for one, worth in worth_of_ways(inputs, launch, asked))


def open_to(inputs: Inputs, launch: float, asked: np.ndarray) -> tuple[tuple[float, ...], ...]:
    """Return by area the part, 0 to 1, of those who ask in each country that is served the way that is worth more."""
    parts = zip(countries_served(inputs).countries, served_near(inputs).countries, strict=True)
    each = zip(parts, worth_of_ways(inputs, launch, asked), strict=True)
    return tuple(near if apart > afar else far for (far, near), (_, (afar, apart)) in each)


def worth_of_ways(inputs: Inputs, launch: float, asked: np.ndarray) -> Iterator[tuple[np.ndarray, tuple[float, float]]]:
    """Yield of each area its patients (1, years, 1) and the most that each way to serve them is worth."""
    month = np.array([launch])
    spent, _ = capital_worth(inputs, month)
    for area, one in enumerate(asked[:, None, :, None]):
        afar, apart = ways(inputs, month, area, one, suites_added(one), spent)
        yield one, (float(afar.max()), -np.inf if apart is None else float(apart.max()))


def suites_added(asked: np.ndarray) -> np.ndarray:
    """Return (t, years, x) for how many patients a year more than ever before suites are needed."""
    most = np.maximum.accumulate(asked, axis=1)
    added = most.copy()
    added[:, 1:] -= most[:, :-1]
    return added


def at_point(points: np.ndarray, table: np.ndarray, at: float) -> np.ndarray:
    """Return a table (..., x) at a point between even points (x,)."""
    place = np.clip((at - points[0]) / (points[1] - points[0]), 0, len(points) - 1)
    index = min(int(place), len(points) - 2)
    return table[..., index] * (index + 1 - place) + table[..., index + 1] * (place - index)


def ahead(asked: np.ndarray) -> np.ndarray:
    """Return (t, years, x) the patients whose suites run: those of the year or of the next, whichever are more."""
    most = asked.copy()
    np.maximum(asked[:, :-1], asked[:, 1:], out=most[:, :-1])
    return most


def capital_worth(inputs: Inputs, launch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (t, years) what a dollar of a plant needed from each year on is worth today, and its part before data.

    It is spent evenly over the months of building, from today on; nothing is needed before the launch.
    """
    needed = np.maximum(STARTS, launch[:, None])
    data = launch[:, None] - inputs.filing_months
    begin = np.maximum(needed - inputs.own_build_months, 0.0)
    months = np.maximum(needed - begin, 1.0)
    rate = monthly_rate(inputs)
    early = np.maximum(needed - months, 0.0)
    return (annuity(rate, early, needed) / months, annuity(rate, early, np.clip(data, early, needed)) / months)


def site_capital(inputs: Inputs, launch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (t,) what setting the site up costs after pivotal data and before, worth today."""
    if inputs.modality in inputs.from_shelf:
        return np.zeros_like(launch), np.zeros_like(launch)
    whole, before = (part[np.arange(len(launch)), year_of(launch)] for part in capital_worth(inputs, launch))
    return inputs.site_setup * (whole - before), inputs.site_setup * before


def year_of(month: np.ndarray) -> np.ndarray:
    """Return the year, counted from 0, in which a month falls, at most the last."""
    return np.minimum(month // MONTHS_A_YEAR, YEARS - 1).astype(int)


def standing(inputs: Inputs, launch: np.ndarray) -> np.ndarray:
    """Return (t, years) what is paid however much launches sell, by those whose study succeeds, worth today.

    The team from pivotal data to launch, the site from a year before it, selling and administration from it on, and
    for some years the studies after approval.
    """
    site = 0.0 if inputs.modality in inputs.from_shelf else inputs.site_running
    paid = inputs.overhead * (since(launch - inputs.filing_months) - since(launch))
    paid = paid + inputs.selling_fixed * since(launch) + site * since(launch - READY_BEFORE)
    studies = since(launch) - since(launch + MONTHS_A_YEAR * inputs.post_approval_years)
    return (paid + inputs.post_approval * studies) * discount(inputs)


def builds(inputs: Inputs, launch: np.ndarray) -> np.ndarray:
    """Return (areas, t) what the commercial build of each area costs, worth today: paid from data to the launch."""
    costs = np.array([getattr(inputs, f"launch_{area}") for area in AREAS]) * LAUNCHED[inputs.launch_in]
    begin = np.maximum(launch - inputs.filing_months, 0.0)
    months = np.maximum(launch - begin, A_MOMENT)
    return costs[:, None] * annuity(monthly_rate(inputs), begin, begin + months) / months
