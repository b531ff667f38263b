"""What the answers hang on: all pages of the same draws, every mark counted, kept for the public defaults."""

import json
import subprocess
import sys

import numpy as np
import pytest

from explorer import evidence
from explorer.store import catalogue, records
from models.scenario import Scenario
from models.topics import TOPICS

RESTS_ON_FACTS = 0.8  # of each page's spread, on published or derived numbers
FEW = 4  # two to this power are the draws


@pytest.fixture(scope="module")
def few():
    return evidence.weighed(("market",), Scenario(), FEW)


def test_each_belief_is_drawn_about_its_value_within_its_range():
    drawn = evidence.drawn(Scenario(), FEW)
    rows = [catalogue()[key] for key in evidence.beliefs()]
    assert drawn.shape == (2**FEW, len(rows))
    for row, column in zip(rows, drawn.T, strict=True):
        reach = evidence.way(row, row.default)
        assert row.low <= column.min() <= column.max() <= row.high
        assert abs(column - row.default).max() <= reach and np.ptp(column) > 0.5 * reach


def test_a_page_hangs_on_its_own_beliefs_and_on_those_of_pages_it_reads():
    assert set(evidence.beliefs_of("market")) < set(evidence.beliefs_of("partner"))
    assert "can_raise" in evidence.beliefs_of("partner") and "can_raise" not in evidence.beliefs_of("market")
    assert "cash_now" not in evidence.beliefs_of("partner")


def test_the_same_draws_give_the_same_weights(few):
    assert evidence.weighed(("market",), Scenario(), FEW) == few


def test_what_does_all_the_moving_has_all_the_weight():
    draws = evidence.drawn(Scenario(), 8)
    place = evidence.beliefs().index("eligible_us")
    found = evidence.split("market", draws, draws[:, place] ** 2)
    assert found.parts["eligible_us"] == pytest.approx(1.0, abs=0.01) and found.explained > 0.99
    own = records("assumptions", "key")["eligible_us"]["basis"]
    assert found.by_mark(Scenario())[own] == pytest.approx(1.0, abs=0.01)


def test_a_belief_that_chance_took_on_and_that_moves_nothing_alone_has_no_weight():
    draws = evidence.drawn(Scenario(), 8)
    worth = draws[:, evidence.beliefs().index("eligible_us")] / 1e3 + draws[:, evidence.beliefs().index("cryo_cost")]
    assert "cryo_cost" in evidence.split("market", draws, worth).parts
    assert (
        evidence.alone("market", Scenario(), "cryo_cost") < 1e-6 < evidence.alone("market", Scenario(), "eligible_us")
    )
    assert "cryo_cost" not in evidence.checked("market", Scenario(), draws, worth).parts


def test_draws_without_an_answer_do_not_count():
    draws = evidence.drawn(Scenario(), 8)
    worth = np.where(np.arange(256) % 4, draws[:, evidence.beliefs().index("eligible_us")], np.nan)
    assert evidence.split("market", draws, worth).draws == 192


def test_a_belief_that_the_visitor_set_bears_his_own_mark(few):
    here = Scenario().with_change(catalogue()["eligible_us"], catalogue()["eligible_us"].high)
    assert evidence.mark_of("eligible_us", here) == evidence.OWN
    assert evidence.mark_of("eligible_us", Scenario()) != evidence.OWN


def test_work_can_be_stopped():
    with pytest.raises(ValueError, match="Stopped"):
        evidence.weighed(("market",), Scenario(), FEW, report=lambda done: done > 0.2)


def test_what_is_kept_is_of_these_numbers_and_of_this_model():
    """After a change of any default, range or model: `python -m explorer.evidence`."""
    assert [found.topic for found in evidence.kept()] == list(TOPICS)
    for found in evidence.kept():
        assert sum(found.parts.values()) == pytest.approx(1.0, abs=0.01) and 0 < found.explained <= 1


@pytest.mark.long
def test_what_is_kept_is_what_the_models_give():
    anew = {found.topic: found for found in evidence.weighed(tuple(TOPICS), Scenario())}
    for found in evidence.kept():
        assert found.explained == pytest.approx(anew[found.topic].explained, abs=0.02)
        for key, share in found.parts.items():
            assert share == pytest.approx(anew[found.topic].parts.get(key, 0.0), abs=0.03), (found.topic, key)


def test_the_command_line_tells_topic_basis_and_share():
    said = subprocess.run([sys.executable, "-m", "explorer", "--evidence"], capture_output=True, text=True, check=True)
    rows = json.loads(said.stdout)
    assert {row["topic"] for row in rows} == set(TOPICS)
    for topic in TOPICS:
        mine = [row for row in rows if row["topic"] == topic]
        assert sum(row["share"] for row in mine) == pytest.approx(1.0, abs=0.01)
        assert sum(row["share"] for row in mine if row["basis"] in ("published", "derived")) >= RESTS_ON_FACTS, topic
        assert all(one["how"] or one["source"] for row in mine for one in row["hangs_on"])
