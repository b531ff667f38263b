"""What may come: demand by quarter, builds that slip, transfers and changes that fail; the same for all mixes.

Demand is the expected one times a log-normal factor with mean 1, and rises faster or slower than expected by a
log-normal stretch of the time since the launch. Months to build are log-normal about those told as the middle. A
transfer or a change that fails is repeated once. Draws are evenly spread in each half: plans are chosen on the first
and judged on the second.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.special import ndtri

from models.market import net_prices
from models.ramp.calendar import calendar
from models.ramp.inputs import Inputs
from models.years import AREAS, MONTHS_A_YEAR, YEARS

SEED, HALF = 20261129, 48
NAMES = ("level", "pace", "own", "added", "slots", "second", "process", "automation", "own_later", "added_later",
         "slots_later", "process_later")  # fmt: skip
SHORT, LONG = 0.25, 4.0  # by how much the rise of demand may be faster or slower


@dataclass(frozen=True, eq=False)
class Futures:
    """Some futures (s,), each as likely as the others; months from order to licence."""

    asked: np.ndarray  # (t, s) patients in each quarter
    price: (
        np.ndarray
    )  # (t,) USD million that a slot brings, patients lost until infusion, unpaid doses and selling taken off
    own: np.ndarray
    added: np.ndarray
    slots: np.ndarray
    second: np.ndarray
    process: np.ndarray
    automation: np.ndarray
    own_later: np.ndarray  # the same of what is ordered once demand is known
    added_later: np.ndarray
    slots_later: np.ndarray
    process_later: np.ndarray

    def only(self, which) -> "Futures":
        """Return some of the futures."""
        picked = {field.name: getattr(self, field.name)[..., which] for field in fields(self) if field.name != "price"}
        return Futures(price=self.price, **picked)

    def later_by(self, months: float) -> "Futures":
        """Return the futures in which all that is ordered first comes so many months later."""
        held = ("own", "added", "slots", "second", "process", "automation")
        moved = {name: getattr(self, name) + months for name in held}
        kept = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in held}
        return Futures(**moved, **kept)


@lru_cache(maxsize=1)
def draws() -> dict[str, np.ndarray]:
    """Return (2 * HALF,) evenly spread shares from 0 to 1 by what they decide, each half spread on its own."""
    random = np.random.default_rng(SEED)
    spread = lambda: (random.permutation(HALF) + random.uniform(size=HALF)) / HALF  # noqa: E731
    return {name: np.concatenate([spread(), spread()]) for name in NAMES}


@lru_cache(maxsize=64)
def futures(inputs: Inputs) -> Futures:
    """Return all futures: the first HALF to choose by, the others to judge by."""
    drawn = draws()
    level = lognormal(drawn["level"], inputs.sales_spread)
    stretch = np.clip(lognormal(drawn["pace"], inputs.uptake_spread, middle=True), SHORT, LONG)
    return Futures(*asked_and_price(inputs, level, stretch), **months(inputs, drawn))


@lru_cache(maxsize=64)
def expected(inputs: Inputs) -> Futures:
    """Return the one future of the means: demand as expected, builds as told, failures as a mean delay."""
    one, half = np.ones(1), np.full(1, 0.5)
    told = months(inputs, dict.fromkeys(NAMES, half))
    again = {"slots": inputs.transfer_failure, "process": inputs.change_failure}
    again |= {"second": again["slots"], "automation": again["process"]}
    again |= {f"{name}_later": again[name] for name in ("slots", "process")}
    told |= {name: leads(inputs)[name] + inputs.repeat_months * share / 100 * one for name, share in again.items()}
    return Futures(*asked_and_price(inputs, one, one), **told)


def lognormal(share: np.ndarray, spread: float, middle: bool = False) -> np.ndarray:
    """Return log-normal factors (s,) for shares (s,) and a spread in percent: mean 1, or median 1."""
    variance = np.log1p((spread / 100) ** 2)
    return np.exp(np.sqrt(variance) * ndtri(share) - (0.0 if middle else variance / 2))


def leads(inputs: Inputs) -> dict[str, float]:
    """Return the months from order to licence as told, by what is ordered."""
    first = {"own": inputs.own_build_months, "added": inputs.expansion_months}
    first |= dict.fromkeys(("slots", "second"), inputs.contract_lead_months)
    first |= {"process": inputs.shorter_months, "automation": inputs.automation_months}
    return first | {f"{name}_later": first[name] for name in ("own", "added", "slots", "process")}


def months(inputs: Inputs, drawn: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the months (s,) from order to licence in each future."""
    told, found = leads(inputs), {}
    for name, lead in told.items():
        kind = name.removesuffix("_later")
        if kind in ("own", "added"):
            found[name] = lead * lognormal(drawn[name], inputs.build_spread, middle=True)
        else:
            fails = inputs.transfer_failure if kind in ("slots", "second") else inputs.change_failure
            found[name] = lead + inputs.repeat_months * (drawn[name] < fails / 100)
    return found


def asked_and_price(inputs: Inputs, level: np.ndarray, stretch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return patients (t, s) who ask in each quarter, and what a dose brings (t,) as the areas are expected to ask."""
    when = calendar(inputs)
    since = np.maximum(when.edges - when.launch, 0.0)
    paths = [cumulated(inputs, area, since[:, None] / stretch) for area in AREAS]
    asked = level * stretch * np.diff(sum(paths), axis=0)
    shares = np.array([np.diff(cumulated(inputs, area, since)) for area in AREAS])
    whole = shares.sum(axis=0)
    prices = net_prices(inputs) * (1 - inputs.selling / 100) * inputs.kept / 100
    mean = prices @ shares.sum(axis=1) / max(whole.sum(), 1e-12) if whole.any() else prices[0]
    paid = np.divide(prices @ shares, whole, out=np.full(len(whole), mean), where=whole > 0)
    return np.maximum(asked, 0.0), paid


def cumulated(inputs: Inputs, area: str, since: np.ndarray) -> np.ndarray:
    """Return patients (...) of an area who have asked so many months (...) after the launch, as expected.

    Each year's patients are kept; within a year they rise in a smooth curve that never falls (Fritsch and Carlson 1980,
    SIAM Journal on Numerical Analysis 17:238). The years beyond the last are as the last.
    """
    return curve(tuple(getattr(inputs, f"asked_{area}")), max(inputs.launch_month, 0.0))(since)


@lru_cache(maxsize=64)
def curve(asked: tuple[float, ...], launch: float):
    """Return the running sum of patients by months since the launch, as a function."""
    ends = MONTHS_A_YEAR * (np.arange(YEARS) + 1.0)
    total = np.cumsum(asked)
    after = ends > launch
    knots = np.concatenate([[launch], ends[after]])
    sums = np.concatenate([[0.0], total[after]])
    if len(knots) < 2:
        return np.zeros_like
    whole, rate = PchipInterpolator(knots - launch, sums), asked[-1] / MONTHS_A_YEAR
    last = knots[-1] - launch
    return lambda since: whole(np.minimum(since, last)) + rate * np.maximum(since - last, 0.0)
