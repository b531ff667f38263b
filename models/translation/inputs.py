"""What translation is given: one field an assumption, named as its key."""

from dataclasses import dataclass

UPSTREAM: dict[str, str] = {}
GIVEN: dict[str, tuple] = {}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption."""

    questions: str  # one of PLANS: what is asked of the cell model
    candidates: float  # count, screened in a programme
    good_rate: float  # percent of candidates that would succeed in patients
    passed: float  # percent of candidates that the cell model passes
    validity: float  # percent, 100 times the correlation of an error-free score with the truth
    reproducibility: float  # percent, 100 times the correlation of two repeats of the score
    second_validity: float  # percent, of the screen that follows
    second_passed: float  # percent of what comes to it
    screen_cost: float  # USD million a candidate
    second_cost: float  # USD million a candidate that comes to the second screen
    follow_cost: float  # USD million a candidate taken into patients
    success_worth: float  # USD million a good candidate taken into patients
    more_candidates: float  # times the candidates, if more are screened instead
    context_rise: float  # points of validity
    compounds_rise: float  # points of validity
    workflow_rise: float  # points of reproducibility
    donors_rise: float  # points of validity
    context_cost: float  # USD million a programme
    compounds_cost: float  # USD million a programme
    workflow_cost: float  # USD million a programme
    donors_cost: float  # USD million a programme
    rise_spread: float  # percent of each rise, up or down
    partner_share: float  # percent of the worth of successes that a partner who asks takes
    materiality: float  # percent of the gain that makes no difference
