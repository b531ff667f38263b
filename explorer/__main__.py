"""Print every page's answer under a scenario as JSON: python -m explorer [scenario.yaml] [--page partner]."""

import argparse
import json
import sys
from pathlib import Path

from explorer.files import ScenarioFile, read
from explorer.told import everything
from models.scenario import Scenario
from models.topics import TOPICS


def main() -> int:
    """Read the scenario, print its answers; a file that cannot be read is one sentence and exit code 2."""
    asked = argparse.ArgumentParser(prog="python -m explorer", description=__doc__)
    asked.add_argument("scenario", nargs="?", type=Path, help="a scenario file; without one, the public defaults")
    asked.add_argument("--page", choices=[*TOPICS, "claims"], help="only this page")
    given = asked.parse_args()
    try:
        file = read(given.scenario.read_bytes()) if given.scenario else ScenarioFile(Scenario())
    except (OSError, ValueError) as why:
        print(f"{given.scenario}: {getattr(why, 'strerror', None) or why}", file=sys.stderr)
        return 2
    print(json.dumps(everything(file, given.page), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
