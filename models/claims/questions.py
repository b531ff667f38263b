"""Whether a partner brings more than money: all four questions to the cell model, against none of them.

The better of asking on as many and on more candidates is set against the better of the own model on as many and on
more, so that the partner is not credited with what throughput alone brings. Which of the two a side takes is chosen in
one half of the draws of the rises and judged in the other. Where the own team asks, the partner of the claim takes a
royalty on all successes.
"""

from dataclasses import replace
from math import isnan

import numpy as np

from models import translation as model
from models.answer import Absent
from models.claims.beside import Beside, Pair
from models.claims.trial import Ahead, Ask
from models.digits import known

ERRORS = 2.0
WITH, WITHOUT = (model.ALL, model.SCALED), (model.OWN, model.MORE)
SIDES = "All four questions", "No question"
EARNS_NOTHING = Absent(
    "A programme earns nothing", "Successes bring less than screens and patients cost: a programme earns nothing."
)


def questions(ask: Ask) -> Ahead | Absent:
    """What a programme gains with the partner's questions less what it gains without, by draw; USD million."""
    inputs = ask.inputs if ask.inputs.deal != model.ALONE else replace(ask.inputs, deal=model.SUCCESS)
    asked, alone = (chosen(inputs, plans) for plans in (WITH, WITHOUT))
    found = {plan: part[1::2] for plan, part in model.gains(inputs).items()}
    ahead = found[asked] - found[alone]
    own = float(model.worth(inputs, model.OWN, model.scored(inputs, model.OWN)))
    worth = own + max(float(found[asked].mean()), float(found[alone].mean()))
    if worth <= 0:
        return EARNS_NOTHING
    error = ERRORS * float(ahead.std() / np.sqrt(len(ahead)))
    return Ahead(ahead, worth, error, Beside(SIDES, pairs(inputs, asked, alone), (pays(inputs, asked),)))


def chosen(inputs: model.Inputs, plans: tuple[str, ...]) -> str:
    """Return which of some plans gains most in the half of the draws in which a side chooses."""
    found = model.gains(inputs)
    return max(plans, key=lambda plan: float(found[plan][::2].mean()))


def pairs(inputs: model.Inputs, asked: str, alone: str) -> tuple[Pair, ...]:
    """Return the figures of both sides: good ones in patients, which are weighed, and good ones for the money."""
    good = (model.good_of(inputs, plan) for plan in (asked, alone))
    money = (model.successes_per_hundred_million(inputs, plan) for plan in (asked, alone))
    return (
        Pair("Good among those in patients", "percent", *good, 1, "{} more good", "{} fewer good", "points_of_share"),
        Pair("Good ones per USD 100 m", "count", *money),
    )


def pays(inputs: model.Inputs, asked: str) -> str:
    """Say by how much validity must rise to pay for the partner on as many candidates, against what is counted on."""
    wanted, counted = model.break_even(inputs, asked), known(model.rise(inputs, model.ALL))
    if isnan(wanted):
        return f"No rise of validity pays for the partner; this setting counts on {counted} points."
    return f"Validity must rise by {known(wanted)} points to pay for the partner; this setting counts on {counted}."
