"""What translation is given: one field an assumption, named as its key, and what it reads of other topics."""

from dataclasses import dataclass

from models.years import ByYear

UPSTREAM = {
    "asked_us": "design_lock",
    "asked_europe": "design_lock",
    "asked_asia": "design_lock",
    "launch_month": "design_lock",
}
GIVEN: dict[str, tuple] = {}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; those that other pages own are borrowed."""

    asked_us: ByYear  # patients a year who are to be given a success like the asset of the pitch
    asked_europe: ByYear
    asked_asia: ByYear
    launch_month: float  # months from now, of such a success
    pivotal_cost: float  # USD million
    pivotal_months: float  # months
    filing_months: float  # months from pivotal data to launch
    launch_us: float  # USD million, commercial build
    launch_europe: float
    launch_asia: float
    price_us: float  # USD a dose, net
    price_europe: float
    price_asia: float
    discount_rate: float  # percent a year
    earned: float  # percent of sales left after making and selling
    questions: str  # one of PLANS: what is asked of the cell model
    deal: str  # one of DEALS: what a partner who asks takes
    candidates: float  # count, screened in a programme
    good_rate: float  # percent of candidates that would succeed in patients
    passed: float  # percent of candidates that the cell model passes
    validity: float  # percent, 100 times the correlation of the score, noise included, with the truth
    reproducibility: float  # percent, 100 times the correlation of two repeats of the score
    second_validity: float  # percent, of the screen that follows
    second_passed: float  # percent of what comes to it
    screen_cost: float  # USD a candidate
    second_cost: float  # USD million a candidate that comes to the second screen
    follow_cost: float  # USD million a candidate taken into patients
    more_candidates: float  # times the candidates, if more are screened
    context_rise: float  # points of validity
    compounds_rise: float  # points of validity
    workflow_rise: float  # points of reproducibility
    donors_rise: float  # points of validity
    overlap: float  # percent of each rise that is lost where all questions are asked
    context_cost: float  # USD million a programme
    compounds_cost: float  # USD million a programme
    workflow_cost: float  # USD million a programme
    donors_cost: float  # USD million a programme
    rise_spread: float  # percent of each rise, up or down
    partner_share: float  # percent, of what the deal says
    partner_fee: float  # USD million a programme
    materiality: float  # percent of the gain that makes no difference
