"""Viability at the defaults and at the ends of everything in sight, as last looked at.

After a change of the model that is meant to move them, write them anew and look at the difference:

    python -m tests.models.test_viability_remembered --write
"""

import sys
from pathlib import Path

import pandas as pd

from components import cached
from models import viability
from models.scenario import Scenario
from tests.models.pitch_cases import scenario_of

ROOT = Path(__file__).parents[2]
REMEMBERED = ROOT / "tests/expected/viability.csv"
WORDS = ["setting", "kind", "runner_up"]


def settings() -> dict[str, Scenario]:
    """Return every remembered setting by its name."""
    found = {"defaults": Scenario()}
    for key in cached.keys("viability", "main"):
        row = cached.catalogue()[key]
        for value in [option for option, _ in row.options] or (row.low, row.high):
            found[f"{key} {value}"] = scenario_of(**{key: value})
    return found


def decide(name: str, scenario: Scenario) -> dict:
    """Return one row of the table."""
    answer = viability.answer(cached.inputs("viability", scenario))
    return {
        "setting": name, "kind": answer.verdict.kind, "runner_up": answer.runner_up.kind, "best": answer.best,
        "value": answer.value, "low": answer.low, "high": answer.high, "cost": answer.reads["cost_a_dose"],
        "margin": answer.reads["margin"],
    }  # fmt: skip


def decisions() -> pd.DataFrame:
    """Work every row out."""
    return pd.DataFrame([decide(name, scenario) for name, scenario in settings().items()])


def test_the_decisions_are_those_remembered():
    remembered = pd.read_csv(REMEMBERED, dtype=dict.fromkeys(WORDS, str), keep_default_na=False)
    pd.testing.assert_frame_equal(decisions(), remembered, rtol=1e-6, check_dtype=False)


def test_the_remembered_decisions_are_of_several_kinds():
    table = pd.read_csv(REMEMBERED)
    assert set(table["kind"]) <= set(viability.PHRASES)
    assert table["kind"].nunique() > 2


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    decisions().to_csv(REMEMBERED, index=False, float_format="%.9g")
    print(f"{REMEMBERED.relative_to(ROOT)}: {len(decisions())} decisions written")
