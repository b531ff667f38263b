"""The ledger of the one company, and whether every page tells of it: one row a quantity and topic that has it.

A topic has a quantity as its owner, or because it reads it, or because it works a figure of its own from what it reads.
All that have one must agree.
"""

from collections.abc import Iterator

import numpy as np

from explorer import presets
from explorer.answers import absent, lean_inputs, line, reads, upstream
from models import company, market, partner, pitch
from models.answer import Absent
from models.scenario import Scenario
from models.topics import TOPICS

DEFAULTS, PARTNER = "defaults", "partner"
RESPONSE, EARLY, HUNDRED = "complete_response", "early_spending", 100.0
NEAR = 1e-9  # of the larger of two figures
MOST_NAMED = 5
# quantity, topic, the name by which the topic lets others read it
SAME = (
    ("chance_of_launch", "design_lock", "p_success"),
    ("peak_sales", "market", "peak_sales"),
    ("cost_of_a_dose", "footprint", "making_cost"),
    ("cost_of_a_dose", "viability", "cost_a_dose"),
    ("capital_in_all", "footprint", "network_capital"),
    ("treated_at_the_peak", "footprint", "treated"),
    ("margin", "viability", "margin_by_year"),
    (EARLY, "design_lock", "early_spending"),
)
SUMS = {
    "peak_sales": lambda given: company.by_line(given)["sales"].max(),
    "capital_in_all": lambda given: sum(given.capital),
    "treated_at_the_peak": lambda given: company.by_line(given)["treated"][int(given.sized_year) - 1],
    "margin": company.margin_by_year,
    "cash": lambda given: company.by_line(given)["cash"],
}
Told = float | tuple[float, ...] | np.ndarray


def inputs(scenario: Scenario) -> company.Inputs:
    """Return what the company's ledger is given under a scenario; ValueError says why a topic gives nothing."""
    has = {topic: owned(topic, scenario) for topic in dict.fromkeys(company.UPSTREAM.values())}
    for field, topic in company.UPSTREAM.items():
        if field not in has[topic]:
            raise ValueError(absent(topic, scenario).sentence)
    return company.Inputs(**{field: has[topic][field] for field, topic in company.UPSTREAM.items()})


def missing(scenario: Scenario) -> Absent | None:
    """Return why there is no ledger under a scenario; None if there is one."""
    for topic in dict.fromkeys(company.UPSTREAM.values()):
        has = owned(topic, scenario)
        if any(field not in has for field, owner in company.UPSTREAM.items() if owner == topic):
            return absent(topic, scenario)
    return None


def never_earns(scenario: Scenario) -> bool:
    """Say whether the company as a whole never earns its cost: stopping is best, or its cash never turns positive."""
    if missing(scenario):
        return False
    stops = line(PARTNER, scenario).verdict.kind == partner.NONE
    return stops or bool(company.by_line(inputs(scenario))["cash_so_far"].max() <= 0)


def owned(topic: str, scenario: Scenario) -> dict:
    """Return what a topic has that the ledger may read: of the partner page its years, which need no trials."""
    if topic == PARTNER:
        return {} if absent(topic, scenario) else partner.by_year(lean_inputs(topic, scenario))
    return reads(topic, scenario)


def scenarios() -> dict[str, Scenario]:
    """Return the defaults and every preset by name."""
    return {DEFAULTS: Scenario()} | {name: presets.scenario_of(name) for name in presets.names()}


def everything(asked: dict[str, Scenario]) -> list[dict]:
    """Return the rows of all scenarios asked for: scenario, quantity, topic, value."""
    return [{"scenario": name} | row for name, scenario in asked.items() for row in rows(scenario)]


def verdict(found: list[dict]) -> str:
    """Say of rows how many quantities several topics tell, and on which they do not agree."""
    told = {}
    for row in found:
        told.setdefault((row["scenario"], row["quantity"]), []).append(row["value"])
    several = {about: values for about, values in told.items() if len(values) > 1}
    apart = [": ".join(about) for about, values in several.items() if not agree(np.array(values))]
    return f"{len(several):,} quantities are told by several pages; " + (
        f"they do not agree on {len(apart):,}: {'; '.join(apart[:MOST_NAMED])}." if apart else "all agree."
    )


def agree(values: np.ndarray) -> bool:
    """Say whether all topics' figures (topics, ...) are numbers and the same, but for rounding."""
    return bool(np.isfinite(values).all() and (np.ptp(values, axis=0) <= NEAR * np.abs(values).max(axis=0)).all())


def rows(scenario: Scenario) -> list[dict]:
    """Return a row for each quantity and topic that has it; one by year is a row a year."""
    return [
        {"quantity": name, "topic": topic, "value": float(one)}
        for quantity, has in quantities(scenario).items()
        for topic, value in has.items()
        for name, one in single(quantity, value)
    ]


def quantities(scenario: Scenario) -> dict[str, dict[str, Told]]:
    """Return what each topic that has a quantity says of it, by quantity and topic."""
    given, found = None if missing(scenario) else inputs(scenario), {}
    for quantity, topic, value in (*wired(scenario), *worked(scenario), *added(given)):
        found.setdefault(quantity, {}).setdefault(topic, value)
    return found


def single(quantity: str, value: Told) -> Iterator[tuple[str, float]]:
    """Yield a quantity's figures one by one, those by year named by the year from now."""
    if np.ndim(value):
        yield from ((f"{quantity}, year {year}", one) for year, one in enumerate(value, start=1))
    else:
        yield quantity, value


def wired(scenario: Scenario) -> Iterator[tuple[str, str, Told]]:
    """Yield what topics own and what others took over of it."""
    for topic in TOPICS:
        if absent(topic, scenario) is None:
            given = lean_inputs(topic, scenario)
            for field, owner in upstream(topic).items():
                yield field, topic, getattr(given, field)
                yield field, owner, reads(owner, scenario)[field]


def worked(scenario: Scenario) -> Iterator[tuple[str, str, Told]]:
    """Yield what topics work out in ways of their own, where it must come to the same."""
    for quantity, topic, name in SAME:
        if absent(topic, scenario) is None:
            yield quantity, topic, reads(topic, scenario)[name]
    yield from shown_in_patients(scenario)
    if absent(PARTNER, scenario) is None:
        found = partner.calendar(lean_inputs(PARTNER, scenario))
        yield "chance_of_launch", PARTNER, HUNDRED * float(found.chances[-1])
        yield from (("peak_sales", PARTNER, found.peak), ("cash", PARTNER, partner.cash_of(found)),
                    (EARLY, PARTNER, found.early))  # fmt: skip


def shown_in_patients(scenario: Scenario) -> Iterator[tuple[str, str, Told]]:
    """Yield the response of the asset as the lock, the pitch and the market tell it, percent."""
    if absent("design_lock", scenario) is None:
        standard = lean_inputs("design_lock", scenario).standard_response
        yield RESPONSE, "design_lock", np.clip(standard + reads("design_lock", scenario)["quality"], 0.0, 100.0)
    if absent("pitch", scenario) is None:
        yield RESPONSE, "pitch", pitch.asset_figures(lean_inputs("pitch", scenario))["response"]
    if absent("market", scenario) is None:
        yield RESPONSE, "market", market.response_locked(lean_inputs("market", scenario))


def added(given: company.Inputs | None) -> Iterator[tuple[str, str, Told]]:
    """Yield what the ledger took over and what its sums come to; nothing where there is no ledger."""
    if given:
        yield from ((field, company.OWN, getattr(given, field)) for field in company.UPSTREAM)
        yield from ((quantity, company.OWN, sum_of(given)) for quantity, sum_of in SUMS.items())
