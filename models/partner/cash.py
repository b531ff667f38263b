"""Cash by year on every way a programme can go, for the project, the company and its partner.

Twenty-five years from now. A cost runs evenly between two months; sales rise evenly to their peak and end with
exclusivity, a date that a later launch does not move. Every trial draws how far the programme comes, its sales and its
costs; the same draws for every plan. Whoever may stop does so before the builds if the launch would not earn them.

Money: a trial that needs more than the company has raises the rest, each hundred million for a part of the company.
What investors will not give comes in at a pace of its own and the launch waits; beyond the longest wait the programme
is given up, and no more is raised than had been spent. Founders keep what is not given away; investors get their part
less what they paid, in money of today, in the year of the deepest need.
"""

from dataclasses import dataclass

import numpy as np

from models.partner.chance import OUTCOMES, draws, log_normal
from models.partner.inputs import Inputs
from models.partner.plan import PLANS, Plan, plan_of, shares_of
from models.partner.years import DELAYS, HUNDRED, MONTHS, YEARS, Calendar, calendar, spread_over


@dataclass(frozen=True, eq=False)
class Trials:
    """One plan over every trial; values in USD million of today, need in USD million, waits in months."""

    plan: Plan
    founders: np.ndarray  # (n,) what the founders' shares are worth
    investors: np.ndarray  # (n,) what investors' shares are worth, less what they paid
    partner: np.ndarray  # (n,) what the partner earns
    need: np.ndarray  # (n,) deepest cash need of the company
    when: np.ndarray  # (n,) year of the deepest need
    wait: np.ndarray  # (n,) months the launch waits for money
    broke: np.ndarray  # (n,) whether the programme is given up for want of money
    kept: np.ndarray  # (n,) share of the company that founders keep
    past_proof: np.ndarray  # (n,) whether proof of concept is reached
    parts: dict[str, float]  # mechanism -> mean; they sum to the mean of `founders`

    @property
    def company(self) -> np.ndarray:
        """What the company is worth, founders and investors together."""
        return self.founders + self.investors

    @property
    def project(self) -> np.ndarray:
        """What the project is worth to all of them."""
        return self.company + self.partner


def simulate(inputs: Inputs, keys: tuple[str, ...], count: int, may_stop: bool = True) -> dict[str, Trials]:
    """Return every plan over the same trials."""
    when, drawn = calendar(inputs), draws(count)
    outcome = np.minimum(np.searchsorted(np.cumsum(when.chances), drawn.luck, side="right"), len(OUTCOMES) - 1)
    sales = log_normal(drawn.sales, inputs.sales_spread / 100)
    cost = log_normal(drawn.cost, inputs.cost_spread_partner / 100)
    return {key: one_plan(inputs, when, plan_of(inputs, key), outcome, sales, cost, may_stop) for key in keys}


def one_plan(inputs: Inputs, when: Calendar, plan: Plan, outcome, sales, cost, may_stop: bool) -> Trials:
    """Work one plan out over every trial; outcome, sales and cost are (n,)."""
    proof, data, launched = (outcome >= step for step in (1, 2, 3))
    stops = stop_before_builds(inputs, when, sales, cost) if may_stop else np.zeros(len(cost), bool)
    building, launched = data & ~stops, launched & ~stops
    spent, given = paths_of(when, plan)
    way = proof.astype(np.int8) + building + launched
    years = int(np.flatnonzero(np.any(spent, axis=0) | np.any(given, axis=0)).max(initial=0)) + 1
    before = given[way, :years] - cost[:, None] * spent[way, :years]
    level = before.cumsum(axis=1)
    short = -np.minimum(level.min(axis=1), 0.0)
    wait, broke = waiting(inputs, short, proof)
    way, sells = np.where(broke, 0, way), launched & ~broke
    before[broke] = -cost[broke, None] * spent[0, :years]
    values = before @ when.discount[:years]
    earned = earnings(inputs, when, plan, sales[sells], wait[sells])
    values[sells] += earned.company @ when.discount
    need, deepest = short, level.argmin(axis=1)
    need[sells], deepest[sells] = deepest_need(level[sells], earned.company)
    raised, paid = money_raised(inputs, when, need, deepest, before[broke], broke)
    kept = (1 - inputs.dilution / 100) ** (raised / HUNDRED)
    founders = kept * (values + paid)
    partner = partner_before_sales(when, plan, cost, way)
    partner[sells] += earned.partner @ when.discount
    return Trials(
        plan=plan,
        founders=founders,
        investors=values - founders,
        partner=partner,
        need=need,
        when=np.where(need > 0, deepest + 1.0, 0.0),
        wait=wait,
        broke=broke,
        kept=kept,
        past_proof=proof,
        parts=parts_of(when, plan, cost, way, earned, founders - values),
    )


def money_raised(inputs: Inputs, when: Calendar, need, deepest, given_up, broke) -> tuple[np.ndarray, np.ndarray]:
    """Return (n,) what investors pay in, and the same in money of today: it comes in the year of the deepest need.

    given_up (b, years): flows of the trials that are given up for want of money, which raise no more than those need.
    """
    need, year = need.copy(), deepest.copy()
    left = given_up.cumsum(axis=1)
    need[broke], year[broke] = -np.minimum(left.min(axis=1, initial=0.0), 0.0), left.argmin(axis=1)
    raised = np.clip(need - inputs.cash_now, 0.0, inputs.can_raise)
    return raised, raised * when.discount[year]


def deepest_need(level: np.ndarray, earned: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (n,) need and its year once sales (n, YEARS) are added to the level (n, years) before them."""
    whole = earned.cumsum(axis=1)
    whole[:, : level.shape[1]] += level
    whole[:, level.shape[1] :] += level[:, -1:]
    at = whole.argmin(axis=1)
    return -np.minimum(whole[np.arange(len(whole)), at], 0.0), at


def paths_of(when: Calendar, plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Return (4, YEARS) what the company pays, and what it gets of the partner, by how far the programme comes.

    Not past proof of concept; past it; through the builds; launched.
    """
    later = when.early + (1 - plan.study) * (when.study + when.team)
    builds = later + float((1 - plan.builds) @ when.builds) * when.build_time
    money = receipts(when, plan)
    at_launch = money["upfront"] + money["approval"]
    given = np.array([np.zeros(YEARS), money["upfront"], money["upfront"], at_launch])
    return np.array([when.early, later, builds, builds]), given


def receipts(when: Calendar, plan: Plan) -> dict[str, np.ndarray]:
    """Return what the partner pays by year at proof of concept and at approval."""
    return {
        "upfront": plan.upfront * spread_over(when.proof, when.proof),
        "approval": plan.approval * spread_over(when.launch, when.launch),
    }


def launch_worth(when: Calendar) -> float:
    """Return what expected sales are worth to the whole project at today's discount, USD million."""
    return when.peak * when.margin * float(when.curves[0] @ when.discount)


def stop_before_builds(inputs: Inputs, when: Calendar, sales, cost) -> np.ndarray:
    """Return (n,) whether the launch would not earn its builds, as seen with pivotal data in hand."""
    builds = float(when.builds.sum()) * float(when.build_time @ when.discount)
    return inputs.p_filing / 100 * sales * launch_worth(when) < cost * builds


def waiting(inputs: Inputs, short: np.ndarray, reached: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (n,) months the launch waits for money, and whether it waits too long."""
    gap = np.maximum(short - inputs.cash_now - inputs.can_raise, 0.0)
    wait = MONTHS * gap / inputs.raise_pace
    broke = wait > inputs.patience
    return np.where(broke | ~reached, 0.0, wait), broke


@dataclass(frozen=True, eq=False)
class Earned:
    """What sales bring in the trials that sell, (n, YEARS), and the discounted sums by kind over all of them."""

    company: np.ndarray
    partner: np.ndarray
    profit: float
    royalty: float


def earnings(inputs: Inputs, when: Calendar, plan: Plan, sales: np.ndarray, wait: np.ndarray) -> Earned:
    """Return what the company and the partner earn on sales; sales (n,) is a factor, wait (n,) in months."""
    sold = when.peak * sales[:, None] * late_curves(when, wait)
    shares = shares_of(inputs)
    kept, licensed = float(shares @ (1 - plan.profit)), float(shares @ plan.licensed)
    profit = kept * when.margin
    royalty = royalties(inputs, plan, licensed * sold) if licensed else 0.0
    return Earned(
        company=profit * sold + royalty,
        partner=(1 - kept) * when.margin * sold - royalty,
        profit=profit * float((sold @ when.discount).sum()),
        royalty=float((royalty @ when.discount).sum()) if licensed else 0.0,
    )


def late_curves(when: Calendar, wait: np.ndarray) -> np.ndarray:
    """Return (n or 1, YEARS) the sales curve of a launch so many months late, between the delays worked out."""
    if not wait.any():
        return when.curves[:1]
    late = np.clip(wait / DELAYS[1], 0, len(DELAYS) - 1)
    at = np.minimum(late.astype(int), len(DELAYS) - 2)
    part = (late - at)[:, None]
    return (1 - part) * when.curves[at] + part * when.curves[at + 1]


def royalties(inputs: Inputs, plan: Plan, licensed: np.ndarray) -> np.ndarray:
    """Return (n, YEARS) royalties on licensed sales, and the milestone in the year that first passes the step."""
    over = np.maximum(licensed - inputs.royalty_step, 0.0)
    found = inputs.royalty / 100 * (licensed - over) + inputs.royalty_high / 100 * over
    passed = over > 0
    rows = np.flatnonzero(passed.any(axis=1))
    found[rows, passed[rows].argmax(axis=1)] += plan.sales
    return found


def partner_before_sales(when: Calendar, plan: Plan, cost: np.ndarray, way: np.ndarray) -> np.ndarray:
    """Return (n,) what the partner pays before sales, in money of today; way is how far a trial comes."""
    later = float((plan.study * (when.study + when.team)) @ when.discount)
    builds = float(plan.builds @ when.builds) * float(when.build_time @ when.discount)
    paid = {name: float(money @ when.discount) for name, money in receipts(when, plan).items()}
    costs = np.array([0.0, later, later + builds, later + builds])
    given = np.array([0.0, paid["upfront"], paid["upfront"], paid["upfront"] + paid["approval"]])
    return -cost * costs[way] - given[way]


def parts_of(when: Calendar, plan: Plan, cost, way, earned: Earned, to_founders: np.ndarray) -> dict[str, float]:
    """Return the mean of founders' value by mechanism; the parts sum to it."""
    count = len(cost)
    on, building = (float(cost[way >= step].sum()) / count for step in (1, 2))
    own, money = 1 - plan.study, receipts(when, plan)

    def today(flow: np.ndarray) -> float:
        return float(flow @ when.discount)

    return {
        "profit": earned.profit / count,
        "royalty": earned.royalty / count,
        "upfront": today(money["upfront"]) * float(np.mean(way >= 1))
        + today(money["approval"]) * float(np.mean(way == 3)),
        "early": -today(when.early) * float(cost.mean()),
        "study": -own * today(when.study) * on,
        "team": -own * today(when.team) * on,
        "builds": -float((1 - plan.builds) @ when.builds) * today(when.build_time) * building,
        "investors": float(to_founders.mean()),
    }


def all_plans(inputs: Inputs, count: int) -> dict[str, Trials]:
    """Return the six plans over the same trials."""
    return simulate(inputs, PLANS, count)
