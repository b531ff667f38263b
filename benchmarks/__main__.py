"""Measures everything, or what is named, and prints one table: `python -m benchmarks [repaint] [board] ...`."""

import argparse

from benchmarks import board, facility, memory, repaint, reruns, start
from benchmarks.apps import APPS
from benchmarks.report import table

MEASURES = {
    module.__name__.rpartition(".")[2]: module.measure for module in (repaint, board, reruns, start, facility, memory)
}


def main() -> None:
    """Run what the command line names, or all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=[[], *MEASURES], help="all of them if none is given")
    parser.add_argument("--ours", default="ours", choices=APPS, help="the app in the column `Ours`")
    parser.add_argument("--stock", default="stock", choices=APPS, help="the app it is compared with")
    wanted = parser.parse_args()
    figures = []
    for name in wanted.what or MEASURES:
        print(f"measuring {name} ...", flush=True)
        figures += MEASURES[name](APPS[wanted.ours], APPS[wanted.stock])
    print(table(figures))


if __name__ == "__main__":
    main()
