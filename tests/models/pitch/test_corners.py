"""The pitch stands wherever its assumptions do, and each of its answers holds together."""

import numpy as np
import pytest

from components import cached
from models import pitch
from models.answer import Verdict
from models.scenario import Scenario
from models.topics import TOPICS
from tests.models.pitch.cases import DEFAULTS, SLIDERS, having

GIVEN = {"landscape", "buyers", "deals", "classes", "described", "labels", "from_shelf", *pitch.UPSTREAM}
KEYS = pitch.criteria_keys(DEFAULTS)


def check(inputs: pitch.Inputs):
    """Hold an answer against what must be true of every one."""
    answer = pitch.answer(inputs)
    found = answer.detail.ranking
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values(), *answer.reads.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9)
    assert list(answer.contributions) == list(pitch.MECHANISMS)
    assert 0 <= answer.value <= answer.best <= 100 * found.shares[-1] + 1e-9 or len(found.names) == 1
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= 0
    assert answer.verdict.kind in pitch.PHRASES
    assert answer.runner_up.kind in KEYS
    assert found.shares.sum() == pytest.approx(1)
    assert 0 <= found.confidence <= 1
    assert answer.verdict.words(pitch.PHRASES)


@pytest.mark.parametrize("key", SLIDERS)
def test_the_answer_stands_at_both_ends_of(key):
    row = cached.catalogue()[key]
    for end in (row.low, row.high):
        check(having(**{key: end}))


OPTIONS = [(key, option) for key in cached.keys("pitch", "main") + cached.keys("pitch", "more")
           for option, _ in cached.catalogue()[key].options]  # fmt: skip


@pytest.mark.parametrize(("key", "option"), OPTIONS)
def test_the_answer_stands_at_every_option(key, option):
    check(having(**{key: option}))


def test_the_answer_stands_at_random_corners():
    random = np.random.default_rng(8)
    for _ in range(40):
        changes = {key: getattr(cached.catalogue()[key], random.choice(["low", "high"])) for key in SLIDERS}
        indication = random.choice(["lbcl", "myeloma", "b_all", "mcl"])
        check(having(**changes, indication=str(indication), buyer=str(random.choice(list(DEFAULTS.buyers)))))


def test_without_a_product_to_compare_with_the_page_says_so():
    answer = pitch.answer(having(scope="target", target="other"))
    assert answer.verdict == Verdict("alone")


def test_a_sweep_equals_its_answers_one_by_one():
    table = pitch.sweep(DEFAULTS, "response", [40.0, 60.0, 80.0])
    answers = [pitch.answer(having(response=at)) for at in (40.0, 60.0, 80.0)]
    assert table["verdict"].tolist() == [answer.verdict for answer in answers]
    assert table["value"].tolist() == [answer.value for answer in answers]


def test_what_is_read_alone_is_what_the_answer_offers():
    for topic, module in TOPICS.items():
        inputs = cached.inputs(topic, Scenario())
        alone, offered = module.read(inputs), module.answer(inputs).reads
        assert list(alone) == list(offered)
        for name, read in alone.items():  # a number, or one of each year
            assert np.allclose(read, offered[name], rtol=1e-9, atol=0), f"{topic}.{name}"
