"""What turns each claim at the public defaults: found once, in minutes, and kept in the table `turned`.

`python -m explorer.turned` finds it anew, which any other default, range, model or version of the data asks for.
"""

from functools import cache
from pathlib import Path

import pandas as pd

from data import store
from explorer import claims
from explorer.evidence import fingerprint
from explorer.store import catalogue, listed_rows
from models.answer import Verdict
from models.explain import Flip
from models.scenario import Scenario

COLUMNS = ["claim_no", "key", "turns_at", "verdict", "distance", "fingerprint"]


@cache
def kept() -> dict[int, Flip | None]:
    """Return by claim what turns it; nothing of claims of which what is kept is of other numbers or models."""
    rows = [row for row in listed_rows("turned") if row["fingerprint"] == fingerprint()]
    return {row["claim_no"]: flip(row) for row in rows}


def flip(row: dict) -> Flip | None:
    """Return a kept row as what turns a claim, or None where nothing does."""
    key = row["key"]
    if key is None:
        return None
    at = row["turns_at"] if catalogue()[key].options else float(row["turns_at"])
    return Flip(key, at, Verdict(row["verdict"]), row["distance"])


def keep(folder: Path) -> None:
    """Find what turns every claim at the public defaults, and write it into a folder of tables."""
    numbers = [row["claim_no"] for row in claims.listed() if claims.test_of(row["claim_no"])]
    found = {number: claims.nearest_flip(number, Scenario()) for number in numbers}
    rows = [[number, *told(one), fingerprint()] for number, one in found.items()]
    pd.DataFrame(rows, columns=COLUMNS).to_csv(folder / "turned.csv", index=False)


def told(found: Flip | None) -> list:
    """Return what turns a claim as the cells of a row."""
    return [found.key, found.at, found.verdict.kind, found.distance] if found else [None] * 4


if __name__ == "__main__":
    keep(store.FOLDER / "tables")
