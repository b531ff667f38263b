"""Who stands in the field: named products by their date and chance, a rival without a name, the gate, families of
criteria, like with like."""

from dataclasses import replace

import numpy as np
import pytest

from components import cached
from models import pitch
from models.methods import smaa
from models.pitch import frames, rivals, shown
from models.pitch.buyers import WEIGHTINGS, weightings
from models.pitch.landscape import FUTURES, SEED
from tests.models.pitch.cases import DEFAULTS, first, having, inputs_of

KEYS = pitch.criteria_keys(DEFAULTS)
FAMILIES = tuple(one.family for one in DEFAULTS.landscape.criteria)
COMING = [(problem, key) for problem, each in DEFAULTS.landscape.coming.items() for key in each]
INDICATIONS = ("lbcl", "myeloma", "b_all", "mcl")
RESPONSE = KEYS.index("response")


def without(inputs: pitch.Inputs, key: str) -> pitch.Inputs:
    """Return inputs whose landscape has never heard of a product."""
    land = inputs.landscape
    kept = {problem: {one: each for one, each in products.items() if one != key}
            for problem, products in land.shown.items()}  # fmt: skip
    return replace(inputs, landscape=replace(land, shown=kept))


# Named products


@pytest.mark.parametrize(("problem", "key"), COMING)
def test_a_product_that_comes_with_our_launch_or_after_it_does_not_matter(problem, key):
    base = replace(inputs_of(indication=problem), scope="indication")
    after = replace(base, launch_month=base.landscape.coming[problem][key].months)
    mine, never = pitch.ranking(after), pitch.ranking(without(after, key))
    assert key not in mine.names
    assert mine.shares.tolist() == never.shares.tolist()
    assert (mine.true == never.true).all()
    before = pitch.ranking(replace(after, launch_month=after.launch_month + 0.1))
    assert key in before.names


@pytest.mark.parametrize(("problem", "key"), COMING)
def test_a_product_is_there_as_often_as_its_phase_is_approved(problem, key):
    inputs = replace(inputs_of(indication=problem), scope="indication", launch_month=120.0)
    found = pitch.ranking(inputs)
    here = found.out[:, found.names.index(key)] < rivals.ABSENT
    assert here.mean() == pytest.approx(rivals.approval_odds(inputs, key) / 100, abs=1 / FUTURES)


def test_a_product_that_is_never_approved_is_never_first_and_a_sure_one_stands_as_one_on_the_market():
    never = pitch.ranking(having(odds_phase_3=0.0))
    assert never.shares[never.names.index("rondecelx")] == 0
    sure = pitch.ranking(having(odds_phase_3=100.0))
    assert (sure.out[:, sure.names.index("rondecelx")] < rivals.ABSENT).all()


@pytest.mark.parametrize("odds", ["odds_phase_3", "odds_phase_2", "odds_phase_1"])
def test_surer_rivals_never_make_the_asset_first_more_often_nor_its_sentence_truer(odds):
    found = [pitch.ranking(having(**{odds: value})) for value in (0.0, 20.0, 60.0, 100.0)]
    assert np.diff([one.shares[-1] for one in found]).max() <= 0
    assert np.diff([one.true[:, RESPONSE].mean() for one in found]).max() <= 0


def test_a_product_to_come_is_as_uncertain_as_its_patients_make_it():
    found = pitch.ranking(DEFAULTS)
    spread = {
        key: found.measured[found.names.index(key), RESPONSE].std() for key in ("kite753x", "rondecelx", "yescarta")
    }
    assert spread["kite753x"] > spread["rondecelx"] > spread["yescarta"]


def test_a_sentence_needs_to_beat_only_who_is_there():
    found, criterion = pitch.ranking(DEFAULTS), DEFAULTS.landscape.criteria[RESPONSE]
    at = found.names.index("rondecelx")
    beaten = criterion.better(found.measured[-1, RESPONSE], found.measured[at, RESPONSE])
    away = found.out[:, at] >= rivals.ABSENT
    assert not (found.true[:, RESPONSE] & ~beaten & ~away).any()
    assert (found.true[:, RESPONSE] & ~beaten & away).any()


def test_every_product_of_the_landscape_is_on_the_market_or_has_its_month():
    products, rows = cached.records("products", "fact_id"), cached.listed_rows("landscape")
    waiting = {(row["indication"], row["product"]) for row in rows if products[row["product"]]["stage"] != "marketed"}
    assert waiting == {(row["indication"], row["product"]) for row in cached.listed_rows("entrants")}


def test_a_month_is_counted_from_the_month_that_is_now():
    assert DEFAULTS.landscape.coming["myeloma"]["anitocel"].months == 1
    assert DEFAULTS.landscape.coming["lbcl"]["rondecelx"].months == 19


def test_who_is_to_come_is_told_with_the_year_and_drawn_apart():
    assert frames.told_name(DEFAULTS, "rondecelx") == "ronde-cel (expected in 2028)"
    assert frames.told_name(DEFAULTS, "yescarta") == "Yescarta"
    assert [frames.mark_of(DEFAULTS, key) for key in ("rondecelx", "yescarta", "rival")] == [
        "to_come",
        "product",
        "rival",
    ]
    assert set(shown.coming(DEFAULTS)["Product"]) == {"ronde-cel", "cema-cel", "KITE-753"}


# A rival without a name


@pytest.mark.parametrize("indication", INDICATIONS)
def test_both_shares_that_the_page_tells_are_those_of_the_two_settings(indication):
    inputs = inputs_of(indication=indication)
    left_out, may_enter = (pitch.ranking(replace(inputs, unknown_rivals=one)) for one in ("no", "yes"))
    assert left_out.unnamed == may_enter.unnamed == (left_out.shares[-1], may_enter.shares[-1])
    assert left_out.unnamed[1] <= left_out.unnamed[0]
    assert pitch.RIVAL not in left_out.names
    assert pitch.RIVAL in may_enter.names


def test_without_new_rivals_a_year_the_two_shares_are_one():
    assert len(set(pitch.ranking(having(rivals_a_year=0.0)).unnamed)) == 1


# The gate


def test_no_price_and_no_days_make_an_asset_twenty_points_below_the_standard_the_first():
    best_of_the_rest = {"vein_to_vein": 1.0, "making_cost": 0.0, "failure": 0.0, "treated": 30_000.0, "kinds": "all",
                        "asset_patients": 300.0, "launch_month": 0.0}  # fmt: skip
    poor = having(response=34.0 - DEFAULTS.gained, **best_of_the_rest)
    found = pitch.ranking(poor)
    below = found.measured[-1, RESPONSE] < found.bar
    assert below.mean() > 0.9
    assert found.wins[below].max() == 0
    assert found.place > 1 and found.shares[-1] < 0.1
    assert first(replace(poor, gate=100.0)) > 0.3, "without the gate they would"
    assert first(replace(poor, gate=100.0, buyer="industrial")) > 0.9


def test_the_standard_itself_can_always_be_first_and_a_wide_gate_bars_nobody():
    for indication in INDICATIONS:
        narrow = pitch.ranking(replace(inputs_of(indication=indication), gate=0.0))
        assert np.isfinite(narrow.bar).all()
        assert (narrow.out == 0).any(axis=1).all()
        wide = pitch.ranking(replace(inputs_of(indication=indication), gate=100.0))
        assert set(np.unique(wide.out)) <= {0.0, rivals.ABSENT}


def test_a_wider_gate_never_makes_an_asset_below_the_standard_first_less_often():
    poor = having(response=45.0 - DEFAULTS.gained, launch_month=0.0)
    bars = [pitch.ranking(replace(poor, gate=gate)).out[:, -1].mean() for gate in (0.0, 5.0, 10.0, 30.0, 100.0)]
    assert np.diff(bars).max() <= 0 < bars[0]


# Families of criteria


def test_where_every_criterion_is_a_family_of_its_own_the_weights_are_those_of_the_method():
    found = weightings("free", (0.0,) * 4, 20.0, ("a", "b", "c", "d"), (True,) * 4)
    assert (found == smaa.free_weights(np.random.default_rng(SEED), (FUTURES, WEIGHTINGS), 4)).all()


@pytest.mark.parametrize(("how", "said"), [("free", (0.0, 0.0, 0.0)), ("order", (1.0, 2.0, 3.0))])
def test_a_criterion_said_twice_does_not_make_its_family_count_twice(how, said):
    alone = weightings(how, said, 20.0, ("a", "b", "c"), (True,) * 3)
    twice = weightings(how, (*said, said[-1] + 1), 20.0, ("a", "b", "c", "c"), (True,) * 4)
    assert twice[..., 2:].sum(axis=-1) == pytest.approx(alone[..., 2])
    assert twice[..., :2] == pytest.approx(alone[..., :2])


def test_for_anyone_each_family_has_a_third_of_the_weight():
    weights = pitch.ranking(having(kinds="all")).weights
    assert weights.sum(axis=-1) == pytest.approx(1)
    for name in dict.fromkeys(FAMILIES):
        mine = weights[..., [one == name for one in FAMILIES]].sum(axis=-1)
        assert mine.mean() == pytest.approx(1 / 3, abs=0.01), name


def test_points_of_a_whole_stay_what_they_are_in_families():
    said = (25.0, 30.0, 10.0, 10.0, 10.0, 8.0, 4.0, 3.0)
    means = weightings("weights", said, 20.0, FAMILIES, (True,) * 8).mean(axis=(0, 1))
    assert means == pytest.approx(np.array(said) / 100, abs=0.01)


# Like with like


def test_what_no_product_has_shown_in_our_way_has_no_weight_and_moves_nothing():
    found, cost = pitch.ranking(DEFAULTS), KEYS.index("cost")
    assert (found.weights[..., cost] == 0).all()
    assert first(having(making_cost=1.0)) == first(having(making_cost=150_000.0)) == first(DEFAULTS)
    assert not found.true[:, cost].any()
    cheap, dear = (first(having(kinds="all", making_cost=cost)) for cost in (1.0, 150_000.0))
    assert cheap > dear


def test_what_is_counted_otherwise_is_not_compared_unless_all_kinds_are_asked_for():
    alike, every = (pitch.compared(replace(inputs_of(indication="b_all"), kinds=kinds, scope="indication"))
                    for kinds in ("alike", "all"))  # fmt: skip
    assert "response" not in alike["inaticel"] and "response" in every["inaticel"]  # within three months
    assert alike["aucatzyl"]["response"].value == 55  # the best response, not that within three months
    for shown_by in alike.values():
        assert all(figure.alike for figure in shown_by.values())


def test_the_table_of_the_landscape_names_every_kind_and_what_is_compared():
    table = shown.landscape(DEFAULTS)
    figures = table[table["Row"] != ""]
    assert (figures["Kind"] != "").all()
    assert set(figures["Compared"]) == {"yes", "no, another kind"}
    soon = shown.landscape(having(launch_month=24.0))
    assert set(soon.loc[soon["Compared"] == "no, comes after you", "Product"]) == {"cema-cel", "KITE-753"}
    assert set(table["Product"]) == set(soon["Product"])
