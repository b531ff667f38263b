"""What the bets are given: one field an assumption, named as its key, and what the store says of each class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.market import RivalInputs, curve_of, launched, ramps
from models.pitch import GIVEN as OF_PITCH
from models.years import year_of

BETS = {
    "autologous": ("autologous_exvivo_cart", "autologous_rapid", "decentralised_poc"),
    "donor": ("allogeneic_donor",),
    "stem": ("ipsc_allogeneic", "car_nk"),
    "viral": ("in_vivo_lentiviral",),
    "lnp": ("in_vivo_lnp_mrna",),
}  # a bet and the modality classes of the store that it is laid on
OF_CLASS = {one: bet for bet, classes in BETS.items() for one in classes}
RESPONSE, DURABILITY, LASTING = "response", "durability", "lasting"
OWN, SHELF_COST = "autologous", "shelf_cost"
BOUGHT = ("licence", "acquisition")


METRICS = {"cr_pct": RESPONSE, "pfs_12m_pct": DURABILITY, "crs_grade3plus_pct": "crs"}


@dataclass(frozen=True)
class Seen:
    """One figure of a product, in percent of its patients."""

    value: float
    patients: int
    fact_id: str


@dataclass(frozen=True)
class Study:
    """One outcome of the patients of one product in one clinical problem."""

    bet: str
    criterion: str  # of the pitch: response, durability, crs; or lasting
    product: str
    indication: str
    seen: int
    patients: int
    fact: str  # row of the store


@dataclass(frozen=True)
class Deal:
    """A licence or acquisition of a class."""

    bet: str
    year: int
    paid: float  # USD million at signing; 0 where nothing was told
    ended: bool


@dataclass(frozen=True)
class Ramp:
    """What one product of own cells sold, as companies published it."""

    product: str
    launch: float  # calendar year, with its part
    years: tuple[float, ...]  # since the launch, the middle of each period
    pace: tuple[float, ...]  # USD million a year


def studies_of(*tables: Sequence) -> tuple[Study, ...]:
    """Return what was seen in patients: of products in the landscape of the pitch, and of others."""
    landscape, (_, rows, products, metrics, facts, _) = OF_PITCH["landscape"][0](*tables), tables
    found = []
    for indication, shown in landscape.shown.items():
        for product, measures in shown.items():
            if bet := OF_CLASS.get(landscape.products[product].modality):
                found += of_product(bet, product, indication, measures)
    held, by_fact = {row["product"] for row in rows}, {row["fact_id"]: row for row in facts}
    for row in products:
        bet = OF_CLASS.get(row["modality_class"])
        if bet and row["fact_id"] not in held:
            found += of_product(bet, row["fact_id"], row["lead_indication"], measured(row["fact_id"], metrics, by_fact))
    return tuple(found)


def measured(product: str, metrics: Sequence, by_fact: Mapping) -> dict[str, Seen]:
    """Return what a product has shown by criterion, the first row of each that tells its patients."""
    found: dict[str, Seen] = {}
    for row in metrics:
        key, told = METRICS.get(row["metric"]), by_fact[row["fact_id"]]["value"]
        if key and row["product_id"] == product and row["n_of"] == "patients" and told is not None:
            found.setdefault(key, Seen(told, int(row["n"]), row["fact_id"]))
    return found


def of_product(bet: str, product: str, indication: str, measures: Mapping) -> list[Study]:
    """Return what one product has shown in one problem; how many responses last where both were told."""
    told = {key: one for key, one in measures.items() if one.patients and one.value is not None}
    found = [
        Study(bet, key, product, indication, round(one.value / 100 * one.patients), one.patients, one.fact_id)
        for key, one in told.items()
    ]
    if RESPONSE in told and DURABILITY in told:
        last = told[DURABILITY]
        responses = round(told[RESPONSE].value / 100 * last.patients)
        kept = min(round(last.value / 100 * last.patients), responses)
        found.append(Study(bet, LASTING, product, indication, kept, responses, last.fact_id))
    return found


def shelf_costs_of(settings: Sequence) -> tuple[tuple[str, float], ...]:
    """Return bet -> USD a dose made in advance, as the store sets it for the first class of each."""
    found: dict[str, float] = {}
    for row in settings:
        if row["key"] == "modality" and row["sets"] == SHELF_COST and row["option"] in OF_CLASS:
            found.setdefault(OF_CLASS[row["option"]], float(row["value"]))
    return tuple(found.items())


def deals_of(rows: Sequence) -> tuple[Deal, ...]:
    """Return licences and acquisitions of the classes, by the store's rows; those of no single year are left out."""
    return tuple(
        Deal(OF_CLASS[row["modality_class"]], year, (row["upfront_usd_m"] or 0.0) + (row["equity_usd_m"] or 0.0),
             bool(row["ended"]))
        for row in rows
        if row["kind"] in BOUGHT and row["modality_class"] in OF_CLASS and (year := year_of(row["announced"]))
    )  # fmt: skip


def ramps_of(quarters: Sequence, products: Sequence) -> tuple[Ramp, ...]:
    """Return the published ramps of products of own cells, those of the market page."""
    own = {row["fact_id"]: row["first_approval_date"] for row in products if row["modality_class"] in BETS[OWN]}
    mine = [row for row in quarters if row["product_id"] in own]
    since = {row["product"]: launched(own[row["product_id"]]) for row in mine if own[row["product_id"]]}
    return tuple(
        Ramp(name, since[name], tuple(one.years for one in sold), tuple(one.pace for one in sold))
        for name, sold in ramps(mine, products).items()
    )


GIVEN = {
    "studies": (studies_of, OF_PITCH["landscape"][1]),
    "shelf_costs": (shelf_costs_of, ("option_settings",)),
    "deals": (deals_of, ("deals",)),
    "ramps": (ramps_of, ("company_quarters", "products")),
    "uptake": (curve_of, ("uptake",)),
}


@dataclass(frozen=True)
class Inputs(RivalInputs):
    """One field an assumption; those that other pages own are borrowed, those of the market are the market's."""

    studies: tuple[Study, ...]
    shelf_costs: tuple[tuple[str, float], ...]  # bet -> USD a dose
    deals: tuple[Deal, ...]
    ramps: tuple[Ramp, ...]  # of products of own cells
    bets: str  # one of mixes.PLANS: what the user's plan bets on
    bet_budget: float  # USD million a year
    bet_years: float  # years in which programmes are started
    proof_cost: float  # USD million a programme until proof of concept
    proof_months: float  # months from the start of a programme to proof of concept
    new_class_months: float  # months longer to a launch in a class that has none
    class_spread: float  # percent: correlation of patients that a class's own rate makes
    study_spread: float  # percent: the same of a study's own rate within its class
    donor_lasting: float  # x: responses that last a year, against own cells
    lnp_lasting: float  # x
    least_durable: float  # percent free of progression at a year
    most_severe: float  # percent with severe cytokine release
    other_stops: float  # percent of programmes that stop before proof for other reasons
    event_own: float  # percent: chance that an event of safety ends the class
    event_donor: float
    event_vivo: float
    event_shared: float  # percent of such events that end the sister class too
    patent_chance: float  # percent: that a platform patent of others reads on a new class
    patent_royalty: float  # percent of sales then paid
    shelf_access: float  # x: patients reached from a shelf against cells made for each
    readout_class: str  # one of BETS: whose next read-out is looked at
    readout_patients: float  # patients
    trial_none: float  # percent: a response of no interest
    trial_error: float  # percent: most chance to go on with it
    trial_missed: float  # percent: most chance to stop what is as good as the standard
    trial_most: float  # patients at most
    modality: str
    shelf_cost: float  # USD a dose, of the asset's own class
    gate: float  # points below the standard at which a response has no buyer
    selling: float  # percent of sales
    sales_spread: float  # percent, of demand against the expected
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    automation: float  # percent of labour that machines take over today
    failure: float  # percent of batches
    utilisation: float  # percent of line time that can be planned
    plant_capital: float  # USD million, suites that make `small_plant` doses
    small_plant: float  # stated doses a year
    plant_running: float  # percent of the suites' capital a year
    site_running: float  # USD million a year
    capital_life: float  # years
    pivotal_cost: float  # USD million
    pivotal_months: float  # months
    filing_months: float  # months from pivotal data to launch
    launch_us: float  # USD million, commercial build of the first area
    p_pivotal: float  # percent
    p_filing: float  # percent
    discount_rate: float  # percent a year
    materiality: float  # percent of a worth that is no clear difference
