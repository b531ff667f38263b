"""China through a partner against the Western path: how soon a design this good, what it is worth, and for whom."""

import pytest

from explorer import claims
from explorer.answers import inputs
from models import iteration
from models.claims.china import NEVER, NOT_IN_VIVO, TERMS, most_kept
from tests.models.pitch.cases import scenario_of

NUMBER = 4
WORTH, UNTIL, TRIED, SHARE = (
    "Worth of the best lock",
    "Until a design this good",
    "Designs tried by then",
    "A partner may keep, at most",
)
IN_VIVO = "Worth to an in vivo product"


def found(**changes):
    """Return what the claim's test finds after moves from the defaults."""
    return claims.tried(NUMBER, scenario_of(**changes))


def figures(**changes) -> dict[str, tuple[float, float]]:
    """Return both paths' figures by name."""
    return {pair.label: (pair.claimed, pair.other) for pair in found(**changes).beside.pairs}


def raced(**changes) -> dict:
    """Return every path of the race after moves from the defaults."""
    return iteration.runners(inputs("iteration", scenario_of(**changes)))


def test_worth_decides_and_is_that_of_the_best_locks_with_a_partners_terms():
    ally, west = raced()["china_partner"], raced()["west"]
    assert figures()[WORTH] == pytest.approx((ally.worth, west.worth))
    assert found().margin == pytest.approx(ally.worth - west.worth)
    assert figures()["Worth with an own team"][0] == pytest.approx(raced()["china"].worth)


def test_a_design_this_good_is_the_one_that_the_western_path_locks():
    west = raced()["west"]
    assert figures()[TRIED][1] == west.designs
    assert figures()[UNTIL][1] == pytest.approx(west.curve.schedule.reads[west.designs - 1])


def test_without_anything_to_learn_the_first_design_is_as_good_as_any_and_comes_when_it_is_read_out():
    told = figures(design_spread=0.0, learning=0.0)
    paths = raced(design_spread=0.0, learning=0.0)
    assert told[TRIED] == (1.0, 1.0)
    assert told[UNTIL] == pytest.approx([paths[kind].curve.schedule.reads[0] for kind in ("china_partner", "west")])


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


def test_a_partner_who_keeps_the_most_leaves_china_worth_as_much_as_the_western_path():
    most = figures(site_partner_signing=0.0)[SHARE][0]
    at = round(most)
    china, west = figures(site_partner_signing=0.0, site_partner_share=float(at))[WORTH]
    assert china == pytest.approx(west, abs=4.0)
    assert most_kept(raced()["china_partner"], 1e6) == 0.0


def test_what_a_partner_takes_is_taken_from_the_claim_alone():
    worths = [figures(site_partner_share=share)[WORTH] for share in (0.0, 15.0, 50.0)]
    assert worths[0][0] > worths[1][0] > worths[2][0] and len({round(west, 6) for _, west in worths}) == 1


def test_a_product_that_is_not_in_vivo_is_told_so_and_what_an_in_vivo_product_would_have_stands_beside_it():
    here, within = found(), found(modality="in_vivo_lentiviral")
    assert NOT_IN_VIVO in here.beside.said and NOT_IN_VIVO not in within.beside.said
    assert TERMS in here.beside.said and TERMS in within.beside.said
    assert figures()[IN_VIVO] == pytest.approx(figures(modality="in_vivo_lentiviral")[WORTH])
    assert IN_VIVO not in figures(modality="in_vivo_lentiviral")


def test_where_no_lock_earns_on_either_path_a_sentence_says_so():
    stopped = found(demand_factor=0.1).beside
    assert NEVER in stopped.said and NEVER not in found().beside.said
    assert stopped.pairs[0].label == WORTH and stopped.pairs[0].ahead == 0  # which loses less decides nothing
