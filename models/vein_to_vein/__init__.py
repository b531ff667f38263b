"""From the patient's vein to the plant and back: how near must partners work?

Patients are referred to the line of one plant, ask for a slot, are collected when a suite is theirs, and wait until
their dose is made, tested, released and given. Each step has an owner: hospital, sponsor, courier, contract plant,
contract laboratory. Where the owner changes, material and papers wait, identity may have to be put right, and a
deviation must be closed on both sides before release. Three levers take a part of that away: one calendar for all, one
set of quality data, own people in the partner's plant. The decision is which of them to take. An own plant has the last
two without a lever, so that only the calendar is left to gain.

Batches that fail and batches out of specification are counted apart: either may be made again, the latter be given
under expanded access, unpaid. Who waits may be lost, at one risk if the disease is fast and at another if not; bridging
lowers it once cells are collected. The days, the queue and the losses are simulated for many replications together; all
ways of working meet the same patients, so that they differ in nothing else. The first fifth of a run and its last tenth
are not measured; within a few percent of full load that is too short for the queue to reach its full length. The error
that is told is that of the simulation, at 95 %.

Theory beside it: the waits of Erlang where they hold, of Pollaczek and Khinchine, of Lee and Longton. A station that is
asked for more than it can do has no wait that could be told: it is named with its load. What waiting costs in lives is
told by a curve that is set by two points of Tully et al. 2019 and held against the others.

Assumed: patients wait for a suite at home and are collected in time for it; a new collection for a second batch finds a
place; a person lost while the batch is made is known of only when the dose is ready. Not valid for doses made in
advance. Left out: that hospitals cannot lend each other places and beds, holidays, and what a lever does to other
products of the same partner. How large a cut each lever makes has not been measured by anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np
import pandas as pd

from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.methods import loop, queues
from models.vein_to_vein import expected
from models.vein_to_vein.draws import FULL, Size, size_for
from models.vein_to_vein.inputs import GIVEN, UPSTREAM, Inputs
from models.vein_to_vein.line import Run, simulate
from models.vein_to_vein.mortality import within_a_year, worse_than_untreated
from models.vein_to_vein.outcomes import (
    Outcome,
    earns,
    extension,
    followed,
    gains,
    groups,
    identity_errors,
    makers_compared,
    means,
    offered,
    outcome,
    parts,
    ran,
    without_each,
)
from models.vein_to_vein.pieces import BEFORE, HAND_OFF, WAIT, WORK, Piece, pieces_of, waits_of
from models.vein_to_vein.plans import ARMS_LENGTH, INTEGRATED, LEVERS, PLANS, Setting, settings
from models.vein_to_vein.stations import STATIONS, full, loads, theory
from models.vein_to_vein.steps import MAKERS, STEPS, hand_offs
from models.vein_to_vein.words import FIGURES, FROM_SHELF, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH, full_words
from models.years import MONTHS_A_YEAR

__all__ = [
    "ARMS_LENGTH",
    "BAND",
    "BEFORE",
    "DAYS_A_MONTH",
    "DAYS_TOLD",
    "FIGURES",
    "FULL",
    "GIVEN",
    "HAND_OFF",
    "INTEGRATED",
    "LEVERS",
    "MAKERS",
    "MECHANISMS",
    "PHRASES",
    "PLANS",
    "READS",
    "READ_FEEDS",
    "STATIONS",
    "STEPS",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WAIT",
    "WORK",
    "WORTH",
    "Detail",
    "Inputs",
    "Outcome",
    "Piece",
    "Run",
    "Setting",
    "Size",
    "answer",
    "decision",
    "earns",
    "extension",
    "followed",
    "full",
    "gains",
    "hand_offs",
    "identity_errors",
    "loads",
    "makers_compared",
    "mean_vein_days",
    "means",
    "not_valid",
    "outcome",
    "parts",
    "plan_value",
    "ran",
    "read",
    "settings",
    "simulate",
    "size_for",
    "sweep",
    "theory",
    "weighed_value",
    "within_a_year",
    "without_each",
    "worse_than_untreated",
]

BAND = (0.1, 0.9)
READ_FEEDS = expected.FEEDS
DAYS_TOLD = 0.05  # days; less is told as nothing
DAYS_A_MONTH = 365.25 / MONTHS_A_YEAR


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws: all ways of working with the plan's maker, in the order of PLANS."""

    outcome: Outcome
    loads: dict[str, float]  # station -> share of its time
    theory: dict[str, queues.Queue]
    pieces: tuple[Piece, ...]  # mean days from referral, in order of time
    waits: dict[str, float]  # station -> mean days of waiting in the plan, simulated
    error: dict[str, float]  # what is told of the plan -> half of the 95 % interval of the simulation
    mortality: float  # percent dead within a year of referral, after the plan's mean wait


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a year."""
    if why := not_valid(inputs):
        return no_answer(why)
    found, order = gains(inputs), groups(inputs)
    best, runner_up = list(offered(inputs))[:2]
    low, high = np.quantile(found[best], BAND)
    return Answer(
        verdict=Verdict(best),
        value=float(found[inputs.partners].mean()),
        best=float(found[best].mean()),
        low=float(low),
        high=float(high),
        sure=float(np.mean(found[best] >= found[runner_up])),
        runner_up=Verdict(runner_up),
        runner_up_cost=float(found[best].mean() - found[runner_up].mean()),
        contributions={name: float(part.mean()) for name, part in parts(inputs, inputs.partners).items()},
        reads=read(inputs),
        told={"vein_days": mean_vein_days(inputs, best)},
        ranks=tuple(tuple(Verdict(plan) for plan in group) for group in order),
        detail=detail(inputs),
    )


def detail(inputs: Inputs) -> Detail:
    """Return what the page draws."""
    run = followed(inputs, settings(inputs.maker))
    found = ran(inputs, run.settings)
    at = list(PLANS).index(inputs.partners)
    named = {"infused": found.infused, "on_time": found.on_time, "vein_days": found.vein_days, "wait": found.slot_wait}
    error = {name: float(loop.interval(part[at]).half) for name, part in named.items()}
    error["gain"] = float(loop.interval(next(iter(offered(inputs).values()))).half)
    waited = float(np.nanmean(found.all_days[at])) / DAYS_A_MONTH
    dead = float(within_a_year(inputs, waited))
    return Detail(found, loads(inputs), theory(inputs), pieces_of(run), waits_of(run, at), error, dead)


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: the asset is made in advance, or a station is over full."""
    if inputs.modality in inputs.from_shelf:
        return Absent(*FROM_SHELF, read(inputs))
    if over := full(inputs):
        return Absent(*full_words([(STATIONS[station], load) for station, load in over.items()]), read(inputs))
    return None


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best, gained = next(iter(offered(inputs).items()))
    return {"verdict": Verdict(best), "best": float(gained.mean())}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own way gains over arm's length, USD million a year; nan where not valid."""
    return nan if not_valid(inputs) else float(gains(inputs)[inputs.partners].mean())


def weighed_value(inputs: Inputs) -> float:
    """Return what the decision gains: arm's length, which may be the user's way, gains nothing whatever is believed."""
    return decision(inputs)["best"]


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, of the user's plan, at any load: days and percent a day."""
    return expected.reads(inputs, inputs.partners)


def mean_vein_days(inputs: Inputs, plan: str) -> float:
    """Return the mean days from the first collection to infusion of a plan, as simulated."""
    found = ran(inputs, settings(inputs.maker))
    return float(np.nanmean(found.vein_days[list(PLANS).index(plan)]))
