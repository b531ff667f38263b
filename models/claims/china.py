"""Iterating in China first against the Western path: months and designs until one this good, then what it is worth."""

from collections.abc import Mapping
from dataclasses import replace
from math import nan

from models import design_lock
from models.claims.beside import Beside, Pair
from models.claims.classes import IN_VIVO, SCALE, as_one_of
from models.claims.measures import locks_ahead
from models.claims.trial import Ahead, Ask
from models.design_lock import Curve

SIDES = CHINA, WEST = "China first", "The Western path"
NOT_IN_VIVO = (
    "The claim speaks of constructs that act in vivo, and your product does not. It is tried for your product; what "
    "the same setting is worth to an in vivo product stands beside it."
)
NO_PARTNER = (
    "No Chinese partner's share is modelled: the company pays for its designs itself and keeps what they earn. What "
    "such a partner might take before the Western path is worth as much stands beside it."
)
NEVER = "No lock month earns its cost on either path under this setting."


def china(ask: Ask) -> Ahead:
    """Worth of the best lock on the China path less that of the best on the Western one."""
    both = paths(ask.inputs)
    found = locks_ahead(*((curve, curve.top_month) for curve in both.values()))
    outside, earns = ask.inputs.modality not in IN_VIVO, found.worth > 0
    said = (() if earns else (NEVER,)) + ((NOT_IN_VIVO,) if outside else ()) + (NO_PARTNER,)
    pairs = pairs_of(both, earns) + ((in_vivo_worth(ask),) if outside else ())
    return replace(found, beside=Beside(SIDES, pairs, said))


def paths(inputs: design_lock.Inputs) -> Mapping[str, Curve]:
    """Return both paths' curves, the claim's first."""
    curves = design_lock.all_curves(inputs)
    return {path: curves[path] for path in ("china", "west")}


def pairs_of(both: Mapping[str, Curve], earns: bool) -> tuple[Pair, ...]:
    """Return the figures of both paths: worth and time are weighed, designs and what a partner might take are told.

    Which of two paths loses less is not weighed where neither `earns` its cost.

    A design is this good if it is expected to be as good as the one that the Western path locks in its best month.
    """
    curves = tuple(both.values())
    worth = [float(one.value.max()) for one in curves]
    gained = [design_lock.gain_if_locked(one, one.top_month) for one in curves]
    tried, read = zip(*(design_lock.until_as_good(one, gained[-1]) for one in curves), strict=True)
    launch = [float(one.expected_launch[one.top_month]) for one in curves]
    return (
        Pair("Worth of the best lock", "usd_million", *worth, int(earns), "{} more in worth", "{} less in worth"),
        Pair("Until a design this good", "months", *read, -1, *of_time("to a design this good")),
        Pair("Designs tried by then", "generations", *tried),
        Pair("Gained by the design locked", "points", *gained, 1, "{} more in its design", "{} less in its design"),
        Pair("Launch, repeated data at their odds", "month", *launch, -1, *of_time("to patients"), "months"),
        Pair("A partner may take, at most", "percent", most_shared(*worth), nan),
    )


def of_time(where: str) -> tuple[str, str]:
    """Return the words for months gained and lost on the way to something."""
    return f"{{}} sooner {where}", f"{{}} later {where}"


def most_shared(china: float, west: float) -> float:
    """Return percent of the China path's worth that may go to a partner before the Western path is worth as much."""
    return SCALE * max(china - max(west, 0.0), 0.0) / china if china > 0 else 0.0


def in_vivo_worth(ask: Ask) -> Pair:
    """Return what both paths are worth to an in vivo product, with what the store says its class has shown."""
    curves = paths(as_one_of(ask, IN_VIVO[0]))
    return Pair("Worth to an in vivo product", "usd_million", *(float(one.value.max()) for one in curves.values()))
