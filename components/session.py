"""The one scenario of this session: change, undo, redo, two resets, log of moves, baseline.

Nothing else keeps state about the assumptions. While a slider is dragged the scenario is a draft; letting go
makes it one move. The address is kept by `components/address.py`, what outlives a reload by `components/kept.py`.
"""

from dataclasses import dataclass, field, replace
from secrets import token_hex
from time import monotonic
from typing import Any

import streamlit as st

from components import cached
from components.words import listed
from models.scenario import Scenario, value_of

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
    answered_at: float = float("-inf")  # when the page was last drawn, on the same clock
    hurried: bool = False  # whether the last move came right after the one before, or after its answer
    crowded: bool = False  # whether other visitors' pages waited when this one had its turn
    rippled: tuple[Scenario, Scenario] | None = None  # scenarios that the other pages were last asked about
    pinned: Scenario | None = None
    paused_at: tuple[str, Scenario] | None = None  # topic and scenario the visitor rests on
    search: Any = None  # the search for flips under way
    exact: Any = None  # the work on the exact answer under way
    flips: dict = field(default_factory=dict)  # (topic, scenario) -> flips by key, as found so far
    claim_search: Any = None  # the search for what flips the claims
    claim_flips: dict = field(default_factory=dict)  # (claim, scenario) -> its nearest flip or None, as found so far
    reading: bool = False  # whether a dialog is open, which a new run of the page would close
    presenting: bool = False
    claim: int = 1  # the claim that Present shows
    on_stage: tuple[str, ...] = ()  # keys of the controls that Present shows
    go: str = ""  # the page to open next
    seen: dict = field(default_factory=dict)  # saved scenario -> its revision when this visitor last had it
    compared: Any = None  # what was chosen on Compare
    asked: str = ""  # the SELECT on the page Query; the first example where there is none
    brought: dict[str, Scenario] = field(default_factory=dict)  # scenarios that came with a link to Compare, by name
    section: str = ""  # the section open below the page, as the address says it
    section_asked: str | None = None  # the one that the address asks for
    heard_of: dict = field(default_factory=dict)  # panel of controls -> what it asked for last that was done
    page: str = ""  # the word of the page on screen
    address: dict[str, str] = field(default_factory=dict)  # what the address says
    was: str = ""  # the packed scenario that the present entry of the browser's history held
    arrived: bool = False  # whether this run came with an entry of the history: a first one, or one walked to
    written: str = ""  # the word of the page whose address was written last
    script: str = ""  # what tells that page from the others before this run knows its word
    visit: str = field(default_factory=token_hex)  # tells this session from the one before a reload
    heard: bool = False  # whether the browser gave back what it kept over a reload
    drawn: Scenario | None = None  # what the page was drawn for last
    offers: dict = field(default_factory=dict)  # key of a download -> what makes its file, as drawn last

    @property
    def now(self) -> Scenario:
        """The scenario on screen."""
        return self.draft or self.moves[self.place].scenario

    def known_flips(self) -> dict:
        """Return the nearest flips of the claims under the scenario on screen, as far as they are found or kept."""
        known = cached.turned.kept() if self.now == PUBLIC else {}
        return known | {number: flip for (number, asked), flip in self.claim_flips.items() if asked == self.now}

    def remember_flip(self, number: int, scenario: Scenario, flip) -> None:
        """Keep a claim's nearest flip, and forget the oldest."""
        kept = [*self.claim_flips.items(), ((number, scenario), flip)]
        self.claim_flips = dict(kept[-MOST_CLAIM_FLIPS:])


def explorer() -> Explorer:
    """Return this visitor's state."""
    if KEY not in st.session_state:
        begin()
    return st.session_state[KEY]


def begin(first: Move | None = None, notices: list[str] | None = None) -> None:
    """Start a visit with its first move, and what its link had to say."""
    first = first or Move(PUBLIC, "Opened")
    st.session_state[KEY] = Explorer([first], first.scenario, notices or [])


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
    mine.hurried = moment - max(mine.moved_at, mine.answered_at) < HURRY_SECONDS
    mine.moved_at = moment
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


def rests(topic: str) -> bool:
    """Say whether the visitor is known to rest on a topic's page with the scenario on screen."""
    return explorer().paused_at == (topic, now())


def in_a_hurry() -> bool:
    """Say whether a gesture is under way or others wait: other pages' lines are asked once the visitor rests."""
    mine = explorer()
    return (mine.hurried or mine.crowded) and (mine.paused_at is None or mine.paused_at[1] != mine.now)


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


def visit(wanted: Move) -> None:
    """Go to the nearest move that led to the scenario of this one; if the log holds none, this is put at its end."""
    mine = explorer()
    if all(move.scenario != wanted.scenario for move in mine.moves):
        mine.moves = [*mine.moves, wanted]
    go_to(nearest(mine.moves, wanted.scenario, mine.place))


def nearest(moves: list[Move], scenario: Scenario, place: int) -> int:
    """Return the index of the move that led to a scenario, nearest to a place of the log."""
    return min((at for at, move in enumerate(moves) if move.scenario == scenario), key=lambda at: abs(at - place))


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
