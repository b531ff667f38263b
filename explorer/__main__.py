"""Print every page's answer under a scenario as JSON: python -m explorer [scenario.yaml] [--page partner].

With --ledger: whether all pages tell of one company, for the file or for the defaults and every preset; the verdict
goes to the error output.
With --evidence: which share of each answer's spread hangs on published, derived, recalled and illustrative numbers.
With --reality: published figures of real companies beside what the model gives for them.
With --replay: what each model would have said at the time beside what happened; how each did goes to the error output.
With --replay --write: what is not graded yet is added to data/tables/replay_grades.csv.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from explorer import evidence, grades, ledger, reality, replay
from explorer.files import ScenarioFile, read
from explorer.told import everything
from models.scenario import Scenario
from models.topics import TOPICS


def main() -> int:
    """Read the scenario, print its answers; a file that cannot be read is one sentence and exit code 2.

    What there is to say of a file of another version goes to the error output, and stands under `notices`.
    """
    given = asked().parse_args()
    try:
        file = read(given.scenario.read_bytes()) if given.scenario else ScenarioFile(Scenario())
    except (OSError, ValueError) as why:
        print(f"{given.scenario}: {getattr(why, 'strerror', None) or why}", file=sys.stderr)
        return 2
    if given.write and not given.replay:
        print("--write adds graded forecasts: it goes with --replay.", file=sys.stderr)
        return 2
    for notice in file.notices:
        print(f"{given.scenario}: {notice}", file=sys.stderr)
    return printed(json.dumps(told(given, file), indent=2))


def asked() -> argparse.ArgumentParser:
    """Return what may be asked for on the command line."""
    found = argparse.ArgumentParser(prog="python -m explorer", description=__doc__,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    found.add_argument("scenario", nargs="?", type=Path, help="a scenario file; without one, the public defaults")
    one = found.add_mutually_exclusive_group()
    one.add_argument("--page", choices=[*TOPICS, "claims"], help="only this page")
    one.add_argument("--ledger", action="store_true", help="rows of scenario, quantity, topic, value")
    one.add_argument("--evidence", action="store_true", help="rows of topic, basis, share, and what carries it")
    one.add_argument("--reality", action="store_true", help="rows of company, figure, published, model, ratio")
    one.add_argument("--replay", action="store_true", help="rows of date, model, what, median, low, high, outcome")
    found.add_argument("--write", action="store_true", help="with --replay: add what is not graded yet to the grades")
    return found


def told(given: argparse.Namespace, file: ScenarioFile) -> dict | list[dict]:
    """Return what was asked for as plain values."""
    if given.reality:
        return reality.everything()
    if given.replay:
        return replayed(given.write)
    if given.evidence:
        return evidence.told_all(file.scenario)
    if given.ledger:
        own = {file.name or str(given.scenario): file.scenario} if given.scenario else ledger.scenarios()
        found = ledger.everything(own)
        print(ledger.verdict(found), file=sys.stderr)
        return found
    return everything(file, given.page)


def replayed(write: bool) -> list[dict]:
    """Return every forecast with its outcome, and say how the models did; `write` adds those not graded yet."""
    made = replay.everything()
    if write:
        print(f"{grades.add(made)} rows added to {grades.FILE.name}.", file=sys.stderr)
    print(grades.verdict(made), file=sys.stderr)
    return [grades.told(row) for row in made]


def printed(text: str) -> int:
    """Print a text; a reader that has read enough (`| head`) is no fault, and is told from a whole print by code 1."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at the end
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
