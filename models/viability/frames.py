"""Tidy frames of viability, one row a mark, for its charts and its tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from models import viability as model
from models.viability.inputs import Inputs
from models.viability.words import LEVERS, MECHANISMS

POINTS, ENDS = 49, (0.02, 3.0)  # of the chart, as multiples of the footprint's doses
TEXT = ("mark", "label", "words")
NUMBERS = ("doses", "begin", "end", "cost", "after", "without", "baseline", "margin")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])


def cost_curve(inputs: Inputs, base: Inputs, points: list[tuple[str, float]]) -> pa.Table:
    """Return the hero's rows by `mark`: volume, plan, and published points (label, cost in USD a dose).

    A volume has its column's begin and end, the cost now, after the plan's lever, without experience, at the baseline.
    """
    doses = inputs.treated * np.geomspace(*ENDS, POINTS)
    edges = inputs.treated * np.geomspace(ENDS[0], ENDS[1], 2 * POINTS - 1)
    edges = np.concatenate([[edges[0]], edges[1::2], [edges[-1]]])
    now, after = (model.account(one, doses) for one in (inputs, model.pull(inputs, inputs.lever)))
    without, before = model.account(inputs, doses, 1.0), model.account(base, doses)
    rows = [
        {"mark": "volume", "doses": float(d), "begin": float(edges[i]), "end": float(edges[i + 1]),
         "cost": float(now.cost_a_dose[i]), "after": float(after.cost_a_dose[i]),
         "without": float(without.cost_a_dose[i]), "baseline": float(before.cost_a_dose[i]),
         "margin": float(now.margin[i]),
         "words": f"{d:,.0f} doses a year: USD {now.cost_a_dose[i]:,.0f} a dose, margin {now.margin[i]:.0f} %; "
                  f"with {LEVERS[inputs.lever]} USD {after.cost_a_dose[i]:,.0f}"}
        for i, d in enumerate(doses)
    ]  # fmt: skip
    here = model.account(inputs, model.volume_of(inputs))
    rows.append({"mark": "plan", "doses": float(here.doses[0]), "cost": float(here.cost_a_dose[0]),
                 "words": f"Your plan: {here.doses[0]:,.0f} doses a year, USD {here.cost_a_dose[0]:,.0f} a dose, "
                          f"margin {here.margin[0]:.0f} %"})  # fmt: skip
    rows += [{"mark": "point", "label": label, "cost": cost} for label, cost in points]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def parts(inputs: Inputs) -> pd.DataFrame:
    """Return what a dose is made of now and with each lever pulled: one row a lever and cost, USD a dose."""
    volume = model.volume_of(inputs)
    accounts = {"now": model.account(inputs, volume)}
    accounts |= {f"with {words}": model.account(model.pull(inputs, key), volume) for key, words in LEVERS.items()}
    return pd.DataFrame(
        [
            {"label": label, "part": MECHANISMS[name], "order": order, "cost": -1e6 * float(part[0]) / volume}
            for label, one in accounts.items()
            for order, (name, part) in enumerate(one.parts.items())
            if name not in ("sales", "out_of_spec")
        ]
    )


def parts_table(inputs: Inputs) -> pd.DataFrame:
    """Return what a dose is made of as a table to read."""
    names = {"label": "Lever", "part": "Part", "cost": "Cost of a dose, USD"}
    return parts(inputs)[list(names)].rename(columns=names)


def gains(inputs: Inputs) -> pd.DataFrame:
    """Return what each lever adds to gross profit a year, the best first."""
    found = model.outcomes(inputs)
    rows = [{"label": LEVERS[lever], "gain": found[lever] - found["none"]} for lever in model.LEVERS]
    return pd.DataFrame(rows).sort_values("gain", ascending=False)


def years(inputs: Inputs) -> pd.DataFrame:
    """Return the gross margin of each year of the ramp, with experience and without."""
    told, plain = model.by_year(inputs), model.by_year(replace(inputs, learning_rate=0.0))
    rows = []
    for year in range(model.YEARS):
        rows.append({"year": year + 1, "kind": "with experience", "margin": float(told.margin[year])})
        rows.append({"year": year + 1, "kind": "without", "margin": float(plain.margin[year])})
    return pd.DataFrame(rows)


def margins(inputs: Inputs) -> pd.DataFrame:
    """Return gross margin by price and volume: a row a price, a column a volume, percent."""
    prices, factors = (100_000, 200_000, 300_000, 400_000, 500_000), (0.05, 0.1, 0.25, 0.5, 1.0, 2.0)

    def margin(price: int, factor: float) -> int:
        priced = replace(inputs, net_price=float(price))
        return round(float(model.account(priced, inputs.treated * factor).margin[0]))

    heads = {factor: f"Margin at {inputs.treated * factor:,.0f} doses, %" for factor in factors}
    return pd.DataFrame(
        [{"Price, USD": price} | {heads[factor]: margin(price, factor) for factor in factors} for price in prices]
    )
