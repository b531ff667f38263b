"""What the claims come to under a scenario: tried by the models that their rows name, and weighed by their facts."""

from collections.abc import Callable
from functools import cache, lru_cache

from explorer.answers import MOST_ANSWERS, absent, lean_inputs, relevant
from explorer.presets import settings_of
from explorer.store import catalogue, keys, listed_rows, records
from models import claims, explain
from models.answer import Absent, Verdict
from models.claims import TESTS, Record, Test, Tried
from models.scenario import Scenario, value_of

NO_SOURCE, MATERIALITY = "none", "materiality"
GAP = "gap"  # the mark of a row that says that nothing is known: it speaks for no side


def listed() -> list[dict]:
    """Return the rows of the claims in reading order."""
    return sorted(listed_rows("claims"), key=lambda row: row["claim_no"])


def test_of(number: int) -> Test | None:
    """Return the test that a claim's row names, or None."""
    return TESTS.get(records("claims", "claim_no")[number]["test"])


def tried(number: int, scenario: Scenario) -> Tried | None:
    """Return what a claim's test finds under a scenario; None for a claim without one, or where there is no answer."""
    found = tried_or_why(number, scenario)
    return found if isinstance(found, Tried) else None


def untried(number: int, scenario: Scenario) -> Absent | None:
    """Return why a claim that has a test is not tried: its page does not hold, or the store has nothing to try with."""
    found = tried_or_why(number, scenario)
    return found if isinstance(found, Absent) else None


def tried_or_why(number: int, scenario: Scenario) -> Tried | Absent | None:
    """Return what a claim's test finds, or why it finds nothing; None for a claim without one."""
    test = test_of(number)
    if test is None:
        return None
    if why := first_absent(test, scenario):
        return why
    least = float(value_of(MATERIALITY, catalogue(), scenario))
    return tried_for(number, read_by(test, scenario).changes, least)


def first_absent(test: Test, scenario: Scenario) -> Absent | None:
    """Return why one of the topics that a test reads does not hold, or None."""
    return next((why for topic in (test.topic, *test.also) if (why := absent(topic, scenario))), None)


def read_by(test: Test, scenario: Scenario) -> Scenario:
    """Return the part of a scenario that the topics of a test read."""
    read = {change for topic in (test.topic, *test.also) for change in relevant(topic, scenario).changes}
    return Scenario(tuple(change for change in scenario.changes if change in read))


@lru_cache(maxsize=5 * MOST_ANSWERS)
def tried_for(number: int, changes: tuple, least: float) -> Tried | Absent:
    """Try a claim once for all visitors, without the whole answers of the topics that its topic reads.

    least: percent of the better side's worth; a difference of no more is none.
    """
    found = test_of(number).ahead(ask_for(number, Scenario(changes)))
    return found if isinstance(found, Absent) else claims.tried(found, least)


def ask_for(number: int, scenario: Scenario) -> claims.Ask:
    """Return what the test of a claim may ask under a scenario."""
    return claims.Ask(
        lean_inputs(test_of(number).topic, scenario),
        brought,
        named(number),
        reach,
        lambda topic: lean_inputs(topic, scenario),
        listed_rows,
    )


def record(number: int, scenario: Scenario) -> Record | None:
    """Return what the store says by year beside a claim; None where its test has none or its page does not hold."""
    test = test_of(number)
    if test is None or test.record is None or first_absent(test, scenario):
        return None
    return record_for(number, read_by(test, scenario).changes)


@lru_cache(maxsize=MOST_ANSWERS)
def record_for(number: int, changes: tuple) -> Record:
    """Draw up what the store says by year once for all visitors."""
    return test_of(number).record(ask_for(number, Scenario(changes)))


def brought(key: str, option: str) -> dict:
    """Return the settings that an option brings along."""
    return dict(dict(catalogue()[key].brings).get(option, ()))


def reach(key: str) -> tuple[float, float]:
    """Return the honest range of an assumption."""
    return catalogue()[key].low, catalogue()[key].high


@cache
def named(number: int) -> dict[str, str]:
    """Return the settings of the preset that a claim's row names."""
    preset = records("claims", "claim_no")[number]["preset"]
    return {row["key"]: row["value"] for row in settings_of(preset)} if preset else {}


def nearest_flip(number: int, scenario: Scenario, give_way: Callable | None = None) -> explain.Flip | None:
    """Return the nearest value of an assumption at which a claim's verdict is another one.

    Asked are those in sight on the claim's page and those that its measure hangs on most.
    None if there is none within range; `give_way` is called before each verdict asked for.
    """
    here, test = tried(number, scenario), test_of(number)
    if here is None:
        return None

    def decide(asked: Scenario) -> Verdict:
        if give_way:
            give_way()
        return Verdict((tried(number, asked) or here).verdict)

    watched = dict.fromkeys([*keys(test.topic, "main"), *test.figure.feeds])
    found = [flip for key in watched for flip in explain.flips(catalogue(), scenario, key, decide)]
    return min(found, key=lambda flip: flip.distance, default=None)


@cache
def facts(number: int) -> dict[str, list[dict]]:
    """Return the facts "for" and "against" a claim, each with its weight."""
    weights = {row["tier"]: row["weight"] for row in listed_rows("evidence_weights")}
    tiers = {row["source"]: row["tier"] for row in listed_rows("sources")} | {None: NO_SOURCE}
    mine = [row for row in listed_rows("claim_evidence") if row["claim_no"] == number and row["basis"] != GAP]
    return {
        side: [row | {"weight": weights[tiers[row["source"]]]} for row in mine if row["side"] == side]
        for side in ("for", "against")
    }


@cache
def unknown(number: int) -> list[dict]:
    """Return the rows that say what nobody has measured about a claim."""
    return [row for row in listed_rows("claim_evidence") if row["claim_no"] == number and row["basis"] == GAP]


def strength(number: int, side: str) -> tuple[str, float]:
    """Return how strong a side's facts are, in a word and as the sum of their weights.

    A source counts once, with its heaviest fact; the source of the claim itself does not count.
    """
    own, by_source = records("claims", "claim_no")[number]["source"], {}
    for row in facts(number)[side]:
        if row["source"] != own:
            by_source[row["source"]] = max(by_source.get(row["source"], 0.0), row["weight"])
    total = sum(by_source.values())
    words = sorted(listed_rows("evidence_words"), key=lambda row: row["least"])
    return [row["word"] for row in words if row["least"] <= total][-1], total
