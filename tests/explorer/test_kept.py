"""What is kept for whoever asks again is bounded by its bytes, and holds nothing but results."""

import gc
import tracemalloc
import weakref
from dataclasses import dataclass

import numpy as np
import pytest

from explorer import answers
from explorer.kept import MEGABYTE, Kept, kept, weigh
from explorer.store import catalogue, keys
from models.scenario import Scenario
from models.topics import TOPICS

KILOBYTE = 1000


def numbers(kilobytes: float) -> np.ndarray:
    """Return an array of a size."""
    return np.zeros(int(kilobytes * KILOBYTE / 8))


def test_what_was_asked_before_is_not_worked_out_again():
    asked = []

    @kept(1)
    def double(number):
        asked.append(number)
        return 2 * number

    assert [double(1), double(2), double(1)] == [2, 4, 2]
    assert asked == [1, 2]
    assert double.cache_info().misses == 2


@pytest.mark.parametrize(("kilobytes", "least", "most"), [(1, 900, 1050), (100, 10, 11), (2000, 1, 1)])
def test_many_small_results_are_kept_and_few_large_ones(kilobytes, least, most):
    mine = Kept(1)
    for number in range(1200):
        mine.get((number,), lambda: numbers(kilobytes))
    assert least <= len(mine.found) <= most
    assert mine.bytes <= max(MEGABYTE, 1.01 * KILOBYTE * kilobytes)  # the last is kept, however large it is


def test_the_least_recently_asked_for_goes_first():
    mine = Kept(1)
    for number in (1, 2, 3, 1, 4):
        mine.get((number,), lambda: numbers(300))
    assert [question for (question,) in mine.found] == [3, 1, 4]


def put_off(thing):
    """Return work that needs a thing once it is asked for."""
    return lambda: thing


@pytest.mark.parametrize(
    ("thing", "bytes_held"),
    [
        (numbers(80), 80_000),
        (numbers(80)[:10], 80_000),  # a part of an array keeps all of it
        ([numbers(80).reshape(100, 100), numbers(40).T], 120_000),  # another shape of it is not one more
        (np.broadcast_to(numbers(80), (1000, 10_000)), 80_000),
        ({"a": (numbers(80), [numbers(40)])}, 120_000),
        ([one := numbers(80), one, one], 80_000),
        (put_off(numbers(80)), 80_000),
    ],
)
def test_a_result_weighs_what_it_keeps_from_being_freed(thing, bytes_held):
    assert weigh(thing) == pytest.approx(bytes_held, abs=1500)


@dataclass(frozen=True)
class Cell:
    """A small result, as maps hold thousands of them."""

    low: float
    high: float
    by_year: tuple[float, ...]


def test_a_result_of_many_small_things_weighs_what_the_process_gave_for_it():
    tracemalloc.start()
    try:
        cells = [Cell(at + 0.5, at + 0.7, tuple(at + year / 9 for year in range(8))) for at in range(2_000)]
        given = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert weigh(cells) == pytest.approx(given, rel=0.15)


def test_what_fails_is_asked_again():
    mine = Kept(1)
    with pytest.raises(ValueError):
        mine.get((1,), lambda: int("many"))
    assert mine.get((1,), lambda: 5) == 5


def test_work_that_is_done_is_not_kept_with_what_it_knew():
    class Page:
        """What a run of a page holds."""

    page = Page()
    seen = weakref.ref(page)
    assert answers.remembered("a test", 1, lambda page=page: 42) == 42
    del page
    gc.collect()
    assert seen() is None
    assert answers.remembered("a test", 1, lambda: 43) == 42


def without_network(topic: str) -> list[str]:
    """Return the assumptions of a topic that make it work anew without a search for a network."""
    searches = "footprint" in answers.sources(topic)
    shown = [*keys(topic, "main"), *keys(topic, "more")]
    return [key for key in shown if not searches or not answers.relevant("footprint", at_an_end(key)).changes]


def at_an_end(key: str) -> Scenario:
    """Return the defaults with one assumption at its last option or its lowest value."""
    row = catalogue()[key]
    return Scenario().moved(catalogue(), key, row.options[-1][0] if row.options else row.low)


@pytest.mark.parametrize("topic", ["design_lock", "pitch"])
def test_answers_to_more_moves_than_there_is_room_for_stay_within_their_megabytes(topic):
    moves = [at_an_end(key) for key in without_network(topic)]
    asked = {answers.relevant(topic, move) for move in moves}
    for move in moves:
        answers.answer(topic, move)
    held = answers.answer_for.cache_info()
    assert len(held.found) < len(asked), "or there was room for all"
    assert weigh([result for result, _ in held.found.values()]) <= answers.MEGABYTES_OF_ANSWERS * MEGABYTE
    assert len(held.found) >= 10, "a visitor who goes back a few moves finds them kept"


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_but_what_is_bounded_by_bytes_holds_a_whole_answer(topic):
    """A strip tells of all topics at every move: a cache by number behind it would hold them all."""
    scenario = Scenario().moved(catalogue(), "failure", 7.3)
    answers.answer_for.cache_clear()
    answers.line(topic, scenario)
    seen = weakref.ref(answers.answer(topic, scenario))
    answers.answer_for.cache_clear()
    gc.collect()
    assert seen() is None
