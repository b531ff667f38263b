"""Tidy frames of viability, one row a mark, for its charts and its tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from models import viability as model
from models.digits import known, number
from models.names import lifted
from models.viability.inputs import Inputs
from models.viability.words import GROUPS, LEVERS, MECHANISMS

MOST_YEARS = 15  # of sales that are drawn
WORST = 100.0  # percent below nothing that a margin is told to
TEXT = ("mark", "kind", "part", "label", "words")
NUMBERS = ("year", "begin", "end", "cost", "brings", "baseline", "margin", "margin_before", "stands", "margin_stands")
COST, MARGIN = "cost", "margin"  # kinds of published figures
MARGIN_LINE, COST_LINE = 16.0, 0.08  # percent, and of the axis of costs, that a line of a name needs
BRINGS = "a dose brings"
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])
TOLD = 10  # patients started, without which a year has no cost of a dose


def shown_years(inputs: Inputs) -> range:
    """Return the places of the years that are drawn: from the first with patients started, as many as are drawn."""
    started = np.flatnonzero(np.asarray(inputs.started) >= 1)
    first = int(started[0]) if len(started) else model.peak(inputs)
    last = int(started[-1]) if len(started) else first
    return range(first, min(last, first + MOST_YEARS - 1) + 1)


def by_year(inputs: Inputs, base: Inputs, points: list[tuple[str, str, float]], top: float) -> pa.Table:
    """Return the hero's rows by `mark`: part, year, name, brings, and published points (label, kind, value).

    A part has its begin and end in the bar of its year; a year its cost of sales a dose, what a dose brings, both
    margins, its margin in `label`, and the cost of sales at the baseline; names stand apart beside the last bar, on an
    axis of costs that ends at `top`. USD a dose, percent.
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
            "margin": float(now.margin[place]),
            "margin_before": float(before.margin[place]) if baseline[place] else None,
            "words": f"Year {year:.0f}: {number(round(now.started[place]))} doses; one costs USD "
                     f"{known(now.cost_a_dose[place])}, with transport {known(cost[place])}, and brings "
                     f"{known(brings[place])}",
        })  # fmt: skip
    ends = [row | {"mark": "name"} for row in bar]
    ends.append({"mark": "brings", "year": year, "label": BRINGS, "end": float(brings[place])})
    told = [{"mark": "point", "kind": kind, "label": label, kind: value} for label, kind, value in points]
    apart(rows[-1], ends, told, top)
    return pa.Table.from_pylist(rows + ends + told, schema=SCHEMA)


def apart(year: dict, ends: list[dict], points: list[dict], top: float) -> None:
    """Give names beside the last bar their heights: at what they name, or a line above the name below."""
    margins = [point for point in points if point["kind"] == MARGIN]
    heights = lifted([year["margin"], *(point[MARGIN] for point in margins)], MARGIN_LINE)
    year["margin_stands"] = heights[0]
    for point, height in zip(margins, heights[1:], strict=True):
        point["stands"] = height
    costs = [point for point in points if point["kind"] == COST]
    wanted = [middle(row) for row in ends] + [point[COST] for point in costs]
    for row, height in zip([*ends, *costs], lifted(wanted, COST_LINE * top), strict=True):
        row["stands"] = height


def middle(row: dict) -> float:
    """Return where the name of a piece, or of what a dose brings, belongs."""
    return (row.get("begin", row["end"]) + row["end"]) / 2


def margin_words(margin: float) -> str:
    """Return a margin as it stands over its bar; far below nothing it is told as less than that."""
    return f"<−{WORST:.0f} %" if margin < -WORST else f"{margin:.0f} %".replace("-", "−")


def bars(found: model.Account, place: int) -> list[dict]:
    """Return the pieces of one year's bar, from below."""
    begin, rows = 0.0, []
    for part, names in GROUPS.items():
        end = begin - float(found.a_dose(sum(found.parts[name] for name in names))[place])
        rows.append({"mark": "part", "year": place + 1.0, "part": part, "begin": begin, "end": end})
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
    for row in rows:
        row["said"] = f"{'+' if row['gain'] > 0 else ''}{known(row['gain'])}"
    return pd.DataFrame(rows).sort_values("gain", ascending=False)


def years(inputs: Inputs) -> pd.DataFrame:
    """Return the gross margin of each year of sales, as it is and if experience were there from the first batch."""
    kinds = {"with experience to gain": inputs, "experienced from the first batch": replace(inputs, learning_rate=0.0)}
    rows = []
    for kind, one in kinds.items():
        margin = model.account(one).margin
        shown = shown_years(inputs)
        rows += [
            {"year": place + 1, "kind": kind, "margin": float(margin[place]), "last": place == shown[-1]}
            for place in shown
        ]
    return pd.DataFrame(rows)


def years_table(inputs: Inputs) -> pd.DataFrame:
    """Return the account of every year with patients or cost: a row a year, USD million.

    In a year with hardly a patient a margin and a cost of a dose say nothing.
    """
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
    table.loc[found.started < TOLD, ["Gross margin, %", "Cost of a dose, USD", "Cost of sales a dose, USD"]] = np.nan
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
