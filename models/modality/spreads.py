"""Tidy frames of the generations: what each product sold with its curve and band, residuals, a successor's years."""

import numpy as np
import pandas as pd

from models.digits import known
from models.modality import generations, worth
from models.modality.frames import drawn_to
from models.modality.generations import HALF, Spreading, spreading
from models.modality.inputs import Inputs
from models.years import MONTHS_A_YEAR

AHEAD = 2.0  # years that a curve goes on where its peak is told
FIRST, SECOND = "Abecma", "Carvykti"  # products of one class in one disease, launched a year apart
NEXT = "viral"  # the class in vivo that has shown patients


def until(found: Spreading) -> float:
    """Return the year since launch to which a curve is drawn: no further than its points where they tell no peak."""
    return found.ramp.years[-1] + (AHEAD if found.told else 0.0)


def curves(inputs: Inputs) -> pd.DataFrame:
    """Return products for a chart: mark (seen, line, ahead), label, year, sold, low, high in USD million a year."""
    parts = []
    for found in spreading(inputs):
        rows = [{"mark": "seen", "year": found.ramp.years, "sold": found.ramp.pace}]
        for mark, grid in drawn_to(0.0, found.ramp.years[-1], until(found)):
            low, high = found.band(grid) if found.told else (np.nan, np.nan)
            rows.append({"mark": mark, "year": grid, "sold": found.curve(grid), "low": low, "high": high})
        parts += [pd.DataFrame(one).assign(label=found.ramp.product) for one in rows]
    columns = ["mark", "year", "sold", "low", "high", "label"]
    return pd.concat(parts, ignore_index=True).reindex(columns=columns) if parts else pd.DataFrame(columns=columns)


def products_table(inputs: Inputs) -> pd.DataFrame:
    """Return what the curve of each product tells, and that it tells no peak where it does not; bands in words."""
    rows = []
    for found in spreading(inputs):
        row = {"Product": found.ramp.product, "Points": len(found.ramp.pace)}
        told = {"Peak, USD million a year": banded(found.parameters[2], *found.peaks),
                "Years to half of it": banded(*found.until(HALF)),
                "Years from a tenth to nine tenths": banded(*found.takeover)}  # fmt: skip
        told = told if found.told else dict.fromkeys(told, "no peak yet")
        off = known(float(np.sqrt(np.mean(found.residuals**2))))
        rows.append(row | told | {"Off by, USD million a year": off})
    return pd.DataFrame(rows)


def banded(middle: float, low: float, high: float) -> str:
    """Write a number with the ends of its band."""
    return f"{known(middle)} ({known(low)} to {known(high)})"


def residuals_table(inputs: Inputs) -> pd.DataFrame:
    """Return every point with what its curve says and what it is off by, USD million a year."""
    rows = [
        {"Product": found.ramp.product, "Years since launch": round(year, 1), "Sold, USD million a year": round(sold),
         "Curve": round(sold - off), "Off by": round(off)}
        for found in spreading(inputs)
        for year, sold, off in zip(found.ramp.years, found.ramp.pace, found.residuals, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def best_known(inputs: Inputs) -> Spreading | None:
    """Return the product of the most points whose peak is told; None where none is."""
    told = [one for one in spreading(inputs) if one.told]
    return max(told, key=lambda one: len(one.ramp.pace), default=None)


def launch_of_next(inputs: Inputs) -> float:
    """Return in how many years the next class would launch, of a programme begun in the middle of the years of bets."""
    return worth.dates(inputs, NEXT)[2] / MONTHS_A_YEAR


def pair_table(inputs: Inputs) -> pd.DataFrame:
    """Return the pair that has been sold, period by period: both as sold and by the law; USD million a year."""
    found = generations.followed(inputs, FIRST, SECOND)
    if found is None:
        return pd.DataFrame()
    by_law = found.curves(found.years)
    table = {f"Years since {FIRST}": found.years.round(1)}
    for at, name in enumerate((FIRST, SECOND)):
        table |= {f"{name}, sold": found.sold[at].round(), f"{name}, by the law": by_law[at].round()}
    return pd.DataFrame(table)
