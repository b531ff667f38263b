"""When should the design be locked?

Research draws design generations one after the other. Each takes months and money, is read out in a few
patients, and differs from the last by chance (the spread between designs) and by what was learned (points
gained each time the number of generations doubles). The company keeps the best design read so far. A read-out
in few patients is noisy, so a high reading is pulled back towards the mean before it is believed: noise makes
every further draw worth less. That is why the two uncertainties act against each other. Spread between
designs is settled by waiting and pays to wait; noise in the read-out is not settled before the pivotal study
and pays to hurry (Huchzermeier and Loch 2001, Management Science 47:85; Santiago and Vakili 2005).

Manufacturing develops the process meanwhile, and loses a share of that work with each later design. At lock the
rest of the work starts to bind, then come the pivotal study, filing and launch. The less of the process is known
at lock, the higher the hazard of a late change, which costs months and money. Quality sets the probability of
success (log-odds linear in points) and, with the order of entry, the share against rivals who improve and launch
too (share of attraction; order of entry after Urban et al. 1986, Management Science 32:645). Sales end when
exclusivity ends, on a date.

Worked out: the expected net present value of every lock month by exact integration over the best design so far;
an 80 % band by Monte Carlo over designs, rivals and late changes (success itself is carried as a probability, as
rNPV does); the adaptive rule by backward induction with recall. Late delays take the low, middle and high value
with weights 30, 40 and 30 % (Swanson's rule). Research alone counts the process as free and instant;
manufacturing alone counts every design as equally good.

Left out: a partner, competition for slots, price erosion, sales after exclusivity, a failed pivotal study that
is repeated, and the capital of the plant. Not valid where the design can be changed after approval at will.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from models import chance, stopping
from models.answer import Answer, Figure, Verdict
from models.lock_market import QUALITY_POINTS, SPREADS_IN_GRID, Market, market_for, monthly_rate, p_success
from models.lock_schedule import PATHS, Schedule, iteration, schedule

PHRASES = {
    "west": "Lock at design generation {step} on the Western IND path",
    "china": "Lock at design generation {step} on the China path",
    "both": "Lock at design generation {step}, running both paths side by side",
}
SWANSON = np.array([0.3, 0.4, 0.3])  # weights of the low, middle and high delay
TRIALS, SEED, BAND = 1_000, 20261123, (0.1, 0.9)
BAND_STEP = 3  # months
MOST_DESIGNS = 160  # more generations than any setting can draw

TITLE = "Design lock"
READS = {"launch_month": "launch in month", "p_success": "success %", "p_late_change": "late-change risk %"}
VALUE_FEEDS = (
    "market_size",
    "margin",
    "p_success",
    "design_spread",
    "learning",
    "rivals_a_year",
    "exclusivity_month",
    "discount_rate",
)
FIGURES = {
    "best": Figure(
        "Value of the best lock",
        "usd_million",
        "Expected sales margin until exclusivity ends, times the probability of success, less research, process "
        "and study cost, discounted, at the best month on the best path.",
        VALUE_FEEDS,
    ),
    "month": Figure(
        "Best month to lock",
        "month",
        "The month with the highest expected net present value on the path, counted from now.",
        ("design_spread", "learning", "rivals_a_year", "rework_share", "process_months"),
    ),
    "window": Figure(
        "Lock window",
        "months",
        "All months around the best one that keep the value within the window share of the best.",
        ("window_share", "design_spread", "rework_share", "exclusivity_month"),
    ),
    "value": Figure(
        "Your plan",
        "usd_million",
        "The same expected net present value at your lock month on your path.",
        ("lock_month", "path", *VALUE_FEEDS),
    ),
    "given_up": Figure(
        "Given up by your plan",
        "usd_million",
        "Value of the best lock less the value of your plan.",
        ("lock_month", "path"),
    ),
    "early": Figure(
        "Locking too early",
        "usd_million",
        "Best value on your path less the value that many months earlier.",
        ("miss_months", "design_spread", "learning"),
    ),
    "late": Figure(
        "Locking too late",
        "usd_million",
        "Best value on your path less the value that many months later.",
        ("miss_months", "rivals_a_year", "exclusivity_month", "discount_rate"),
    ),
    "waiting": Figure(
        "Deciding by the data",
        "usd_million",
        "Value of the adaptive rule (lock at generation n if the best design so far clears q(n)) less the best "
        "fixed month on your path, by backward induction.",
        ("design_spread", "china_transfer_spread", "china_patients", "west_patients"),
    ),
    "launch": Figure(
        "Expected launch",
        "month",
        "Lock month, process work left, bridging, pivotal study, filing and the expected delay of a late change.",
        ("lock_month", "process_months", "rework_share", "pivotal_months", "filing_months", "late_change_months"),
    ),
    "late_risk": Figure(
        "Late-change risk",
        "percent",
        "One less exp(- hazard x years from lock to launch); the hazard falls with the share of the process known.",
        ("late_change_hazard", "late_change_hazard_known", "process_start_month", "rework_share"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of 1,000 simulated futures, with the same draws for both, in which the decision beats the runner-up.",
        ("design_spread", "rival_spread", "china_repeat_risk", "late_change_hazard"),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up",
        "usd_million",
        "Value of the best lock less the best value on the next best path.",
        ("china_repeat_risk", "west_generation_cost", "west_ind_cost"),
    ),
    "band": Figure(
        "80 % band",
        "usd_million",
        "10th to 90th percentile of 1,000 simulated futures: designs, rivals, late changes and repeated data vary, "
        "success stays a probability.",
        ("design_spread", "rival_spread", "late_change_hazard", "late_change_months"),
    ),
    "belief": Figure(
        "From what you believe",
        "usd_million",
        "Change of your plan's value through the beliefs you changed, averaged over both orders of change.",
        (),
    ),
    "choice": Figure(
        "From what you do",
        "usd_million",
        "Change of your plan's value through the choices you changed, averaged over both orders of change.",
        (),
    ),
}
MECHANISMS = {
    "first_design": "First design, untested",
    "better_design": "Better design",
    "waiting": "Later start",
    "process_after_lock": "Process after lock",
    "late_change": "Late changes",
    "research": "Research cost",
    "process": "Process cost",
    "pivotal": "Pivotal study",
}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; the field's name is the assumption's key."""

    path: str  # one of PATHS
    lock_month: float  # months from now
    process_start_month: float  # months from now
    west_first_patient_months: float  # months
    west_generation_months: float  # months
    west_ind_cost: float  # USD million
    west_generation_cost: float  # USD million
    west_patients: float  # patients a generation
    china_first_patient_months: float  # months
    china_generation_months: float  # months
    china_generation_cost: float  # USD million
    china_patients: float  # patients a generation
    china_transfer_spread: float  # points
    china_bridging_months: float  # months
    china_repeat_risk: float  # percent
    china_repeat_months: float  # months
    patients_a_month: float  # patients a month
    readout_months: float  # months
    patient_cost: float  # USD million a patient
    design_spread: float  # points
    learning: float  # points a doubling
    standard_response: float  # percent
    p_success: float  # percent
    success_odds: float  # x for ten points
    p_first_patients: float  # percent
    market_size: float  # USD million a year
    margin: float  # percent
    preference: float  # x for ten points
    rivals_now: float  # products
    rivals_a_year: float  # products a year
    rival_improvement: float  # points a year
    rival_spread: float  # points
    entry_order: float  # exponent
    uptake_months: float  # months
    exclusivity_month: float  # months from now
    discount_rate: float  # percent a year
    process_months: float  # months
    validation_months: float  # months
    rework_share: float  # percent
    process_cost: float  # USD million a month
    late_change_hazard: float  # percent a year, with no process knowledge at lock
    late_change_hazard_known: float  # percent a year, with full process knowledge at lock
    late_change_low: float  # months
    late_change_months: float  # months
    late_change_high: float  # months
    late_change_cost: float  # USD million
    research_after_lock: float  # percent of the pace before lock
    upgrade_repeat: float  # percent of the pivotal study that a design changed after lock repeats
    pivotal_months: float  # months
    pivotal_cost: float  # USD million
    filing_months: float  # months
    horizon_months: float  # months
    window_share: float  # percent of the best value
    miss_months: float  # months


@dataclass(frozen=True)
class Designs:
    """What the read-outs of one path say about quality."""

    means: np.ndarray  # (n,) points, mean of generation 1..n
    believed_sd: float  # points, spread of the believed quality between generations
    left_sd: float  # points, what a read-out leaves unknown
    truth: np.ndarray  # (q, q) weights of the true quality for each believed quality
    best: np.ndarray  # (n + 1, q) weights of the best believed quality of the first n


@dataclass(frozen=True)
class Curve:
    """The worth of every lock month on one path, in USD million of today."""

    inputs: Inputs
    path: str
    market: Market
    schedule: Schedule
    designs: Designs
    stop: np.ndarray  # (months, q) worth of locking then, by best believed quality
    value: np.ndarray  # (months,) expected net present value

    @property
    def best_month(self) -> int:
        """Month with the highest expected value."""
        return int(np.argmax(self.value))

    @property
    def verdict(self) -> Verdict:
        """Path and generation to lock; a design that was never read out is the first."""
        return Verdict(self.path, max(int(self.schedule.read[self.best_month]), 1))

    @property
    def window(self) -> tuple[int, int]:
        """First and last month, without a gap, that keep the value within the window share of the best."""
        best = self.value.max()
        good = self.value >= best - abs(best) * self.inputs.window_share / 100
        outside = np.flatnonzero(~good)
        before, after = outside[outside < self.best_month], outside[outside > self.best_month]
        return int(before.max(initial=-1)) + 1, int(after.min(initial=len(good))) - 1

    @cached_property
    def rule(self) -> stopping.Rule | None:
        """The adaptive rule: lock at generation n if the best design so far clears q(n)."""
        return adaptive_rule(self)

    @property
    def value_of_waiting_for_data(self) -> float:
        """What deciding at each read-out is worth over the best fixed month."""
        return self.rule.start - float(self.value.max()) if self.rule else 0.0

    def miss(self, months: float) -> float:
        """Price of locking so many months off the best one, at most to the ends of the range."""
        month = np.clip(self.best_month + months, 0, self.schedule.month[-1])
        return float(self.value.max() - self.value[int(month)])


@dataclass(frozen=True)
class Detail:
    """What the charts of the page draw."""

    curves: Mapping[str, Curve]  # path -> curve
    research: Curve  # the plan's path as research alone counts it
    manufacturing: Curve  # the plan's path as manufacturing alone counts it
    band: np.ndarray  # (2, months) 10th and 90th percentile on the plan's path


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows."""
    curves = all_curves(inputs)
    best, second = sorted(curves.values(), key=lambda c: -c.value.max())[:2]
    plan, month = curves[inputs.path], plan_month(inputs)
    futures, others = simulate(best, best.best_month)[:, 0], simulate(second, second.best_month)[:, 0]
    low, high = np.quantile(futures, BAND)
    return Answer(
        verdict=best.verdict,
        value=float(plan.value[month]),
        best=float(best.value.max()),
        low=float(low),
        high=float(high),
        sure=float(np.mean(futures > others)),
        runner_up=second.verdict,
        runner_up_cost=float(best.value.max() - second.value.max()),
        contributions=contributions(plan, month),
        reads=reads(plan, month),
        detail=Detail(curves, research_alone(inputs), manufacturing_alone(inputs), band(plan)),
    )


def band(curve: Curve) -> np.ndarray:
    """Return (2, months) 10th and 90th percentile, simulated every third month and joined by lines."""
    months = np.append(curve.schedule.month[:-1:BAND_STEP], curve.schedule.month[-1]).astype(int)
    ends = np.quantile(simulate(curve, months), BAND, axis=0)
    return np.array([np.interp(curve.schedule.month, months, end) for end in ends])


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    return pd.DataFrame([decision(replace(inputs, **{field: value})) | {"at": value} for value in values])


def decision(inputs: Inputs) -> dict:
    """Return verdict, lock month, worth of the decision and of the user's plan, without the simulation."""
    curves = all_curves(inputs)
    best = max(curves.values(), key=lambda c: c.value.max())
    value = float(curves[inputs.path].value[plan_month(inputs)])
    return {
        "verdict": best.verdict,
        "month": best.best_month,
        "best": float(best.value.max()),
        "value": value,
    }


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own plan is worth, USD million."""
    return float(curve(inputs, inputs.path).value[plan_month(inputs)])


def plan_month(inputs: Inputs) -> int:
    """Return the plan's lock month as an index into the months worked out."""
    return int(min(inputs.lock_month, inputs.horizon_months))


def all_curves(inputs: Inputs) -> dict[str, Curve]:
    """Work out every path."""
    quality = quality_grid(inputs)
    market = market_for(inputs, quality)
    return {path: curve(inputs, path, market) for path in PATHS}


def research_alone(inputs: Inputs) -> Curve:
    """The plan's path as research counts it: the process is free, instant and never changes late."""
    free = replace(
        inputs,
        process_months=1e-9,
        validation_months=0.0,
        process_cost=0.0,
        late_change_hazard=0.0,
        late_change_hazard_known=0.0,
    )
    return curve(free, inputs.path)


def manufacturing_alone(inputs: Inputs) -> Curve:
    """The plan's path as manufacturing counts it: every design is as good as the first."""
    return curve(replace(inputs, design_spread=0.0, learning=0.0), inputs.path)


def quality_grid(inputs: Inputs) -> np.ndarray:
    """Return even points of quality that hold every design any path can draw."""
    draws = max(2.0, 2 * inputs.horizon_months / min(inputs.west_generation_months, inputs.china_generation_months))
    reach = SPREADS_IN_GRID * inputs.design_spread + 1
    return np.linspace(-reach, inputs.learning * np.log2(draws) + reach, QUALITY_POINTS)


def curve(inputs: Inputs, path: str, market: Market | None = None) -> Curve:
    """Work out the worth of every lock month on one path."""
    market = market or market_for(inputs, quality_grid(inputs))
    plan = schedule(inputs, path)
    designs = designs_of(inputs, path, market.quality, int((plan.read + plan.upgrades).max()))
    stop = worth_of_locking(inputs, market, plan, designs) - sum(plan.costs.values())[:, None]
    value = np.where(plan.read > 0, np.sum(designs.best[plan.read] * stop, axis=1), stop[:, 0])
    return Curve(inputs, path, market, plan, designs, stop, value)


def designs_of(inputs: Inputs, path: str, quality: np.ndarray, count: int) -> Designs:
    """Shrink noisy read-outs to what can be believed of each generation and of the best so far."""
    noise = iteration(inputs, path).noise
    total = np.hypot(inputs.design_spread, noise)
    accuracy = inputs.design_spread / total if total else 1.0
    left_sd = noise * accuracy
    believed_sd = max(inputs.design_spread * accuracy, (quality[1] - quality[0]) / 2)
    means = inputs.learning * accuracy * np.log2(np.arange(1, count + 1))
    truth = chance.weights(chance.cell_survival(quality, quality, left_sd))
    return Designs(means, believed_sd, left_sd, truth, chance.best_of_weights(quality, means, believed_sd))


def blind_weights(inputs: Inputs, quality: np.ndarray) -> np.ndarray:
    """Return the weights of the true quality of a first design that nobody has read out.

    They sum to the chance that such a design survives its first patients.
    """
    alive = inputs.p_first_patients / 100
    return alive * chance.weights(chance.cell_survival(quality, 0.0, inputs.design_spread))


def launch_worth(inputs: Inputs, market: Market, plan: Schedule, designs: Designs, delay: float) -> np.ndarray:
    """Return (months, q) worth of launching `delay` months late; rows without a read-out do not vary."""
    believed = launch_at(market, plan, plan.launch + delay, market.worth @ designs.truth.T)
    blind = launch_at(market, plan, plan.launch + delay, market.worth @ blind_weights(inputs, market.quality))
    return np.where(plan.read[:, None] > 0, believed, blind[:, None])


def launch_at(market: Market, plan: Schedule, launch, table: np.ndarray) -> np.ndarray:
    """Look `table` up at launch months; where early data may have to be repeated, average over that."""
    if not plan.p_repeat:
        return market.at(launch, table)
    repeated = market.at(launch + plan.repeat_months, table)
    return (1 - plan.p_repeat) * market.at(launch, table) + plan.p_repeat * repeated


def late_worth(inputs: Inputs, worth_at) -> np.ndarray:
    """Return the worth after a late change, averaged over its delay and less its cost."""
    delays = inputs.late_change_low, inputs.late_change_months, inputs.late_change_high
    return sum(weight * worth_at(delay) for weight, delay in zip(SWANSON, delays, strict=True))


def late_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the discounted cost of a late change for each lock month."""
    return inputs.late_change_cost * np.exp(-monthly_rate(inputs) * plan.launch)


def worth_of_locking(inputs: Inputs, market: Market, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, q) expected worth of locking, before the costs that are certain.

    Designs read out after lock may be taken up at the price of a late change; where a late change has to
    be made anyway, they come with it.
    """
    cost = late_cost(inputs, plan)[:, None]
    on_time = launch_worth(inputs, market, plan, designs, 0.0)
    late = late_worth(inputs, lambda delay: launch_worth(inputs, market, plan, designs, delay)) - cost
    p_late = plan.p_late[:, None]
    if not plan.upgrades.any():
        return (1 - p_late) * on_time + p_late * late
    taken_up = upgrade_worth(inputs, market, plan, designs)
    later = later_weights(market.quality, plan, designs)
    return (1 - p_late) * better_of(on_time, taken_up, later) + p_late * better_of(late, taken_up, later)


def upgrade_worth(inputs: Inputs, market: Market, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, q) worth of launching a later design: a late change and a share of a new study."""
    believed, again = market.worth @ designs.truth.T, inputs.upgrade_repeat / 100
    launch = plan.launch + again * inputs.pivotal_months
    gross = late_worth(inputs, lambda delay: launch_at(market, plan, launch + delay, believed))
    return gross - upgrade_cost(inputs, plan)[:, None]


def upgrade_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the discounted cost of taking up a later design: a late change and a share of a new study."""
    again = inputs.upgrade_repeat / 100 * plan.costs["pivotal"]
    return late_cost(inputs, plan) + again


def later_weights(quality: np.ndarray, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, q) weights of the best design read out between lock and launch; zero where none is."""
    rows = [
        chance.best_of_weights(quality, designs.means[read : read + more], designs.believed_sd)[-1]
        for read, more in zip(plan.read, plan.upgrades, strict=True)
    ]
    return np.array(rows)


def better_of(keep: np.ndarray, change: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return E max(keep, change) for each month and kept quality; `weights` are those of the change."""
    best = np.maximum(keep[:, :, None], change[:, None, :])
    return np.einsum("mkc,mc->mk", best, weights) + keep * (1 - weights.sum(axis=1, keepdims=True))


def adaptive_rule(curve: Curve) -> stopping.Rule | None:
    """Solve when to lock by what the read-outs show; any month before the next read-out is allowed."""
    plan, quality, designs = curve.schedule, curve.market.quality, curve.designs
    count = int(plan.read[-1])
    if not count:
        return None
    stop = np.array([curve.stop[plan.read == stage].max(axis=0) for stage in range(1, count + 1)])
    survival = chance.cell_survival(quality, designs.means[:count], designs.believed_sd)
    blind = curve.stop[plan.read == 0, 0].max(initial=-np.inf)
    return stopping.best_rule(quality, stop, survival, blind)


def contributions(curve: Curve, month: int) -> dict[str, float]:
    """Split the worth of locking in a month by mechanism; the parts sum to it exactly."""
    plan, market, designs = curve.schedule, curve.market, curve.designs
    blind = blind_weights(curve.inputs, market.quality)
    mix = designs.best[plan.read[month]] @ designs.truth if plan.read[month] else blind
    worth = [
        launch_at(market, plan, plan.launch_if_ready[0], market.worth @ blind),
        launch_at(market, plan, plan.launch_if_ready[0], market.worth @ mix),
        launch_at(market, plan, plan.launch_if_ready[month], market.worth @ mix),
        launch_at(market, plan, plan.launch[month], market.worth @ mix),
        curve.value[month] + sum(cost[month] for cost in plan.costs.values()),
    ]
    names = "first_design", "better_design", "waiting", "process_after_lock", "late_change"
    parts = dict(zip(names, np.diff(worth, prepend=0.0), strict=True))
    return {k: float(v) for k, v in (parts | {k: -v[month] for k, v in plan.costs.items()}).items()}


def reads(curve: Curve, month: int) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    plan, market, designs = curve.schedule, curve.market, curve.designs
    blind = blind_weights(curve.inputs, market.quality)
    mix = designs.best[plan.read[month]] @ designs.truth if plan.read[month] else blind
    delays = curve.inputs.late_change_low, curve.inputs.late_change_months, curve.inputs.late_change_high
    return {
        "lock_month": float(month),
        "generation": float(max(plan.read[month], 1)),
        "launch_month": float(
            plan.launch[month] + plan.p_repeat * plan.repeat_months + plan.p_late[month] * (SWANSON @ delays)
        ),
        "p_late_change": float(100 * plan.p_late[month]),
        "p_success": float(100 * p_success(curve.inputs, market.quality) @ mix),
        "quality": float(market.quality @ mix / mix.sum()),
    }


@lru_cache(maxsize=1)
def draws() -> dict[str, np.ndarray]:
    """Return the common random numbers of every simulation, so that what is compared is comparable."""
    random = np.random.default_rng(SEED)
    return {
        "design": random.standard_normal((MOST_DESIGNS, TRIALS)),
        "truth": random.standard_normal(TRIALS),
        "rivals": random.standard_normal(TRIALS),
        "late": random.random(TRIALS),
        "repeat": random.random(TRIALS),
        "first": random.random(TRIALS),
        "delay": random.choice(len(SWANSON), TRIALS, p=SWANSON),
    }


def simulate(curve: Curve, months=None) -> np.ndarray:
    """Return (trials, months) simulated worth of locking in each month; all months if none is given."""
    months = np.arange(len(curve.value)) if months is None else np.atleast_1d(months)
    inputs, plan, common = curve.inputs, curve.schedule, draws()
    forced = common["late"][:, None] < plan.p_late[months]
    kept, later = believed_in(curve, months)
    swap = swaps(curve, months, kept, later, forced)
    late, best = forced | swap, np.where(swap, later, kept)
    blind = (plan.read[months] == 0) & ~swap
    left = np.where(blind, inputs.design_spread, curve.designs.left_sd)
    truth = best + left * common["truth"][:, None]
    delays = np.array([inputs.late_change_low, inputs.late_change_months, inputs.late_change_high])
    repeat = (common["repeat"] < plan.p_repeat)[:, None] * plan.repeat_months
    again = swap * inputs.upgrade_repeat / 100 * inputs.pivotal_months
    when = plan.launch[months] + repeat + again + late * delays[common["delay"]][:, None]
    sales = curve.market.realised(when, truth, inputs.rival_spread * common["rivals"][:, None])
    alive = ~blind | (common["first"] < inputs.p_first_patients / 100)[:, None]
    cost = np.where(swap, upgrade_cost(inputs, plan)[months], late * late_cost(inputs, plan)[months])
    certain = sum(part[months] for part in plan.costs.values())
    return alive * p_success(inputs, truth) * sales - cost - certain


def believed_in(curve: Curve, months) -> tuple[np.ndarray, np.ndarray]:
    """Return (trials, months) best believed quality at lock, and of those read out later (-inf without)."""
    plan, designs = curve.schedule, curve.designs
    seen = designs.means + designs.believed_sd * draws()["design"][: len(designs.means)].T
    best = np.maximum.accumulate(np.hstack([np.full((TRIALS, 1), -np.inf), seen]), axis=1)
    kept = np.where(plan.read[months] > 0, best[:, plan.read[months]], 0.0)
    if not plan.upgrades.any():
        return kept, np.full_like(kept, -np.inf)
    spans = zip(plan.read[months], plan.upgrades[months], strict=True)
    later = [seen[:, read : read + more].max(axis=1, initial=-np.inf) for read, more in spans]
    return kept, np.array(later).T


def swaps(curve: Curve, months, kept, later, forced) -> np.ndarray:
    """Return (trials, months) whether a design read out after lock is taken up."""
    if not curve.schedule.upgrades.any():
        return np.zeros_like(forced)
    inputs, market, plan, designs = curve.inputs, curve.market, curve.schedule, curve.designs

    def look_up(table, quality):
        columns = [np.interp(quality[:, i], market.quality, table[m]) for i, m in enumerate(months)]
        return np.array(columns).T

    on_time = launch_worth(inputs, market, plan, designs, 0.0)
    late = late_worth(inputs, lambda delay: launch_worth(inputs, market, plan, designs, delay))
    keep = np.where(forced, look_up(late, kept) - late_cost(inputs, plan)[months], look_up(on_time, kept))
    gain = look_up(upgrade_worth(inputs, market, plan, designs), later)
    return np.isfinite(later) & (gain > keep)
