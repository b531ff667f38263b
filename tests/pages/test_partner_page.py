"""The page of scaling alone or with a partner, run without a browser: its ends, its sections, a move on its map."""

from dataclasses import replace
from itertools import product

import pandas as pd
import pytest

from components import background, cached
from explorer import presets
from models.answer import Verdict
from models.scenario import Scenario
from pages.pitch.partner import cash
from tests.models.pitch.cases import scenario_of
from tests.pages.opened import PARTNER_PAGE, answer, app, assert_is_whole, at, ends, stations
from tests.pages.sections import sections
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(PARTNER_PAGE).run()


@pytest.mark.parametrize("changes", some(ends("partner"), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), "partner", str(changes))


FAR_APART = {}, {"demand_factor": 0.3, "can_raise": 0.0}, {"strategy": "licence", "deal_date": "early"}


@pytest.mark.parametrize(("section", "changes"), some(product(sections(PARTNER_PAGE), FAR_APART), of=2))
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), "partner", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(PARTNER_PAGE))


ENOUGH = {"demand_factor": 1.5}  # sales at which plans are worth their cost


def test_more_capital_and_no_partner_who_sells_already_and_it_is_worth_scaling_alone(opened):
    assert "Scale alone" not in answer(at(scenario_of(**ENOUGH), opened))
    rich = scenario_of(demand_factor=2.0, cash_now=1_000.0, upfront_factor=0.2, sale_factor=0.1)
    assert "Scale alone" in answer(at(rich, opened))


def test_a_company_whose_early_work_nobody_pays_for_says_so_and_runs_out_of_money_in_every_trial(opened):
    said = answer(at(presets.scenario_of("start_up"), opened))
    assert "No investor would fund the early work on these numbers" in said
    assert "runs out of money in 100 % of trials that can reach proof of concept" in said
    assert "No investor" not in answer(at(scenario_of(**ENOUGH), opened))


def test_a_plan_that_no_partner_would_sign_says_so_and_one_that_is_the_best_gives_nothing_away(opened):
    unsigned = scenario_of(strategy="licence", deal_date="early", demand_factor=0.5)
    assert "No deal in which both gain for your plan" in answer(at(unsigned, opened))
    best = scenario_of(strategy="sale", deal_date="proof")
    said = answer(at(best, opened))
    assert "gives away" not in said.split("Your plan")[1]
    assert f"{cached.shown('deal_date', 'proof').lower()}, is the best" in said


def test_a_move_on_the_lock_page_shows_here_and_the_other_way_round(opened):
    ripple = stations(at(scenario_of(lock_month=60.0), opened))
    assert any("(−" in said for said in ripple.values()), ripple


def test_plans_that_cannot_be_told_apart_are_not_ranked(opened):
    said = answer(at(scenario_of(demand_factor=1.3), opened))
    assert said.startswith("No clear difference: ")
    assert "The next best (" not in said


def test_of_many_plans_that_cannot_be_told_apart_the_strip_tells_how_many(opened):
    scenario = presets.scenario_of("legend_company")
    assert len(cached.answer("partner", scenario).alike) > 2
    strip = stations(at(scenario, opened))["Partner"]
    assert "others)" in strip and "no plan is worth its cost" not in strip


def many(opened, scenario, **changes):
    """Put an answer by many trials beside the page, as if they had run for a scenario."""
    inputs = cached.inputs("partner", scenario)
    done = background.begun(
        inputs, lambda report: (replace(cached.answer("partner", scenario), **changes), pd.DataFrame())
    )
    done.thread.join()
    opened.session_state[background.KEY] = {cash.MANY: (done, done)}


def test_once_many_trials_have_run_the_sentence_and_the_figures_are_theirs():
    opened, other = app(PARTNER_PAGE).run(), scenario_of(sale_factor=5.0)
    many(
        opened,
        Scenario(),
        best=777.0,
        verdict=Verdict("licence"),
        ranks=((Verdict("licence"),), (Verdict("regional"), Verdict("codev"))),
    )
    said = answer(at(Scenario(), opened))
    assert said.startswith("License: founders' shares are worth about USD 780 m. License in month 0; ")
    assert (
        "(keep home and license abroad in month 0 or co-develop with a partner from month 0, no clear difference)"
        in said
    )
    assert "777" not in answer(at(other, opened)), "not for another setting"


def test_a_hundred_thousand_trials_leave_an_answer_and_no_trials():
    inputs = cached.inputs("partner", Scenario())
    found, table = cash.many(inputs)
    assert not found.detail.trials
    assert len(table) == 6
    assert found.verdict.kind in [verdict.kind for verdict in cached.answer("partner", Scenario()).ranks[0]]
    assert set(found.detail.figures) == set(cached.answer("partner", Scenario()).detail.figures)


def test_where_the_lock_has_a_worth_and_founders_have_none_the_page_says_why(opened):
    said = answer(at(scenario_of(price_europe=215_000.0), opened))
    assert "Do not go on" in said and "On Design lock the same lock is worth" in said
    assert "On Design lock the same lock" not in answer(at(scenario_of(response=30.0), opened)), "neither has one"
