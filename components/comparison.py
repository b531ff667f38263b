"""What several scenarios say beside each other: the assumptions that differ, every page's answer, what moved it."""

from collections.abc import Mapping
from math import isnan

import pandas as pd

from components import cached, numbers, ripple
from components.words import number, with_unit
from models.claims import VERDICTS
from models.scenario import Scenario, value_of
from models.topics import TOPICS

Compared = Mapping[str, Scenario]  # by name, in the order chosen
POINTS, SHOWN_PARTS = 8, 8
NOTHING = 1e-9


def differing(compared: Compared) -> list[str]:
    """Return the assumptions in which the scenarios differ, in the order of the topics."""
    first, *others = compared.values()
    keys = {key for other in others for key in first.differs_from(other)}
    return [key for key in cached.catalogue() if key in keys]


def assumptions(compared: Compared) -> pd.DataFrame:
    """Return the assumptions that differ: a row an assumption, a column a scenario."""
    return pd.DataFrame(
        [{"Assumption": cached.catalogue()[key].label} | values(key, compared) for key in differing(compared)]
    )


def values(key: str, compared: Compared) -> dict[str, str]:
    """Return one assumption's value in each scenario, as the reader sees it."""
    return {name: cached.shown(key, value_of(key, cached.catalogue(), one)) for name, one in compared.items()}


def answers(compared: Compared) -> pd.DataFrame:
    """Return what every page says: a row a page, a column a scenario."""
    rows = [{"Page": "Claims"} | {name: claims(one) for name, one in compared.items()}]
    for topic, module in TOPICS.items():
        rows.append({"Page": module.TITLE} | {name: said(topic, module, one) for name, one in compared.items()})
    return pd.DataFrame(rows)


def claims(scenario: Scenario) -> str:
    """Say how many claims hold, are contested and fail."""
    found = [cached.claims.tried(told["claim_no"], scenario) for told in cached.claims.listed()]
    counts = {word: sum(one is not None and one.verdict == word for one in found) for word in VERDICTS}
    return f"{counts['holds']} hold, {counts['contested']} contested, {counts['fails']} fail"


def said(topic: str, module, scenario: Scenario) -> str:
    """Say a page's decision, what the plan is worth, and what other pages read of it."""
    found = cached.answer(topic, scenario)
    if isnan(found.value):
        return f"{found.verdict.words(module.PHRASES)}."
    worth = with_unit(found.value, cached.unit_of(module.UNIT))
    about = {read: module.FIGURES[key] for read, key in module.READS.items()}
    told = {one.label.lower(): numbers.written(one, ripple.rounded(found.reads[read])) for read, one in about.items()}
    reads = [f"{label} {text}" for label, text in told.items()]
    return f"{found.verdict.words(module.PHRASES)}. Your plan: {worth}; {'; '.join(reads)}."


def worth_along(topic: str, key: str, compared: Compared) -> pd.DataFrame:
    """Return what the plan is worth over the range of one assumption: a line a scenario, a dot where it stands."""
    row, lines = cached.catalogue()[key], []
    for name, scenario in compared.items():
        here = value_of(key, cached.catalogue(), scenario)
        for at in sorted({here, *(row.low + (row.high - row.low) * point / POINTS for point in range(POINTS + 1))}):
            worth = cached.worth(topic, scenario.with_change(row, at))
            lines.append({"scenario": name, "at": at, "worth": worth, "here": at == here})
    return pd.DataFrame(lines)


def moving(topic: str, compared: Compared) -> list[str]:
    """Return the numbers that a topic's page shows, those in which the scenarios differ first."""
    shown = [key for key in cached.keys(topic, "main") if not cached.catalogue()[key].options]
    first = differing(compared)
    return sorted(shown, key=lambda key: key not in first)


def axis(key: str) -> str:
    """Return an assumption's name with its unit, as an axis bears it."""
    row = cached.records("assumptions", "key")[key]
    unit = " ".join("".join(cached.unit_of(row["unit"]).values()).split())
    return f"{row['label']}, {unit}" if unit else row["label"]


def parts(topic: str, base: Scenario, now: Scenario) -> dict[str, float]:
    """Return the difference by assumption, the largest first; the small ones are added up under an empty key.

    Where a step on the way has no plan they all stand together under it; without a difference there are none.
    """
    found = cached.by_assumption(topic, base, now)
    if any(map(isnan, found.values())):
        whole = cached.worth(topic, now) - cached.worth(topic, base)
        return {} if isnan(whole) else {"": whole}
    ranked = sorted((key for key in found if abs(found[key]) > NOTHING), key=lambda key: -abs(found[key]))
    rest = sum(found[key] for key in ranked[SHOWN_PARTS:])
    return {key: found[key] for key in ranked[:SHOWN_PARTS]} | ({"": rest} if ranked[SHOWN_PARTS:] else {})


def part_names(found: Mapping[str, float]) -> dict[str, str]:
    """Return what each part is called: its assumption."""
    rest = "All others" if len(found) > 1 else "All together"
    return {key: cached.catalogue()[key].label if key else rest for key in found}


def difference(topic: str, base: Scenario, now: Scenario) -> str:
    """Say by how much the plan's worth differs."""
    module = TOPICS[topic]
    unit = cached.unit_of(module.UNIT)
    before, after = cached.worth(topic, base), cached.worth(topic, now)
    if isnan(before) or isnan(after):
        return f"there is none to tell, since {' and '.join(without_worth(topic, base, now))}"
    return (
        f"{with_unit(before, unit)} to {with_unit(after, unit)}" if number(before) != number(after) else "no difference"
    )


def without_worth(topic: str, base: Scenario, now: Scenario) -> list[str]:
    """Say of the scenarios without a plan that can be kept what the page says of them."""
    module, found = TOPICS[topic], {"the first": base, "the second": now}
    return [
        f"{name} has no plan ({cached.answer(topic, one).verdict.words(module.PHRASES).lower()})"
        for name, one in found.items()
        if isnan(cached.worth(topic, one))
    ]
