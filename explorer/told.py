"""Every page's answer as plain values, for the command line and for whoever compares."""

from math import isfinite

from explorer import claims
from explorer.answers import answer
from explorer.files import ScenarioFile
from explorer.store import data_version
from models.answer import Answer, Figures, Verdict
from models.claims import Beside
from models.scenario import MODEL_VERSION, Scenario
from models.topics import TOPICS


def everything(file: ScenarioFile, page: str | None = None) -> dict:
    """Return scenario, versions, and the answer of every page, or of one."""
    about = {"name": file.name, "author": file.author, "note": file.note}
    versions = {"model_version": MODEL_VERSION, "data_version": data_version()}
    pages = {topic: answer_of(topic, file.scenario) for topic in TOPICS if page in (None, topic)}
    board = {"claims": claims_of(file.scenario)} if page in (None, "claims") else {}
    about["notices"] = list(file.notices)
    return about | versions | {"changes": dict(file.scenario.changes), "pages": pages} | board


def answer_of(topic: str, scenario: Scenario) -> dict:
    """Return a topic's answer: its verdict in words, and every number to the last digit."""
    found, module = answer(topic, scenario), TOPICS[topic]
    return {
        "title": module.TITLE,
        "unit": module.UNIT,
        "verdict": verdict_of(found.verdict, module.PHRASES),
        "runner_up": verdict_of(found.runner_up, module.PHRASES),
        "no_clear_difference": [verdict_of(other, module.PHRASES) for other in found.alike],
        "absent": found.absent.sentence if found.absent else None,
    } | numbers_of(found)


def verdict_of(verdict: Verdict, phrases) -> dict:
    """Return a verdict with its words."""
    return {"kind": verdict.kind, "step": verdict.step, "words": verdict.words(phrases)}


def numbers_of(found: Answer) -> dict:
    """Return an answer's numbers; one that is not finite is null."""
    single = {name: finite(getattr(found, name)) for name in
              ("value", "best", "low", "high", "sure", "runner_up_cost", "gap")}  # fmt: skip
    parts = {name: {key: finite(value) for key, value in getattr(found, name).items()} for name in
             ("contributions", "reads", "told")}  # fmt: skip
    return single | parts


def finite(value: Figures) -> float | list | None:
    """Return a number, or one a year, as JSON can hold it."""
    if isinstance(value, tuple):
        return [finite(one) for one in value]
    return float(value) if isfinite(value) else None


def claims_of(scenario: Scenario) -> list[dict]:
    """Return every claim: what its test finds, and how strong its facts are."""
    return [claim_of(row, scenario) for row in claims.listed()]


def claim_of(row: dict, scenario: Scenario) -> dict:
    """Return one claim; without a model only its facts."""
    found, test = claims.tried(row["claim_no"], scenario), claims.test_of(row["claim_no"])
    facts = {side: claims.strength(row["claim_no"], side)[0] for side in ("for", "against")}
    told = {"claim_no": row["claim_no"], "claim": row["claim"], "facts": facts}
    if found is None:
        why = claims.untried(row["claim_no"], scenario)
        return told | ({"absent": why.sentence} if why else {})
    return (
        told
        | {"verdict": found.verdict, "measure": test.figure.label, "unit": test.figure.unit}
        | {name: getattr(found, name) for name in ("margin", "share", "low", "high")}
        | {"beside": beside_of(found.beside)}
    )


def beside_of(found: Beside) -> dict:
    """Return what stands beside a margin: both sides by name, their figures, which is ahead in what is weighed."""
    figures = [
        {"measure": one.label, "unit": one.unit, "claimed": finite(one.claimed), "other": finite(one.other)}
        | {"ahead": one.ahead}
        for one in found.pairs
    ]
    return {"sides": list(found.sides), "figures": figures, "said": list(found.said)}
