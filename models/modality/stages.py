"""Tidy tables of the budget chosen anew: what is laid first by whose read-out is waited for, what follows a result."""

import numpy as np
import pandas as pd

from models.digits import known, percents
from models.modality.anew import Anew, anew, first_year
from models.modality.frames import RARE, label, named, of, runs, span
from models.modality.inputs import BETS, Inputs
from models.modality.mixes import Mix


def the_plan(inputs: Inputs) -> Anew:
    """Return the plan that waits for the read-out that the user looks at."""
    return anew(inputs, inputs.readout_class, int(inputs.readout_patients))


def added(plan: Anew, mix: Mix) -> Mix:
    """Return what a mix of all years adds to the first year's."""
    return tuple(np.subtract(mix, plan.first).tolist())


def by_class(inputs: Inputs) -> pd.DataFrame:
    """Return by whose read-out is waited for: first year, gain (USD million today), chance of a change."""
    rows = []
    for bet in BETS:
        plan = anew(inputs, bet, int(inputs.readout_patients))
        rows.append({"Read-out of": label(bet), "First year": named(plan.first),
                     "Worth of choosing anew, USD million": float(known(plan.gain).replace(",", "")),
                     "Changes the other years, %": percents(100 * plan.moves)})  # fmt: skip
    return pd.DataFrame(rows)


def by_result(inputs: Inputs) -> pd.DataFrame:
    """Return what the other years begin after each result of the read-out; alike: one line, rare: none."""
    plan, rows, least = the_plan(inputs), [], 0
    for most, chances, then in zip(plan.most, plan.chance, plan.then, strict=True):
        rows += [
            {of("Severe toxicity", inputs): span(least, most), of("Responses", inputs): span(first, last),
             "Chance, %": percents(100 * float(chances[first : last + 1].sum())),
             "Begun in the other years": named(added(plan, mix))}
            for first, last, mix in runs(then)
            if chances[first : last + 1].sum() >= RARE
        ]  # fmt: skip
        least = most + 1
    return pd.DataFrame(rows)


def in_all(inputs: Inputs) -> tuple[int, float]:
    """Return how many programmes the first year pays for, and of how many years."""
    return first_year(inputs), inputs.bet_years
