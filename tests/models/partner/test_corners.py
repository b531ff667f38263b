"""Finite answers everywhere that add up, and a sweep that equals its parts."""

from itertools import product

import numpy as np
import pytest

from components import cached
from models import partner
from models.partner.plan import DATES, PLANS
from tests.models.partner.cases import DEFAULTS, NO_SALES, SLIDERS, company, having
from tests.sample import some

ROWS = cached.catalogue()


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = partner.answer(inputs)
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values(), *answer.reads.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9, rel=1e-9)
    assert list(answer.contributions) == list(partner.MECHANISMS)
    assert answer.best >= answer.value - 1e-9
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= -1e-6
    assert set(answer.detail.trials) == set(PLANS)
    for key, one in answer.detail.trials.items():
        assert (one.need >= 0).all()
        assert ((one.kept > 0) & (one.kept <= 1)).all()
        assert 0 <= partner.broke_share(one) <= 100
        assert one.plan.signed or key not in {verdict.kind for group in answer.ranks for verdict in group}
    assert answer.verdict.words(partner.PHRASES)


@pytest.mark.parametrize("key", some(SLIDERS, of=3))
def test_the_answer_stands_at_both_ends_of(key):
    for end in (ROWS[key].low, ROWS[key].high):
        check(having(**{key: end}))


@pytest.mark.parametrize(("plan", "date"), some(product(PLANS, DATES), of=3))
def test_the_answer_stands_with_every_plan_and_date_and_without_a_future(plan, date):
    check(having(strategy=plan, deal_date=date))
    check(having(strategy=plan, deal_date=date, **NO_SALES))


@pytest.mark.parametrize("launch", [0.0, 5.0, 36.0, 200.0, 340.0])
def test_the_answer_stands_whenever_the_launch_is(launch):
    made = company(max(launch, 24.0)) | {"launch_month": launch}
    check(having(**made))


def test_the_answer_stands_at_random_corners():
    random = np.random.default_rng(11)
    for _ in range(40):
        changes = {key: getattr(ROWS[key], random.choice(["low", "high"])) for key in SLIDERS}
        check(having(**changes, strategy=str(random.choice(PLANS)), deal_date=str(random.choice(DATES))))


def test_a_sweep_equals_its_answers_one_by_one():
    table = partner.sweep(DEFAULTS, "can_raise", [0.0, 800.0, 2000.0])
    answers = [partner.answer(having(can_raise=at)) for at in (0.0, 800.0, 2000.0)]
    assert table["verdict"].tolist() == [answer.verdict for answer in answers]
    assert table["value"].tolist() == pytest.approx([answer.value for answer in answers])
