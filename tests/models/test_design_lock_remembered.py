"""The decision at the defaults and at the ends of every assumption, as it was when last looked at.

After a change of the model that is meant to move them, write them anew and look at the difference:

    python -m tests.models.test_design_lock_remembered --write
"""

import sys

import pandas as pd
import pytest

from models import design_lock
from tests.models.lock_cases import DEFAULTS, ROOT, ROWS, ends, having

REMEMBERED = ROOT / "tests/expected/design_lock.csv"
WORDS = ["key", "at", "kind"]


def decide(key: str, at, inputs: design_lock.Inputs) -> dict:
    """Return one row of the table."""
    found = design_lock.decision(inputs)
    row = {"key": key, "at": str(at), "kind": found["verdict"].kind, "step": found["verdict"].step}
    return row | {name: found[name] for name in ("month", "best", "value")}


def decisions() -> pd.DataFrame:
    """Work every row out: the defaults, then each assumption at its ends."""
    rows = [decide("defaults", "", DEFAULTS)]
    rows += [decide(key, end, having(**{key: end})) for key in ROWS for end in ends(key)]
    return pd.DataFrame(rows)


def test_the_decisions_are_those_remembered():
    remembered = pd.read_csv(REMEMBERED, dtype=dict.fromkeys(WORDS, str), keep_default_na=False)
    pd.testing.assert_frame_equal(decisions(), remembered, rtol=1e-6, check_dtype=False)


def test_not_every_remembered_decision_is_the_same_path():
    kinds = set(pd.read_csv(REMEMBERED)["kind"])
    assert kinds <= set(design_lock.PHRASES)
    assert len(kinds) > 1


@pytest.mark.parametrize("key", ["design_spread", "horizon_months", "path"])
def test_an_assumption_has_a_row_for_each_end(key):
    table = pd.read_csv(REMEMBERED, dtype=str, keep_default_na=False)
    assert list(table.loc[table["key"] == key, "at"]) == [str(end) for end in ends(key)]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    decisions().to_csv(REMEMBERED, index=False, float_format="%.9g")
    print(f"{REMEMBERED.relative_to(ROOT)}: {len(decisions())} decisions written")
