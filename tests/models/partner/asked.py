"""What the tests of scaling alone or with a partner ask of the model."""

import numpy as np

from models import partner
from models.partner import deals
from models.partner.deals import simulate
from models.partner.plan import all_terms, plan_of
from models.partner.table import Table
from models.partner.world import world
from models.partner.years import calendar
from models.years import YEARS


def means(inputs, key="alone", may_stop=True):
    """Return the trials of one plan at the user's date."""
    return simulate(inputs, (key,), partner.LIVE, may_stop)[key]


def every(inputs, count=partner.LIVE):
    """Return every plan at every date, at comparable terms."""
    terms = all_terms(inputs)
    return Table(world(inputs, terms, count), terms)


def stages(inputs):
    """Return what early work, study, builds and sales are worth today, each in full."""
    when = calendar(inputs)
    flows = when.early, when.study + when.at_risk, when.team + when.plants + when.launches.sum(axis=0)
    profit = (when.varying - when.fixed - when.later).sum(axis=0)
    return [float(flow @ when.discount) for flow in (*flows, profit)]


def sold_for(when) -> np.ndarray:
    """Return (YEARS,) what sales bring in each year as expected, each region until it no longer earns."""
    profit = when.varying - when.fixed - when.later
    sums = (profit * when.discount).cumsum(axis=1)
    ends = np.where(sums.max(axis=1) > 0, sums.argmax(axis=1), -1)
    return (profit * (np.arange(YEARS) <= ends[:, None])).sum(axis=0)


def deals_of(inputs, count=partner.LIVE):
    """Return every plan at every date at the terms of its deal."""
    terms = all_terms(inputs)
    return deals.agreed(world(inputs, terms, count), terms)


def worths_of(inputs, terms=None) -> dict:
    """Return what every plan at every date, or some alone, that would be signed leaves, and what stopping does."""
    terms = terms or all_terms(inputs)
    found = deals.agreed(world(inputs, terms, 128), terms)
    signed = {(p.key, p.date): w for p, w in zip(found.plans, found.worths, strict=True) if p.signed}
    return signed | {"none": inputs.cash_now}


def at_terms(inputs, key: str) -> float:
    """Return what a plan leaves founders at its terms as they stand, whether or not a partner would sign them.

    Every programme goes as far as its money does: how far to go is another term.
    """
    plan = plan_of(inputs, key)
    return float(Table(world(inputs, [plan], partner.LIVE, may_stop=key == "alone"), [plan]).worths[0])
