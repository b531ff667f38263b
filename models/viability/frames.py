"""Tidy frames of viability, one row a mark, for its charts and its tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from models import viability as model
from models.digits import number
from models.viability.inputs import Inputs
from models.viability.words import GROUPS, LEVERS, MECHANISMS

MOST_YEARS = 15  # of sales that are drawn
WORST = 100.0  # percent below nothing that a margin is told to
TEXT = ("mark", "part", "label", "words")
NUMBERS = ("year", "begin", "end", "cost", "brings", "baseline", "middle")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])


def shown_years(inputs: Inputs) -> range:
    """Return the places of the years that are drawn: from the first with patients started, as many as are drawn."""
    started = np.flatnonzero(np.asarray(inputs.started) >= 1)
    first = int(started[0]) if len(started) else model.peak(inputs)
    last = int(started[-1]) if len(started) else first
    return range(first, min(last, first + MOST_YEARS - 1) + 1)


def by_year(inputs: Inputs, base: Inputs, points: list[tuple[str, float]]) -> pa.Table:
    """Return the hero's rows by `mark`: part, year, name and published points (label, USD a dose); USD a dose.

    A part has its begin and end in the bar of its year; a year its cost of sales a dose, what a dose brings, its margin
    in `label`, and the cost of sales at the baseline; a name stands beside the last bar.
    """
    now, before = model.account(inputs), model.account(base)
    cost, brings, baseline = now.a_dose(now.cost), now.a_dose(now.sales), before.a_dose(before.cost)
    rows = []
    for place in shown_years(inputs):
        year = float(place + 1)
        rows += (bar := bars(now, place))
        rows.append({
            "mark": "year", "year": year, "cost": float(cost[place]), "brings": float(brings[place]),
            "baseline": float(baseline[place]) or None, "label": margin_words(now.margin[place]),
            "words": f"Year {year:.0f}: {number(round(now.started[place]))} doses; one costs USD "
                     f"{number(now.cost_a_dose[place])}, with transport {number(cost[place])}, and brings "
                     f"{number(brings[place])}",
        })  # fmt: skip
    rows += [row | {"mark": "name"} for row in bar]
    rows += [{"mark": "point", "label": label, "cost": cost} for label, cost in points]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def margin_words(margin: float) -> str:
    """Return a margin as it stands over its bar; far below nothing it is told as less than that."""
    return f"<−{WORST:.0f} %" if margin < -WORST else f"{margin:.0f} %".replace("-", "−")


def bars(found: model.Account, place: int) -> list[dict]:
    """Return the pieces of one year's bar, from below."""
    begin, rows = 0.0, []
    for part, names in GROUPS.items():
        end = begin - float(found.a_dose(sum(found.parts[name] for name in names))[place])
        rows.append({"mark": "part", "year": place + 1.0, "part": part, "begin": begin, "end": end,
                     "middle": (begin + end) / 2})  # fmt: skip
        begin = end
    return rows


def parts(inputs: Inputs) -> pd.DataFrame:
    """Return what a dose is made of now and with each lever, in the peak year: one row a lever and cost, USD a dose."""
    accounts = {"now": model.at_peak(inputs)}
    accounts |= {f"with {words}": model.at_peak(model.pull(inputs, key)) for key, words in LEVERS.items()}
    return pd.DataFrame(
        [
            {"label": label, "part": row["part"], "order": order, "cost": row["end"] - row["begin"]}
            for label, one in accounts.items()
            for order, row in enumerate(bars(one, 0))
        ]
    )


def parts_table(inputs: Inputs) -> pd.DataFrame:
    """Return what a dose is made of as a table to read."""
    names = {"label": "Lever", "part": "Part", "cost": "Cost of sales a dose, USD"}
    return parts(inputs)[list(names)].rename(columns=names)


def gains(inputs: Inputs) -> pd.DataFrame:
    """Return what each lever adds to gross profit in the peak year, the best first."""
    found = model.outcomes(inputs)
    rows = [{"label": LEVERS[lever], "gain": found[lever] - found["none"]} for lever in model.LEVERS]
    return pd.DataFrame(rows).sort_values("gain", ascending=False)


def years(inputs: Inputs) -> pd.DataFrame:
    """Return the gross margin of each year of sales, as it is and if experience were there from the first batch."""
    kinds = {"with experience to gain": inputs, "experienced from the first batch": replace(inputs, learning_rate=0.0)}
    rows = []
    for kind, one in kinds.items():
        margin = model.account(one).margin
        rows += [{"year": place + 1, "kind": kind, "margin": float(margin[place])} for place in shown_years(inputs)]
    return pd.DataFrame(rows)


def years_table(inputs: Inputs) -> pd.DataFrame:
    """Return the account of every year with patients or cost: a row a year, USD million."""
    found = model.account(inputs)
    money = {f"{MECHANISMS[name]}, USD million": part for name, part in found.parts.items()}
    table = pd.DataFrame(
        {"Year from now": np.arange(len(found.started)) + 1, "Patients started": found.started}
        | money
        | {
            "Cost of sales, USD million": found.cost,
            "Gross margin, %": found.margin,
            "Cost of a dose, USD": found.cost_a_dose,
            "Cost of sales a dose, USD": found.a_dose(found.cost),
        }
    )
    return table[(found.started > 0) | (found.cost > 0)].round(1)


def margins(inputs: Inputs) -> pd.DataFrame:
    """Return the gross margin by price and volume in the peak year: a row a price, a column a volume, percent."""
    prices, factors = (0.5, 0.75, 1.0, 1.25), (0.05, 0.1, 0.25, 0.5, 1.0, 2.0)
    found = model.at_volumes(inputs, factors)
    brings = found.a_dose(found.sales)
    heads = [f"Margin at {doses:,.0f} doses, %" for doses in found.started]
    rows = []
    for price in prices:
        sales = price * found.sales
        margin = 100 * (sales - found.cost) / np.maximum(sales, 1e-9)
        rows.append(
            {"A dose made brings, USD": round(price * brings[0])} | dict(zip(heads, margin.round(), strict=True))
        )
    return pd.DataFrame(rows)
