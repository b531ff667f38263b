"""What several scenarios say beside each other: the assumptions that differ, every page's answer, what moved it."""

from collections.abc import Callable, Iterator, Mapping
from math import isnan, nan

import pandas as pd

from components import background, cached, numbers, ripple
from components.words import lowered, spoken, with_unit
from models.claims import VERDICTS
from models.scenario import Scenario, value_of
from models.topics import TOPICS

Compared = Mapping[str, Scenario]  # by name, in the order chosen
MATERIALITY = "materiality"  # the assumption that says which percent of a worth counts as no difference
POINTS, SHOWN_PARTS = 8, 8
NOTHING = 1e-9


def differing(compared: Compared) -> list[str]:
    """Return the assumptions in which the scenarios differ, in the order of the topics."""
    first, *others = compared.values()
    keys = {key for other in others for key in first.differs_from(other)}
    return [key for key in cached.catalogue() if key in keys]


def by_effect(topic: str, base: Scenario, now: Scenario) -> Callable[[str], float]:
    """Return what orders assumptions by how much they, or all of their page together, move a topic's worth."""
    found = cached.by_assumption(topic, base, now)
    owner = {key: row["topic"] for key, row in cached.records("assumptions", "key").items()}
    moved = {key: -abs(part) for key, part in found.items() if not isnan(part)}
    return lambda key: moved.get(key, moved.get(owner[key], 0.0))


def assumptions(compared: Compared, order: Callable[[str], float] | None = None) -> pd.DataFrame:
    """Return the assumptions that differ: a row an assumption, a column a scenario."""
    keys = sorted(differing(compared), key=order) if order else differing(compared)
    return pd.DataFrame([{"Assumption": cached.catalogue()[key].label} | values(key, compared) for key in keys])


def values(key: str, compared: Compared) -> dict[str, str]:
    """Return one assumption's value in each scenario, as the reader sees it."""
    return {name: cached.shown(key, value_of(key, cached.catalogue(), one)) for name, one in compared.items()}


def answers(compared: Compared) -> pd.DataFrame:
    """Return what every page says: a row a page, a column a scenario."""
    rows = [{"Page": "Claims"} | {name: claims(one) for name, one in compared.items()}]
    for topic, module in background.in_turn(TOPICS.items()):
        rows.append({"Page": module.TITLE} | {name: said(topic, module, one) for name, one in compared.items()})
    return pd.DataFrame(rows)


def claims(scenario: Scenario) -> str:
    """Say how many claims hold, are contested, make no clear difference and fail."""
    counts = counted(scenario)
    hold, fail = (
        f"{counts[word]} {word if counts[word] == 1 else word.removesuffix('s')}" for word in ("holds", "fails")
    )
    return f"{hold}, {counts['contested']} contested, {fail}, {counts['close']} without a clear difference"


def counted(scenario: Scenario) -> dict[str, int]:
    """Return how many claims the models find to have each verdict."""
    found = [cached.claims.tried(told["claim_no"], scenario) for told in background.in_turn(cached.claims.listed())]
    return {word: sum(one is not None and one.verdict == word for one in found) for word in VERDICTS}


def said(topic: str, module, scenario: Scenario) -> str:
    """Say a page's decision with the figures of that decision, and what the plan is worth."""
    found = cached.answer(topic, scenario)
    if isnan(found.value):
        return f"{found.verdict.words(module.PHRASES)}."
    worth = spoken(found.value, module.UNIT, cached.unit_of(module.UNIT))
    figures = [f"{module.FIGURES[key].label.lower()} {numbers.written(module.FIGURES[key], found.told[read])}"
               for read, key in module.READS.items() if read in found.told]  # fmt: skip
    return f"{'; '.join([found.words(module.PHRASES), *figures])}. Your plan: {what(module)} {worth}."


def what(module) -> str:
    """Return what the worth of a topic's plan is, inside a sentence and without its unit."""
    return lowered(module.WORTH.rpartition(",")[0])


def in_parts(compared: Compared) -> pd.DataFrame:
    """Return what every page says with each number in a cell of its own: a row a number, a column a scenario."""
    told = {name: dict(parts_of(one)) for name, one in compared.items()}
    first, *_ = told.values()
    return pd.DataFrame(
        [{"Page": page, "What": what} | {name: told[name][page, what] for name in told} for page, what in first]
    )


def parts_of(scenario: Scenario) -> Iterator[tuple[tuple[str, str], str]]:
    """Give what every page says under a scenario as ((page, what), text)."""
    for verdict, count in counted(scenario).items():
        yield ("Claims", VERDICTS[verdict]), str(count)
    for topic, module in background.in_turn(TOPICS.items()):
        found = cached.answer(topic, scenario)
        yield (module.TITLE, "Decision"), found.verdict.words(module.PHRASES)
        yield (module.TITLE, module.FIGURES["value"].label), with_unit(found.value, cached.unit_of(module.UNIT))
        for read, key in module.READS.items():
            about = module.FIGURES[key]
            yield (module.TITLE, about.label), numbers.exact(about, ripple.rounded(found.told.get(read, nan)))


def read_along(lines: pd.DataFrame, across: str, worth: str) -> pd.DataFrame:
    """Return the worth along an assumption with words as heads."""
    heads = {"scenario": "Scenario", "at": across, "worth": worth, "here": "Where the scenario stands"}
    return lines.rename(columns=heads)


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
    """Return what each part is called: its assumption, or the page whose assumptions it is."""
    rest = "All others" if len(found) > 1 else "All together"
    pages = {topic: f"All of {module.TITLE}" for topic, module in TOPICS.items()}
    return {key: (pages.get(key) or cached.catalogue()[key].label) if key else rest for key in found}


def difference(topic: str, base: Scenario, now: Scenario) -> str:
    """Say by how much the plan's worth differs."""
    module = TOPICS[topic]
    unit = cached.unit_of(module.UNIT)
    before, after = cached.worth(topic, base), cached.worth(topic, now)
    if isnan(before) or isnan(after):
        return f"there is none to tell, since {' and '.join(without_worth(topic, base, now))}"
    first, second = (spoken(worth, module.UNIT, unit) for worth in (before, after))
    return f"{first} to {second}" if first != second else numbers.NO_CLEAR_DIFFERENCE


def finding(topic: str, base: Scenario, now: Scenario, found: Mapping[str, float]) -> str:
    """Say by how much the plan's worth differs, and what makes most of it."""
    told, whole = difference(topic, base, now), sum(found.values())
    if told == numbers.NO_CLEAR_DIFFERENCE or isnan(whole) or not found or not whole:
        return f"Your plan, {what(TOPICS[topic])}: {told}"
    most = part_names(found)[max(found, key=lambda key: found[key] * whole)]
    return f"Your plan, {what(TOPICS[topic])} {told}: “{most}” makes most of it"


def finding_along(key: str, base: Scenario, lines: pd.DataFrame) -> str:
    """Say which scenario's plan is worth most along an assumption, and from where on it is another one's."""
    label = f"“{cached.catalogue()[key].label}”"
    worths = lines.drop_duplicates(["at", "scenario"]).pivot(index="at", columns="scenario", values="worth").dropna()
    if worths.empty:
        return "No plan to compare"
    least = value_of(MATERIALITY, cached.catalogue(), base) / 100 * worths.abs().max(axis=1)
    ahead = worths.max(axis=1) - worths.apply(lambda row: row.nlargest(2).iloc[-1], axis=1)
    first = worths[(ahead > least) & (ahead > 0)].idxmax(axis=1)
    if first.empty:
        return f"Along {label}: {numbers.NO_CLEAR_DIFFERENCE}"
    turns = first[first != first.shift()]
    if len(turns) == 1:
        return f"“{first.iloc[0]}” is worth most wherever {label} makes a clear difference"
    then = ", ".join(f"from {cached.shown(key, at)} “{name}”" for at, name in list(turns.items())[2:])
    until = f"until {label} is {cached.shown(key, turns.index[1])}, then “{turns.iloc[1]}”"
    return f"“{first.iloc[0]}” is worth most {until}{', ' if then else ''}{then}"


def without_worth(topic: str, base: Scenario, now: Scenario) -> list[str]:
    """Say of the scenarios without a plan that can be kept what the page says of them."""
    module, found = TOPICS[topic], {"the first": base, "the second": now}
    return [
        f"{name} has no plan ({cached.answer(topic, one).verdict.words(module.PHRASES).lower()})"
        for name, one in found.items()
        if isnan(cached.worth(topic, one))
    ]
