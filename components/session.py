"""The one scenario of this session: change, undo, redo, two resets, log of moves, baseline, link.

Nothing else keeps state about the assumptions. While a slider is dragged the scenario is a draft; letting go
makes it one move.
"""

from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

import streamlit as st

from components import cached
from components.words import listed
from models.scenario import Scenario, pack, unpack, value_of

LINK = "s"  # the query parameter that carries the packed scenario
PRESENT, STAGE = "present", "show"  # those that carry the claim presented and the controls chosen for it
KEY = "explorer"
PUBLIC = Scenario()  # every assumption at its default
MOST_CLAIM_FLIPS = 200
HURRY_SECONDS = 0.6  # moves that follow each other faster are one gesture


@dataclass(frozen=True)
class Move:
    """One committed change, with its reason if one was given."""

    scenario: Scenario
    what: str
    reason: str = ""
    name: str = ""  # of the scenario that was loaded by this move


@dataclass
class Explorer:
    """The state of one visitor."""

    moves: list[Move]
    opened: Scenario
    notices: list[str]
    place: int = 0  # index of the present move
    draft: Scenario | None = None
    moved_at: float = float("-inf")  # when the last move came, on the process's clock
    hurried: bool = False  # whether it came right after the one before
    rippled: tuple[Scenario, Scenario] | None = None  # scenarios that the other pages were last asked about
    pinned: Scenario | None = None
    paused_at: tuple[str, Scenario] | None = None  # topic and scenario the visitor rests on
    search: Any = None  # the search for flips under way
    flips: dict = field(default_factory=dict)  # (topic, scenario) -> flips by key, as found so far
    claim_search: Any = None  # the search for what flips the claims
    claim_flips: dict = field(default_factory=dict)  # (claim, scenario) -> its nearest flip or None, as found so far
    reading: bool = False  # whether a dialog is open, which a new run of the page would close
    presenting: bool = False
    claim: int = 1  # the claim that Present shows
    on_stage: tuple[str, ...] = ()  # keys of the controls that Present shows
    go: str = ""  # the page to open next
    seen: dict = field(default_factory=dict)  # saved scenario -> its revision when this visitor last had it

    @property
    def now(self) -> Scenario:
        """The scenario on screen."""
        return self.draft or self.moves[self.place].scenario

    def known_flips(self) -> dict:
        """Return the nearest flips of the claims under the scenario on screen, as far as they are found."""
        return {number: flip for (number, asked), flip in self.claim_flips.items() if asked == self.now}

    def remember_flip(self, number: int, scenario: Scenario, flip) -> None:
        """Keep a claim's nearest flip, and forget the oldest."""
        kept = [*self.claim_flips.items(), ((number, scenario), flip)]
        self.claim_flips = dict(kept[-MOST_CLAIM_FLIPS:])


def explorer() -> Explorer:
    """Return this visitor's state; the first run of a session reads it from the link."""
    if KEY not in st.session_state:
        st.session_state[KEY] = opened_from_link(st.query_params.get(LINK))
        open_stage(st.session_state[KEY], st.query_params)
    return st.session_state[KEY]


def opened_from_link(packed: str | None) -> Explorer:
    """Start a session from a link, saying what could not be read and what has moved since."""
    if not packed:
        return Explorer([Move(PUBLIC, "Opened")], PUBLIC, [])
    link = unpack(packed, cached.catalogue())
    notices = list(link.problems)
    notices += cached.moved_since(link.data_version) if link.data_version else []
    return Explorer([Move(link.scenario, "Opened from a link")], link.scenario, notices)


def open_stage(mine: Explorer, query) -> None:
    """Go straight to Present if the link says so: the claim to show and the controls chosen."""
    mine.presenting = PRESENT in query
    numbers = {str(row["claim_no"]): row["claim_no"] for row in cached.claims.listed()}
    mine.claim = numbers.get(query.get(PRESENT, ""), mine.claim)
    mine.on_stage = tuple(key for key in query.get(STAGE, "").split(".") if key in cached.catalogue())


def write_link() -> None:
    """Keep the address of the page equal to what is on screen."""
    mine, wanted = explorer(), {LINK: link_value()}
    if mine.presenting:
        wanted |= {PRESENT: str(mine.claim)} | ({STAGE: ".".join(mine.on_stage)} if mine.on_stage else {})
    for key in (LINK, PRESENT, STAGE):
        if key not in wanted and key in st.query_params:
            del st.query_params[key]
        elif key in wanted and st.query_params.get(key) != wanted[key]:
            st.query_params[key] = wanted[key]


def link_value() -> str:
    """Return the packed scenario on screen."""
    return pack(explorer().now, cached.data_version())


def link() -> str:
    """Return the address that opens the scenario on screen."""
    return f"{st.context.url.split('?')[0]}?{LINK}={link_value()}"


def now() -> Scenario:
    """Return the scenario on screen."""
    return explorer().now


def before() -> Scenario:
    """Return the scenario before the last move."""
    mine = explorer()
    return mine.moves[mine.place if mine.draft else max(mine.place - 1, 0)].scenario


def baseline() -> Scenario:
    """Return what every change is measured against: the pinned scenario, or the public defaults."""
    return explorer().pinned or PUBLIC


def change(key: str, value, final: bool = True) -> None:
    """Set one assumption; a change that is not final (a slider on its way) is kept as a draft."""
    mine, moment = explorer(), monotonic()
    mine.hurried, mine.moved_at = moment - mine.moved_at < HURRY_SECONDS, moment
    try:
        scenario = mine.moves[mine.place].scenario.moved(cached.catalogue(), key, value)
    except ValueError as why:
        mine.notices = [str(why)]
        return
    if final:
        was = value_of(key, cached.catalogue(), mine.moves[mine.place].scenario)
        commit(scenario, cached.move_words(key, was, value_of(key, cached.catalogue(), scenario)))
    else:
        mine.draft = scenario


def move_on_map(wanted: dict[str, float]) -> None:
    """Set the assumptions behind a place on a map as one move, each to the nearest step of its scale."""
    scenario, said = now(), []
    for key, value in wanted.items():
        assumption = cached.catalogue()[key]
        scenario = scenario.with_change(assumption, assumption.nearest(value))
        said.append(f"{assumption.label} {cached.shown(key, assumption.nearest(value))}")
    commit(scenario, f"Moved on the map: {listed(said)}")


def in_a_hurry() -> bool:
    """Say whether a gesture is under way: the other pages are asked once the visitor rests."""
    mine = explorer()
    return mine.hurried and (mine.paused_at is None or mine.paused_at[1] != mine.now)


def commit(scenario: Scenario, what: str, name: str = "") -> None:
    """Make the scenario the present move; moves that were undone are dropped. A loaded scenario keeps its name."""
    mine = explorer()
    mine.draft, mine.notices = None, []
    last = mine.moves[mine.place]
    if scenario == last.scenario:
        mine.moves[mine.place] = replace(last, name=name or last.name)
    else:
        mine.moves = [*mine.moves[: mine.place + 1], Move(scenario, what, name=name)]
        mine.place += 1


def name() -> str:
    """Return what the scenario on screen is called: the one loaded last, with a word if it was changed since."""
    mine = explorer()
    loaded = next((move for move in reversed(mine.moves[: mine.place + 1]) if move.name), None)
    if mine.now == PUBLIC:
        return "Public defaults"
    if loaded is None:
        return "Your setting"
    return loaded.name if loaded.scenario == mine.now else f"{loaded.name}, changed"


def go_to(place: int) -> None:
    """Go to a move of the log: undo, redo and replay."""
    mine = explorer()
    mine.draft, mine.notices, mine.place = None, [], min(max(place, 0), len(mine.moves) - 1)


def step(by: int) -> None:
    """Undo (-1) or redo (+1)."""
    go_to(explorer().place + by)


def reset(to_opened: bool = False) -> None:
    """Go back to the public defaults, or to where this session was opened."""
    target = explorer().opened if to_opened else PUBLIC
    commit(target, "Back to where I opened it" if to_opened else "Back to the defaults")


def pin(on: bool) -> None:
    """Measure changes against the present scenario, or against the public defaults again."""
    mine = explorer()
    mine.pinned = mine.now if on else None


def give_reason(text: str) -> None:
    """Keep the reason of the last move."""
    mine = explorer()
    last = mine.moves[mine.place]
    mine.moves[mine.place] = replace(last, reason=text.strip())
