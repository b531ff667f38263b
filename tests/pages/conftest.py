"""A visit without a browser and without a page: the session at an address."""

from types import SimpleNamespace

import pytest

from components import address, comparison, kept, room, session
from explorer import answers
from models import explain
from models.footprint import levers as frontiers
from models.partner import winners


class Query(dict):
    """The parameters of an address, as Streamlit gives them; counts what is written."""

    written = 0

    def to_dict(self) -> dict:
        return dict(self)

    def from_dict(self, given) -> None:
        self.clear()
        self.update(given)
        self.written += 1


@pytest.fixture
def visit(monkeypatch):
    """Start a session at an address: `visit()` or `visit(packed)`."""

    def start(packed: str | None = None) -> session.Explorer:
        query = Query() if packed is None else Query({address.LINK: packed})
        browser = SimpleNamespace(session_state={}, query_params=query)
        for room_of_it in (address, kept, room, session):
            monkeypatch.setattr(room_of_it, "st", browser)
        address.arrive()
        return session.explorer()

    return start


@pytest.fixture(autouse=True)
def few_points(monkeypatch):
    """Let the curves of a comparison have few points: each asks for a network, and few are drawn as many are."""
    monkeypatch.setattr(comparison, "POINTS", 3)


@pytest.fixture(autouse=True, scope="module")
def few_cells():
    """Let maps and frontiers have few places: each asks for plans or networks, and few are drawn as many are.

    All of them are held against the models in tests/models, and drawn in tests/charts.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(winners, "STEPS", (4, 3))
        patched.setattr(winners, "FINE", (6, 5))
        patched.setattr(frontiers, "FRONTIER_POINTS", 3)
        patched.setattr(frontiers, "LEVER_DAYS", 2.0)
        yield
    answers.DONE.clear()
    frontiers.days_frontier.cache_clear()


@pytest.fixture
def few_probes(monkeypatch):
    """Let what flips a decision be told of the ends alone: each probe asks for a network, and a section for dozens."""
    monkeypatch.setattr(explain, "PROBES", 1)
    monkeypatch.setattr(explain, "HALVINGS", 0)
