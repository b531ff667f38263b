"""The board: every claim under the scenario on screen, in one panel that is drawn from the claims' rows."""

from collections.abc import Callable
from functools import partial
from math import floor, log10
from time import monotonic

import streamlit as st

from components import background, beside, cached, claimed, numbers, record, session, telling
from components.chart import scheme
from components.charts.theme import colours
from components.claimed import CLOSE, amount
from components.panel import panel
from components.words import MARKS, listed, signed, spoken
from models.claims import NOTHING as ROUNDING
from models.claims import VERDICTS
from models.digits import in_words, percents
from models.explain import Flip
from models.scenario import Scenario, value_of
from models.topics import TOPICS

PANEL = panel("board")
SLOW = ("footprint", "viability", "vein_to_vein")  # topics whose answers solve a network or simulate a line
LEFT_ALONE_SECONDS = 5.0
FACTS_ONLY, NOTHING = "No model: facts only", "No model and no facts"
WHY = "choose on other grounds"
ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # steps within a power of ten at which a line may end
LOOKING, NO_FLIP = "Looking for what flips it", "No single assumption in sight flips it"
READING = (
    "Ahead: the claim's side does better than the other in the same future. Dot: mean; line: eight in ten futures; "
    "grey about 0: no clear difference."
)


def draw(scenario: Scenario) -> None:
    """Draw the board, with the flips found so far; a click on a claim's page opens it."""

    def went(one):
        mine = session.explorer()
        mine.claim = int(one["claim"])
        mine.go = cached.claims.test_of(mine.claim).topic

    flips = session.explorer().known_flips()
    rows = [row(told, scenario, flips) for told in background.in_turn(cached.claims.listed())]
    named = sorted({key for one in rows for key in one["feeds"]})
    PANEL(
        key="board",
        data={
            "rows": rows,
            "lines": {key: numbers.assumption_line(key, scenario) for key in named},
            "reading": READING,
            "colours": verdict_colours(),
            "heard": telling.heard("board"),
        },
        on_go_change=partial(telling.listen, "board", "go", went),
    )


def verdict_colours() -> dict[str, str]:
    """Return the colours of the verdicts in the visitor's scheme."""
    return {word: colours(scheme())[word] for word in VERDICTS}


def row(told: dict, scenario: Scenario, flips: dict[int, Flip | None]) -> dict:
    """Return one claim as the panel draws it."""
    number = told["claim_no"]
    found = cached.claims.tried(number, scenario)
    shown = {
        "number": number,
        "claim": told["claim"],
        "said_by": told["said_by"],
        "source": cached.cited(told),
        "sides": {side: side_of(number, side) for side in ("for", "against")},
        "unknown": [fact_line(row) for row in cached.claims.unknown(number)],
        "feeds": (),
    }
    return shown | (not_tried(number, scenario) if found is None else tried(number, found, flips, scenario))


def not_tried(number: int, scenario: Scenario) -> dict:
    """Return why a claim is not tried: no model tries it, or the page of its test does not hold for the setting."""
    test = cached.claims.test_of(number)
    if test is None:
        return {"untried": FACTS_ONLY if has_facts(number) else NOTHING}
    return {"untried": cached.claims.untried(number, scenario).short, "page": TOPICS[test.topic].TITLE}


def has_facts(number: int) -> bool:
    """Say whether any fact speaks for or against a claim; what its own source says of it is none."""
    return any(cached.claims.strength(number, side)[1] for side in ("for", "against"))


def tried(number: int, found, flips: dict[int, Flip | None], scenario: Scenario) -> dict:
    """Return what the model says of a claim, in words, with the card behind its number and its small chart."""
    test = cached.claims.test_of(number)
    clear, margin = found.verdict != CLOSE, amount(test, found.margin)
    return {
        "verdict": found.verdict,
        "word": VERDICTS[found.verdict],
        "margin": margin if clear else WHY,
        "measure": test.figure.label,
        "share": f"{percents(100 * found.share)} %" if clear else "",
        "flip": unless(flips[number], scenario) if number in flips else LOOKING,
        "page": TOPICS[test.topic].TITLE,
        "plot": plot(test, found),
        "card": card(number, found, margin, scenario, flips),
        "feeds": test.figure.feeds,
    }


def plot(test, found) -> dict | None:
    """Return how far a claim's side is ahead as places on a line with zero in its middle, in percent of its length.

    None where no future makes a difference.
    """
    most = max(map(abs, (found.low, found.high, found.margin)))
    if most <= ROUNDING:
        return None
    reach = ends_at(most)
    places = {
        name: 50 + 50 * getattr(found, of) / reach for name, of in (("low", "low"), ("high", "high"), ("at", "margin"))
    }
    texts = {f"{name}_text": amount(test, getattr(found, name)) for name in ("low", "high")}
    ends = [signed(end, test.figure.unit) for end in (-reach, reach)]
    return places | texts | {"none": min(50 * found.least / reach, 50.0), "ends": ends}


def ends_at(most: float) -> float:
    """Return a round number that is not less than a size: where a line that bears it ends."""
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in ROUND if step * power >= most * (1 - ROUNDING))


def card(number: int, found, margin: str, scenario: Scenario, flips: dict) -> dict:
    """Return the card behind a claim's number: how it is tried, its futures, both sides, the store by year."""
    test = cached.claims.test_of(number)
    lines = [*test.told, spread(test, found), *then(flips.get(number)), claimed.why_not(number)]
    lines += [*beside.sentences(found.beside), *record.said(number, scenario)]
    tables = [*beside.tables(found.beside), *record.for_card(number, scenario)]
    return numbers.card(test.figure, margin) | {"lines": lines, "tables": tables}


def spread(test, found) -> str:
    """Say how the futures spread about the margin."""
    return (
        f"Mean over the simulated futures; eight in ten lie between {amount(test, found.low)} and "
        f"{amount(test, found.high)}. The claim's side is ahead in {percents(100 * found.share)} % of "
        + ("all futures. " if found.whole else "the futures in which it makes a difference. ")
        + ("No clear difference: up" if found.verdict == CLOSE else "Up")
        + f" to {spoken(found.least, test.figure.unit, cached.unit_of(test.figure.unit))} either way counts as none."
    )


def unless(flip: Flip | None, scenario: Scenario) -> str:
    """Say what the verdict beside it hangs on: the nearest value of an assumption at which it is another one."""
    if flip is None:
        return NO_FLIP
    row, here = cached.catalogue()[flip.key], value_of(flip.key, cached.catalogue(), scenario)
    moves = "is" if row.options else "falls to" if flip.at < here else "rises to"
    return f"unless “{row.label}” {moves} {cached.shown(flip.key, flip.at)}"


def then(flip: Flip | None) -> list[str]:
    """Say what the verdict turns into at its nearest flip; nothing while none is known."""
    if flip is None:
        return []
    label, at = cached.catalogue()[flip.key].label, cached.shown(flip.key, flip.at)
    return [f"Nearest flip: “{label}” at {at}; then: {VERDICTS[flip.verdict.kind].lower()}."]


def side_of(number: int, side: str) -> dict:
    """Return the facts on one side of a claim with how strong they are."""
    word, total = cached.claims.strength(number, side)
    return {"word": word, "total": f"{total:g}", "facts": [fact_line(row) for row in cached.claims.facts(number)[side]]}


def fact_line(row: dict) -> dict:
    """Return one fact as a line of a card."""
    return {"label": row["text"], "text": "", "mark": MARKS[row["basis"]], "source": cached.cited(row)}


def look_for_flips(scenario: Scenario) -> None:
    """Look in a thread for what flips each claim; the page is drawn anew as they are found.

    The search ends when the scenario moves on or nobody looks after it any more.
    """
    mine = session.explorer()
    if mine.claim_search is None or mine.claim_search.question != scenario or not mine.claim_search.running:
        wanted = [told["claim_no"] for told in cached.claims.listed() if cached.claims.test_of(told["claim_no"])]
        missing = [number for number in wanted if number not in mine.known_flips()]
        if not missing:
            return
        if mine.claim_search:
            mine.claim_search.cancelled = True
        search = search_of(mine, sorted(missing, key=slow), scenario)
        mine.claim_search = background.begun(scenario, search, LEFT_ALONE_SECONDS)
    await_flips(len(mine.known_flips()))


def slow(number: int) -> bool:
    """Say whether a claim's flips take long to find: networks are solved, or a line is simulated, for each."""
    return cached.claims.test_of(number).topic in SLOW


def search_of(mine, numbers: list[int], scenario: Scenario) -> Callable:
    """Return the search for the nearest flips of claims; it stops when its report says so."""

    def search(report) -> bool:
        for number in numbers:
            found = cached.claims.nearest_flip(number, scenario, partial(background.give_way, report))
            mine.remember_flip(number, scenario, found)
        return True

    return search


@st.fragment(run_every=background.SECONDS_BETWEEN_LOOKS)
def await_flips(shown: int) -> None:
    """Draw the page again when more flips are found than it shows."""
    mine = session.explorer()
    mine.claim_search.looked_at = monotonic()
    if len(mine.known_flips()) > shown and not mine.reading:
        st.rerun()


def headline(scenario: Scenario) -> str:
    """Say in a few words how many claims hold and how many fail."""
    found = [cached.claims.tried(told["claim_no"], scenario) for told in background.in_turn(cached.claims.listed())]
    holds, fails = (sum(one is not None and one.verdict == word for one in found) for word in ("holds", "fails"))
    first = f"{in_words(holds)} {'claim holds' if holds == 1 else 'claims hold'}"
    return f"{first[0].upper()}{first[1:]}, {in_words(fails)} {'fails' if fails == 1 else 'fail'}."


def summary(scenario: Scenario) -> str:
    """Say in one sentence how the claims stand."""
    found = [cached.claims.tried(told["claim_no"], scenario) for told in cached.claims.listed()]
    counts = {word: sum(one is not None and one.verdict == word for one in found) for word in VERDICTS}
    untried = [told["claim_no"] for told in cached.claims.listed() if cached.claims.test_of(told["claim_no"]) is None]
    absent, facts = sum(one is None for one in found) - len(untried), sum(map(has_facts, untried))
    said = [
        counted(counts["holds"], "holds", "hold") + " under this scenario",
        counted(counts["contested"], "is contested", "are contested"),
        counted(counts["fails"], "fails", "fail"),
        counted(counts[CLOSE], "makes", "make") + " no clear difference",
    ]
    left = [counted(facts, "rests", "rest") + " on facts alone"]
    left += [counted(len(untried) - facts, "has", "have") + " no model and no facts"] if untried[facts:] else []
    left += [counted(absent, "is", "are") + " not tried under this setting"] if absent else []
    return f"Of {len(found)} claims, {listed(said)}; {listed(left)}."


def counted(count: int, one: str, many: str) -> str:
    """Write a count with the verb that goes with it."""
    return f"{count} {one if count == 1 else many}"
