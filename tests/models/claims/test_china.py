"""China first against the Western path: how soon a design this good, what it is worth, for whose product."""

import pytest

from explorer import claims
from explorer.answers import inputs
from models import design_lock
from models.claims.china import NEVER, NO_PARTNER, NOT_IN_VIVO, most_shared
from tests.models.pitch.cases import scenario_of

NUMBER = 4
WORTH, UNTIL, TRIED, SHARE = (
    "Worth of the best lock",
    "Until a design this good",
    "Designs tried by then",
    "A partner may take, at most",
)
IN_VIVO = "Worth to an in vivo product"


def found(**changes):
    """Return what the claim's test finds after moves from the defaults."""
    return claims.tried(NUMBER, scenario_of(**changes))


def figures(**changes) -> dict[str, tuple[float, float]]:
    """Return both paths' figures by name."""
    return {pair.label: (pair.claimed, pair.other) for pair in found(**changes).beside.pairs}


def test_worth_decides_and_is_that_of_the_best_locks():
    curves = design_lock.all_curves(inputs("design_lock", scenario_of()))
    assert figures()[WORTH] == pytest.approx((curves["china"].value.max(), curves["west"].value.max()))
    assert found().margin == pytest.approx(curves["china"].value.max() - curves["west"].value.max())


def test_a_design_this_good_is_the_one_that_the_western_path_locks():
    west = design_lock.all_curves(inputs("design_lock", scenario_of()))["west"]
    count = int(west.schedule.read[west.top_month])
    assert figures()[TRIED][1] == count and figures()[UNTIL][1] == pytest.approx(west.schedule.reads[count - 1])


def test_without_anything_to_learn_the_first_design_is_as_good_as_any_and_comes_when_it_is_read_out():
    here = inputs("design_lock", scenario_of(design_spread=0.0, learning=0.0))
    told = figures(design_spread=0.0, learning=0.0)
    curves = design_lock.all_curves(here)
    assert told[TRIED] == (1.0, 1.0)
    assert told[UNTIL] == pytest.approx([curves[path].schedule.reads[0] for path in ("china", "west")])


def test_a_noisier_read_out_takes_more_designs_and_months_to_one_this_good():
    months = [figures(china_transfer_spread=spread)[UNTIL][0] for spread in (0.0, 5.0, 10.0)]
    designs = [figures(china_transfer_spread=spread)[TRIED][0] for spread in (0.0, 5.0, 10.0)]
    assert months == sorted(months) and months[0] < months[-1]
    assert designs == sorted(designs) and designs[0] < designs[-1]


def test_slower_generations_in_china_reach_a_design_this_good_later_or_never():
    months = [figures(china_generation_months=pace)[UNTIL][0] for pace in (1.5, 2.0, 3.0)]
    assert months == sorted(months) and months[0] < months[-1]
    slow = figures(china_generation_months=8.0)[UNTIL][0]
    assert slow != slow  # not within the months that are looked at


def test_data_that_are_accepted_less_often_and_longer_bridging_are_worth_less_on_the_china_path_alone():
    for key, values in (("china_repeat_risk", (0.0, 20.0, 80.0)), ("china_bridging_months", (0.0, 12.0, 24.0))):
        worths = [figures(**{key: value})[WORTH] for value in values]
        assert [china for china, _ in worths] == sorted((china for china, _ in worths), reverse=True)
        assert worths[0][0] > worths[-1][0] and len({round(west, 6) for _, west in worths}) == 1


def test_a_partner_may_take_what_leaves_the_china_path_worth_as_much_as_the_western_one():
    china, west = figures()[WORTH]
    assert (1 - figures()[SHARE][0] / 100) * china == pytest.approx(west)
    assert most_shared(50.0, 80.0) == 0.0 and most_shared(-5.0, 80.0) == 0.0 and most_shared(50.0, -80.0) == 100.0


def test_a_product_that_is_not_in_vivo_is_told_so_and_what_an_in_vivo_product_would_have_stands_beside_it():
    here, within = found(), found(modality="in_vivo_lentiviral")
    assert NOT_IN_VIVO in here.beside.said and NOT_IN_VIVO not in within.beside.said
    assert NO_PARTNER in here.beside.said and NO_PARTNER in within.beside.said
    assert figures()[IN_VIVO] == pytest.approx(figures(modality="in_vivo_lentiviral")[WORTH])
    assert IN_VIVO not in figures(modality="in_vivo_lentiviral")


def test_where_no_lock_earns_on_either_path_a_sentence_says_so():
    stopped = found(demand_factor=0.1).beside
    assert NEVER in stopped.said and NEVER not in found().beside.said
    assert stopped.pairs[0].label == WORTH and stopped.pairs[0].ahead == 0  # which loses less decides nothing
