"""A claim's number in words, wherever it is told: on the board, in Present, and in the evidence of its page."""

from components import cached
from components.words import signed
from models.claims import VERDICTS
from models.scenario import Scenario
from models.topics import TOPICS

CLOSE = "close"


def amount(test, value: float) -> str:
    """Write a measure with its sign and unit."""
    unit = cached.unit_of(test.figure.unit)
    return f"{unit['prefix']}{signed(value, test.figure.unit)}{unit['suffix']}"


def stands(number: int, scenario: Scenario) -> str:
    """Say how a claim stands under a scenario, with the board's number; why it is not tried if it is not."""
    test, found = cached.claims.test_of(number), cached.claims.tried(number, scenario)
    if test is None:
        return "No model tries it."
    if found is None:
        return cached.claims.untried(number, scenario).sentence
    margin = "" if found.verdict == CLOSE else f", {amount(test, found.margin)} on average"
    return f"{VERDICTS[found.verdict]} under this scenario{margin} ({test.figure.label}; as on the board of claims)."


def why_not(number: int) -> str:
    """Say why a claim's number is no figure of its page."""
    title = TOPICS[cached.claims.test_of(number).topic].TITLE
    return (
        f"The page {title} tells of your own plan; this number sets the claim's two sides against each other: it is "
        "no key figure there. Evidence on that page repeats it."
    )
