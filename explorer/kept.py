"""Results kept for whoever asks again: bounded by their bytes, and the least recently asked for go first.

What the models return differs in size a hundredfold, so a bound by their number would be either tight or no bound.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import wraps
from threading import Lock
from types import BuiltinFunctionType, FunctionType, ModuleType, NoneType

import numpy as np
import pandas as pd

MEGABYTE = 2**20
WEIGHTLESS = frozenset({type, ModuleType, BuiltinFunctionType, NoneType, bool, int, float, str})  # or shared
ALIKE = 8  # results that begin with the same word, of which one is weighed
NUMBER = sys.getsizeof(0.0)  # bytes of a float, each of which is one of its own


class Kept:
    """Results by their question, up to so many megabytes in all."""

    def __init__(self, megabytes: float):
        self.most_bytes, self.bytes, self.misses = megabytes * MEGABYTE, 0, 0
        self.found: OrderedDict[tuple, tuple[object, int]] = OrderedDict()
        self.lock = Lock()
        self.heaviest: dict[object, tuple[int, int]] = {}  # first word of a question -> results since, heaviest weight

    def get(self, question: tuple, work: Callable):
        """Return what was found for a question, or find and keep it; work under way in two threads is done twice."""
        with self.lock:
            if question in self.found:
                self.found.move_to_end(question)
                return self.found[question][0]
        result = work()
        weight = self.weight_of(question, result)
        with self.lock:
            self.misses += 1
            self.bytes += weight - self.found.pop(question, (None, 0))[1]
            self.found[question] = result, weight
            while self.bytes > self.most_bytes and len(self.found) > 1:
                self.bytes -= self.found.popitem(last=False)[1][1]
        return result

    def weight_of(self, question: tuple, result) -> int:
        """Weigh a result; of many alike, which begin with the same word, every few, and count the heaviest so far."""
        kind = question[0] if question and isinstance(question[0], str) else question
        count, heaviest = self.heaviest.get(kind, (0, 0))
        if count % ALIKE == 0:
            heaviest = max(weigh(result), heaviest)
        if kind is not question:
            self.heaviest[kind] = count + 1, heaviest
        return heaviest

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            self.found.clear()
            self.bytes = 0


def kept(megabytes: float) -> Callable:
    """Let a function keep what it returns, up to so many megabytes in all; `cache_info()` says what it holds."""

    def keeping(function: Callable) -> Callable:
        mine = Kept(megabytes)

        @wraps(function)
        def asked(*question):
            return mine.get(question, lambda: function(*question))

        asked.cache_info, asked.cache_clear = lambda: mine, mine.clear
        return asked

    return keeping


def weigh(thing) -> int:
    """Return about how many bytes a result holds, everything in it counted once."""
    seen, waiting, total = set(), [thing], 0
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, type):
            seen.add(id(one))
            held = list(parts(one))
            total += own(one) + NUMBER * sum(type(part) is float for part in held)
            waiting += [part for part in held if type(part) not in WEIGHTLESS]
    return total


def own(one) -> int:
    """Return the bytes of one object without its parts; of an array or a table with its numbers.

    A view of another array has none of its own: they are those of the array that it keeps.
    """
    if isinstance(one, pd.DataFrame | pd.Series):
        return int(np.sum(one.memory_usage()))
    if isinstance(one, np.ndarray) and one.base is not None:
        return sys.getsizeof(one)
    named = sys.getsizeof(one.__dict__) if hasattr(one, "__dict__") else 0  # where its parts are
    return max(sys.getsizeof(one) + named, getattr(one, "nbytes", 0))


def parts(one) -> Iterable:
    """Return what an object holds."""
    if isinstance(one, dict):
        return [*one.keys(), *one.values()]
    if isinstance(one, list | tuple | set | frozenset):
        return one
    if isinstance(one, np.ndarray):
        return [] if one.base is None else [one.base]
    if isinstance(one, FunctionType):  # work put off holds what it will need
        return [cell.cell_contents for cell in one.__closure__ or ()]
    return getattr(one, "__dict__", {}).values()
