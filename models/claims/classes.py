"""Whether the next step is in vivo: the best bets in vivo against the best on donor cells, and where the money went.

The bets are those of the modality: on the same budget each side starts as many programmes of its classes as earn most,
chosen in one half of the futures and judged in the other. Beside it stands what was paid at signing for each class,
year by year.
"""

from collections.abc import Mapping
from dataclasses import replace

from models import modality as bets
from models import pitch
from models.answer import Absent
from models.claims.beside import Beside, Pair
from models.claims.measures import NOWHERE
from models.claims.record import Line, Record, Table, known_sum
from models.claims.trial import Ahead, Ask

VIVO, SHELF = ("viral", "lnp"), ("donor", "stem")
OTHERS = "donor, stem or NK cells"
SIDES = {"In vivo": VIVO, "Donor, stem or NK cells": SHELF}
OWN = "autologous"
IN_VIVO, DONOR = (tuple(one for bet in side for one in bets.BETS[bet]) for side in (VIVO, SHELF))
SCALE = 100.0  # points of a scale
NEITHER = f"Neither in vivo nor {OTHERS} earn what a programme costs under this setting."


def in_vivo(ask: Ask) -> Ahead | Absent:
    """Worth of the best bets in vivo less that of the best on donor or stem cells, by what the classes are."""
    if unseen := [name for name, side in SIDES.items() if not treated(ask.inputs, side)]:
        return nothing_shown(unseen[0])
    vivo, donor = (bets.alone(ask.inputs, side) for side in SIDES.values())
    beside = Beside(tuple(SIDES), pairs_of(ask.inputs, vivo, donor), said_of(ask.inputs, vivo, donor))
    if max(sum(vivo.mix), sum(donor.mix)) == 0:
        return Ahead(NOWHERE.by_future, NOWHERE.worth, beside=beside)
    error = bets.error(vivo.given, donor.given)
    return Ahead(vivo.given - donor.given, max(vivo.mean, donor.mean), error, beside)


def treated(inputs: bets.Inputs, side: tuple[str, ...]) -> int:
    """Return the patients whose response some classes have told."""
    return sum(bets.patients(inputs, "response", bet)[1] for bet in side)


def nothing_shown(name: str) -> Absent:
    """Say that nobody has published a response of a class."""
    short = f"No response of {small(name)} in the store"
    return Absent(short, f"{short}: only the facts speak to the claim.")


def small(name: str) -> str:
    """Return a side's name as it stands within a sentence."""
    return name[0].lower() + name[1:]


def pairs_of(inputs: bets.Inputs, vivo: bets.Option, donor: bets.Option) -> tuple[Pair, ...]:
    """Return the figures of both sides: worth is weighed; a class counts as its best bet."""
    leads = [lead(one, side) for one, side in zip((vivo, donor), SIDES.values(), strict=True)]
    told = [bets.chances(inputs, bet) for bet in leads]
    reach, borne, market = ([one[name] for one in told] for name in ("response", "severe", "launch"))
    return (
        Pair("Worth of the best bets", "usd_million", vivo.mean, donor.mean, 1, "{} more in worth",
             "{} less in worth"),
        Pair("Programmes that are started", "count", sum(vivo.mix), sum(donor.mix)),
        Pair("A programme reaches the gate of response", "percent", *reach),
        Pair("Severe toxicity is borne", "percent", *borne),
        Pair("A programme comes to the market", "percent", *market),
    )  # fmt: skip


def lead(found: bets.Option, side: tuple[str, ...]) -> str:
    """Return the class of a side that has most programmes, the first where there are none."""
    return max(side, key=lambda bet: found.mix[list(bets.BETS).index(bet)])


def said_of(inputs: bets.Inputs, vivo: bets.Option, donor: bets.Option) -> tuple[str, ...]:
    """Say what the claim leaves out of sight: whether patients' own cells are worth more than either."""
    own, best = bets.alone(inputs, (OWN,)), max(vivo.mean, donor.mean)
    if best <= 0:
        return (NEITHER,)
    clear = abs(own.mean - best) > inputs.materiality / SCALE * max(own.mean, best)
    more = "more than either" if own.mean > best else "less than the better of the two"
    return (f"The same budget on patients' own cells is worth {more if clear else 'about as much as the better one'}.",)


def as_one_of(ask: Ask, modality: str) -> pitch.Inputs:
    """Return the asset with what the store's settings for a class bring along."""
    own = {key: value for key, value in ask.brought("modality", modality).items() if hasattr(ask.inputs, key)}
    return replace(ask.inputs, modality=modality, **own)


def in_vivo_record(ask: Ask) -> Record:
    """Say what patients show of each class, and what was paid for it year by year."""
    money = {name: paid_by_year(ask.inputs, side) for name, side in SIDES.items()}
    shown = (shows(ask.inputs, bet) for side in SIDES.values() for bet in side)
    return Record((*shown, capital_goes(money)), (by_calendar(money),))


def shows(inputs: bets.Inputs, bet: str) -> tuple:
    """Say what a class has shown, how wide its response still is, and how often a programme reaches the gate."""
    seen, of = bets.patients(inputs, "response", bet)
    _, low, high = bets.told(inputs, "response", bet)
    severe, asked = bets.patients(inputs, "severe", bet)
    name = bets.SHORT[bet][0].upper() + bets.SHORT[bet][1:]
    return (
        f"{name} ({f'{seen} of {of} patients' if of else 'no patients told'}): complete response in eight of ten "
        "cases between ",
        (low, "percent"),
        " and ",
        (high, "percent"),
        "; a programme comes as near to the standard as the gate asks in ",
        (bets.chances(inputs, bet)["response"], "percent"),
        f" of futures. Severe cytokine release: {f'{severe} of {asked} patients' if asked else 'not told'}; it is "
        "borne in ",
        (bets.chances(inputs, bet)["severe"], "percent"),
        ".",
    )


def paid_by_year(inputs: bets.Inputs, side: tuple[str, ...]) -> dict[int, dict[str, float]]:
    """Return by calendar year the licences and acquisitions of some classes: how many, ended since, paid at signing."""
    found: dict[int, dict[str, float]] = {}
    for year, lines in bets.by_year(inputs).items():
        mine = [line for bet, line in lines.items() if bet in side]
        if mine:
            found[year] = {name: sum(line[name] for line in mine) for name in mine[0]}
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
        said = [f"In {last}, the last year with a deal, no more was paid at signing in vivo than for {OTHERS}"]
        return (*said, *both(money, last, last), ".")
    told = [f"Every year from {since} on more was paid at signing in vivo than for {OTHERS}"]
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
            f"{small(name)} ",
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
