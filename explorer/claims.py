"""What the claims come to under a scenario: tried by the models that their rows name, and weighed by their facts."""

from collections.abc import Callable
from functools import cache, lru_cache

from explorer.answers import MOST_ANSWERS, absent, lean_inputs, relevant
from explorer.presets import settings_of
from explorer.store import catalogue, keys, listed_rows, records
from models import claims, explain
from models.answer import Verdict
from models.claims import TESTS, Test, Tried
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
    """Return what a claim's test finds under a scenario; None for a claim without one, or if its page does not hold."""
    test = test_of(number)
    if test is None or absent(test.topic, scenario):
        return None
    least = float(value_of(MATERIALITY, catalogue(), scenario))
    return tried_for(number, relevant(test.topic, scenario).changes, least)


@lru_cache(maxsize=5 * MOST_ANSWERS)
def tried_for(number: int, changes: tuple, least: float) -> Tried:
    """Try a claim once for all visitors, without the whole answers of the topics that its topic reads.

    least: percent of the better side's worth; a difference of no more is none.
    """
    test, scenario = test_of(number), Scenario(changes)
    ask = claims.Ask(lean_inputs(test.topic, scenario), brought, named(number))
    return claims.tried(test.ahead(ask), least)


def brought(key: str, option: str) -> dict:
    """Return the settings that an option brings along."""
    return dict(dict(catalogue()[key].brings).get(option, ()))


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
