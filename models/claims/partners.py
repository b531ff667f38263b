"""Whether partners are an extension of the team: all levers of working near, over arm's length, with the same patients.

The line from vein to vein is run with everything shared (calendar, quality data, own people in the plant) and with
nothing, for the same patients and chances, each lever's cut drawn in its spread. What is no difference is a part of
what the line earns, as for all claims: a gain that pays for its levers may still be too small to count.
"""

from dataclasses import replace

from models import vein_to_vein as line
from models.answer import Absent
from models.claims.beside import Beside, Pair
from models.claims.trial import Ahead, Ask
from models.methods import loop

SIDES = "Integrated", "At arm's length"
EARNS_NOTHING = Absent(
    "The line earns nothing", "Doses bring less than their batches cost under this setting: neither way earns anything."
)


def extension(ask: Ask) -> Ahead | Absent:
    """What the line earns a year with all levers less what it earns at arm's length, by run; USD million."""
    inputs = replace(ask.inputs, maker="contract")  # the claim is about them, whoever makes your own batches
    ahead, apart = line.extension(inputs), float(line.earns(inputs, line.ARMS_LENGTH).mean())
    worth = apart + max(float(ahead.mean()), 0.0)
    if worth <= 0:
        return EARNS_NOTHING
    return Ahead(ahead, worth, float(loop.interval(ahead).half), Beside(SIDES, pairs(inputs)))


def pairs(inputs: line.Inputs) -> tuple[Pair, ...]:
    """Return the figures of both sides: days and patients, which are weighed, and errors of identity."""
    lines = line.settings(inputs.maker)
    found, errors = line.means(line.ran(inputs, lines)), line.identity_errors(inputs, lines)
    at = [list(line.PLANS).index(plan) for plan in (line.INTEGRATED, line.ARMS_LENGTH)]

    def pair(label: str, unit: str, figures, *weighed: str | int) -> Pair:
        return Pair(label, unit, *(float(figures[one]) for one in at), *weighed)

    return (
        pair("Days vein to vein", "days", found["vein_days"], -1, "{} sooner", "{} later"),
        pair("Infused of those referred", "percent", found["infused"], 1, "{} more infused", "{} fewer infused",
             "points_of_share"),
        pair("Infused on time", "percent", found["on_time"]),
        pair("Errors of identity a year", "count", errors),
    )  # fmt: skip
