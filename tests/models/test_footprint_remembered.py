"""The networks of the defaults, of every footprint preset and of the ends of what is in sight, as last looked at.

After a change of the model that is meant to move them, write them anew and look at the difference:

    python -m tests.models.test_footprint_remembered --write
"""

import sys
from pathlib import Path

import pandas as pd

from components import cached, presets
from models import footprint
from models.scenario import Scenario

ROOT = Path(__file__).parents[2]
REMEMBERED = ROOT / "tests/expected/footprint.csv"
WORDS = ["setting", "kind", "plan_at"]


def settings() -> dict[str, Scenario]:
    """Return every remembered setting by its name."""
    found = {"defaults": Scenario()}
    networks = cached.rows("presets").query("topic == 'footprint'")["preset"]
    found |= {preset: presets.scenario_of(preset) for preset in networks}
    for key in cached.keys("footprint", "main"):
        row = cached.catalogue()[key]
        for value in [option for option, _ in row.options] or (row.low, row.high):
            found[f"{key} {value}"] = Scenario().with_change(row, value)
    return found


def decide(name: str, scenario: Scenario) -> dict:
    """Return one row of the table."""
    inputs = cached.inputs("footprint", scenario)
    best, plan = footprint.best_of(inputs), footprint.plan_of(inputs)
    places = sorted(inputs.geography.places[plan.setting.options[i].place].key for i in plan.opened) if plan else []
    return {
        "setting": name, "kind": best.verdict.kind, "step": best.verdict.step, "best": best.value,
        "value": plan.value if plan else 0.0, "days": plan.days if plan else 0.0, "plan_at": " ".join(places),
    }  # fmt: skip


def decisions() -> pd.DataFrame:
    """Work every row out."""
    return pd.DataFrame([decide(name, scenario) for name, scenario in settings().items()])


def test_the_networks_are_those_remembered():
    remembered = pd.read_csv(REMEMBERED, dtype=dict.fromkeys(WORDS, str), keep_default_na=False)
    pd.testing.assert_frame_equal(decisions(), remembered, rtol=1e-6, check_dtype=False)


def test_the_remembered_decisions_are_of_several_kinds():
    table = pd.read_csv(REMEMBERED)
    assert set(table["kind"]) <= set(footprint.PHRASES)
    assert table["step"].nunique() > 2


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    decisions().to_csv(REMEMBERED, index=False, float_format="%.9g")
    print(f"{REMEMBERED.relative_to(ROOT)}: {len(decisions())} networks written")
