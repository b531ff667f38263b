"""The line from referral to infusion, simulated for several settings together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.making import DAYS_A_YEAR
from models.methods import loop
from models.vein_to_vein.draws import MAKINGS, Draws, Size, draw, size_for
from models.vein_to_vein.inputs import Inputs
from models.vein_to_vein.plans import LEVERS, Setting, left
from models.vein_to_vein.stations import batches_out_of_spec, places
from models.vein_to_vein.steps import AGAIN, MAKERS, TO_RELEASE, TO_THE_BED, TO_THE_SUITE, hand_offs

DAYS_A_MONTH = DAYS_A_YEAR / 12


@dataclass(frozen=True, eq=False)
class Run:
    """What became of every patient: arrays (s, reps, n) of s settings, days from the beginning of the run."""

    settings: tuple[Setting, ...]
    size: Size
    came: np.ndarray  # referral
    asked: np.ndarray  # when a slot and a place are asked for
    leaves: np.ndarray  # when a patient is lost or would have been
    starts: np.ndarray  # (s, reps, n, MAKINGS) in the suite; nan where there was none
    ends: np.ndarray  # (s, reps, n, MAKINGS) out of the suite
    collected: np.ndarray  # first collection; nan where there was none
    slot_wait: np.ndarray  # days for a slot
    infused: np.ndarray  # infusion; nan where there was none
    in_spec: np.ndarray  # bool, of those infused
    unmade: np.ndarray  # bool, lost since no dose came of the batches
    batches: np.ndarray  # batches started
    made: "Made"  # what it was worked out from

    @cached_property
    def days(self) -> dict[str, np.ndarray]:
        """Days by step, and for batches made again; nan where not infused. They sum to the days from referral."""
        there = np.isfinite(self.infused)
        return {step: np.where(there, part, np.nan) for step, part in self.made.days_by_step(self).items()}

    @cached_property
    def hand_offs(self) -> dict[str, np.ndarray]:
        """Days that the hand-off before each step took: to the suite those of the first batch."""
        return self.made.hand_offs_by_step(self)

    @cached_property
    def closing(self) -> np.ndarray:
        """Days to close the deviations of the batch that was given."""
        return self.made.closing(self)

    @property
    def seen(self) -> slice:
        """Patients that are measured."""
        return loop.in_window(self.size.patients, self.size.warm, self.size.cool)


@dataclass(frozen=True, eq=False)
class _Delays:
    """Days before every step that come of hand-offs and deviations, (s, reps, n) or (s, reps, n, MAKINGS)."""

    before: Mapping[str, np.ndarray]
    closing: np.ndarray


def simulate(
    inputs: Inputs, lines: Sequence[Setting], size: Size | None = None, told: Callable[[float], None] | None = None
) -> Run:
    """Follow the same patients through every setting; a station at or over full load must not be asked for.

    size: of the run, that of a slider's move if none is given. told: is given the share that is done; what it raises
    ends the run.
    """
    size = size or size_for(inputs.referred)
    drawn = draw(size, len(LEVERS))
    delays = delays_of(inputs, lines, drawn)
    came = np.broadcast_to(loop.poisson_stream(drawn.gaps, inputs.referred / DAYS_A_YEAR), shape_of(lines, size))
    asked = came + inputs.referral_days + delays.before["booking"] + delays.before["apheresis"]
    placed = first_come(asked, inputs.apheresis_days, places(inputs, "apheresis_places"))
    lead = inputs.collection_days + inputs.transport_days + inputs.receipt_days
    lead = lead + sum(delays.before[step] for step in TO_THE_SUITE) + np.zeros((*came.shape, MAKINGS))
    ready = placed + inputs.apheresis_days + lead[..., 0]
    work = work_of(inputs, drawn, delays, came, ready, lead)
    servers = np.full(len(work.ready), places(inputs, "suites"))
    urgent = np.full(len(work.ready), inputs.order == "urgent")
    served = loop.serve(work, loop.Station(servers, urgent, inputs.start_every), told)
    return Made(inputs, tuple(lines), size, drawn, delays, came, asked, placed, ready, lead, work, served).run()


def shape_of(lines: Sequence[Setting], size: Size) -> tuple[int, int, int]:
    """Return the shape of what is told of every patient."""
    return len(lines), size.reps, size.patients


def flat(part: np.ndarray) -> np.ndarray:
    """Return settings and replications as the rows of a loop."""
    return part.reshape(-1, *part.shape[2:])


def first_come(ready: np.ndarray, days: float, servers: int) -> np.ndarray:
    """Return when each patient (s, reps, n) is taken at a station without return; inf is never."""
    rows = flat(ready)
    return loop.first_come(rows, np.full(rows.shape, days), servers).reshape(ready.shape)


def delays_of(inputs: Inputs, lines: Sequence[Setting], drawn: Draws) -> _Delays:
    """Return what hand-offs and deviations add in every setting, by step; nothing where nobody hands over."""
    waits, closes, arises = (
        np.stack([left(inputs, line, lever, drawn.off[:, at]) for line in lines]) for at, lever in enumerate(LEVERS)
    )
    before = {step: delay_before(inputs, lines, drawn, step, waits, arises) for step in drawn.waits}
    deviates = drawn.deviates < inputs.deviations / 100 * arises[:, :, None, None]
    return _Delays(before, deviates * (drawn.closing * inputs.deviation_days) * closes[:, :, None, None])


def delay_before(inputs: Inputs, lines: Sequence[Setting], drawn: Draws, step: str, waits, arises) -> np.ndarray:
    """Return (s, reps, n) or (s, reps, n, MAKINGS) days that the hand-off before a step takes.

    waits, arises: (s, reps) shares of the waiting and of the errors that the levers leave.
    """
    there = np.array([step in hand_offs(MAKERS[line.maker]) and step not in line.without for line in lines])
    wait = drawn.waits[step]
    if not there.any():
        return np.zeros([1] * (wait.ndim + 1))
    kept, rate, there = (part.reshape(len(lines), -1, *[1] * (wait.ndim - 1)) for part in (waits, arises, there))
    found = (inputs.handoff_days * kept * there) * wait
    found += (inputs.identity_days * there) * (drawn.errs[step] < inputs.identity_errors / 100 * rate)
    return found


def hazard(inputs: Inputs, drawn: Draws) -> np.ndarray:
    """Return (reps, n) the risk a day of being lost while waiting, by risk group."""
    fast, slow = (-np.log1p(-share / 100) / DAYS_A_MONTH for share in (inputs.fast_lost, inputs.slow_lost))
    return np.where(is_fast(inputs, drawn), fast, slow)


def is_fast(inputs: Inputs, drawn: Draws) -> np.ndarray:
    """Return (reps, n) whose disease is fast."""
    return drawn.fast < inputs.fast_share / 100


def in_suite(inputs: Inputs, drawn: Draws) -> np.ndarray:
    """Return (reps, n, MAKINGS) days in the suite."""
    return inputs.process_days * loop.gamma_like(drawn.process, (inputs.process_variation / 100) ** 2)


def fates(inputs: Inputs, drawn: Draws) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (reps, n, MAKINGS) which batches are in specification, given out of it, made again."""
    failed = drawn.fate < inputs.failure / 100
    out = ~failed & (drawn.fate < (inputs.failure + batches_out_of_spec(inputs)) / 100)
    given = out & (drawn.use < inputs.oos_given / 100)
    again = out & ~given & (drawn.use < (inputs.oos_given + inputs.oos_remade) / 100)
    again |= failed & (drawn.use < inputs.remade_failed / 100)
    again[..., -1] = False
    return ~failed & ~out, given, again


def work_of(inputs: Inputs, drawn: Draws, delays: _Delays, came, ready, lead) -> loop.Work:
    """Return what passes through the suites: patients wait at home, and cells are collected for the slot they get."""
    shape = came.shape
    days = np.broadcast_to(in_suite(inputs, drawn), (*shape, MAKINGS))
    known = days + inputs.release_days + sum(delays.before[step] for step in TO_RELEASE) + delays.closing
    next_lead = np.concatenate([lead[..., 1:], lead[..., :1]], axis=-1)
    again = np.where(fates(inputs, drawn)[2], known + inputs.recollect_days + inputs.apheresis_days + next_lead, np.inf)
    rank = np.broadcast_to(~is_fast(inputs, drawn), shape).astype(int)
    leaves = np.where(np.isinf(hazard_left(inputs, drawn)), np.inf, came + hazard_left(inputs, drawn))
    stretch = np.full(shape, 1 / max(1 - inputs.bridging_cut / 100, 1e-9))
    parts = (ready, rank, leaves, lead[..., 0], stretch, days, known, again)
    return loop.Work(*(flat(np.ascontiguousarray(part)) for part in parts))


def hazard_left(inputs: Inputs, drawn: Draws) -> np.ndarray:
    """Return (reps, n) days from referral until a patient who waits is lost; inf where there is no risk."""
    risk = hazard(inputs, drawn)
    return np.divide(drawn.life, risk, out=np.full(risk.shape, np.inf), where=risk > 0)


@dataclass(frozen=True, eq=False)
class Made:
    """A run whose suites are done, on its way to the bed."""

    inputs: Inputs
    settings: tuple[Setting, ...]
    size: Size
    drawn: Draws
    delays: _Delays
    came: np.ndarray
    asked: np.ndarray
    placed: np.ndarray
    ready: np.ndarray
    lead: np.ndarray
    work: loop.Work
    served: loop.Served

    def run(self) -> Run:
        """Return what became of everybody."""
        starts = self.served.start.reshape(*self.came.shape, MAKINGS)
        leaves = self.served.leaves.reshape(self.came.shape)
        batches = np.isfinite(starts).sum(axis=-1)
        last = np.maximum(batches - 1, 0)
        began = one_of(starts, last)
        good, given, again = (one_of(fate, last) for fate in fates(self.inputs, self.drawn))
        verdict = began + one_of(self.work.known.reshape(starts.shape), last)
        arrives = verdict + self.access(good, given) + self.to_the_bed()
        comes = np.isfinite(began) & (good | given) & (arrives < leaves)
        infused = first_come(np.where(comes, arrives, np.inf), self.inputs.bed_days, places(self.inputs, "beds"))
        infused = np.where(comes & (infused < leaves), infused, np.nan)
        return Run(
            settings=self.settings,
            size=self.size,
            came=self.came,
            asked=self.asked,
            leaves=leaves,
            starts=starts,
            ends=starts + self.work.service.reshape(starts.shape),
            collected=starts[..., 0] - self.lead[..., 0],
            slot_wait=starts[..., 0] - self.ready,
            infused=infused,
            in_spec=good & np.isfinite(infused),
            unmade=np.isfinite(began) & ~(good | given | again) & (verdict < leaves),
            batches=batches,
            made=self,
        )

    def to_the_bed(self) -> np.ndarray:
        """Return days from release to the day on which the dose could be given."""
        fixed = self.inputs.transport_days + self.inputs.treatment_days
        return fixed + sum(self.delays.before[step] for step in TO_THE_BED)

    def access(self, good: np.ndarray, given: np.ndarray) -> np.ndarray:
        """Return the days until a dose out of specification may be given."""
        return np.where(given & ~good, self.inputs.access_days, 0.0)

    def closing(self, run: Run) -> np.ndarray:
        """Return the days to close the deviations of the batch that was given."""
        return one_of(self.delays.closing, np.maximum(run.batches - 1, 0))

    def hand_offs_by_step(self, run: Run) -> dict[str, np.ndarray]:
        """Return the days that the hand-off before each step took: to the suite those of the first batch."""
        last = np.maximum(run.batches - 1, 0)
        first = {step: self.delays.before[step][..., 0] for step in TO_THE_SUITE}
        return dict(self.delays.before) | first | {step: one_of(self.delays.before[step], last) for step in TO_RELEASE}

    def days_by_step(self, run: Run) -> dict[str, np.ndarray]:
        """Return the days of every step, that of its hand-off included, as if everybody were infused."""
        inputs, last = self.inputs, np.maximum(run.batches - 1, 0)
        before = run.hand_offs
        good, given, _ = (one_of(fate, last) for fate in fates(inputs, self.drawn))
        access, closing = self.access(good, given), run.closing
        began, in_suite = one_of(run.starts, last), one_of(run.ends - run.starts, last)
        tested = began + one_of(self.work.known.reshape(run.starts.shape), last)
        added = {
            "referral": inputs.referral_days,
            "booking": run.slot_wait,
            "apheresis": self.placed - self.asked + inputs.apheresis_days,
            "transport_out": inputs.collection_days + inputs.transport_days,
            "receipt": inputs.receipt_days,
            "manufacture": in_suite,
            "testing": inputs.release_days,
            "release": closing + access,
            "transport_back": inputs.transport_days,
            "bridging": inputs.treatment_days,
            "infusion": run.infused - tested - access - self.to_the_bed(),
            AGAIN: began - run.starts[..., 0],
        }
        return {step: np.zeros(self.came.shape) + part + before.get(step, 0.0) for step, part in added.items()}


def one_of(part: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return (s, reps, n) of each patient's makings (..., reps, n, MAKINGS) the one at a place."""
    found = np.broadcast_to(part[..., 0], at.shape)
    for nth in range(1, part.shape[-1]):  # of what is nothing for everybody there is one
        found = np.where(at == nth, part[..., nth], found)
    return found
