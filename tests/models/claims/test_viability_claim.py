"""Claim 6: more futures fall over the margin than over the effect, beside what real products made at that age."""

import numpy as np
import pytest

from components import record
from explorer import claims
from explorer.answers import inputs
from explorer.store import listed_rows
from models import pitch, viability
from models.claims.margins import falls_short, missed, study_fails
from models.scenario import Scenario
from models.steps import steps_of
from tests.models.pitch.cases import scenario_of

NUMBER = 6


def margin(**changes) -> float:
    """Return by how many points of share more futures fall over the margin."""
    return claims.tried(NUMBER, scenario_of(**changes)).margin


def test_the_measure_is_the_share_that_misses_the_margin_alone_less_the_share_that_misses_the_effect():
    both = [inputs(topic, Scenario()) for topic in ("viability", "pitch")]
    margin_missed, short = missed(both[0]), falls_short(both[1])
    short = short | study_fails(inputs("partner", Scenario()), len(short))
    assert (margin_missed & short).any(), "nothing is told apart"
    shares = (margin_missed & ~short).mean(), short.mean()
    assert margin() == pytest.approx(100 * (shares[0] - shares[1]))
    assert claims.tried(NUMBER, Scenario()).least == pytest.approx(3.0)


def test_a_study_fails_as_often_as_the_partner_page_counts_with():
    asked = inputs("partner", scenario_of(p_pivotal=60.0))
    assert study_fails(asked, 1_000).mean() == pytest.approx(1 - steps_of(asked)[1], abs=1e-3)
    margins = [margin(p_pivotal=chance) for chance in (40.0, 50.0, 60.0, 70.0)]
    assert margins == sorted(margins), "the surer the study, the more viability is the question"


def test_the_margin_is_missed_in_the_futures_in_which_the_year_judged_makes_less_than_is_aimed_at():
    asked = inputs("viability", scenario_of(judged_year=2.0, target_margin=30.0))
    assert missed(asked).mean() == np.mean(viability.margin_futures(asked, 2) < 30.0)
    sure = viability.year_of_sales(asked, 2)
    assert missed(asked).mean() > 0.5 if sure.margin[0] < 30.0 else missed(asked).mean() < 0.5


def test_a_year_beyond_those_with_sales_is_the_last():
    asked = inputs("viability", Scenario())
    assert viability.year_of_sales(asked, 999).sales == viability.account(asked).sales[-1:]


def test_the_effect_falls_short_where_the_response_lies_below_the_gate():
    asked = inputs("pitch", scenario_of(response=30.0))
    found = pitch.ranking(asked)
    assert falls_short(asked).mean() == np.mean(found.measured[-1, found.response] < found.bar) > 0.5


def test_a_higher_price_weakens_the_claim_at_every_step():
    found = [margin(price_us=price) for price in (100_000.0, 300_000.0, 500_000.0, 700_000.0)]
    assert found == sorted(found, reverse=True) and found[0] > found[-1]


def test_the_claim_is_stronger_the_more_margin_is_aimed_at_and_the_earlier():
    targets = [margin(target_margin=target) for target in (10.0, 40.0, 60.0, 90.0)]
    years = [margin(judged_year=year) for year in (1.0, 2.0, 4.0, 8.0)]
    assert targets == sorted(targets) and years == sorted(years, reverse=True)


def test_a_stricter_gate_on_the_effect_weakens_the_claim():
    weak = {"response": 45.0}
    assert margin(**weak, gate=0.0) < margin(**weak, gate=20.0)


def test_the_claim_listens_to_every_topic_that_its_test_reads():
    assert claims.tried(NUMBER, scenario_of(gate=0.0, response=45.0)) != claims.tried(
        NUMBER, scenario_of(response=45.0)
    )
    assert claims.tried(NUMBER, scenario_of(gate=0.0)) is not claims.tried(NUMBER, Scenario())


def test_doses_from_a_shelf_leave_the_claim_to_its_facts_with_the_reason():
    asked = scenario_of(modality="allogeneic_donor")
    assert claims.tried(NUMBER, asked) is None and claims.record(NUMBER, asked) is None
    assert claims.untried(NUMBER, asked).short and claims.untried(7, asked) is None


def test_the_record_sets_real_margins_by_year_of_sales_beside_yours_each_with_its_row():
    by_age, _ = claims.record(NUMBER, Scenario()).tables
    asked, rows = inputs("viability", Scenario()), {row["fact_id"]: row for row in listed_rows("company_quarters")}
    assert {"Carvykti", "Amtagvi", "Aucatzyl"} <= {line.cells[1] for line in by_age.lines}
    for line in by_age.lines:
        year, _, period, _, mine = line.cells
        assert line.row == rows[line.row["fact_id"]] and line.row["period"].replace("/", " to ") == period
        assert mine == pytest.approx(viability.year_of_sales(asked, int(year)).margin[0])
        assert line.row["source"] or line.row["built_from"]


def test_the_record_counts_exits_once_and_approvals_as_often_as_the_store_has_them():
    _, calendar = claims.record(NUMBER, Scenario()).tables
    sums = dict(
        zip(calendar.heads[1:3], np.array([line.cells[1:3] for line in calendar.lines]).sum(axis=0), strict=True)
    )
    assert sums["Approved"] == sum(row["first_approval_date"] is not None for row in listed_rows("products"))
    assert sums["Exits"] == len({(row["date"], row["company"]) for row in listed_rows("exits")})


def test_the_sentences_say_what_was_made_at_the_age_judged_or_the_last_known_before_it():
    assert "In year 4 of sales" in record.said(NUMBER, Scenario())[0]
    assert record.said(NUMBER, scenario_of(judged_year=1.0))[1].startswith("On record in year 1: 1 of 3 covered")
    assert record.said(NUMBER, scenario_of(judged_year=10.0))[1].startswith("On record in year 4:")
