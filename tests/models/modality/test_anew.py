"""A budget chosen anew: what is known of two stages without working them out, and what they come to."""

import pytest

from models.modality import anew as model
from models.modality import readouts, stages
from models.modality.anew import anew, anew_once, first_year
from models.modality.choice import free, options
from models.modality.mixes import affordable
from tests.models.modality.cases import DEFAULTS, having

TRIED = having(shelf_access=1.5)
BET, COUNT = "stem", 20


def laid(programmes: int, patients: int = COUNT) -> model.Anew:
    """Return the plan whose first year pays for so many programmes."""
    return anew_once(free(TRIED), BET, patients, programmes)


@pytest.mark.parametrize("inputs", [DEFAULTS, TRIED])
def test_a_read_out_that_tells_nothing_gains_nothing(inputs):
    plan = anew(inputs, BET, 0)
    assert plan.gain == pytest.approx(0, abs=1e-6) and plan.worth == pytest.approx(plan.once_worth)
    assert {mix for line in plan.then for mix in line} == {plan.once} and plan.moves == 0


def test_with_nothing_left_to_choose_there_is_no_gain_and_with_all_left_it_is_the_read_outs_worth():
    assert laid(affordable(TRIED)).gain == pytest.approx(0, abs=1e-6)
    assert laid(0).gain == pytest.approx(readouts.readout(TRIED, BET, COUNT).value)
    assert laid(0).gain >= laid(4).gain >= laid(8).gain


def test_every_later_mix_holds_the_first_and_no_year_spends_what_it_has_not():
    plan, whole = anew(TRIED, BET, COUNT), affordable(TRIED)
    assert sum(plan.first) <= first_year(TRIED)
    assert plan.chance.sum() == pytest.approx(1)
    for line in plan.then:
        for mix in line:
            added = stages.added(plan, mix)
            assert min(added) >= 0 and sum(added) <= whole - first_year(TRIED)


def test_the_one_choice_is_the_pages_best_mix():
    best = next(iter(options(TRIED).values()))
    assert anew(TRIED, BET, COUNT).once == best.mix
    assert anew(TRIED, BET, COUNT).once_worth == pytest.approx(best.mean)


def test_good_results_of_a_class_move_the_other_years_to_it_and_bad_ones_away():
    plan = anew(TRIED, BET, COUNT)
    at = [mix[2] for mix in plan.then[0]]  # little severe toxicity; programmes on the class, by responses
    assert at[0] == plan.first[2] and at[-1] > at[0]
    assert 0 < plan.moves < 1 and plan.gain > 1


def test_a_single_year_leaves_nothing_to_choose_and_large_budgets_are_laid_in_their_steps():
    assert first_year(having(bet_years=1.0)) == affordable(having(bet_years=1.0))
    many = having(bet_budget=300.0, proof_cost=10.0)
    assert affordable(many) == 24 and first_year(many) in (4, 8)
    assert len(stages.by_class(many)) == 5 and len(stages.by_result(many)) >= 1


def test_the_chance_that_a_result_changes_what_is_begun_is_that_of_all_lines_but_the_one_without_it():
    plan = anew(TRIED, BET, COUNT)
    kept = sum(
        float(chance)
        for line, chances in zip(plan.then, plan.chance, strict=True)
        for mix, chance in zip(line, chances, strict=True)
        if mix == plan.unread
    )
    assert plan.moves == pytest.approx(1 - kept)
    assert anew(TRIED, BET, 0).moves == 0 and laid(affordable(TRIED)).moves == 0
