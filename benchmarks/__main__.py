"""Measures everything, or what is named, and prints one table: `python -m benchmarks [repaint] [board] ...`.

Each figure is printed as soon as it is there; an app that fails or does not answer is a line, and the rest goes on.
"""

import argparse
from collections.abc import Iterable, Iterator

from benchmarks import board, facility, hours, loop, memory, repaint, reruns, start
from benchmarks.apps import APPS, App
from benchmarks.report import Figure, attempt, table

MODULES = repaint, board, reruns, start, facility, loop, memory, hours
MEASURES = {module.__name__.rpartition(".")[2]: module.measure for module in MODULES}


def told(name: str, ours: App, stock: App) -> Iterator[Figure]:
    """Measure one thing, and print each figure as it comes."""
    print(f"measuring {name} ...", flush=True)
    for figure in MEASURES[name](ours, stock):
        print(figure.row(), flush=True)
        yield figure


def collect(names: Iterable[str], ours: App, stock: App) -> list[Figure]:
    """Measure what is named; what one of them cannot go on with does not stop the next."""
    found: list[Figure] = []
    for name in names:
        attempt(name, found.extend, told(name, ours, stock))
    return found


def main() -> None:
    """Run what the command line names, or all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=[[], *MEASURES], help="all of them if none is given")
    parser.add_argument("--ours", default="ours", choices=APPS, help="the app in the column `Ours`")
    parser.add_argument("--stock", default="stock", choices=APPS, help="the app it is compared with")
    wanted = parser.parse_args()
    print(table(collect(wanted.what or MEASURES, APPS[wanted.ours], APPS[wanted.stock])))


if __name__ == "__main__":
    main()
