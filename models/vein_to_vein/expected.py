"""Days and losses that other pages count with: what is expected of the line where nobody waits for a place.

Patients wait for a suite at home, so that the days from collection to infusion hang on no queue but that of batches
made again: they are a sum of means. The pages that choose how many suites there are count with what holds at any load.
"""

from dataclasses import replace
from math import exp, log, log1p

from models.vein_to_vein.inputs import Inputs
from models.vein_to_vein.line import DAYS_A_MONTH
from models.vein_to_vein.plans import ONE_HOUSE, PLANS
from models.vein_to_vein.stations import again
from models.vein_to_vein.steps import AT_HOME, MAKERS, TO_RELEASE, TO_THE_BED, TO_THE_SUITE, hand_offs

# what they hang on: nothing else of this topic makes another work its answer out anew
FEEDS = frozenset({
    *("partners", "maker", "modality", "referral_days", "apheresis_days", "collection_days", "transport_days"),
    *("receipt_days", "process_days", "release_days", "treatment_days", "handoff_days", "identity_errors"),
    *("identity_days", "deviations", "deviation_days", "failure", "out_of_spec", "remade_failed", "oos_given"),
    *("oos_remade", "access_days", "recollect_days", "fast_share", "fast_lost", "slow_lost", "bridging_cut"),
    *("scheduling_cut", "quality_cut", "person_cut"),
})  # fmt: skip


def reads(inputs: Inputs, plan: str) -> dict[str, float]:
    """Return what other pages count with: days beyond the steps that they count themselves, percent a day, percent.

    A network of own and of contract plants counts with the days of each.
    """
    days = vein_days(inputs, plan)
    own, contract = (replace(inputs, maker=maker) for maker in MAKERS)
    return {
        "wait_days": wait_days(inputs, plan),
        "own_wait": wait_days(own, plan),
        "contract_wait": wait_days(contract, plan),
        "lost_a_day": lost_a_day(inputs, plan, days),
        "lost_waiting": lost_waiting(inputs),
        "kept": 100 * kept(inputs, plan, days),
    }


def wait_days(inputs: Inputs, plan: str) -> float:
    """Return days from the first collection to infusion beyond the steps and the transport that others count."""
    making = inputs.process_days + inputs.release_days
    counted = inputs.collection_days + making * (1 + inputs.failure / 100) + inputs.treatment_days
    return max(vein_days(inputs, plan) - counted - 2 * inputs.transport_days, 0.0)


def vein_days(inputs: Inputs, plan: str) -> float:
    """Return days from the first collection to infusion, batches made again included."""
    lead = inputs.collection_days + inputs.transport_days + inputs.receipt_days + at(inputs, plan, TO_THE_SUITE)
    made = inputs.process_days + inputs.release_days + at(inputs, plan, TO_RELEASE) + closing(inputs, plan)
    once_more = made + inputs.recollect_days + inputs.apheresis_days + lead
    back = inputs.transport_days + inputs.treatment_days + at(inputs, plan, TO_THE_BED)
    return lead + made + back + again(inputs) * once_more + access(inputs)


def at(inputs: Inputs, plan: str, steps: tuple[str, ...]) -> float:
    """Return the days that the hand-offs before some steps take."""
    met = len(set(steps) & set(hand_offs(MAKERS[inputs.maker])))
    waits = inputs.handoff_days * left(inputs, plan, "scheduling")
    return met * (waits + inputs.identity_days * inputs.identity_errors / 100 * left(inputs, plan, "person"))


def closing(inputs: Inputs, plan: str) -> float:
    """Return the days of a batch to close its deviations."""
    arise = inputs.deviations / 100 * left(inputs, plan, "person")
    return arise * inputs.deviation_days * left(inputs, plan, "quality")


def access(inputs: Inputs) -> float:
    """Return the days of a dose until it may be given where it is out of specification."""
    return inputs.access_days * inputs.out_of_spec / 100


def left(inputs: Inputs, plan: str, lever: str) -> float:
    """Return the share that a lever leaves of what it cuts, as it is expected."""
    taken = lever in PLANS[plan] or (inputs.maker == "own" and lever in ONE_HOUSE)
    return 1 - min(getattr(inputs, f"{lever}_cut") / 100, 1.0) if taken else 1.0


def lost_a_day(inputs: Inputs, plan: str, days: float) -> float:
    """Return percent of patients lost for each day from collection to infusion, as a steady risk of both groups."""
    return -100 * log(kept(inputs, plan, days)) / days if days else 0.0


def kept(inputs: Inputs, plan: str, days: float) -> float:
    """Return the share of those collected who are still there so many days later, both groups together."""
    home = inputs.referral_days + at(inputs, plan, AT_HOME) + inputs.apheresis_days
    bridged = 1 - inputs.bridging_cut / 100
    there = [part * exp(-risk * home) for part, risk in risks(inputs)]
    left_over = [part * exp(-risk * bridged * days) for part, (_, risk) in zip(there, risks(inputs), strict=True)]
    return sum(left_over) / sum(there)


def risks(inputs: Inputs) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the share of each group of patients, and the risk a day that one who waits is lost."""
    fast, slow = (-log1p(-min(share, 99.9) / 100) / DAYS_A_MONTH for share in (inputs.fast_lost, inputs.slow_lost))
    part = inputs.fast_share / 100
    return (part, fast), (1 - part, slow)


def lost_waiting(inputs: Inputs) -> float:
    """Return percent of patients lost for each day of a quarter without cells collected, as a steady risk of both."""
    quarter = 3 * DAYS_A_MONTH
    return -100 * log(sum(part * exp(-risk * quarter) for part, risk in risks(inputs))) / quarter
