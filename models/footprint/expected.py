"""What networks contribute over the worlds they are chosen for, patients sent anew in each over what stands.

A contract plant's patients whose slots are paid for bring more than those beyond, so it counts as two: the slots
included, and the rest. While one plant stands still the patients go to the others. Contribution is a year on average
over the years sold, each weighed by its worth today, and over the futures.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.paid import fixed, yearly
from models.footprint.plants import Setting
from models.footprint.worlds import Worlds
from models.making import a_patient_keeps_busy
from models.methods.rerouting import rerouted


@dataclass(frozen=True, eq=False)
class Stands:
    """The plants of a network for the sending of patients, contract plants once more for what is beyond their slots."""

    plant: np.ndarray  # (k,) which plant
    beyond: np.ndarray  # (k,) bool, whether its slots are paid for each patient
    margin: np.ndarray  # (k, r) what a patient brings, USD million; -inf is no lane
    room: np.ndarray  # (k,) patients a year

    def states(self, out: float) -> list[tuple[np.ndarray, float]]:
        """Return the room (k,) and the part of the time when all stand, and when each stands still alone."""
        those = np.unique(self.plant) if out else []
        still = 1 - (1 - out) ** len(those)
        alone = [(np.where(self.plant == one, 0.0, self.room), still / len(those)) for one in those]
        return [(self.room, 1 - still), *alone]


@dataclass(frozen=True, eq=False)
class Ground:
    """What the networks of one setting have in common."""

    inputs: Inputs
    setting: Setting
    lanes: np.ndarray  # (p, r, m) bool, those that may be used

    @cached_property
    def by_lane(self) -> np.ndarray:
        """What a patient brings (p, r, m) on each lane, slots of a contract paid; -inf without it."""
        here = self.setting
        margin = here.price[:, None] * here.paid * here.reached - here.transport
        margin = margin - np.where(here.own, here.doses, 0.0)[:, None, None]
        return np.where(self.lanes, margin, -np.inf)

    @cached_property
    def margin(self) -> np.ndarray:
        """What a patient brings (p, r) on the best lane."""
        return self.by_lane.max(axis=2)

    @cached_property
    def busy(self) -> float:
        """Lines that a patient a year keeps busy on the fullest day of the week."""
        return float(a_patient_keeps_busy(self.inputs).max())

    def stands(self, opened: np.ndarray) -> Stands:
        """Return the plants of what is open (f,)."""
        here, options = self.setting, np.flatnonzero(opened)
        plant, room = here.plant[options], here.lines[options] / self.busy
        more = ~here.own[plant]
        first = np.where(more, np.minimum(here.included[options], room), room)
        dearer = self.margin[plant[more]] - here.doses[plant[more], None]
        return Stands(
            np.append(plant, plant[more]),
            np.arange(len(plant) + more.sum()) >= len(plant),
            np.concatenate([self.margin[plant], dearer]),
            np.append(first, (room - first)[more]),
        )

    def sent(self, patients: np.ndarray, plants: Sequence[tuple[Stands, np.ndarray]]) -> np.ndarray:
        """Return patients (n, s, k, r) sent in worlds (s, r) over n times plants with their room; k of the largest."""
        size, (s, r) = max((len(room) for _, room in plants), default=0), patients.shape
        margin, free = np.full((len(plants), size, r), -np.inf), np.zeros((len(plants), size))
        for at, (stands, room) in enumerate(plants):
            margin[at, : len(room)], free[at, : len(room)] = stands.margin, room
        whole = np.tile(patients, (len(plants), 1))
        return rerouted(whole, margin.repeat(s, axis=0), free.repeat(s, axis=0)).reshape(len(plants), s, size, r)

    def earned(self, patients: np.ndarray, plants: Sequence[tuple[Stands, np.ndarray]]) -> np.ndarray:
        """Return what patients bring (n, s), fixed cost not counted; the arguments are those of `sent`."""
        flow = self.sent(patients, plants)
        margins = (np.where(np.isfinite(stands.margin), stands.margin, 0.0) for stands, _ in plants)
        each = [np.einsum("skr,kr->s", flow[n, :, : len(margin)], margin) for n, margin in enumerate(margins)]
        return np.array(each).reshape(len(plants), len(patients))

    def contributes(self, world: Worlds, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return what networks contribute (n,) a year on average over the worlds, USD million."""
        return self.average(world.patients, world.weight, world.out, opened)

    def at_most(self, world: Worlds, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return what networks can contribute at most (n,): as much as if demand came as its mean in every year.

        What a network earns is concave in demand, so the mean future earns no less than the futures do (Jensen).
        """
        return self.outages_apart(world, world.mean, world.year_weight, opened)

    def nearly(self, world: Worlds, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return a closer end (n,): what networks earn while all plants stand is exact."""
        return self.outages_apart(world, world.patients, world.weight, opened)

    def outages_apart(self, world: Worlds, patients, weight, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return contributions (n,) if `at_best` told what is earned while a plant stands still."""
        stands = [self.stands(one) for one in opened]
        exact = self.earned(patients, [(one, one.room) for one in stands]) @ weight
        owner, part, higher = self.ends(world, opened)
        higher[np.unique(owner, return_index=True)[1]] = exact  # of the state in which all plants stand
        return np.bincount(owner, part * higher, len(opened)) - self.paid(opened)

    def at_best(self, world: Worlds, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return a quicker, higher end of `at_most` (n,): all plants have one room, and each region its best plant."""
        owner, part, higher = self.ends(world, opened)
        return np.bincount(owner, part * higher, len(opened)) - self.paid(opened)

    def ends(self, world: Worlds, opened: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return of each state of each network whose it is, its part of the time, and the most it can earn."""
        rows = [(n, *row) for n, one in enumerate(opened) for row in self.rows(world, one)]
        owner, plants, part, first, more, dearer = map(list, zip(*rows, strict=True))
        margin = np.array([self.margin[one].max(axis=0, initial=-np.inf) for one in plants])
        earned = filled(world.mean, margin, *map(np.array, (first, more, dearer)))
        return np.array(owner), np.array(part), world.year_weight @ earned

    def paid(self, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return what is paid for networks (n,) whatever they earn."""
        return np.array([fixed(self.inputs, self.setting, one) for one in opened])

    def average(self, patients: np.ndarray, weight: np.ndarray, out: float, opened: Sequence[np.ndarray]) -> np.ndarray:
        """Return contributions (n,) of what is open on average over worlds of patients (s, r) and weight (s,)."""
        if not len(opened):
            return np.zeros(0)
        stands = [self.stands(one) for one in opened]
        states = [(n, one, *state) for n, one in enumerate(stands) for state in one.states(out)]
        earned = self.earned(patients, [(one, room) for _, one, room, _ in states]) @ weight
        part = np.array([chance for *_, chance in states])
        return np.bincount([n for n, *_ in states], part * earned, len(opened)) - self.paid(opened)

    def rows(self, world: Worlds, opened: np.ndarray) -> list[tuple]:
        """Return of each state of a network its plants, part of time, room paid for and beyond, and what more costs."""
        one, free = self.stands(opened), np.inf
        dearer = min(self.setting.doses[one.plant[one.beyond]], default=free)
        return [
            (np.unique(one.plant[room > 0]), part, room[~one.beyond].sum(), room[one.beyond].sum(), dearer)
            for room, part in one.states(world.out)
        ]

    def futures(self, world: Worlds, opened: np.ndarray) -> np.ndarray:
        """Return what a network contributes (k,) in each future while its plants stand, a year on average."""
        one = self.stands(opened)
        earned = self.earned(world.patients, [(one, one.room)]).reshape(len(world.years), -1)
        return world.year_weight @ earned - fixed(self.inputs, self.setting, opened)

    def parts(self, world: Worlds, opened: np.ndarray) -> dict[str, float]:
        """Return mechanism -> contribution a year on average; they sum to what the network contributes."""
        here, one = self.setting, self.stands(opened)
        states = one.states(world.out)
        whole = self.sent(world.patients, [(one, room) for room, _ in states])
        flow = np.einsum("s,n,nskr->kr", world.weight, [part for _, part in states], whole)
        plant, (reached, transport) = one.plant, self.of_best_lane(here.reached, here.transport)
        paying = flow * here.price
        asked = world.weight @ world.patients
        money = {name: float(cost[opened].sum()) for name, cost in yearly(self.inputs).items()}
        doses = (flow.sum(axis=1) * here.doses[plant])[here.own[plant]].sum(), flow[one.beyond].sum(axis=1)
        parts = {
            "revenue": float(asked @ here.price),
            "unserved": -float((asked - flow.sum(axis=0)) @ here.price),
            "waiting": -float((paying * (1 - reached[plant])).sum()),
            "out_of_spec": -float((paying * reached[plant]).sum()) * (1 - here.paid),
            "capital": -money["capital"],
            "site": -money["site"],
            "running": -money["running"],
            "setup": -money["setup"],
            "making": -float(doses[0]),
            "contract": -money["slots"] - float(doses[1] @ here.doses[plant[one.beyond]]),
            "transport": -float((flow * transport[plant]).sum()),
        }
        return {name: part + 0.0 for name, part in parts.items()}  # no minus zero

    def shares(self, opened: np.ndarray, patients: np.ndarray) -> np.ndarray:
        """Return the share (s, p, r, m) of patients (s, r) who go on each lane, sent so that they bring most."""
        one, share = self.stands(opened), np.zeros((len(patients), *self.lanes.shape))
        flow = np.zeros((len(patients), *self.margin.shape))
        np.add.at(flow, (slice(None), one.plant), self.sent(patients, [(one, one.room)])[0])
        asked = patients[:, None]
        of_all = np.divide(flow, asked, out=np.zeros_like(flow), where=asked > 0)
        mode = np.broadcast_to(self.by_lane.argmax(axis=2)[..., None], (*share.shape[:3], 1))
        np.put_along_axis(share, mode, of_all[..., None], axis=3)
        return share

    def of_best_lane(self, *figures: np.ndarray) -> list[np.ndarray]:
        """Return figures (p, r, m) on the best lane (p, r)."""
        mode = self.by_lane.argmax(axis=2)[:, :, None]
        return [np.take_along_axis(np.broadcast_to(one, self.lanes.shape), mode, axis=2)[..., 0] for one in figures]

    def most_kept(self, opened: np.ndarray) -> float:
        """Return the largest share of the fullest year's patients that can be served while the worst plant stops."""
        one = self.stands(opened)
        anybody = replace(one, margin=np.where(np.isfinite(one.margin), 1.0, -np.inf))
        alone = [(anybody, np.where(one.plant == plant, 0.0, one.room)) for plant in np.unique(one.plant)]
        served = self.sent(self.setting.patients[None], alone).sum(axis=(1, 2, 3)) if alone else np.zeros(1)
        return float(served.min() / max(self.setting.patients.sum(), 1e-9))

    def kept(self, opened: np.ndarray) -> float:
        """Return the share of the fullest year's patients who are sent somewhere while the worst plant stands still."""
        patients, one = self.setting.patients, self.stands(opened)
        alone = [(one, np.where(one.plant == plant, 0.0, one.room)) for plant in np.unique(one.plant)]
        served = self.sent(patients[None], alone).sum(axis=(1, 2, 3)) if alone else np.zeros(1)
        return float(served.min() / max(patients.sum(), 1e-9))


def filled(patients: np.ndarray, margin: np.ndarray, first: np.ndarray, more: np.ndarray, dearer: np.ndarray):
    """Return what rooms (n,) bring in worlds (s, n) of patients (s, r): those who bring most (n, r) come first.

    Patients beyond the first room bring less by what is dearer, and nobody comes who would bring less than nothing.
    """
    order = np.argsort(-margin, axis=1)
    brings = np.take_along_axis(margin, order, axis=1)
    come = patients[:, order].cumsum(axis=2)
    within = [np.diff(np.minimum(come, room[:, None]), axis=2, prepend=0.0) for room in (first, first + more)]
    early, late = np.maximum(brings, 0.0), np.maximum(brings - dearer[:, None], 0.0)
    return (within[0] * early + (within[1] - within[0]) * late).sum(axis=2)
