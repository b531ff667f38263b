"""What a class of therapy has shown in few patients, set on the scales of the pitch and held against its gate.

A class is what its products of the store have shown on efficacy and safety, patients counted together, in the problem
in which most were treated: two complete responses in four patients are two in four, with all that this leaves open
(Beta, Jeffreys' prior). What nobody has published of a class may lie anywhere on the scale. Days, cost and the rest are
as the settings of the class say. The gate is that of the pitch, against the standard of the class's own problem: below
it nothing else counts, so that safety and price do not buy back a missing effect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.pitch.acceptability import asset_draws, asset_figures, criteria_keys, ranking, spread_of
from models.pitch.inputs import Inputs
from models.pitch.landscape import SHARES, Criterion, Landscape, measured_draws, share_draws

RESPONSE, OF_PROCESS = "response", "failure"
SAME_TARGET, OF_THE_WEST = "target", "marketed"  # a class has targets of its own: its standard is of any target


@dataclass(frozen=True)
class Counts:
    """Patients with an outcome among those treated."""

    seen: int
    patients: int
    facts: tuple[str, ...] = ()  # rows of the store

    @property
    def percent(self) -> float:
        """The share seen."""
        return 100 * self.seen / self.patients


@dataclass(frozen=True)
class Shown:
    """What the products of a class have shown, by criterion, in one clinical problem."""

    indication: str
    counts: Mapping[str, Counts]


def shown_by(landscape: Landscape, classes: Sequence[str]) -> Shown | None:
    """Return what a class has shown where most of its patients were treated; None without any response published."""
    found = {indication: pooled(landscape, indication, classes) for indication in landscape.shown}
    with_response = {key: counts for key, counts in found.items() if RESPONSE in counts}
    if not with_response:
        return None
    most = max(with_response, key=lambda key: with_response[key][RESPONSE].patients)
    return Shown(most, with_response[most])


def pooled(landscape: Landscape, indication: str, classes: Sequence[str]) -> dict[str, Counts]:
    """Return patients of all products of a class together, by criterion that is a share of patients."""
    found: dict[str, Counts] = {}
    for product, measures in landscape.shown[indication].items():
        if landscape.products[product].modality in classes:
            for key, one in measures.items():
                if one.patients and one.value is not None:
                    seen, patients, facts = round(one.value / 100 * one.patients), one.patients, (one.fact_id,)
                    so_far = found.get(key, Counts(0, 0))
                    found[key] = Counts(so_far.seen + seen, so_far.patients + patients, so_far.facts + facts)
    return found


def draws(inputs: Inputs, name: str, criterion: Criterion, shown: Shown) -> np.ndarray:
    """Return (FUTURES,) what a class may truly show on a criterion; inputs: the asset as one of the class."""
    of_patients = criterion.metric in SHARES and criterion.key != OF_PROCESS
    if not of_patients:
        return asset_draws(inputs, criterion, asset_figures(inputs)[criterion.key])
    if counts := shown.counts.get(criterion.key):
        return share_draws(name, criterion.key, counts.percent, counts.patients)
    return measured_draws(name, criterion, None, spread_of(inputs))


def class_draws(inputs: Inputs, name: str, shown: Shown) -> np.ndarray:
    """Return (k, FUTURES) of what a class may truly show, in the units of the criteria."""
    return np.array([draws(inputs, name, one, shown) for one in inputs.landscape.criteria])


def standard_bar(inputs: Inputs, indication: str) -> np.ndarray:
    """Return (FUTURES,) the response below which nobody can be first in a clinical problem."""
    scope = OF_THE_WEST if inputs.scope == SAME_TARGET else inputs.scope
    return ranking(replace(inputs, indication=indication, scope=scope)).bar


def passes(inputs: Inputs, measured: np.ndarray, indication: str) -> np.ndarray:
    """Return (FUTURES,) whether a response reaches the gate of a clinical problem; measured: (k, FUTURES)."""
    return measured[criteria_keys(inputs).index(RESPONSE)] >= standard_bar(inputs, indication)


def mean_worth(inputs: Inputs, measured: np.ndarray) -> np.ndarray:
    """Return (FUTURES,) weighted value from 0 to 1, mean over the buyer's weightings; measured: (k, FUTURES)."""
    values = np.stack([one.value(row) for one, row in zip(inputs.landscape.criteria, measured, strict=True)], axis=-1)
    return (ranking(inputs).weights.mean(axis=1) * values).sum(axis=-1)
