"""What a partner signs for: it gains, or there is no deal; and where a deal would be fair.

A partner signs if what it pays and earns from then on is worth at least nothing at the discount rate of everybody
else, as far as anyone can know at the date of the deal. Where it is not, at what comparable deals pay at signing, it
pays less; where even nothing at signing is too much, no partner signs. A fair deal lies where both gain the same over
what each has without the other (Nash 1950): founders the best way without a partner, a partner nothing.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import PLANS, Plan, all_terms, date_of, plan_of
from models.partner.table import Table
from models.partner.trials import Trials
from models.partner.world import World, world
from models.partner.years import spread_over

LIVE, MAP_TRIALS = 512, 128
ROUNDS = 6  # of a partner who asks to pay less
CENT = 1e-6  # USD million
BACK = 1 + 1e-9  # asks for a breath more than it would lose, so that a round may be the last
OFFERS = 33  # upfronts at which the two gains are worked out


@dataclass(frozen=True, eq=False)
class Compared:
    """Each plan at its best date, and the user's own at the date that the user chose."""

    plans: dict[str, Trials]
    mine: Trials


@dataclass(frozen=True)
class Fair:
    """A deal: what comparable ones pay at signing, what is signed for, and where both would gain the same."""

    plan: str
    date: int
    comparable: float  # USD million
    signed: float | None  # None: no partner would sign
    even: float | None  # None: there is nothing to share
    gain: float  # what each would gain then


@dataclass(frozen=True, eq=False)
class Agreed:
    """Plans at the terms that a partner signs for; what each leaves founders and brings the partner, (plans,)."""

    plans: list[Plan]
    worths: np.ndarray
    signers: np.ndarray
    places: list[tuple[Table, int]]  # of each plan, the table and its row

    def trials(self, at: int) -> Trials:
        """Return one plan over every trial."""
        table, row = self.places[at]
        return replace(table.trials(row), plan=self.plans[at])


def agreed(of: World, plans: list[Plan], can_raise=None) -> Agreed:
    """Return plans at the terms that a partner signs for, or marked as not signed; can_raise: one, or (plans,).

    What a partner counts on at first does not hang on the company's money; where its money then makes the partner
    lose, the partner asks for more.
    """
    can = np.broadcast_to(of.inputs.can_raise if can_raise is None else can_raise, len(plans))
    first = Table(of, plans, can)
    found = Agreed(list(plans), first.worths, first.signers, [(first, row) for row in range(len(plans))])
    gains, often = first.wherever()
    asking = [at for at in range(len(plans)) if lower(found, of, at, gains[at], often[at])]
    asking += losing(found, of, set(range(len(plans))) - set(asking))
    for _ in range(ROUNDS):
        if not asking:
            break
        again = Table(of, [found.plans[at] for at in asking], can[asking])
        found.worths[asking], found.signers[asking] = again.worths, again.signers
        for row, at in enumerate(asking):
            found.places[at] = again, row
        asking = losing(found, of, asking)
    for at, plan in enumerate(found.plans):
        signs = plan.signed and bool(found.signers[at] >= -CENT) and is_deal(plan) and comes_to_it(*found.places[at])
        found.plans[at] = replace(plan, signed=signs)
    return found


def losing(found: Agreed, of: World, rows) -> list[int]:
    """Return the plans whose partner would lose as the company is funded, and asks for more."""
    return [at for at in rows if found.plans[at].signed and found.signers[at] < -CENT and asks(found, of, at)]


def asks(found: Agreed, of: World, at: int) -> bool:
    """Return whether paying less at signing may do for a partner who would lose."""
    table, row = found.places[at]
    return lower(found, of, at, found.signers[at], float(table.reached[row]))


def lower(found: Agreed, of: World, at: int, gain: float, often: float) -> bool:
    """Let a partner who would lose pay less at signing, and return whether it does; one who cannot does not sign.

    gain: what it would have, often: how often it would sign.
    """
    if gain >= -CENT:
        return False
    plan = found.plans[at]
    month = of.when.dates[plan.date]
    each = float(spread_over(month, month) @ of.when.discount) * often
    upfront = plan.upfront + BACK * gain / each if each > 0 else 0.0
    found.plans[at] = replace(plan, upfront=max(upfront, 0.0), signed=upfront > 0)
    return upfront > 0


def comes_to_it(table: Table, row: int) -> bool:
    """Return whether any programme comes to the date of its deal: nothing is signed with a company that has ended."""
    return table.plans[row].key == "alone" or bool(table.reached[row] > 0)


def is_deal(plan: Plan) -> bool:
    """Return whether there is anything to sign: a company is not sold for nothing."""
    return plan.key != "sale" or plan.upfront > 0


@lru_cache(maxsize=8)
def compared(inputs: Inputs) -> Compared:
    """Return each plan at the date that leaves founders most, and the user's own, over the live trials."""
    terms = all_terms(inputs)
    found = agreed(world(inputs, terms, LIVE), terms)
    best = {key: found.trials(at) for key, at in best_dates(found).items()}
    date, mine = date_of(inputs, inputs.strategy), best[inputs.strategy]
    if mine.plan.date != date:
        mine = found.trials(next(at for at, p in enumerate(terms) if (p.key, p.date) == (inputs.strategy, date)))
    return Compared(best, mine)


def best_dates(found: Agreed) -> dict[str, int]:
    """Return where each plan stands at the date that leaves founders most of those that a partner would sign."""
    return {
        key: max((at for at, plan in enumerate(found.plans) if plan.key == key),
                 key=lambda at: (found.plans[at].signed, found.worths[at]))
        for key in PLANS
    }  # fmt: skip


def all_plans(inputs: Inputs, count: int) -> dict[str, Trials]:
    """Return the six plans over so many trials, at the dates and terms that the live trials choose."""
    plans = {key: one.plan for key, one in compared(inputs).plans.items()}
    table = Table(world(inputs, list(plans.values()), count), list(plans.values()))
    return {key: table.trials(row) for row, key in enumerate(plans)}


def simulate(inputs: Inputs, keys: tuple[str, ...], count: int, may_stop: bool = True) -> dict[str, Trials]:
    """Return plans at the user's date and at the terms that a partner signs for."""
    terms = [plan_of(inputs, key) for key in keys]
    found = agreed(world(inputs, terms, count, may_stop), terms)
    return {key: found.trials(at) for at, key in enumerate(keys)}


def fair_deals(inputs: Inputs) -> list[Fair]:
    """Return for each plan with a partner, at its best date, where a deal would lie that splits the gain evenly."""
    found = compared(inputs).plans
    without = max(found["alone"].worth, inputs.cash_now)
    return [fair(inputs, one, without) for key, one in found.items() if key != "alone"]


def fair(inputs: Inputs, one: Trials, without: float) -> Fair:
    """Return a deal's terms and its even split, found between upfronts by a straight line."""
    plan = plan_of(inputs, one.plan.key, one.plan.date)
    of = world(inputs, [plan], LIVE)
    free = Table(of, [replace(plan, upfront=0.0)])
    most = 2 * max(float(free.signers[0]), plan.upfront, 1.0) / max(float(free.reached[0]), 0.01)
    offers = np.linspace(0.0, most, OFFERS)
    tried = Table(of, [replace(plan, upfront=float(offer)) for offer in offers])
    founders, partner = tried.worths - without, tried.signers
    signed = one.plan.upfront if one.plan.signed else None
    gap = founders - partner
    cross = np.flatnonzero((gap[:-1] <= 0) & (gap[1:] > 0))
    if not len(cross):
        return Fair(plan.key, plan.date, plan.upfront, signed, None, 0.0)
    at = int(cross[0])
    part = -gap[at] / (gap[at + 1] - gap[at])
    gain = float(partner[at] + part * (partner[at + 1] - partner[at]))
    even = float(offers[at] + part * (offers[at + 1] - offers[at])) if gain > 0 else None
    return Fair(plan.key, plan.date, plan.upfront, signed, even, max(gain, 0.0))
