"""What a partner signs for: an even split of what both gain, up to what comparable deals paid, or there is no deal.

A deal is even where both gain the same over what each has without the other (Nash 1950): founders the best way
without a partner, a partner nothing. What is paid at signing makes it so; so terms follow the asset's stage and
worth. It is held at the most that comparable deals of that stage paid. Where nothing at signing would still leave
founders more, less is paid at approval, and then less of the profit or of royalties; below the least that comparable
deals paid at signing a deal is signed still, or a little less worth would leave founders with nothing at once, and
told. A partner signs only if it gains, as far as anyone can know today, at the discount rate of everybody else: where
both together have less than without a deal there is nothing to share. Who pays nothing at signing must gain however
the company gets its money.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.partner.bargain import SAME, even_split
from models.partner.inputs import Inputs
from models.partner.plan import ALONE, PLANS, Plan, all_terms, date_of, plan_of
from models.partner.table import Table
from models.partner.trials import Trials
from models.partner.world import World, world

LIVE, MAP_TRIALS = 512, 128
SHARED = 1_000.0  # USD million of an offer, over which a share falls to nothing: its scale alone
MAP_SAME = 1.0  # USD million; gains that the map calls even
EVEN, BELOW, LESS, NOTHING, MOST = "", "below", "less", "nothing", "most"  # what holds what is paid at signing
DIGITS = 6  # USD million; of dates that are closer the first is chosen


@dataclass(frozen=True)
class Deal:
    """A deal: its terms, what holds what is paid at signing, and what both gain by it, USD million."""

    plan: Plan
    founders: float  # over the best way without a partner
    partner: float


@dataclass(frozen=True, eq=False)
class Compared:
    """Each plan at its best date, and the user's own at the date that the user chose."""

    plans: dict[str, Trials]
    mine: Trials
    deals: list[Deal]  # of the plans that have a partner, each at its best date


@dataclass(frozen=True, eq=False)
class Agreed:
    """Plans at the terms of their deals; what each leaves founders and brings the partner, (plans,), USD million."""

    plans: list[Plan]
    worths: np.ndarray
    signers: np.ndarray
    without: np.ndarray  # what founders have without a partner
    places: list[tuple[Table, int]]  # of each plan, the table and its row

    @property
    def gains(self) -> np.ndarray:
        """Return (plans,) what founders gain over the best way without a partner."""
        return self.worths - self.without

    def trials(self, at: int) -> Trials:
        """Return one plan over every trial."""
        table, row = self.places[at]
        return replace(table.trials(row), plan=self.plans[at])

    def deal(self, at: int) -> Deal:
        """Return the deal of one plan."""
        return Deal(self.plans[at], float(self.gains[at]), float(self.signers[at]))

    def put(self, rows: np.ndarray, table: Table) -> None:
        """Put what a table says of its plans in place of what stands in these rows."""
        self.worths[rows], self.signers[rows] = table.worths, table.signers
        for row, at in enumerate(rows):
            self.plans[at], self.places[at] = table.plans[row], (table, row)

    def conclude(self, same: float) -> None:
        """Mark what holds each deal, and which plans have none: a partner must gain."""
        gaps = np.abs(self.gains - self.signers)
        for at, plan in enumerate(self.plans):
            bound = held_by(plan, bool(gaps[at] > same))
            signed = self.signers[at] > SAME and (bound != NOTHING or self.gains_anyway(at))
            signed = signed and self.places[at][0].reached[self.places[at][1]] > 0  # nobody signs with what has ended
            self.plans[at] = replace(plan, bound=bound, signed=plan.key == ALONE or bool(signed))

    def gains_anyway(self, at: int) -> bool:
        """Return whether a partner who pays nothing at signing gains however the company gets its money."""
        table, row = self.places[at]
        return self.plans[at].key != "sale" and table.wherever(row) > SAME


def held_by(plan: Plan, uneven: bool) -> str:
    """Return what holds what is paid at signing."""
    if uneven and plan.upfront == 0:
        return NOTHING
    if uneven and plan.upfront == plan.most:
        return MOST
    return (LESS if plan.upfront == 0 else BELOW) if plan.upfront < plan.least else EVEN


def offering(plan: Plan, offer: float) -> Plan:
    """Return a plan with so much paid at signing, USD million.

    Less than nothing is taken off what is paid at approval, and then off the company's part of the profit, or off its
    royalties, in equal steps down to none of it at `lowest`.
    """
    if offer >= 0:
        return replace(plan, upfront=offer)
    left = 1 - min(max(-offer - plan.approval, 0.0) / SHARED, 1.0)
    partner = np.where((plan.profit > 0) & (plan.licensed == 0), 1 - left * (1 - plan.profit), plan.profit)
    return replace(
        plan,
        upfront=0.0,
        approval=max(plan.approval + offer, 0.0),
        profit=partner,
        royalty=left * plan.royalty,
        royalty_high=left * plan.royalty_high,
    )


def lowest(plan: Plan) -> float:
    """Return the offer at which a partner would pay nothing at all, USD million."""
    return 0.0 if plan.key == "sale" else -plan.approval - SHARED


def agreed(of: World, plans: list[Plan], can_raise=None, same: float = SAME) -> Agreed:
    """Return plans at the terms of their deals, or marked as not signed; can_raise: one, or (plans,).

    same: gains no further apart are even, USD million.
    """
    can = np.full(len(plans), of.inputs.can_raise) if can_raise is None else np.asarray(can_raise, float)
    most = Table(of, [replace(plan, upfront=plan.most) for plan in plans], can)
    without = np.maximum(going_alone(most, can), of.inputs.cash_now)
    places = [(most, row) for row in range(len(plans))]
    found = Agreed(list(most.plans), most.worths, most.signers, without, places)

    def ask(rows: np.ndarray, offers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        offered = [offering(plans[at], float(offer)) for at, offer in zip(rows, offers, strict=True)]
        found.put(rows, Table(of, offered, can[rows]))
        return found.gains[rows], found.signers[rows]

    ends = np.array([lowest(plan) for plan in plans]), np.array([plan.most for plan in plans])
    even_split(ask, *ends, found.gains - found.signers, 2 * each_of(most), same)
    found.conclude(same)
    return found


def going_alone(table: Table, can: np.ndarray) -> np.ndarray:
    """Return (plans,) what going alone leaves founders with the money that each plan can raise; can: (plans,)."""
    rows = zip(table.plans, can, table.worths, strict=True)
    worths = {money: worth for plan, money, worth in rows if plan.key == ALONE}
    missing = sorted(set(can) - set(worths))
    if missing:
        alone = Table(table.of, [plan_of(table.of.inputs, ALONE)] * len(missing), np.array(missing))
        worths |= zip(missing, alone.worths, strict=True)
    return np.array([worths[money] for money in can])


def each_of(table: Table) -> np.ndarray:
    """Return (plans,) what a million at signing is worth today: discounted, and by how often it is paid."""
    when = table.of.when
    return (when.paid_at @ when.discount)[table.spent.dates] * table.reached


@lru_cache(maxsize=3)  # each holds some fifteen megabytes
def compared(inputs: Inputs) -> Compared:
    """Return each plan at the date that leaves founders most, and the user's own, over the live trials."""
    terms = all_terms(inputs)
    found, date = agreed(world(inputs, terms, LIVE), terms), date_of(inputs, inputs.strategy)
    chosen = best_dates(found)
    best = {key: found.trials(at) for key, at in chosen.items()}
    mine = best[inputs.strategy]
    if mine.plan.date != date:
        mine = found.trials(next(at for at, p in enumerate(terms) if (p.key, p.date) == (inputs.strategy, date)))
    return Compared(best, mine, [found.deal(at) for key, at in chosen.items() if key != ALONE])


def best_dates(found: Agreed) -> dict[str, int]:
    """Return where each plan stands at the date that leaves founders most of those at which there is a deal.

    Where there is none, at the date that leaves most to share.
    """
    worths = [worth if plan.signed else gain + signer for plan, worth, gain, signer in
              zip(found.plans, found.worths, found.gains, found.signers, strict=True)]  # fmt: skip
    return {
        key: max((at for at, plan in enumerate(found.plans) if plan.key == key),
                 key=lambda at: (found.plans[at].signed, round(float(worths[at]), DIGITS)))
        for key in PLANS
    }  # fmt: skip


def all_plans(inputs: Inputs, count: int) -> dict[str, Trials]:
    """Return the six plans over so many trials, at the dates and terms that the live trials choose."""
    plans = {key: one.plan for key, one in compared(inputs).plans.items()}
    table = Table(world(inputs, list(plans.values()), count), list(plans.values()))
    return {key: table.trials(row) for row, key in enumerate(plans)}


def simulate(inputs: Inputs, keys: tuple[str, ...], count: int, may_stop: bool = True) -> dict[str, Trials]:
    """Return plans at the user's date and at the terms of their deals."""
    terms = [plan_of(inputs, key) for key in keys]
    found = agreed(world(inputs, terms, count, may_stop), terms)
    return {key: found.trials(at) for at, key in enumerate(keys)}


def fair_deals(inputs: Inputs) -> list[Deal]:
    """Return the deal of each plan with a partner, at its best date, signed or not."""
    return compared(inputs).deals
