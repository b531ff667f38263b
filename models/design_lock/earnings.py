"""What an approved launch leaves once its doses are made and sold, and its plants are built as they are needed.

Planned before any plant stands: one site, with suites that grow with the patients who ask. As in the network that is
then built, a suite takes its months to build and is paid over them, stands ready a year ahead, and closes when fewer
ask; a site costs its setup once and its running however little it makes, from a year before the launch. So the first
years' suites are not yet full, and capital counts when it is spent. What is spent before pivotal data on the site and
on the suites of the first area is at risk: it is paid whether or not the launch comes, by a programme whose launch as
planned brings that much by its chance.

A country is served where its patients pay for their doses, their shipments, selling, and for running and building
their suites (`choices`), and no law keeps its cells from the plants that stand; the first area as a whole. An area is
served from the site that is planned, or from one of its own if that brings more (`areas`). An area in which neither
pays for its commercial build is not launched in, on this page as on every other; the network closes one more where it
does not pay for suites that come whole. All is left in the year from which on it would only lose; where even that
leaves nothing, nobody launches. Every cost is the same wherever the site stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.design_lock.areas import (
    A_MOMENT,
    READY_BEFORE,
    Served,
    countries_served,
    served_near,
    since,
    site_apart,
    suites,
)
from models.design_lock.choices import Choices, chosen, worth_of
from models.design_lock.inputs import Inputs
from models.design_lock.money import annuity, discount, monthly_rate
from models.design_lock.volumes import Timing, Volume, capital_worth, first_year, volume
from models.market import LAUNCHED
from models.years import AREAS, MONTHS_A_YEAR, YEARS

AT_ONCE, ALL = 5, slice(None)  # launches
SIMPLE = 2  # choices of an area that is served as a whole or not at all
ROUNDING = 1e-9  # USD million


@dataclass(frozen=True)
class Earnings:
    """Worth of a launch by its month (t,) and points of quality (x,), USD million of today."""

    left: np.ndarray  # (t, x) from pivotal data on; 0 where it would lose, since nobody launches then
    at_risk: np.ndarray  # (t,) plants paid before pivotal data, for the first design as expected


@dataclass(frozen=True)
class Way:
    """A way to serve an area."""

    choices: Choices  # of which countries
    fixed: np.ndarray  # (t, years) paid until each year whoever is served: the commercial build, and a site apart


def earnings(inputs: Inputs, launch: np.ndarray, volumes: Sequence[Volume | None], first: np.ndarray) -> Earnings:
    """Work out what launches (t,) leave for the patients of each area at points (x,); None where nobody asks.

    first (x,): the chance that the first design as expected is approved and comes to each point.
    A few launches at a time, whose tables stay near the processor, from the year on in which anything is sold or paid.
    """
    later, before = site_capital(inputs, launch)
    stands, capital = np.cumsum(standing(inputs, launch), axis=1)[:, :, None], suites(inputs).capital
    each = [(ways(inputs, launch, area, asked), asked) for area, asked in enumerate(volumes) if asked is not None]
    left, brings = np.empty((len(launch), len(first))), np.zeros(len(launch))
    for at in range(0, len(launch), AT_ONCE):
        rows = slice(at, at + AT_ONCE)
        cells = rows, slice(first_year(launch[at]), None)
        left[rows], home = years_left(each, capital, stands[cells], later[rows, None], cells)
        brings[rows] = home @ first
    left = np.maximum(left - later[:, None], 0.0)
    if volumes[0] is not None:
        part = volumes[0].each * countries_served(inputs).part[0]
        before = before + np.minimum(brings, capital * part * volumes[0].begun)
    return Earnings(left, np.minimum(before, left @ first))


def years_left(each: list[tuple], capital: float, stands: np.ndarray, least, cells) -> tuple[np.ndarray, np.ndarray]:
    """Return (t, x) what all areas leave by the best last year, before what comes later, and the first of them alone.

    Countries are chosen only in cells (t, years, x) that could be the best year by what their patients leave: to
    choose takes longer than to serve all who pay for the running of suites. least: what is worth nothing anyway.
    """
    if not each:
        return (nothing := np.zeros_like(stands[:, 0])), nothing
    found = [served(there, asked, capital, cells) for there, asked in each]
    whole = sum(found) - stands
    low = np.maximum(whole.max(axis=1, keepdims=True), least[:, None])
    high = sum(most_of(there) * asked.each * asked.treated[cells] for there, asked in each) - stands
    places = np.flatnonzero(high > low - ROUNDING)
    best = [chosen_at(there, asked, capital, cells, places) if any(len(way.choices) > SIMPLE for way in there)
            else one.ravel()[places] for one, (there, asked) in zip(found, each, strict=True)]  # fmt: skip
    whole.ravel()[places] = sum(best) - stands.ravel()[places // whole.shape[2]]
    return whole.max(axis=1), found[0].max(axis=1)


def most_of(ways: list[Way]) -> float:
    """Return the most that one who asks can leave by any way, the running of suites at least paid."""
    return max(0.0, *(one.leaves - one.bar * one.part for one in (way.choices[0] for way in ways)), 0.0)


def served(ways: list[Way], asked: Volume, capital: float, cells=ALL) -> np.ndarray:
    """Return (t, years, x) what serving an area until each year is worth the way that is worth most; 0 if by none.

    All countries of each way that pay for the running of suites are served; cells: of which launches and years.
    """
    treated, suites = asked.treated[cells], asked.suites[cells]
    best = np.zeros_like(treated)
    for way in ways:
        first = way.choices[0]
        found = (asked.each * first.leaves) * treated
        found -= (asked.each * first.part * capital) * suites
        found -= way.fixed[cells][:, :, None]
        np.maximum(best, found, out=best)
    return best


def chosen_at(ways: list[Way], asked: Volume, capital: float, cells, places: np.ndarray) -> np.ndarray:
    """Return (n,) the same in some places of the cells, where those countries are served that are worth most."""
    treated, suites = (asked.each * table[cells].ravel()[places] for table in (asked.treated, asked.suites))
    best, row = np.zeros(len(places)), places // asked.treated.shape[2]
    for way in ways:
        found = worth_of(way.choices, treated, suites, capital)
        found -= way.fixed[cells].ravel()[row]
        np.maximum(best, found, out=best)
    return best


def ways(inputs: Inputs, launch: np.ndarray, area: int, asked: Volume) -> list[Way]:
    """Return how an area may be served, from the planned site or one of its own; none where neither can ever pay."""
    afar, near = countries_served(inputs), served_near(inputs)
    setup, running = site_apart(inputs, launch, area)
    build = np.repeat(builds(inputs, launch)[area][:, None], YEARS, axis=1)
    site = build + np.cumsum(running, axis=1) + setup[:, None]
    from_here, from_there = (net_of_running(inputs, who)[area] for who in (near, afar))
    most = asked.each * asked.treated.max(axis=2)
    found = [Way(afar.choices[area], build)] if (from_there * most > build).any() else []
    pays = from_here > from_there and ((from_here - max(from_there, 0.0)) * most > site - build).any()
    return [*found, Way(near.choices[area], site)] if pays else found


def net_of_running(inputs: Inputs, who: Served) -> np.ndarray:
    """Return (areas,) USD million that one who asks leaves once suites run for those of the year alone."""
    return who.leaves - suites(inputs).running * who.part


@dataclass(frozen=True)
class Planned:
    """An area of one launch as planned."""

    pays: bool  # whether serving it earns the launch there
    countries: tuple[float, ...]  # part of those who ask in each country that is served, 0 in the others


def planned(inputs: Inputs, launch: float, asked: np.ndarray) -> list[Planned]:
    """Return what becomes of each area in one launch; asked: (areas, years) patients a year."""
    month, point = np.array([launch]), np.array([0.0, 1.0])
    each = volume(Timing.of(inputs), month, np.repeat(asked[:, None, :, None], 2, axis=3), point, False)
    return [planned_in(inputs, month, area, each.of(area)) for area in range(len(AREAS))]


def planned_in(inputs: Inputs, launch: np.ndarray, area: int, asked: Volume) -> Planned:
    """Return whether an area pays, and which countries are served the way that is worth most, or would be from afar."""
    capital, best, countries = suites(inputs).capital, 0.0, countries_served(inputs).countries[area]
    for way in ways(inputs, launch, area, asked):
        worth = chosen_at([way], asked, capital, ALL, np.arange(asked.treated.size))[:: asked.treated.shape[2]]
        year = int(worth.argmax())
        if worth[year] > best:
            there = chosen(way.choices, asked.treated[0, year, 0], capital * asked.suites[0, year, 0])
            best, countries = float(worth[year]), there.countries
    return Planned(best > 0, countries)


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
