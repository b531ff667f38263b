"""What holds for every test."""

import asyncio
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parents[1]

# Two threads of linear algebra on small matrices wait for each other on a busy machine and take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Scenarios that tests save lie where nobody else's do.
os.environ["EXPLORER_SAVED"] = str(Path(tempfile.mkdtemp()) / "scenarios.duckdb")


# What takes longest is begun first, so that no core is left with it alone at the end: seconds of one core by file,
# without what is marked long.
SECONDS = {
    "tests/charts/test_charts.py": 50,  # the whole folder
    "tests/models/footprint/test_networks.py": 34,
    "tests/pages/test_footprint_page.py": 28,
    "tests/pages/test_scenarios_page.py": 28,
    "tests/models/claims/test_claims.py": 22,
    "tests/models/footprint/test_choice.py": 20,
    "tests/models/design_lock/test_directions.py": 18,
    "tests/store/test_store.py": 17,
    "tests/pages/test_verdicts.py": 15,
    "tests/pages/test_partner_page.py": 14,
    "tests/pages/test_claims_page.py": 14,
    "tests/models/test_golden.py": 14,  # each of its parts
    "tests/pages/test_take_away.py": 14,
    "tests/models/footprint/test_long_search.py": 13,
    "tests/pages/test_digits_told.py": 12,
    "tests/store/test_unsound_data.py": 12,
    "tests/pages/test_design_lock_page.py": 12,
    "tests/pages/test_pitch_page.py": 12,
    "tests/models/partner/test_directions.py": 11,
    "tests/explorer/test_ledger.py": 11,
    "tests/pages/test_viability_page.py": 10,
    "tests/models/claims/test_regional.py": 10,
    "tests/models/footprint/test_futures.py": 9,
    "tests/models/claims/test_lock_and_capacity.py": 9,
    "tests/models/design_lock/test_corners.py": 8,
    "tests/test_threads.py": 8,
    "tests/models/partner/test_money.py": 8,
    "tests/store/test_unsound_assumptions.py": 8,
    "tests/store/test_saved.py": 8,
    "tests/pages/test_answers.py": 8,
    "tests/models/design_lock/test_spending.py": 7,
    "tests/explorer/test_kept.py": 7,
    "tests/pages/test_market_page.py": 7,
    "tests/models/partner/test_corners.py": 6,
    "tests/models/test_scenario_files.py": 6,
    "tests/models/partner/test_map.py": 5,
    "tests/browser/test_accessible.py": 6,  # each
    "tests/browser/test_first_sight.py": 80,  # each
    "tests/browser/test_story.py": 35,
    "tests/browser/test_tables.py": 20,
    "tests/browser/test_moves.py": 55,
    "tests/browser/test_behind_the_numbers.py": 55,
    "tests/browser/test_scenarios.py": 45,
    "tests/browser/test_start.py": 40,  # each of its tests, as of the next
    "tests/browser/test_address.py": 38,
    "tests/browser/test_map.py": 35,
    "tests/browser/test_exact_values.py": 30,
    "tests/browser/test_pitch_map.py": 25,
    "tests/browser/test_menu.py": 20,
    "tests/browser/test_lost_words.py": 30,
    "tests/browser/test_walker.py": 10,
    "tests/browser/test_board.py": 5,  # each
}


# Their tests share nothing but the one server and the browser that a process has: the last to be dealt out are short.
APART = (
    "tests/models/test_golden.py::test_the_answers_are_those_remembered",
    "tests/browser/test_start.py::",
    "tests/browser/test_board.py::",
    "tests/browser/test_accessible.py::",
    "tests/browser/test_address.py::",
    "tests/browser/test_first_sight.py::",
)
TOGETHER = "tests/charts/"  # its files share every chart that they draw


def pytest_configure():
    """Let the processes share the networks that they find; linear algebra is told its threads before it is loaded."""
    from tests import shared

    shared.begin()


@pytest.fixture(autouse=True)
def quiet_afterwards():
    """Stop what a test began in the background once it is over: nobody waits for it any more."""
    from tests import quiet

    with quiet.afterwards():
        yield


@pytest.hookimpl(tryfirst=True)  # before those marked long are left out
def pytest_collection_modifyitems(items):
    """Put the longest files first and the browser's last: Playwright keeps the event loop of its process busy."""
    from tests import sample

    sample.mark(items)
    items.sort(key=place)


class WholeFiles(LoadScopeScheduling):
    """Keeps the tests of a file, or of a folder, in one process: they share what they set up."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(TOGETHER):
            return TOGETHER
        return nodeid if nodeid.startswith(APART) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config, log):
    """Deal out whole files. The groups of `--dist=loadgroup` are lost with pytest 9.2: every test went out alone."""
    return WholeFiles(config, log)


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: the browser's tests wait half of their time."""
    return (os.cpu_count() or 1) + 1


def place(item) -> tuple[bool, int]:
    """Return where a test stands in the order."""
    return "browser" in item.path.parts, -SECONDS.get(file_of(item), 0)


def file_of(item) -> str:
    """Return the path of a test's file below the project."""
    return item.path.relative_to(ROOT).as_posix()


@pytest.fixture
def own_loop(monkeypatch):
    """Let asyncio run in a thread of its own: the browser that a process keeps has a loop running in this one."""
    run = asyncio.run

    def apart(work):
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(run, work).result()

    monkeypatch.setattr(asyncio, "run", apart)
