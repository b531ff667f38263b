"""Who is served where when demand differs from the plan: patients are sent anew over the plants that stand, exactly.

A transportation problem in each future: every region's patients go to a plant or are turned away, no plant takes more
than it has room for, and what they bring is the most there can be. Solved by successive shortest paths (Busacker and
Gowen 1960; Ahuja, Magnanti and Orlin 1993, Network Flows, section 9.7), for all futures at once: first everyone goes
where they bring most, then what is too much at a plant leaves it by the chain of moves that costs least.
"""

from collections.abc import Iterator

import numpy as np

ROUNDING = 1e-9  # of the patients there are; fewer left over are nobody


def rerouted(patients: np.ndarray, margin: np.ndarray, room: np.ndarray) -> np.ndarray:
    """Return patients (n, p, r) sent to each plant from each region in each future; the others are turned away.

    patients: (n, r). margin: (p, r) or (n, p, r), what a patient brings there; -inf is no lane. room: (p,) or (n, p).
    Patients who would bring less than nothing are turned away too.
    """
    n, regions = patients.shape
    brings = np.broadcast_to(margin, (n, *np.shape(margin)[-2:]))
    brings = np.concatenate([brings, np.zeros((n, 1, regions))], axis=1)  # last: turned away
    space = np.concatenate([np.broadcast_to(room, (n, brings.shape[1] - 1)), np.full((n, 1), np.inf)], axis=1)
    flow = np.zeros(brings.shape)
    np.put_along_axis(flow, brings.argmax(axis=1)[:, None], patients[:, None], axis=1)
    least = ROUNDING * max(float(patients.max(initial=0.0)), 1.0)
    over = np.flatnonzero((flow.sum(axis=2) - space).max(axis=1, initial=0.0) > least)
    while len(over):
        flow[over] = relieved(flow[over], brings[over], space[over])
        over = over[(flow[over].sum(axis=2) - space[over]).max(axis=1) > least]
    return flow[:, :-1]


def relieved(flow: np.ndarray, brings: np.ndarray, space: np.ndarray) -> np.ndarray:
    """Move patients of the fullest plant of each future (m, k, r) by the cheapest chain of moves to where room is."""
    moves, region = cheapest_moves(flow, brings)
    slack = space - flow.sum(axis=2)
    source, each = slack.argmin(axis=1), np.arange(len(flow))
    far, came = shortest(moves, source)
    end = np.where(slack > 0, far, np.inf).argmin(axis=1)
    most = np.minimum(-slack[each, source], slack[each, end])
    chain = list(walked_back(came, source, end))
    for on, before, after in chain:
        most[on] = np.minimum(most[on], flow[on, before, region[on, before, after]])
    for on, before, after in chain:
        moved = region[on, before, after]
        flow[on, before, moved] -= most[on]
        flow[on, after, moved] += most[on]
    return flow


def cheapest_moves(flow: np.ndarray, brings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what it costs (m, k, k) to move one patient from a place to another, and the region (m, k, k) it is of."""
    loses = np.where(flow > 0, brings, np.inf)
    cost = loses[:, :, None, :] - brings[:, None, :, :]
    region = cost.argmin(axis=3)
    return np.take_along_axis(cost, region[..., None], axis=3)[..., 0], region


def shortest(moves: np.ndarray, source: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the cost (m, k) of the cheapest chain from the source to each place, and the place before it (m, k)."""
    m, k, _ = moves.shape
    far, came, each = np.full((m, k), np.inf), np.broadcast_to(source[:, None], (m, k)).copy(), np.arange(m)
    far[each, source] = 0.0
    for _ in range(k - 1):
        through = far[:, :, None] + moves
        before = through.argmin(axis=1)
        cost = np.take_along_axis(through, before[:, None], axis=1)[:, 0]
        nearer = cost < far - ROUNDING
        if not nearer.any():
            break
        far, came = np.where(nearer, cost, far), np.where(nearer, before, came)
    return far, came


def walked_back(came: np.ndarray, source: np.ndarray, end: np.ndarray) -> Iterator[tuple]:
    """Yield the steps of each chain from its end: the futures still on their way, and the two places of their step."""
    on, after = np.arange(len(end)), end
    while True:
        going = after != source[on]
        on, after = on[going], after[going]
        if not len(on):
            return
        before = came[on, after]
        yield on, before, after
        after = before
