"""What chance decides for each patient and step, drawn once: every setting compared meets the same patients."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods import loop
from models.vein_to_vein.steps import AT_HOME, TO_RELEASE, TO_THE_BED, TO_THE_SUITE

SEED = 20261128
MAKINGS = 3  # batches for one patient at most


@dataclass(frozen=True)
class Size:
    """How large a run is."""

    reps: int  # replications
    patients: int  # of each
    warm: float = 0.2  # share of them before what is measured
    cool: float = 0.1  # share of them after it


@dataclass(frozen=True, eq=False)
class Draws:
    """Draws with the shape (reps, patients) or (reps, patients, MAKINGS); exponential ones have mean 1."""

    gaps: np.ndarray  # exponential, between referrals
    life: np.ndarray  # exponential, how much risk a patient bears before he is lost
    fast: np.ndarray  # uniform, whose disease is fast
    process: np.ndarray  # uniform, days in the suite by making
    fate: np.ndarray  # uniform, of a batch
    use: np.ndarray  # uniform, what becomes of a batch that is not in specification
    deviates: np.ndarray  # uniform, whether a batch has a deviation
    closing: np.ndarray  # exponential, days to close it
    waits: Mapping[str, np.ndarray]  # exponential, by the step that a hand-off stands before
    errs: Mapping[str, np.ndarray]  # uniform, by the same
    off: np.ndarray  # (reps, levers) from -1 to 1, how far a lever's cut is off


SIZES = {900.0: Size(24, 600), 2_000.0: Size(16, 1_200)}  # up to so many patients a year
LARGE = Size(12, 2_000)  # for more: a run must last longer than a batch
FULL = Size(60, 2_000)  # a run that is waited for


def size_for(referred: float) -> Size:
    """Return the size of a run that answers a slider's move, for so many patients a year."""
    return next((size for most, size in SIZES.items() if referred <= most), LARGE)


def draw(size: Size, levers: int) -> Draws:
    """Return the draws of a run of a size; a smaller run's patients are the first of a larger one's."""
    whole = draw_all(
        max(size.reps, LARGE.reps, *(one.reps for one in SIZES.values())), max(size.patients, LARGE.patients)
    )
    cut = {name: part[: size.reps, : size.patients] for name, part in whole.items()}
    by_step = {kind: {} for kind in ("waits", "errs")}
    for name in [name for name in cut if ":" in name]:
        kind, step = name.split(":")
        by_step[kind][step] = cut.pop(name)
    random = np.random.default_rng([SEED, 0])
    off = [(random.permutation(size.reps) + 0.5) / size.reps * 2 - 1 for _ in range(levers)]
    return Draws(**cut, **by_step, off=np.stack(off, axis=1))


@lru_cache(maxsize=1)
def draw_all(reps: int, patients: int) -> dict[str, np.ndarray]:
    """Return all draws by kind, and by kind and step; each kind has its own stream."""
    once, each = (reps, patients), (reps, patients, MAKINGS)
    shapes = dict.fromkeys(AT_HOME + TO_THE_BED, once) | dict.fromkeys(TO_THE_SUITE + TO_RELEASE, each)
    kinds = [
        ("gaps", loop.exponential, once),
        ("life", loop.exponential, once),
        ("fast", loop.uniform, once),
        ("process", loop.uniform, each),
        ("fate", loop.uniform, each),
        ("use", loop.uniform, each),
        ("deviates", loop.uniform, each),
        ("closing", loop.exponential, each),
        *((f"waits:{step}", loop.exponential, shape) for step, shape in shapes.items()),
        *((f"errs:{step}", loop.uniform, shape) for step, shape in shapes.items()),
    ]
    return {name: drawn(SEED, kind, shape) for kind, (name, drawn, shape) in enumerate(kinds, start=1)}
