"""What a run comes to: shares of patients, days, money; by setting and replication."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np

from models import making
from models.making import MILLION
from models.methods import loop
from models.vein_to_vein.draws import size_for
from models.vein_to_vein.inputs import Inputs
from models.vein_to_vein.line import Run, simulate
from models.vein_to_vein.plans import (
    ARMS_LENGTH,
    INTEGRATED,
    LEVERS,
    PLANS,
    Setting,
    advisable,
    cost,
    left,
    settings,
    spans,
)
from models.vein_to_vein.stations import places
from models.vein_to_vein.steps import AT_HOME, MAKERS, TO_RELEASE, TO_THE_BED, TO_THE_SUITE, hand_offs


@dataclass(frozen=True, eq=False)
class Outcome:
    """Shares of the patients referred, percent, and mean days; (s, reps) each, of those who are measured."""

    infused: np.ndarray
    in_spec: np.ndarray
    on_time: np.ndarray  # infused within the days asked for
    lost_before: np.ndarray  # before their cells were collected
    lost_after: np.ndarray  # after it, waiting
    unmade: np.ndarray  # no dose came of their batches
    batches: np.ndarray  # batches for 100 referred
    vein_days: np.ndarray  # days from collection to infusion, of those infused
    all_days: np.ndarray  # days from referral to infusion, of those infused
    slot_wait: np.ndarray  # days for a slot, of those collected
    suite_use: np.ndarray  # percent of the suites' time


# what moves no patient
STILL = (
    *(f"{lever}_{part}" for lever in LEVERS for part in ("cost", "months")),
    *("contract_years", "materiality", "dies_treated", "dies_untreated", "waiting_shape", "decline"),
    *("price_us", "selling", "contract_price", "labour", "materials", "vector_cost", "testing", "automation"),
)


def followed(inputs: Inputs, lines: tuple[Setting, ...]) -> Run:
    """Return the run of some lines; a run holds tens of megabytes, so that the last is remembered and no more."""
    return followed_once(moving(inputs), lines)


@lru_cache(maxsize=1)
def followed_once(inputs: Inputs, lines: tuple[Setting, ...]) -> Run:
    """Follow patients through some lines."""
    return simulate(inputs, lines)


def ran(inputs: Inputs, lines: tuple[Setting, ...]) -> Outcome:
    """Return what some lines come to, remembered for all prices and costs alike."""
    return ran_once(moving(inputs), lines)


@lru_cache(maxsize=512)
def ran_once(inputs: Inputs, lines: tuple[Setting, ...]) -> Outcome:
    """Work out what some lines come to; one line alone is followed beside the run that is remembered."""
    return outcome(inputs, followed_once(inputs, lines) if len(lines) > 1 else simulate(inputs, lines))


def moving(inputs: Inputs) -> Inputs:
    """Return the inputs without what moves no patient, so that a run is not repeated for it."""
    return replace(inputs, partners=ARMS_LENGTH, **dict.fromkeys(STILL, 0.0))


def outcome(inputs: Inputs, run: Run) -> Outcome:
    """Return what a run comes to."""
    infused, begun = np.isfinite(run.infused), np.isfinite(run.collected)
    vein = run.infused - run.collected
    return Outcome(
        infused=share(run, infused),
        in_spec=share(run, run.in_spec),
        on_time=share(run, infused & (np.nan_to_num(vein, nan=np.inf) <= inputs.on_time_days)),
        lost_before=share(run, ~begun),
        lost_after=share(run, begun & ~infused & ~run.unmade),
        unmade=share(run, run.unmade),
        batches=share(run, run.batches),
        vein_days=mean_days(run, vein),
        all_days=mean_days(run, run.infused - run.came),
        slot_wait=mean_days(run, run.slot_wait),
        suite_use=suite_use(inputs, run),
    )


def means(found: Outcome) -> dict[str, np.ndarray]:
    """Return (s,) the means of an outcome over replications, by name; nan where nobody has such days."""
    return {one.name: np.nanmean(getattr(found, one.name), axis=1) for one in fields(found)}


def share(run: Run, counted: np.ndarray) -> np.ndarray:
    """Return (s, reps) what is counted for 100 patients who are measured."""
    return 100 * counted[..., run.seen].mean(axis=-1)


def mean_days(run: Run, days: np.ndarray) -> np.ndarray:
    """Return (s, reps) the mean of those who are measured and have a number; nan if there is none."""
    seen = days[..., run.seen]
    known = np.isfinite(seen)
    count = known.sum(axis=-1)
    return np.divide(np.where(known, seen, 0).sum(axis=-1), count, out=np.full(count.shape, np.nan), where=count > 0)


def window(run: Run) -> tuple[np.ndarray, np.ndarray]:
    """Return (s * reps,) when the first and the last patient who are measured were referred."""
    came = run.came.reshape(-1, run.size.patients)
    return came[:, run.seen.start], came[:, run.seen.stop - 1]


def suite_use(inputs: Inputs, run: Run) -> np.ndarray:
    """Return (s, reps) percent of the suites' time in which a batch is in one."""
    rows = len(run.settings) * run.size.reps
    begins, ends = (np.nan_to_num(part.reshape(rows, -1), nan=0.0) for part in (run.starts, run.ends))
    return (100 / places(inputs, "suites") * loop.mean_inside(begins, ends, *window(run))).reshape(-1, run.size.reps)


def identity_errors(inputs: Inputs, lines: Sequence[Setting]) -> np.ndarray:
    """Return (s,) errors of the chain of identity a year, as expected: hand-offs passed, times the share that err.

    Hand-offs before collection are passed by everybody, those from collection to release with every batch, and those
    after it by who is infused.
    """
    found, told = ran(inputs, tuple(lines)), []
    for at, line in enumerate(lines):
        there = set(hand_offs(MAKERS[line.maker])) - set(line.without)
        passed = {AT_HOME: 100.0, TO_THE_SUITE + TO_RELEASE: found.batches[at], TO_THE_BED: found.infused[at]}
        hand_overs = sum(np.mean(count) * len(there & set(steps)) for steps, count in passed.items())
        rate = inputs.identity_errors / 100 * left(inputs, line, "person", np.zeros(1))[0]
        told.append(hand_overs * inputs.referred / 100 * rate)
    return np.array(told)


def batch_cost(inputs: Inputs, maker: str) -> float:
    """Return USD a batch: the price of a contract plant, or what a batch brings with it in an own one that stands."""
    return inputs.contract_price if maker == "contract" else making.batch_cost(inputs)


@dataclass(frozen=True, eq=False)
class Money:
    """USD million a year of one plant's line; (s, reps)."""

    sales: np.ndarray
    batches: np.ndarray  # what they cost, above nothing

    @property
    def worth(self) -> np.ndarray:
        """Sales less batches."""
        return self.sales - self.batches


def money(inputs: Inputs, lines: tuple[Setting, ...]) -> Money:
    """Return what some lines earn after selling; doses out of specification are given and not paid."""
    found = ran(inputs, lines)
    a_year = inputs.referred / 100 / MILLION
    costs = np.array([batch_cost(inputs, line.maker) for line in lines])[:, None]
    paid = inputs.price_us * (1 - inputs.selling / 100)
    return Money(found.in_spec * a_year * paid, found.batches * a_year * costs)


def earns(inputs: Inputs, plan: str) -> np.ndarray:
    """Return (reps,) what the line earns with a plan whose levers work: sales less batches, USD million a year."""
    return money(inputs, settings(inputs.maker)).worth[list(PLANS).index(plan)]


def parts(inputs: Inputs, plan: str) -> dict[str, np.ndarray]:
    """Return (reps,) by mechanism what a plan gains over arm's length, USD million a year; they sum to the gain."""
    if plan == ARMS_LENGTH:
        nothing = np.zeros(size_for(inputs.referred).reps)
        return {"patients": nothing, "batches": nothing, "setup": nothing, "levers": nothing}
    sales, batches = over_arms_length(inputs, PLANS[plan])
    working = sum(share * sum(over_arms_length(inputs, levers)) for levers, share in spans(inputs, plan))
    return {
        "patients": sales,
        "batches": batches,
        "setup": working - sales - batches,
        "levers": np.full(len(sales), -cost(inputs, plan)),
    }


def over_arms_length(inputs: Inputs, levers: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return (reps,) what paid doses bring more, and batches cost less, while some levers work; USD million a year."""
    found, base = money(inputs, settings(inputs.maker)), list(PLANS).index(ARMS_LENGTH)
    if levers in PLANS.values():
        one, at = found, list(PLANS.values()).index(levers)
    else:
        one, at = money(inputs, (Setting(inputs.maker, levers),)), 0
    return one.sales[at] - found.sales[base], found.batches[base] - one.batches[at]


def gain(inputs: Inputs, plan: str) -> np.ndarray:
    """Return (reps,) what a plan gains over arm's length, USD million a year."""
    return sum(parts(inputs, plan).values())


def gains(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return the gain of every plan by replication, the best in the mean first."""
    found = {plan: gain(inputs, plan) for plan in PLANS}
    return dict(sorted(found.items(), key=lambda pair: -round(float(pair[1].mean()), 6)))


def extension(inputs: Inputs) -> np.ndarray:
    """Return (reps,) what all levers gain over arm's length in a contract plant, whoever makes the user's own batches.

    USD million a year: what the claim that partners extend the team is tried by, and what the page says of it.
    """
    return gain(replace(inputs, maker="contract"), INTEGRATED)


def offered(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return the gains of the plans that can be advised, the best first."""
    return {plan: gained for plan, gained in gains(inputs).items() if plan in advisable(inputs.maker)}


def alike(inputs: Inputs, found: dict[str, np.ndarray], one: str, other: str) -> bool:
    """Say whether two plans differ by no more than the simulation's error or than what is material."""
    apart = loop.interval(found[one] - found[other])
    best = max(float(found[one].mean()), 0.0)
    return bool(apart.mean <= max(best * inputs.materiality / 100, float(apart.half)))


def groups(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """Return the plans in groups, the best first; none of a group is clearly worth less than its first."""
    found, told = offered(inputs), []
    names = list(found)
    while names:
        same = [name for name in names if name == names[0] or alike(inputs, found, names[0], name)]
        told.append(tuple(same))
        names = [name for name in names if name not in same]
    return tuple(told)


def without_each(inputs: Inputs, maker: str, plan: str, steps: Sequence[str]) -> Outcome:
    """Return what comes of a line, and of the same with each of some hand-offs taken away, in this order."""
    levers = PLANS[plan]
    lines = (Setting(maker, levers), *(Setting(maker, levers, (step,)) for step in steps))
    return ran(inputs, lines)


def makers_compared(inputs: Inputs) -> tuple[tuple[Setting, ...], Outcome]:
    """Return own and contract plants, each at arm's length and integrated."""
    lines = tuple(line for maker in ("own", "contract") for line in settings(maker, (ARMS_LENGTH, INTEGRATED)))
    return lines, ran(inputs, lines)


def queue_by_day(run: Run, setting: int, days: np.ndarray) -> np.ndarray:
    """Return (reps, t) how many wait for a slot or a place on some days (t,) in a setting, their cells uncollected."""
    ends = np.where(np.isfinite(run.collected), run.collected, run.leaves)[setting]
    return loop.inside_at(np.minimum(run.asked[setting], ends), ends, days)
