"""All that is kept for whoever asks again fits a bound that is told: each cache at its fullest, all of them at once."""

import functools
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import answers, claims, store
from explorer.kept import MEGABYTE, own, parts
from explorer.store import catalogue
from models.footprint import networks  # of which the tests keep more than the product
from models.scenario import Scenario
from models.topics import TOPICS

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 410
LARGEST_MEGABYTES = 60  # of one cache: a run of the line from vein to vein, the last one alone
Cache = type(functools.lru_cache(lambda: None))
STORE = (store.rows, store.listed_rows, store.records, store.catalogue, answers.given)  # once for all, whoever asks
# Asked only where a visitor asks for more: a few kilobytes an entry.
NOT_ASKED_HERE = {
    "record_for", "days_frontier", "drawn", "letter_width", "specification", "solved_best", "read",
    "points", "reduced", "information_once", "solved", "rolled_once", "acceptance", "unbridged", "races", "judged_once",
    "readout_once", "first_half", "designs_once", "fitted",
}  # fmt: skip
MOVES = {"failure": 7.3}, {}


def caches() -> dict[str, Cache]:
    """Return every cache bounded by its number, by where it is."""
    modules = {name: module for name, module in sys.modules.items() if name.split(".")[0] in ("models", "explorer")}
    found = {one: f"{one.__module__}.{one.__name__}" for module in modules.values() for one in bounded(module)}
    return {name: one for one, name in found.items()}


def bounded(module) -> Iterator[Cache]:
    """Give the bounded caches of a module."""
    yield from (one for one in vars(module).values() if isinstance(one, Cache) and one.cache_info().maxsize)


def held(cache: Cache) -> list:
    """Return what a cache holds, with its questions."""
    return [one for one in gc.get_referents(cache) if one is not cache.__wrapped__]


def weight(things: list, seen: set[int]) -> int:
    """Return the bytes of things that were not seen before, and note them as seen."""
    waiting, total = list(things), 0
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, type):
            seen.add(id(one))
            total += own(one)
            waiting += parts(one)
    return total


def ask_everything(scenario: Scenario) -> None:
    """Ask every page, its line, its decision and every claim."""
    for topic in TOPICS:
        answers.answer(topic, scenario)
        answers.line(topic, scenario)
        answers.worth(topic, scenario)
        answers.verdict_for(topic, answers.relevant(topic, scenario).changes)
    for row in claims.listed():
        claims.tried(row["claim_no"], scenario)


def fullest() -> dict[str, float]:
    """Return the megabytes that each cache holds at its fullest, by where it is, after a visitor asked everything."""
    for moves in MOVES:
        scenario = Scenario()
        for key, value in moves.items():
            scenario = scenario.moved(catalogue(), key, value)
        ask_everything(scenario)
    shared, full = set(), {}
    weight([one for cache in STORE for one in held(cache)], shared)
    for name, cache in caches().items():
        info = cache.cache_info()
        if info.currsize:
            most = min(info.maxsize, networks.MOST_SOLVED) if name.startswith(networks.__name__) else info.maxsize
            full[name] = weight(held(cache), set(shared)) / info.currsize * most / MEGABYTE
        else:
            assert cache.__name__ in NOT_ASKED_HERE, f"{name}: nobody knows what it may hold"
    return full


@pytest.mark.long
def test_all_that_is_kept_at_once_fits_the_bound_that_is_told():
    # in a process of its own: what other tests asked is not what a visitor asks
    asked = "import json; from tests.explorer.test_kept_in_all import fullest; print(json.dumps(fullest()))"
    full = json.loads(subprocess.check_output([sys.executable, "-c", asked], cwd=ROOT))
    by_bytes = answers.MEGABYTES_OF_ANSWERS + answers.MEGABYTES_OF_WORK
    told = sorted(((round(size, 1), name) for name, size in full.items()), reverse=True)
    assert sum(full.values()) + by_bytes <= MOST_MEGABYTES, told
    assert max(full.values()) <= LARGEST_MEGABYTES, told
    assert len(full) > 25
