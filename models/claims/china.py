"""Iterating in China through a partner against the Western path: months and designs until one this good, then worth."""

from collections.abc import Mapping
from math import nan

import numpy as np

from models import design_lock
from models import iteration as race
from models.claims.beside import Beside, Pair
from models.claims.classes import IN_VIVO, SCALE, as_one_of
from models.claims.measures import NOWHERE
from models.claims.trial import Ahead, Ask
from models.iteration import Runner

SIDES = CHINA, WEST = "China, through a partner", "The Western path"
NOT_IN_VIVO = (
    "The claim speaks of constructs that act in vivo, and your product does not. It is tried for your product; what "
    "the same setting is worth to an in vivo product stands beside it."
)
TERMS = (
    "What the partner keeps, is paid and brings is yours to set: for no such deal have all terms been published. What "
    "China is worth with an own team, and what a partner may keep at most, stand beside it."
)
NEVER = "No lock month earns its cost on either path under this setting."


def china(ask: Ask) -> Ahead:
    """Worth of the best lock in China through a partner less that of the best on the Western path."""
    both = paths(ask.inputs)
    worth = [one.worth for one in both.values()]
    outside, earns = ask.inputs.modality not in IN_VIVO, max(worth) > 0
    said = (() if earns else (NEVER,)) + ((NOT_IN_VIVO,) if outside else ()) + (TERMS,)
    pairs = pairs_of(ask.inputs, both, earns) + ((in_vivo_worth(ask),) if outside else ())
    beside = Beside(SIDES, pairs, said)
    if not earns:
        return Ahead(NOWHERE.by_future, NOWHERE.worth, beside=beside)
    ahead = np.subtract(*(one.futures for one in both.values()))
    return Ahead(ahead - ahead.mean() + worth[0] - worth[1], max(worth), beside=beside)


def paths(inputs: race.Inputs) -> Mapping[str, Runner]:
    """Return both paths, the claim's first."""
    return {kind: race.runner(inputs, kind) for kind in (race.ALLY, race.WEST)}


def pairs_of(inputs: race.Inputs, both: Mapping[str, Runner], earns: bool) -> tuple[Pair, ...]:
    """Return the figures of both paths: worth and time are weighed, designs and what a partner may keep are told.

    Which of two paths loses less is not weighed where neither `earns` its cost.

    A design is this good if it is expected to be as good as the one that the Western path locks in its best month.
    """
    ally, west = runners = tuple(both.values())
    gained = [design_lock.gain_if_locked(one.curve, one.month) for one in runners]
    tried, read = zip(*(design_lock.until_as_good(one.curve, gained[-1]) for one in runners), strict=True)
    launch = [float(one.curve.expected_launch[one.month]) for one in runners]
    first = [SCALE * race.race(inputs, one).first for one in runners]
    own = race.runner(inputs, race.CHINA).worth
    return (
        Pair("Worth of the best lock", "usd_million", ally.worth, west.worth, int(earns), "{} more in worth",
             "{} less in worth"),
        Pair("Until a design this good", "months", *read, -1, *of_time("to a design this good")),
        Pair("Designs tried by then", "generations", *tried),
        Pair("Gained by the design locked", "points", *gained, 1, "{} more in its design", "{} less in its design"),
        Pair("Launch, repeated data at their odds", "month", *launch, -1, *of_time("to patients"), "months"),
        Pair("First against the named rival", "percent", *first),
        Pair("Worth with an own team", "usd_million", own, west.worth),
        Pair("A partner may keep, at most", "percent", most_kept(ally, west.worth), nan),
    )  # fmt: skip


def of_time(where: str) -> tuple[str, str]:
    """Return the words for months gained and lost on the way to something."""
    return f"{{}} sooner {where}", f"{{}} later {where}"


def most_kept(ally: Runner, west: float) -> float:
    """Return percent of what launches leave that a partner may keep before the Western path is worth as much.

    At its lock month, so that a little more may be had with another; 0 where even a partner who keeps nothing is worth
    less.
    """
    left = float(ally.brings[ally.month]) * (1 - ally.terms.leak / SCALE)
    most = ally.terms.partner + SCALE * (ally.worth - max(west, 0.0)) / left if left > 0 else 0.0
    return min(max(most, 0.0), SCALE)


def in_vivo_worth(ask: Ask) -> Pair:
    """Return what both paths are worth to an in vivo product, with what the store says its class has shown."""
    both = paths(as_one_of(ask, IN_VIVO[0]))
    return Pair("Worth to an in vivo product", "usd_million", *(one.worth for one in both.values()))
