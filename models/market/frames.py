"""Tidy frames of the market, one row a mark, for its charts and its tables."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from models.digits import number
from models.market.chance import band
from models.market.demand import pools
from models.market.inputs import Inputs
from models.market.real import Rival, Sold
from models.market.sales import share_by_year, size
from models.market.words import AREAS
from models.years import MONTHS_A_YEAR, YEARS

TEXT = ("mark", "label", "area", "words")
NUMBERS = ("year", "begin", "end", "value", "low", "high", "baseline")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])
BLANK = dict.fromkeys(TEXT) | dict.fromkeys(NUMBERS)
NEARLY = 0.75  # of the peak: the areas of the chart are still wide, and the names of products end
LINE = 0.045  # of the axis, that a line of a name needs
ALL, BAND = "your sales", "80 % of futures"
LETTER, BACK = 0.4, (0, -1, -2, 1, 2, 3, 4)  # years that a letter takes, and from the year of a name where it may stand
ON_A_PHONE = 0.65  # years that a letter takes there
BEFORE = 5  # years that a name takes at most
HIGHER = (0.0, 1.2)  # lines above the end of a ramp at which its name may stand
LIFTED = (0.5, 1.0, 1.5, 2.0)  # lines above the sum at which its name may stand, the first that hides nothing
WIDE = 1.2  # x the peak: a band that is narrower leaves no room for its name
LEGIBLE = 10  # a name needs so small a part of the peak
STEPS = ("Eligible", "Ask for a cell therapy", "Are to be given ours", "Are given a dose", "Are paid for")


def by_year(inputs: Inputs, base: Inputs, ramps: Mapping[str, list[Sold]], reach: float) -> pa.Table:
    """Return the hero's rows by `mark`: area (stacked), total, peak and ramp; years from now, the first is 1.

    reach: the end of the axis, USD million a year, against which names stand apart.
    """
    now, before = size(inputs), size(base)
    upper = np.cumsum(now.sales, axis=0)
    lower = upper - now.sales
    low, high = band(inputs)
    rows = [
        {"mark": "area", "area": AREAS[area], "year": year + 1.0, "begin": lower[at, year], "end": upper[at, year]}
        for at, area in enumerate(AREAS)
        for year in range(YEARS)
    ]
    rows += [
        {"mark": "total", "year": year + 1.0, "value": now.total[year], "low": low[year], "high": high[year],
         "baseline": before.total[year], "words": told(now, low, high, year)}
        for year in range(YEARS)
    ]  # fmt: skip
    rows.append({"mark": "peak", "year": now.peak + 1.0, "value": now.peak_sales})
    known = real(inputs, ramps, reach)
    names = [row for row in known if row["mark"] == "ramp_name"]
    written = [*area_names(now, lower, upper, names, reach), *line_names(now, high, names, reach)]
    rows += written + [row for row in known if row not in names or not is_covered(row, written, reach)]
    return pa.Table.from_pylist([BLANK | row for row in rows], schema=SCHEMA)


def told(now, low: np.ndarray, high: np.ndarray, year: int) -> str:
    """Say what is sold in a year, by area."""
    parts = ", ".join(f"{label} {number(round(now.sales[at, year]))}" for at, label in enumerate(AREAS.values()))
    band_words = f"8 in 10 futures {number(round(low[year]))} to {number(round(high[year]))}"
    return f"Year {year + 1}: USD {number(round(now.total[year]))} m ({band_words})|{parts}"


def area_names(now, lower: np.ndarray, upper: np.ndarray, taken: list[dict], reach: float) -> list[dict]:
    """Return where the areas' names stand: within each band, about the year before all begin to shrink fast.

    None covers a name that is taken. `begin` is a name's place among them, counted from above.
    """
    last = int(np.flatnonzero(now.total >= NEARLY * now.peak_sales)[-1])
    legible = np.flatnonzero(now.sales[:, last] > now.peak_sales / LEGIBLE)
    found = []
    for place, at in enumerate(legible[::-1]):
        label = list(AREAS.values())[at]
        row = {"mark": "name", "label": label, "area": label, "begin": float(place)}
        tried = [
            row | within(lower[at], upper[at], year, round(LETTER * len(label)))
            for year in (last - back for back in BACK)
            if 0 <= year < YEARS
        ]
        found.append(min(tried, key=lambda one: crowded(one, taken, reach)))
    return [{name: one[name] for name in one if name != "room"} for one in found]


def within(lower: np.ndarray, upper: np.ndarray, year: int, back: int) -> dict:
    """Return where a name that ends at a year stands in the middle of its band, and what room it has on all its years.

    lower, upper: the band by year, USD million. Shape (years,). back: years that the name reaches back.
    """
    span = slice(max(year - back, 0), year + 1)
    low, high = lower[span].max(), upper[span].min()
    return {"year": year + 1.0, "value": float(low + high) / 2, "room": float(high - low)}


def crowded(name: dict, taken: list[dict], reach: float) -> int:
    """Return how many names an area's name would cover, and one more where it has no room in its band."""
    return sum(hides(name, other, reach) for other in taken) + (name["room"] < LINE * reach)


def hides(one: dict, other: dict, reach: float, letter: float = LETTER) -> bool:
    """Say whether a name that ends at its year covers one that begins at its own."""
    begin, end = one["year"] - letter * len(one["label"]), other["year"] + letter * len(other["label"])
    return begin < end and other["year"] < one["year"] and abs(one["value"] - other["value"]) < LINE * reach


def is_covered(name: dict, written: list[dict], reach: float) -> bool:
    """Say whether the name of an area or of the sum covers a product's name, which can be left out."""
    return any(hides(one, name, reach, ON_A_PHONE) for one in written if one["label"] != BAND)


def line_names(now, high: np.ndarray, taken: list[dict], reach: float) -> list[dict]:
    """Return where the names of the sum and of the band stand: where each has begun to fall; a thin band has none."""
    last, fallen = (int(np.flatnonzero(line >= NEARLY * line.max())[-1]) for line in (now.total, high))
    row = {"mark": "line_name", "area": "sales", "label": ALL}
    tried = [
        row | {"year": year + 1.0, "value": now.total[max(year - BEFORE, 0) : year + 1].max() + lines * LINE * reach}
        for lines in LIFTED
        for year in range(last, min(last + BEFORE, YEARS))
    ]
    band_name = {"mark": "line_name", "area": "band", "label": BAND, "year": fallen + 1.0, "value": high[fallen]}
    others = [*taken, *([band_name] if high.max() > WIDE * now.total.max() else [])]
    named = min(tried, key=lambda one: sum(hides(one, other, reach, ON_A_PHONE) for other in others))
    return [named, *others[len(taken) :]]


def real(inputs: Inputs, ramps: Mapping[str, list[Sold]], reach: float) -> list[dict]:
    """Return the published ramps as if launched with ours, and names at or just above their last figures.

    The highest is named first; a name that would stand on another, or on another product's figure, is left out.
    """
    launch = inputs.launch_month / MONTHS_A_YEAR + 0.5  # a year is drawn at its number, which is its middle
    rows = [
        {"mark": "ramp", "label": name, "year": launch + one.years, "value": one.pace}
        for name, told in ramps.items()
        for one in told
    ]
    ends = sorted({row["label"]: row for row in rows}.values(), key=lambda row: -row["value"])
    named = []
    for end in ends:
        tried = [end | {"mark": "ramp_name", "value": end["value"] + up * LINE * reach} for up in HIGHER]
        free = [name for name in tried if not any(is_in_the_way(row, name, reach) for row in [*rows, *named])]
        named += free[:1]
    return rows + named


def is_in_the_way(other: dict, end: dict, reach: float) -> bool:
    """Say whether a name at the end of a ramp would stand on another name, or on a figure of another product."""
    letters = len(other["label"]) if other["mark"] == "ramp_name" else 0
    begin, stop = other["year"], other["year"] + ON_A_PHONE * letters
    beside = stop > end["year"] and begin < end["year"] + ON_A_PHONE * len(end["label"])
    return other["label"] != end["label"] and beside and abs(other["value"] - end["value"]) < LINE * reach


def top(inputs: Inputs, base: Inputs, ramps: Mapping[str, list[Sold]]) -> float:
    """Return the end of the hero's axis: it stands still unless sales outgrow what the baseline and real cases need."""
    paces = [one.pace for told in ramps.values() for one in told]
    wanted = max(1.1 * band(base)[1].max(), 1.1 * max(paces, default=0.0), 1.05 * band(inputs)[1].max())
    return 250.0 * float(np.ceil(max(wanted, 1.0) / 250))


def funnel(inputs: Inputs) -> pd.DataFrame:
    """Return the peak year's patients by step and area: from the eligible to those whose dose is paid."""
    now = size(inputs)
    at = now.peak
    reached = pools(inputs)
    eligible = [inputs.demand_factor * getattr(inputs, f"eligible_{area}") * (pool > 0)
                for area, pool in zip(AREAS, reached, strict=True)]  # fmt: skip
    paid = now.treated[:, at] * (1 - inputs.out_of_spec / 100)
    steps = zip(STEPS, (eligible, reached, now.asked[:, at], now.treated[:, at], paid), strict=True)
    return pd.DataFrame(
        [
            {"step": step, "order": order, "area": AREAS[area], "patients": float(people[row])}
            for order, (step, people) in enumerate(steps)
            for row, area in enumerate(AREAS)
        ]
    )


def funnel_table(inputs: Inputs) -> pd.DataFrame:
    """Return the funnel as a table to read: a row a step, a column an area."""
    wide = funnel(inputs).pivot(index="step", columns="area", values="patients").loc[list(STEPS), list(AREAS.values())]
    wide["All"] = wide.sum(axis=1)
    return wide.round().astype(int).reset_index().rename(columns={"step": "Patients a year, at the peak"})


def shares(inputs: Inputs, base: Inputs) -> pd.DataFrame:
    """Return our percent of all patients treated in each year from the launch on, now and at the baseline.

    The last of each has its name, the lower one's below; a baseline that ends where the plan does has none.
    """
    rows, found = [], {"now": 100 * share_by_year(inputs), "baseline": 100 * share_by_year(base)}
    ends = {kind: share[-1] for kind, share in found.items()}
    for kind, share in found.items():
        known = kind == "now" or abs(ends["now"] - ends["baseline"]) > TOLD_APART
        below = ends[kind] < max(ends.values())
        for year in np.flatnonzero(share > 0):
            name = SHARE_NAMES[kind] if known and year == YEARS - 1 else ""
            stands = (min if below else max)(share[-BEFORE:])
            rows.append({"year": year + 1, "kind": kind, "share": share[year], "name": name, "below": below,
                         "stands": stands})  # fmt: skip
    return pd.DataFrame(rows, columns=["year", "kind", "share", "name", "below", "stands"])


SHARE_NAMES = {"now": "your plan", "baseline": "baseline"}
TOLD_APART = 1.0  # percent


def rivals(found: list[Rival]) -> pd.DataFrame:
    """Return the products side by side as a table to read."""
    return pd.DataFrame(
        [
            {"Product": one.product, "Complete response, %": round(one.response, 1), "Order of entry": one.order,
             "Share if only these were sold, %": round(one.share)}
            for one in found
        ]
    )  # fmt: skip


def prices(inputs: Inputs) -> pd.DataFrame:
    """Return what a dose brings by area: net price, that of the countries served, and with unpaid doses counted.

    Where nobody is given a dose in the peak year there are no countries served, and no figure.
    """
    now, left = size(inputs), 1 - inputs.out_of_spec / 100
    rows = []
    for row, (area, label) in enumerate(AREAS.items()):
        price = getattr(inputs, f"price_{area}")
        served = getattr(inputs, f"paid_{area}")[now.peak] * price if now.treated[row, now.peak] else float("nan")
        rows.append((label, price, served, left * served))
    heads = "Region", "Net price, USD", "Of the countries served, peak year, USD", "With unpaid doses, USD"
    return pd.DataFrame(rows, columns=heads).round()


def years(inputs: Inputs) -> pd.DataFrame:
    """Return sales by year and area with the band as a table to read, USD million."""
    now, (low, high) = size(inputs), band(inputs)
    table = {"Year from now": range(1, YEARS + 1)}
    table |= {f"{label}, USD m": now.sales[at].round(1) for at, label in enumerate(AREAS.values())}
    table |= {
        "All, USD m": now.total.round(1),
        "1 in 10 below, USD m": low.round(1),
        "1 in 10 above, USD m": high.round(1),
    }
    return pd.DataFrame(table)
