"""The line told patient by patient in plain Python, from the same draws: the arrays say the same of everybody."""

import heapq
from math import ceil, inf, log

import numpy as np
import pytest
from scipy.special import gammaincinv

from models import vein_to_vein as model
from models.methods.loop.draws import STEPS as GRID
from models.vein_to_vein.draws import MAKINGS, draw
from models.vein_to_vein.stations import batches_out_of_spec
from tests.models.vein_to_vein.cases import having, missing

SIZE = model.Size(2, 150)
DAYS_A_MONTH = 365.25 / 12


class Told:
    """One replication of one line, followed from patient to patient."""

    def __init__(self, inputs, maker, levers, rep):
        self.inputs, self.rep, self.drawn = inputs, rep, draw(SIZE, 3)
        self.hand_offs = model.hand_offs(model.MAKERS[maker])
        own = ("quality", "person") if maker == "own" else ()
        self.keeps = {
            lever: 1 - min(getattr(inputs, f"{lever}_cut") / 100 * (1 + inputs.cut_spread / 100 * off), 1)
            if lever in levers + own
            else 1.0
            for lever, off in zip(model.LEVERS, self.drawn.off[rep], strict=True)
        }
        even = (np.arange(GRID) + 0.5) / GRID
        variation = (inputs.process_variation / 100) ** 2
        table = gammaincinv(1 / variation, even) * variation
        self.table = table / table.mean()

    def of(self, name, patient, making=None):
        """Return one draw."""
        part = getattr(self.drawn, name)[self.rep, patient]
        return part if making is None else part[making]

    def hand_off(self, step, patient, making=None):
        """Return the days that a hand-off takes."""
        if step not in self.hand_offs:
            return 0.0
        wait, wrong = (part[step][self.rep, patient] for part in (self.drawn.waits, self.drawn.errs))
        wait, wrong = (wait, wrong) if making is None else (wait[making], wrong[making])
        errs = wrong < self.inputs.identity_errors / 100 * self.keeps["person"]
        return self.inputs.handoff_days * self.keeps["scheduling"] * wait + self.inputs.identity_days * errs

    def lead(self, patient, making):
        """Return days from collection to the suite."""
        fixed = self.inputs.collection_days + self.inputs.transport_days + self.inputs.receipt_days
        return fixed + sum(self.hand_off(step, patient, making) for step in ("transport_out", "receipt", "manufacture"))

    def in_suite(self, patient, making):
        """Return days in the suite."""
        return self.inputs.process_days * self.table[int(self.of("process", patient, making) * GRID)]

    def to_verdict(self, patient, making):
        """Return days from the end of making until the batch is released or not."""
        waits = sum(self.hand_off(step, patient, making) for step in ("testing", "release"))
        deviates = self.of("deviates", patient, making) < self.inputs.deviations / 100 * self.keeps["person"]
        closing = self.of("closing", patient, making) * self.inputs.deviation_days * self.keeps["quality"]
        return self.inputs.release_days + waits + deviates * closing

    def fate(self, patient, making):
        """Return what becomes of a batch: good, given, again or nothing."""
        fate, use, inputs = self.of("fate", patient, making), 100 * self.of("use", patient, making), self.inputs
        more = making + 1 < MAKINGS
        if fate < inputs.failure / 100:
            return "again" if use < inputs.remade_failed and more else "nothing"
        if fate < (inputs.failure + batches_out_of_spec(inputs)) / 100:
            if use < inputs.oos_given:
                return "given"
            return "again" if use < inputs.oos_given + inputs.oos_remade and more else "nothing"
        return "good"

    def follow(self):
        """Return by patient when infused, or None."""
        came = np.cumsum(self.drawn.gaps[self.rep]) / (self.inputs.referred / 365.25)
        asks = [at + self.inputs.referral_days + self.hand_off("booking", one) + self.hand_off("apheresis", one)
                for one, at in enumerate(came)]  # fmt: skip
        placed = one_after_the_other(asks, self.inputs.apheresis_days, int(self.inputs.apheresis_places))
        fast = [self.of("fast", one) < self.inputs.fast_share / 100 for one in range(SIZE.patients)]
        left = [
            came[one] + self.of("life", one) / (-log(1 - (self.inputs.fast_lost if fast[one] else self.inputs.slow_lost)
                                                     / 100) / DAYS_A_MONTH) for one in range(SIZE.patients)
        ]  # fmt: skip
        waiting = [(placed[one] + self.inputs.apheresis_days + self.lead(one, 0), 1 - fast[one], one, 0)
                   for one in range(SIZE.patients)]  # fmt: skip
        arrives = self.suites(waiting, left)
        begins = one_after_the_other(arrives, self.inputs.bed_days, int(self.inputs.beds))
        return [at if at < left[one] else None for one, at in enumerate(begins)]

    def suites(self, waiting, left):
        """Make all batches; return when each patient could be infused, inf for never. `left` grows once collected."""
        free, arrives = [-inf] * int(self.inputs.suites), [inf] * SIZE.patients
        while waiting:
            now = ceil(max(min(free), min(waiting)[0]) / self.inputs.start_every - 1e-9) * self.inputs.start_every
            chosen = min((one for one in waiting if one[0] <= now), key=lambda one: (one[1], one[0]))
            waiting.remove(chosen)
            _, _, one, nth = chosen
            collected = now - self.lead(one, 0)
            if collected >= left[one]:
                continue
            heapq.heapreplace(free, now + self.in_suite(one, nth))
            if nth == 0:
                left[one] = collected + (left[one] - collected) / (1 - self.inputs.bridging_cut / 100)
            verdict, fate = now + self.in_suite(one, nth) + self.to_verdict(one, nth), self.fate(one, nth)
            if fate == "again" and left[one] > verdict:
                collect = verdict + self.inputs.recollect_days + self.inputs.apheresis_days
                waiting.append((collect + self.lead(one, nth + 1), -1, one, nth + 1))
            elif fate in ("good", "given"):
                arrives[one] = self.at_the_bed(one, verdict + self.inputs.access_days * (fate == "given"))
        return [at if at < left[one] else inf for one, at in enumerate(arrives)]

    def at_the_bed(self, one, released):
        """Return when a dose that is released can be given."""
        waits = sum(self.hand_off(step, one) for step in ("transport_back", "bridging", "infusion"))
        return released + self.inputs.transport_days + self.inputs.treatment_days + waits


def one_after_the_other(asks, days, servers):
    """Return when each is served by one of like servers, first come."""
    free, begins = [-inf] * servers, [inf] * len(asks)
    for at, one in sorted((at, one) for one, at in enumerate(asks) if at < inf):
        begins[one] = max(at, free[0])
        heapq.heapreplace(free, begins[one] + days)
    return begins


@pytest.mark.parametrize("maker", ["own", "contract"])
@pytest.mark.parametrize("levers", [(), ("scheduling", "quality", "person")])
def test_the_arrays_tell_of_every_patient_what_plain_python_tells(maker, levers):
    line = having(**missing(20.0, order="urgent", suites=17.0, beds=13.0, apheresis_places=2.0, failure=15.0,
                            oos_given=50.0, oos_remade=30.0, fast_lost=40.0, identity_errors=5.0,
                            start_every=2.0))  # fmt: skip
    run = model.simulate(line, (model.Setting(maker, levers),), SIZE)
    for rep in range(SIZE.reps):
        told = Told(line, maker, levers, rep).follow()
        known = np.array([np.nan if at is None else at for at in told])
        np.testing.assert_allclose(run.infused[0, rep], known, rtol=1e-9)
        assert np.isfinite(known).sum() > 80
    assert run.batches.max() > 1
