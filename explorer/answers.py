"""What every topic says under a scenario: the one way from the store's numbers to the models.

A topic's Inputs are the scenario's assumptions, the store's tables and what it reads of other topics. Answers are
pure, so they are remembered, bounded and shared by all who ask.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from math import isnan, nan

from explorer.kept import Kept, kept
from explorer.store import catalogue, listed_rows, records
from models import explain
from models.answer import NOT_VALID, Absent, Answer, Figures, Verdict, no_answer
from models.scenario import Scenario, fed_by, inputs_for
from models.topics import TOPICS

MOST_ANSWERS = 200
MOST_ALONE = 8  # assumptions that are each a part of a difference; each asks for two networks
MEGABYTES_OF_ANSWERS, MEGABYTES_OF_WORK = 32, 16  # an answer has 10 KB to 10 MB
DONE = Kept(MEGABYTES_OF_WORK)
EXACT: dict[tuple, Answer] = {}  # (topic, changes) -> the exact answer, where the one at hand had a gap


@lru_cache(maxsize=10 * MOST_ANSWERS)
def relevant(topic: str, scenario: Scenario) -> Scenario:
    """Return the part of a scenario that a topic reads, so that others do not make it work again."""
    changed = [key for key, _ in scenario.changes]
    keys = feeding(topic, changed)
    return Scenario(tuple(change for change in scenario.changes if change[0] in keys))


def feeding(topic: str, keys: Iterable[str]) -> set[str]:
    """Return those of some assumptions on which a topic's answer hangs, by itself or by what it reads of others."""
    others = {key for one in sources(topic) for key in fed_by(TOPICS[one].Inputs, keys) if feeds_others(one, key)}
    return others.union(fed_by(TOPICS[topic].Inputs, keys))


def feeds_others(topic: str, key: str) -> bool:
    """Say whether what others read of a topic hangs on an assumption; all do where the topic does not say which."""
    return key in getattr(TOPICS[topic], "READ_FEEDS", (key,))


def inputs(topic: str, scenario: Scenario):
    """Return a topic's inputs under a scenario, with what it reads of other topics' answers."""
    return inputs_at(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=MOST_ANSWERS)
def inputs_at(topic: str, changes: tuple):
    """Build a topic's inputs once for all visitors."""
    return lean_inputs(topic, Scenario(changes))


def with_given(topic: str, scenario: Scenario, read: Callable[[str], dict]):
    """Build a topic's inputs from a scenario, the store's tables and what it reads of other topics."""
    taken = {field: read(other).get(field, nan) for field, other in upstream(topic).items()}
    return inputs_for(TOPICS[topic].Inputs, catalogue(), scenario, given(topic) | taken)


def upstream(topic: str) -> dict[str, str]:
    """Return which fields of a topic's Inputs are read of which other topic."""
    return getattr(TOPICS[topic], "UPSTREAM", {})


@cache
def sources(topic: str) -> tuple[str, ...]:
    """Return every topic that a topic's answer hangs on: those it reads, and those that they read."""
    read = dict.fromkeys(upstream(topic).values())
    return tuple(dict.fromkeys([*read, *(further for one in read for further in sources(one))]))


def reads(topic: str, scenario: Scenario) -> dict[str, Figures]:
    """Return what other topics may read of a topic's plan."""
    return reads_for(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=5 * MOST_ANSWERS)
def reads_for(topic: str, changes: tuple) -> dict[str, Figures]:
    """Work out what a topic's plan offers the others once for all visitors, without anybody's whole answer."""
    if known := EXACT.get((topic, changes)):
        return known.reads
    why = absent_for(topic, changes)
    return why.reads if why else TOPICS[topic].read(lean_inputs(topic, Scenario(changes)))


def lean_inputs(topic: str, scenario: Scenario):
    """Build a topic's inputs without the whole answers of the topics that it reads, and let it settle what it may."""
    found, settled = with_given(topic, scenario, lambda other: reads(other, scenario)), TOPICS[topic].__dict__
    return settled["settled"](found) if "settled" in settled else found


def absent(topic: str, scenario: Scenario) -> Absent | None:
    """Return why a topic does not hold under a scenario; None if it does."""
    return absent_for(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=10 * MOST_ANSWERS)
def absent_for(topic: str, changes: tuple) -> Absent | None:
    """Ask the topics it reads for what they do not have, then the topic itself, once for all visitors."""
    scenario = Scenario(changes)
    found, module = lean_inputs(topic, scenario), TOPICS[topic]
    missing = [other for field, other in upstream(topic).items() if not is_there(getattr(found, field))]
    if missing:
        return absent(missing[0], scenario) or nothing_to_read(missing[0])
    return module.not_valid(found) if hasattr(module, "not_valid") else None


def is_there(figure: Figures) -> bool:
    """Whether what a topic reads of another is a number, or a number in every year."""
    return not any(map(isnan, figure if isinstance(figure, tuple) else (figure,)))


def nothing_to_read(other: str) -> Absent:
    """Return why a topic does not hold where another has an answer but nothing to count with."""
    title = TOPICS[other].TITLE
    return Absent(f"{title} has no plan to count with", f"{title} has no plan to count with: see there what would be.")


def instead(topic: str, scenario: Scenario) -> list[str]:
    """Say what a topic counts with where one that it hangs on does not hold, or has no plan of the user's."""
    return [said for other in sources(topic) if (said := stands_in(other, scenario))]


def stands_in(topic: str, scenario: Scenario) -> str:
    """Say what a topic lets the others count with for want of an answer or of a plan; nothing where it has both."""
    if why := absent(topic, scenario):
        return why.instead
    asked = getattr(TOPICS[topic], "stands_in", None)
    return asked(lean_inputs(topic, scenario)) if asked else ""


@cache
def given(topic: str) -> dict:
    """Return the tables of the store that a topic's Inputs hold, as it makes them."""
    wanted = getattr(TOPICS[topic], "GIVEN", {})
    return {field: make(*(listed_rows(table) for table in tables)) for field, (make, tables) in wanted.items()}


def answer(topic: str, scenario: Scenario) -> Answer:
    """Return what a topic says under a scenario."""
    return answer_for(topic, relevant(topic, scenario).changes)


@kept(MEGABYTES_OF_ANSWERS)
def answer_for(topic: str, changes: tuple) -> Answer:
    """Work out a topic's answer once for all visitors; the exact one where it is known."""
    if known := EXACT.get((topic, changes)):
        return known
    why = absent_for(topic, changes)
    return no_answer(why) if why else TOPICS[topic].answer(inputs(topic, Scenario(changes)))


@lru_cache(maxsize=10 * MOST_ANSWERS)
def plan_value(topic: str, changes: tuple) -> float:
    """Work out what the user's plan is worth, without the rest of the answer; not a number where there is none."""
    if known := EXACT.get((topic, changes)):
        return known.value
    return nan if absent_for(topic, changes) else TOPICS[topic].plan_value(inputs(topic, Scenario(changes)))


def weighed_value(topic: str, changes: tuple) -> float:
    """Return what is weighed of a topic: the plan's worth; the decision's where plans are measured against the plan."""
    asked = getattr(TOPICS[topic], "weighed_value", None)
    if asked is None or absent_for(topic, changes):
        return plan_value(topic, changes)
    return asked(inputs(topic, Scenario(changes)))


def line(topic: str, scenario: Scenario) -> Answer:
    """Return what a line about a topic needs: verdict and figures beside it, without what only its page shows."""
    return line_for(topic, relevant(topic, scenario).changes)


def line_for(topic: str, changes: tuple) -> Answer:
    """Return a topic's line; a topic whose whole answer is quick has no shorter one.

    Whole answers are kept by `answer_for` alone: a cache bounded by their number would hold a gigabyte of them.
    """
    if (topic, changes) in EXACT or absent_for(topic, changes) or not hasattr(TOPICS[topic], "line_of"):
        return answer_for(topic, changes)
    return short_line_for(topic, changes)


@lru_cache(maxsize=2 * MOST_ANSWERS)
def short_line_for(topic: str, changes: tuple) -> Answer:
    """Work a line that is shorter than its topic's answer out once for all visitors."""
    return TOPICS[topic].line_of(inputs(topic, Scenario(changes)))


def remembered(name: str, question, work: Callable):
    """Return what `work()` makes, worked out once for each name and question; `work` itself is not kept."""
    return DONE.get((name, question), work)


def split(topic: str, base: Scenario, scenario: Scenario) -> dict[str, float]:
    """Split the change of the plan's value from `base` into belief and choice."""
    base, scenario = relevant(topic, base), relevant(topic, scenario)
    known = {s.changes: answer_for(topic, s.changes).value for s in (base, scenario)}

    def value(mixed: Scenario) -> float:
        return known[mixed.changes] if mixed.changes in known else plan_value(topic, mixed.changes)

    return explain.split(value, base, scenario, catalogue())


def worth(topic: str, scenario: Scenario) -> float:
    """Return what the user's plan is worth under a scenario."""
    return plan_value(topic, relevant(topic, scenario).changes)


def by_assumption(topic: str, base: Scenario, now: Scenario) -> dict[str, float]:
    """Split the difference that two scenarios make to the worth of a topic's plan by assumption.

    Where more than MOST_ALONE differ, those of one page are one part, under the topic's name.
    """
    base, now = relevant(topic, base), relevant(topic, now)
    owner = {key: row["topic"] for key, row in records("assumptions", "key").items()}
    bundle = owner.get if len(now.differs_from(base)) > MOST_ALONE else str
    return explain.by_assumption(lambda mixed: worth(topic, mixed), base, now, bundle)


def flips(topic: str, scenario: Scenario, key: str, give_way: Callable | None = None) -> list[explain.Flip]:
    """Return the nearest flips of one assumption; `give_way` is called before each decision asked for."""

    def decide(asked: Scenario) -> Verdict:
        if give_way:
            give_way()
        return verdict_for(topic, relevant(topic, asked).changes)

    return explain.flips(catalogue(), scenario, key, decide)


@lru_cache(maxsize=10 * MOST_ANSWERS)
def verdict_for(topic: str, changes: tuple) -> Verdict:
    """Ask for a topic's decision once for all visitors, without the whole answers of the topics it reads."""
    if known := EXACT.get((topic, changes)):
        return known.verdict
    if why := absent_for(topic, changes):
        return Verdict(NOT_VALID, said=why.short)
    return TOPICS[topic].decision(lean_inputs(topic, Scenario(changes)))["verdict"]


def exact(topic: str, scenario: Scenario, report: Callable) -> Answer:
    """Work a topic's answer out to the end, however long; ValueError if `report` asks to stop."""
    return TOPICS[topic].exact(inputs(topic, scenario), report)


def keep_exact(topic: str, scenario: Scenario, found: Answer) -> None:
    """Let the exact answer stand for the one at hand, for all visitors and in every topic that reads it."""
    EXACT[topic, relevant(topic, scenario).changes] = found
    while len(EXACT) > MOST_ANSWERS:
        EXACT.pop(next(iter(EXACT)), None)
    for known in (inputs_at, reads_for, absent_for, answer_for, short_line_for, plan_value, verdict_for):
        known.cache_clear()
