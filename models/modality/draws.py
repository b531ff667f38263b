"""The futures of all classes and programmes: what each may truly show, events of safety, patents, demand.

The same for every mix that is compared. Draws of a class are spread evenly over its chances; a programme is drawn about
its class, as a further study of it would be. What lasts is a share of what responds, so that both move together.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from models.methods.pooling import Pooled, around
from models.modality.inputs import Inputs, Study
from models.modality.shown import NAMES, OUTCOMES, of_class, posterior

HALF, SEED = 800, 20_261_128
FUTURES = 2 * HALF
MOST_PROGRAMMES = 24
POINTS = 48  # of a quantile function
FAMILIES = {"autologous": "own", "donor": "donor", "stem": "donor", "viral": "vivo", "lnp": "vivo"}
CHANCE, LUCK, DEMAND = 11, 12, 13  # streams of draws


@dataclass(frozen=True, eq=False)
class Drawn:
    """Classes k, programmes j of each, futures s."""

    cell: dict[str, np.ndarray]  # outcome -> (k, s) of a class's rate, on the grid
    level: dict[str, np.ndarray]  # outcome -> (k, s) of how much its studies differ
    shown: dict[str, np.ndarray]  # outcome -> (k, j, s) rate of a programme, 0 to 1


def even(stream: int, count: int) -> np.ndarray:
    """Return (count, s) numbers spread evenly over 0 to 1 in either half, each row in an order of its own."""
    random = np.random.default_rng([SEED, stream])
    halves = [np.argsort(random.random((count, HALF)), axis=1) for _ in range(2)]
    return (np.concatenate(halves, axis=1) + 0.5) / HALF


@lru_cache(maxsize=6)
def drawn(studies: tuple[Study, ...], class_spread: float, study_spread: float, programmes: int) -> Drawn:
    """Draw the classes and the programmes of each."""
    count = len(NAMES)
    classes = {name: even(at, count) for at, name in enumerate(OUTCOMES)}
    each = {name: even(3 + at, count * programmes).reshape(count, programmes, -1) for at, name in enumerate(OUTCOMES)}
    places, shown = {}, {}
    for name in OUTCOMES:
        found = posterior(studies, name, class_spread, study_spread)
        places[name] = [placed(of_class(found, bet), classes[name][at]) for at, bet in enumerate(NAMES)]
        table = quantiles(found)
        shown[name] = np.array([of_programmes(table, *places[name][at], each[name][at]) for at in range(count)])
    cells, levels = ({name: np.array([one[end] for one in at]) for name, at in places.items()} for end in (0, 1))
    return Drawn(cells, levels, shown)


def placed(chances: np.ndarray, even_at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the cell of the rate and the level (s,) at which chances (within, rates) have come to `even_at` (s,)."""
    levels = len(chances)
    below = np.cumsum(chances.T.ravel())
    at = np.minimum(np.searchsorted(below, even_at * below[-1]), below.size - 1)
    return at // levels, at % levels


def quantiles(found: Pooled) -> np.ndarray:
    """Return (within, rates, points + 1) the rates of a programme at even chances, about each rate of its class."""
    return quantiles_once(tuple(found.edges.tolist()), tuple(found.within.correlation.tolist()))


@lru_cache(maxsize=4)
def quantiles_once(edges: tuple[float, ...], correlation: tuple[float, ...]) -> np.ndarray:
    """Look the rates up in the running sums of their chances; alike for all outcomes."""
    below = np.cumsum(around(np.array(edges), np.array(correlation)), axis=-1)
    below = np.concatenate([np.zeros_like(below[..., :1]), below], axis=-1)
    asked = np.arange(POINTS + 1.0) / POINTS
    flat = [np.interp(asked, one, edges) for one in below.reshape(-1, below.shape[-1])]
    return np.array(flat).reshape(*below.shape[:2], -1)


def of_programmes(table: np.ndarray, cell: np.ndarray, level: np.ndarray, even_at: np.ndarray) -> np.ndarray:
    """Return (j, s) rates of programmes at even numbers (j, s) about the class's cell and level (s,)."""
    place = even_at * POINTS
    first = np.minimum(place.astype(np.intp), POINTS - 1)
    part = place - first
    return table[level, cell, first] * (1 - part) + table[level, cell, first + 1] * part


def lasting(inputs: Inputs) -> np.ndarray:
    """Return (k,) which part of their responses classes keep for a year, against own cells."""
    part = {"donor": inputs.donor_lasting, "lnp": inputs.lnp_lasting}
    return np.array([part.get(bet, 1.0) for bet in NAMES])


def durable(inputs: Inputs, found: Drawn) -> np.ndarray:
    """Return (k, j, s) what share of its patients a programme keeps free of progression for a year."""
    return found.shown["response"] * np.minimum(found.shown["lasting"] * lasting(inputs)[:, None, None], 1.0)


def programmes_drawn(inputs: Inputs, programmes: int) -> Drawn:
    """Return the draws for so many programmes of each class, rounded up so that a slider seldom draws anew."""
    kept = min(MOST_PROGRAMMES, -(-max(programmes, 1) // 8) * 8)
    return drawn(inputs.studies, inputs.class_spread, inputs.study_spread, kept)


@lru_cache(maxsize=4)
def luck(programmes: int) -> np.ndarray:
    """Return (3, k, j, s) even numbers: of other reasons to stop, of the pivotal study, of the filing."""
    count = len(NAMES) * programmes
    return np.array([even(20 + at, count).reshape(len(NAMES), programmes, -1) for at in range(3)])


@lru_cache(maxsize=1)
def class_luck() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return even numbers: events (k, s), whether an event is shared (families, s), patents (k, s), demand (s,)."""
    return even(CHANCE, len(NAMES)), even(LUCK, len(NAMES)), even(DEMAND, len(NAMES)), even(14, 1)[0]


def ended(inputs: Inputs) -> np.ndarray:
    """Return (k, s) where an event of safety ends a class, its own or one shared with its sister class."""
    events, shared = class_luck()[:2]
    chances = np.array([getattr(inputs, f"event_{FAMILIES[bet]}") / 100 for bet in NAMES])[:, None]
    part = inputs.event_shared / 100
    spreads = shared < part
    own = events < chances
    found = own.copy()
    for at, bet in enumerate(NAMES):
        for other, sister in enumerate(NAMES):
            if other != at and FAMILIES[bet] == FAMILIES[sister]:
                found[at] |= own[other] & spreads[other]
    return found


def patented(inputs: Inputs) -> np.ndarray:
    """Return (k, s) where a platform patent of others reads on a class; on own cells none does any more."""
    found = class_luck()[2] < inputs.patent_chance / 100
    found[NAMES.index("autologous")] = False
    return found


def demand(inputs: Inputs) -> np.ndarray:
    """Return (s,) demand against the expected, mean 1, log-normal: one for all classes."""
    sigma = np.sqrt(np.log1p((inputs.sales_spread / 100) ** 2))
    return np.exp(sigma * ndtri(class_luck()[3]) - sigma**2 / 2)
