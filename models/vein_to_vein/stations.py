"""How full each station is, and what theory says of its wait; a full one is named and not simulated."""

from functools import lru_cache

import numpy as np

from models.making import DAYS_A_YEAR
from models.methods import loop, queues
from models.vein_to_vein.draws import MAKINGS
from models.vein_to_vein.inputs import Inputs

STATIONS = {"apheresis_places": "Apheresis places", "suites": "Suites", "beds": "Beds"}
GRID = 2_000  # points of a distribution


def places(inputs: Inputs, station: str) -> int:
    """Return how many a station can serve at once: whole suites, beds and places."""
    return max(1, round(getattr(inputs, station)))


def loads(inputs: Inputs) -> dict[str, float]:
    """Return the share of its time that each station is asked for, if nobody is lost on the way; 1 is all of it."""
    a_day = inputs.referred / DAYS_A_YEAR
    return {
        "apheresis_places": a_day * inputs.apheresis_days / places(inputs, "apheresis_places"),
        "suites": a_day * makings(inputs) * float(kept_busy(inputs).mean()) / places(inputs, "suites"),
        "beds": a_day * inputs.bed_days / places(inputs, "beds"),
    }


def full(inputs: Inputs) -> dict[str, float]:
    """Return the stations at or over full load, with their load; nothing waits there for a finite time."""
    return {station: load for station, load in loads(inputs).items() if load >= 1}


def batches_out_of_spec(inputs: Inputs) -> float:
    """Return the percent of batches that are whole but out of specification: those of which unpaid doses come.

    Of the doses given so many percent are out of specification; of such batches a part is given.
    """
    share, given = inputs.out_of_spec / 100, min(inputs.oos_given, 100.0) / 100
    return (100 - inputs.failure) * share / (given * (1 - share) + share) if share else 0.0


def again(inputs: Inputs) -> float:
    """Return the share of batches that are made again."""
    kept = min(inputs.oos_given + inputs.oos_remade, 100.0) - min(inputs.oos_given, 100.0)
    failed = inputs.failure / 100
    out = batches_out_of_spec(inputs) / 100
    return failed * inputs.remade_failed / 100 + out * kept / 100


def makings(inputs: Inputs) -> float:
    """Return batches a patient, if nobody is lost while they are made."""
    return sum(again(inputs) ** nth for nth in range(MAKINGS))


@lru_cache(maxsize=64)
def kept_busy(inputs: Inputs) -> np.ndarray:
    """Return (GRID,) equally likely days for which a batch keeps its suite, until the next can be started."""
    even = (np.arange(GRID) + 0.5) / GRID
    days = inputs.process_days * loop.gamma_like(even, (inputs.process_variation / 100) ** 2)
    return days if inputs.start_every == 0 else np.ceil(days / inputs.start_every - 1e-9) * inputs.start_every


def theory(inputs: Inputs) -> dict[str, queues.Queue]:
    """Return each station as a queue on its own, Poisson arrivals and nobody lost: exact for one server (Lee, Longton).

    Returning batches are counted as arrivals, and starts at set times as longer service.
    """
    a_day, busy = inputs.referred / DAYS_A_YEAR, kept_busy(inputs)
    variation = busy.var() / busy.mean() ** 2
    return {
        "apheresis_places": queues.m_g_c(a_day, inputs.apheresis_days, places(inputs, "apheresis_places"), 0.0),
        "suites": queues.m_g_c(a_day * makings(inputs), busy.mean(), places(inputs, "suites"), variation),
        "beds": queues.m_g_c(a_day, inputs.bed_days, places(inputs, "beds"), 0.0),
    }
