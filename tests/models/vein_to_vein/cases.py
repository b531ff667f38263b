"""Lines with one thing changed, for the tests of vein to vein."""

from dataclasses import fields, replace

import numpy as np

from components import cached
from explorer import store
from models import vein_to_vein as model

ROWS = cached.catalogue()
FROM_STORE = {name: make(*map(store.listed_rows, tables)) for name, (make, tables) in model.GIVEN.items()}
PUBLIC = model.Inputs(
    **FROM_STORE, **{f.name: ROWS[f.name].default for f in fields(model.Inputs) if f.name not in FROM_STORE}
)
CONTRACT = {"maker": "contract"}  # where there is most to hand over
DEFAULTS = replace(PUBLIC, **CONTRACT)
SLIDERS = [f.name for f in fields(model.Inputs) if f.type is float]
NO_HAND_OFFS = {"handoff_days": 0.0, "identity_errors": 0.0, "deviations": 0.0}
ALL_GOOD = {"failure": 0.0, "out_of_spec": 0.0}
NOBODY_LOST = {"fast_lost": 0.0, "slow_lost": 0.0}
STEADY = {**NO_HAND_OFFS, **ALL_GOOD, **NOBODY_LOST, "process_variation": 0.0, "start_every": 0.0}

FREE = {f"{lever}_{part}": 0.0 for lever in model.LEVERS for part in ("cost", "months")}
DEVIANT = {"handoff_days": 0.0, "deviations": 90.0, "deviation_days": 20.0}
KINDS = {  # settings that come to each verdict
    "arms_length": {f"{lever}_cost": 10.0 for lever in model.LEVERS},
    "scheduling": {"quality_cost": 3.0, "person_cost": 3.0},
    "quality": CONTRACT | DEVIANT | {"person_cut": 0.0},
    "person": CONTRACT | DEVIANT | {"quality_cut": 0.0, "person_cut": 80.0},
    "integrated": CONTRACT | FREE | {"handoff_days": 4.0, "deviations": 80.0},
}


def having(**changes) -> model.Inputs:
    """Return the default line with a contract plant, with fields changed."""
    return replace(DEFAULTS, **changes)


def missing(batches: float, **changes) -> dict[str, float]:
    """Return changes with which so many percent of batches are out of specification."""
    line = having(**changes)
    given = batches * line.oos_given / 100
    return changes | {"out_of_spec": 100 * given / (given + 100 - line.failure - batches)}


def found(inputs: model.Inputs, plan: str = model.ARMS_LENGTH) -> dict[str, float]:
    """Return the means of what comes of a plan."""
    outcome = model.ran(inputs, model.settings(inputs.maker, (plan,)))
    return {name: float(np.nanmean(getattr(outcome, name)[0])) for name in outcome.__dataclass_fields__}


def at_random(random: np.random.Generator) -> model.Inputs:
    """Return a line with every slider anywhere in its range, and capacity for it three times in four."""
    moved = {key: float(random.uniform(ROWS[key].low, ROWS[key].high)) for key in SLIDERS}
    chosen = {
        key: str(random.choice([option for option, _ in ROWS[key].options])) for key in ("partners", "maker", "order")
    }
    whole = {key: float(max(1, round(moved[key]))) for key in ("suites", "beds", "apheresis_places")}
    one = having(**moved | chosen | whole)
    if random.random() < 0.75:
        loads = model.loads(one)
        one = replace(one, referred=max(10.0, 0.9 * one.referred / max(loads.values())))
    return one
