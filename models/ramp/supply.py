"""What orders bring and cost: capacity by quarter as it comes, fills up and is paid for, in each future.

A plant makes what the making of all topics says of its stated doses (`models.making`). Capital is paid back over its
life from the licence on, with interest while it is built, and only in the quarters looked at; so is setting up a
contract, over the years for which slots are reserved. In these years a part of the slots is paid whether used or not;
afterwards they go on at the same price as they are used. A shorter process makes more doses in own suites, not in those
of a contract plant, to which it would have to be transferred anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.making import MILLION, batches_a_dose, dose_cost, machines, patients_of
from models.methods.expansion import annuity, filled
from models.ramp.calendar import QUARTERS_A_YEAR, Calendar, calendar, worth_today
from models.ramp.futures import Futures, leads
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, standing
from models.years import MONTHS_A_YEAR


@dataclass(frozen=True)
class Terms:
    """What one unit makes and costs; patients a quarter, USD million."""

    patients: float  # of one stated dose a year, own or contract
    prepaid: float  # that the minimum of one reserved dose a year pays for
    faster: float  # share more by the shorter process
    automated: float  # share more by automation
    dose: float  # a patient in an own plant
    dose_automated: float
    slot: float  # a patient in a contract plant


@dataclass(frozen=True, eq=False)
class Supply:
    """What some orders (x,) bring in futures (s,)."""

    own: np.ndarray  # (t, x, s) stated doses a year of own suites
    slots: np.ndarray  # (t, x, s) stated doses a year of contract slots
    reserved: np.ndarray  # (t, x, s) of which a minimum is paid
    process: np.ndarray  # (t, x, s) share of the quarter in which the shorter process runs
    automation: np.ndarray  # (t, x, s)
    fixed: dict[str, np.ndarray]  # mechanism -> (x, s) USD million today, paid whether used or not


def joined(one: Supply, other: Supply) -> Supply:
    """Return what two orders of each row bring together, and what either brings to the process."""
    more = {name: getattr(one, name) + getattr(other, name) for name in ("own", "slots", "reserved")}
    runs = {name: np.maximum(getattr(one, name), getattr(other, name)) for name in ("process", "automation")}
    return Supply(**more, **runs, fixed={name: cost + other.fixed[name] for name, cost in one.fixed.items()})


def terms(inputs: Inputs) -> Terms:
    """Return what one unit makes and costs."""
    a_dose = patients_of(inputs, 1.0) / QUARTERS_A_YEAR
    short = replace(inputs, process_days=min(inputs.days_reach, inputs.process_days))
    automated = replace(inputs, automation=max(inputs.automation_reach, inputs.automation))
    batches = batches_a_dose(inputs)
    return Terms(
        patients=a_dose,
        prepaid=inputs.contract_minimum / 100 / batches / QUARTERS_A_YEAR,
        faster=patients_of(short, 1.0) / QUARTERS_A_YEAR / a_dose - 1,
        automated=inputs.automation_doses / 100,
        dose=dose_cost(inputs) / MILLION,
        dose_automated=dose_cost(automated) / MILLION,
        slot=inputs.contract_price * batches / MILLION,
    )


def suites_capital(inputs: Inputs, suites):
    """Return USD million that so many suites (...) cost to build."""
    stated = np.asarray(suites, float) * inputs.suite_doses
    return inputs.plant_capital * (stated / inputs.small_plant) ** inputs.scale_exponent * machines(inputs)


def capital(inputs: Inputs, mix: Mix) -> dict[str, float]:
    """Return the money that an order spends until its licence, by what is ordered; USD million."""
    there, added = standing(inputs), suites_capital(inputs, standing(inputs) + mix.added)
    parts = {
        "own": float(suites_capital(inputs, mix.own)) + inputs.site_setup * (mix.own > 0),
        "added": float(added - suites_capital(inputs, there)) * (mix.added > 0),
        "slots": inputs.contract_setup * (mix.slots > 0),
        "second": inputs.contract_setup * (mix.second > 0),
        "process": inputs.shorter_cost * mix.process,
        "automation": inputs.automation_cost * mix.automation,
    }
    return {name: cost for name, cost in parts.items() if cost}


def supply(
    inputs: Inputs, ahead: Futures, mixes: Sequence[Mix], is_later: bool = False, at: float | None = None
) -> Supply:
    """Return what orders bring: first ones, later ones, placed once demand is known, or such placed in month `at`."""
    when = calendar(inputs)
    at = (when.review if is_later else 0.0) if at is None else at
    held = {name: np.array([float(getattr(mix, name)) for mix in mixes]) for name in Mix.__dataclass_fields__}
    ready = {name: at + getattr(ahead, f"{name}_later" if is_later else name) for name in named(held, is_later)}
    open_at = {name: filled(when.edges, months, 0.0) for name, months in ready.items()}
    full_at = {name: filled(when.edges, months, inputs.fill_months) for name, months in ready.items()}
    ends = {name: filled(when.edges, ready[name] + MONTHS_A_YEAR * inputs.contract_years, 0.0) for name in ready}
    total = lambda names, by: sum(held[n][:, None] * by[n][:, None] for n in names if n in by)  # noqa: E731
    makers = [name for name in ("slots", "second") if name in ready]
    return Supply(
        own=inputs.suite_doses * total(("own", "added"), full_at),
        slots=total(makers, full_at),
        reserved=total(makers, {name: full_at[name] * (1 - ends[name]) for name in makers}),
        process=total(("process",), open_at),
        automation=total(("automation",), open_at) if "automation" in ready else np.zeros_like(open_at["own"])[:, None],
        fixed=fixed(inputs, when, mixes, open_at, ends, at),
    )


def named(held: dict, is_later: bool) -> list[str]:
    """Return what can be ordered: a second maker and automation only first."""
    return [name for name in held if not is_later or name not in ("second", "automation")]


def fixed(
    inputs: Inputs, when: Calendar, mixes: Sequence[Mix], open_at: dict, ends: dict, at: float
) -> dict[str, np.ndarray]:
    """Return what orders (x,) cost in each future (s,) whether used or not, by mechanism; USD million today."""
    rate, told = inputs.discount_rate / 100, leads(inputs)
    weight = {name: when.today @ share / QUARTERS_A_YEAR for name, share in open_at.items()}
    spent = [capital(inputs, mix) for mix in mixes]
    cost = {name: np.array([one.get(name, 0.0) for one in spent])[:, None] for name in open_at}
    suites = {name: cost[name] - site(inputs, mixes, name) for name in ("own", "added")}
    interest = {name: (1 + rate) ** (told[name] / 2 / MONTHS_A_YEAR) for name in open_at}
    paid = annuity(rate, inputs.capital_life)
    machine = machines_added(inputs, mixes, suites)
    extra = weight.get("automation", 0.0)
    within = {name: when.today @ (open_at[name] - ends[name]) / QUARTERS_A_YEAR for name in makers_of(open_at)}
    once = {name: worth_today(inputs, when.ordered + at + told[name] / 2) for name in open_at}
    running = inputs.plant_running / 100
    return {
        "capital": -paid * (sum(cost[n] * interest[n] * weight[n] for n in suites) + machine * extra),
        "running": -running * (sum(suites[n] * weight[n] for n in suites) + machine * extra)
        - inputs.site_running * (cost["own"] > 0) * weight["own"],
        "setup": -annuity(rate, inputs.contract_years) * sum(cost[n] * interest[n] * within[n] for n in within)
        - sum(cost[n] * once[n] for n in ("process", "automation") if n in cost),
    }


def makers_of(names) -> list[str]:
    """Return those of what can be ordered that are contracts."""
    return [name for name in names if name in ("slots", "second")]


def site(inputs: Inputs, mixes: Sequence[Mix], name: str) -> np.ndarray:
    """Return (x, 1) what of an order's capital is the site's; suites that are added need none."""
    return np.array([inputs.site_setup * (name == "own" and mix.own > 0) for mix in mixes])[:, None]


def machines_added(inputs: Inputs, mixes: Sequence[Mix], suites: dict) -> np.ndarray:
    """Return (x, 1) USD million that automation adds to the suites that stand or are ordered with it."""
    reach = replace(inputs, automation=max(inputs.automation_reach, inputs.automation))
    share = machines(reach) / machines(inputs) - 1
    there = suites_capital(inputs, standing(inputs)) + sum(suites.values())
    return share * there * np.array([mix.automation for mix in mixes])[:, None]
