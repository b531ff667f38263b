"""Whether the next step is in vivo: what few patients show, held against the gate, and where the money went.

Both classes are what their products have shown, few patients for what they are; the class of your own asset is as you
set it. A class counts with its weighted value in the futures in which its response reaches the gate, and with nothing
in the others. Beside it stands what was paid at signing for each class, year by year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models import pitch
from models.answer import Absent
from models.claims.record import Line, Record, Table, known_sum, year_of
from models.claims.trial import Ahead, Ask

IN_VIVO = ("in_vivo_lentiviral", "in_vivo_lnp_mrna")
DONOR = ("allogeneic_donor", "ipsc_allogeneic", "car_nk")
SIDES = {"In vivo": IN_VIVO, "Donor cells": DONOR}
BOUGHT = ("licence", "acquisition")
SCALE = 100.0  # points of a scale
QUANTILES = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two classes: what it may truly show, and in which futures it reaches the gate."""

    measured: np.ndarray  # (k, FUTURES)
    passes: np.ndarray  # (FUTURES,)
    worth: np.ndarray  # (FUTURES,) from 0 to 1
    response: np.ndarray  # (FUTURES,) percent
    said: str  # how many patients it rests on


def in_vivo(ask: Ask) -> Ahead | Absent:
    """Weighted value that passes the gate in vivo less that of donor cells, percent of the scale."""
    sides = {name: side_of(ask, name) for name in SIDES}
    if missing := [name for name, side in sides.items() if side is None]:
        return nothing_shown(missing[0])
    counted = [side.worth * side.passes for side in sides.values()]
    return Ahead(SCALE * np.subtract(*counted), SCALE)


def nothing_shown(name: str) -> Absent:
    """Say that nobody has published a response of a class."""
    short = f"No response of {name.lower()} in the store"
    return Absent(short, f"{short}: only the facts speak to the claim.")


def side_of(ask: Ask, name: str) -> Side | None:
    """Return a class as the user set it if the asset is one, or else as its products have shown; None without any."""
    inputs, classes = ask.inputs, SIDES[name]
    if inputs.modality in classes:
        found = pitch.ranking(inputs)
        told = f"yours, {inputs.asset_patients:.0f} patients"
        return side(inputs, found.measured[found.asset], inputs.indication, told)
    shown = pitch.shown_by(inputs.landscape, classes)
    if shown is None:
        return None
    counts = shown.counts["response"]
    measured = pitch.class_draws(as_one_of(ask, classes[0]), name, shown)
    return side(inputs, measured, shown.indication, f"{counts.seen} of {counts.patients} patients")


def side(inputs: pitch.Inputs, measured: np.ndarray, indication: str, said: str) -> Side:
    """Hold what a class may show against the gate of its clinical problem and the buyer's weights."""
    response = measured[pitch.criteria_keys(inputs).index("response")]
    passes = pitch.passes(inputs, measured, indication)
    return Side(measured, passes, pitch.mean_worth(inputs, measured), response, said)


def as_one_of(ask: Ask, modality: str) -> pitch.Inputs:
    """Return the asset with what the store's settings for a class bring along."""
    own = {key: value for key, value in ask.brought("modality", modality).items() if hasattr(ask.inputs, key)}
    return replace(ask.inputs, modality=modality, **own)


def in_vivo_record(ask: Ask) -> Record:
    """Say what few patients show of each class, and what was paid for it year by year."""
    deals = [row for row in ask.rows("deals") if row["kind"] in BOUGHT]
    money = {name: paid_by_year(deals, classes) for name, classes in SIDES.items()}
    return Record((*(shows(ask, name) for name in SIDES), capital_goes(money)), (by_calendar(money),))


def shows(ask: Ask, name: str) -> tuple:
    """Say how often a class reaches the gate, and how wide its response still is."""
    found = side_of(ask, name)
    if found is None:
        return (nothing_shown(name).sentence,)
    low, high = (float(end) for end in np.quantile(found.response, QUANTILES))
    return (
        f"{name} ({found.said}): complete response in eight of ten futures between ",
        (low, "percent"),
        " and ",
        (high, "percent"),
        "; as near as the gate asks to the standard of the same disease in ",
        (SCALE * float(found.passes.mean()), "percent"),
        " of futures.",
    )


def paid_by_year(deals: Sequence[Mapping], classes: Sequence[str]) -> dict[int, dict[str, float]]:
    """Return by calendar year the licences and acquisitions of a class: how many, ended since, paid at signing."""
    found = {}
    for row in deals:
        if row["modality_class"] in classes and (year := year_of(row["announced"])) is not None:
            line = found.setdefault(year, {"deals": 0, "ended": 0, "paid": 0.0})
            line["deals"] += 1
            line["ended"] += bool(row["ended"])
            line["paid"] += (row["upfront_usd_m"] or 0.0) + (row["equity_usd_m"] or 0.0)
    return found


def leads_since(money: Mapping[str, Mapping[int, Mapping]]) -> int | None:
    """Return the first year from which on every year with a deal paid more in vivo; None if the last did not."""
    first, second = (money[name] for name in SIDES)
    since = None
    for year in sorted({*first, *second}, reverse=True):
        if sum_of(first, year, year) <= sum_of(second, year, year):
            break
        since = year
    return since


def sum_of(years: Mapping[int, Mapping], begin: int, end: int, what: str = "paid") -> float:
    """Sum a column over calendar years, both ends included."""
    return sum(line[what] for year, line in years.items() if begin <= year <= end)


def capital_goes(money: Mapping[str, Mapping[int, Mapping]]) -> tuple:
    """Say from which year on more was paid in vivo than for donor cells, and how much before and since."""
    years = sorted({year for side in money.values() for year in side})
    if not years:
        return ("The store has no deal of either class.",)
    since, last = leads_since(money), years[-1]
    if since is None:
        said = [f"In {last}, the last year with a deal, no more was paid at signing in vivo than for donor cells"]
        return (*said, *both(money, last, last), ".")
    told = [f"Every year from {since} on more was paid at signing in vivo than for donor cells"]
    told += both(money, since, last)
    before = ("; in the years before", *both(money, years[0], since - 1)) if since > years[0] else ()
    return (*told, *before, ".")


def both(money: Mapping[str, Mapping[int, Mapping]], begin: int, end: int) -> list:
    """Say what was paid for each class in a span of years, and in how many deals."""
    parts = []
    for name, years in money.items():
        count = sum_of(years, begin, end, "deals")
        parts += [
            ", " if parts else ": ",
            f"{name.lower()} ",
            (sum_of(years, begin, end), "usd_million"),
            f" ({count})",
        ]
    return parts


def by_calendar(money: Mapping[str, Mapping[int, Mapping]]) -> Table:
    """Return deals, those ended since, and money paid at signing of each class by calendar year."""
    heads = [f"{name}: {head}" for name in money for head in ("deals", "ended", "paid at signing")]
    years = sorted({year for side in money.values() for year in side})
    lines = tuple(
        Line((str(year), *(cell for side in money.values() for cell in cells_of(side, year)))) for year in years
    )
    rests = "Counted over the licences and acquisitions of these classes among the rows of deals; each has its source."
    units = ("", *("count", "count", "usd_million") * len(money))
    return Table("What the store says by calendar year", ("Year", *heads), units, lines, rests)


def cells_of(side: Mapping[int, Mapping], year: int) -> tuple:
    """Return a class's deals of a year, those ended since, and what was paid."""
    line = side.get(year, {"deals": 0, "ended": 0, "paid": 0.0})
    return line["deals"], line["ended"], known_sum(line["paid"])
