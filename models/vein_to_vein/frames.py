"""Tidy frames for the charts of vein to vein: days by step and owner, shares, hand-offs, queue, mortality."""

import numpy as np
import pandas as pd

from models.methods import loop
from models.vein_to_vein.inputs import Inputs
from models.vein_to_vein.mortality import within_a_year
from models.vein_to_vein.outcomes import followed, identity_errors, makers_compared, queue_by_day, without_each
from models.vein_to_vein.plans import INTEGRATED, PLANS, settings
from models.vein_to_vein.steps import MAKERS, STEPS, hand_off_words, hand_offs
from models.vein_to_vein.words import OWNERS
from models.vein_to_vein.words import PLANS as PLAN_WORDS
from models.years import MONTHS_A_YEAR

SHARES = (0.1, 0.5, 0.9)
MADE_AGAIN = "Batches made again"
OUTCOMES = {
    "in_spec": "Infused in specification",
    "out": "Infused out of specification",
    "lost_before": "Lost before collection",
    "lost_after": "Lost after collection",
    "unmade": "No dose came of the batches",
}


def by_step(inputs: Inputs) -> pd.DataFrame:
    """Return the days of each step in the plan, of those infused: step, owner, mean, low, middle, high (days)."""
    run = followed(inputs, settings(inputs.maker))
    at, owners = list(PLANS).index(inputs.partners), MAKERS[inputs.maker]
    rows = []
    for step, days in run.days.items():
        seen = days[at][:, run.seen]
        low, middle, high = loop.quantiles(seen, SHARES)
        rows.append(
            {"step": step, "label": STEPS.get(step, MADE_AGAIN), "owner": owners.get(step, owners["manufacture"]),
             "mean": float(np.nanmean(seen)), "low": low, "middle": middle, "high": high}
        )  # fmt: skip
    return pd.DataFrame(rows)


def by_owner(inputs: Inputs) -> pd.DataFrame:
    """Return the mean days in each owner's hands, the wait for it included."""
    return by_step(inputs).groupby("owner", sort=False, as_index=False)["mean"].sum()


def spread(inputs: Inputs) -> pd.DataFrame:
    """Return the distribution of the days vein to vein of every way of working: plan, share (percent), days."""
    shares = np.linspace(0.05, 0.95, 19)
    run = followed(inputs, settings(inputs.maker))
    rows = []
    for at, plan in enumerate(PLANS):
        days = loop.quantiles((run.infused - run.collected)[at][:, run.seen], shares)
        rows += [
            {"plan": PLAN_WORDS[plan], "share": 100 * one, "days": day} for one, day in zip(shares, days, strict=True)
        ]
    return pd.DataFrame(rows)


def compared(inputs: Inputs) -> pd.DataFrame:
    """Return what becomes of 100 patients by maker, at arm's length and integrated, with the simulation's error."""
    lines, found = makers_compared(inputs)
    whole = {"out": found.infused - found.in_spec}
    rows = []
    for at, line in enumerate(lines):
        way = PLAN_WORDS[INTEGRATED if line.levers else "arms_length"]
        for key, label in OUTCOMES.items():
            told = loop.interval(whole[key][at] if key in whole else getattr(found, key)[at])
            rows.append(
                {"maker": OWNERS[line.maker], "way": way, "outcome": label, "share": told.mean, "error": told.half}
            )
    return pd.DataFrame(rows)


def days_compared(inputs: Inputs) -> pd.DataFrame:
    """Return days, share on time, hand-offs and errors of identity by maker, at arm's length and integrated."""
    lines, found = makers_compared(inputs)
    errors = identity_errors(inputs, lines)
    return pd.DataFrame(
        [
            {
                "Plant": OWNERS[line.maker],
                "Way": PLAN_WORDS[INTEGRATED if line.levers else "arms_length"],
                "Hand-offs": len(hand_offs(MAKERS[line.maker])),
                "Days vein to vein": float(np.nanmean(found.vein_days[at])),
                "Infused, %": float(found.infused[at].mean()),
                "On time, %": float(found.on_time[at].mean()),
                "Errors of identity a year": float(errors[at]),
                "Suites in use, %": float(found.suite_use[at].mean()),
            }
            for at, line in enumerate(lines)
        ]
    )


def hand_off_costs(inputs: Inputs) -> pd.DataFrame:
    """Return what each hand-off of the plan costs: days from referral, patients infused a year, with errors.

    Each is taken away alone, for the same patients.
    """
    steps = hand_offs(MAKERS[inputs.maker])
    found = without_each(inputs, inputs.maker, inputs.partners, steps)
    rows = []
    for at, step in enumerate(steps, start=1):
        days = loop.interval(found.all_days[0] - found.all_days[at])
        patients = loop.interval((found.infused[at] - found.infused[0]) * inputs.referred / 100)
        rows.append(
            {"step": step, "label": hand_off_words(inputs.maker, step), "days": float(days.mean),
             "days_error": float(days.half), "patients": float(patients.mean), "patients_error": float(patients.half)}
        )  # fmt: skip
    return pd.DataFrame(rows)


def queue(inputs: Inputs, points: int = 60) -> pd.DataFrame:
    """Return how many wait for collection over time in the plan: day, mean, low and high over replications."""
    run = followed(inputs, settings(inputs.maker))
    end = run.came[..., run.seen.stop - 1].min()
    days = np.linspace(0, end, points)
    waiting = queue_by_day(run, list(PLANS).index(inputs.partners), days)
    low, high = np.quantile(waiting, (0.1, 0.9), axis=0)
    return pd.DataFrame({"day": days, "mean": waiting.mean(axis=0), "low": low, "high": high})


def mortality(inputs: Inputs) -> pd.DataFrame:
    """Return percent dead within a year of referral by months of waiting, and of those never infused."""
    months = np.linspace(0, MONTHS_A_YEAR, 49)
    dead = within_a_year(inputs, months)
    return pd.DataFrame({"months": months, "dead": dead, "untreated": inputs.dies_untreated})
