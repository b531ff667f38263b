"""The pitch: what must hold of every ranking, which way it moves, what it reads of other topics and they of it."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from models import pitch
from models.answer import Verdict
from models.methods import smaa
from models.pitch.buyers import weightings
from models.pitch.landscape import FUTURES, Measure, Spread, measured_draws, share_draws
from models.scenario import Scenario
from tests.models.pitch.cases import DEFAULTS, first, having, inputs_of, scenario_of

GIVEN = {"landscape", "buyers", "deals", "classes", "described", "labels", "from_shelf", *pitch.UPSTREAM}
KEYS = pitch.criteria_keys(DEFAULTS)
CRITERIA = {one.key: one for one in DEFAULTS.landscape.criteria}
FAMILIES = tuple(one.family for one in CRITERIA.values())
NAMES = tuple(dict.fromkeys(FAMILIES))
ALL = (True,) * len(KEYS)


# Theory


def test_every_field_is_an_assumption_or_given():
    names = {f.name for f in fields(pitch.Inputs)}
    assert names - GIVEN <= set(cached.catalogue())
    shown = {key for sight in ("main", "more") for key in cached.keys("pitch", sight)}
    assert names - GIVEN == shown


def test_a_share_is_as_uncertain_as_its_patients_make_it():
    draws = share_draws("x", "response", 40.0, 50.0)
    assert draws.mean() == pytest.approx(100 * 20.5 / 51, abs=0.05)  # Jeffreys' posterior mean
    expected = 100 * np.sqrt(20.5 * 30.5 / (51**2 * 52))
    assert draws.std() == pytest.approx(expected, rel=0.02)
    assert share_draws("x", "response", 40.0, 500.0).std() < draws.std() / 2.5


def test_what_nobody_measured_may_lie_anywhere_on_the_scale_and_a_range_between_its_ends():
    spread, days = Spread(0.15, 0.4, 0.3, 50, "anywhere"), CRITERIA["days"]
    gap = measured_draws("x", days, None, spread)
    assert (gap.min(), gap.max()) == (pytest.approx(5, abs=0.2), pytest.approx(50, abs=0.2))
    assert np.median(gap) == pytest.approx(27.5, abs=0.2)
    range_of = measured_draws("x", days, Measure("f", None, 28.0, 35.0, None, "", "published", ""), spread)
    assert range_of.min() >= 28
    assert range_of.max() <= 35
    below = measured_draws("x", CRITERIA["failure"], Measure("f", None, None, 1.0, 344, "", "published", ""), spread)
    assert 0 <= below.min() < below.max() <= 1
    assert (measured_draws("x", days, None, replace(spread, gaps="worst")) == 50).all()


def test_a_value_runs_from_the_worst_to_the_best_end_whichever_way_that_is():
    assert CRITERIA["days"].value(np.array([60.0, 50.0, 27.5, 5.0, 1.0])).tolist() == [0, 0, 0.5, 1, 1]
    assert CRITERIA["response"].value(np.array([20.0, 55.0, 90.0])).tolist() == [0, 0.5, 1]
    assert CRITERIA["crs"].better(5.0, 10.0)
    assert not CRITERIA["response"].better(5.0, 10.0)


def test_an_asset_better_than_everything_is_always_first_and_every_sentence_on_a_known_criterion_is_true():
    best = having(response=95.0, durability=95.0, crs=0.0, icans=0.0, failure=0.0, vein_to_vein=5.0, making_cost=1.0,
                  treated=30_000.0, asset_patients=300.0, asset_batches=500.0, doses_spread=0.0, days_spread=0.0,
                  cost_spread=0.0, rivals_a_year=0.0)  # fmt: skip
    answer = pitch.answer(best)
    assert answer.best > 95
    assert answer.verdict.step == 1
    assert answer.sure == 1


def test_an_asset_worse_than_everything_is_never_pitched_as_the_best():
    worst = having(response=0.0, durability=0.0, crs=80.0, icans=60.0, failure=25.0, vein_to_vein=90.0,
                   making_cost=400_000.0, treated=1.0)  # fmt: skip
    answer = pitch.answer(worst)
    assert answer.verdict == Verdict("none")
    assert answer.value == answer.best == 0
    assert np.isnan(answer.detail.ranking.central).all()


def test_the_place_is_how_many_others_are_first_more_often_and_one():
    found = pitch.ranking(DEFAULTS)
    shares = smaa.rank_acceptability(found.standing)[:, 0]
    assert shares == pytest.approx(found.shares)
    assert found.place == 1 + sum(shares[:-1] > shares[-1])


def test_central_weights_and_confidence_are_those_of_the_method():
    found = pitch.ranking(having(response=75.0, durability=70.0))
    central = smaa.central_weights(found.first, found.weights, len(found.names))
    assert found.central == pytest.approx(central[-1])
    assert found.confidence == pytest.approx(smaa.confidence_factors(found.values - found.out[..., None], central)[-1])


def test_a_sentence_is_true_only_against_products_with_a_figure():
    found, shown = pitch.ranking(inputs_of(indication="myeloma")), pitch.compared(inputs_of(indication="myeloma"))
    days = KEYS.index("days")
    with_days = [at for at, key in enumerate(found.names) if "days" in shown.get(key, {})]
    assert 0 < len(with_days) < len(shown)
    expected = found.measured[-1, days] < found.measured[with_days, days].min(axis=0)
    assert (found.true[:, days] == expected).all()


def test_the_rival_to_come_enters_as_often_as_a_poisson_process_says_and_is_better_by_the_gain():
    may = {"unknown_rivals": "yes", "rivals_a_year": 0.4}
    late, soon = (having(launch_month=month, **may) for month in (60.0, 12.0))
    for inputs in (late, soon):
        expected = 1 - np.exp(-0.4 * inputs.launch_month / 12)
        assert pitch.rival_enters(inputs).mean() == pytest.approx(expected, abs=1 / FUTURES)
    response = KEYS.index("response")
    shown = [found.measured[found.names.index(pitch.RIVAL), response] for found in map(pitch.ranking, (late, soon))]
    gain = np.median(shown[0]) - np.median(shown[1])
    assert gain == pytest.approx(DEFAULTS.rival_improvement * 4, rel=1e-9)
    never = pitch.ranking(having(unknown_rivals="yes", rivals_a_year=0.0))
    assert never.shares[never.names.index(pitch.RIVAL)] == 0


def test_the_weights_of_every_buyer_are_theirs():
    for name, buyer in DEFAULTS.buyers.items():
        own = tuple(float(at + 1) for at in range(len(KEYS)))
        said = own if buyer.how == "own" else buyer.said
        weights = weightings(buyer.how, said, 20.0, FAMILIES, ALL).mean(axis=(0, 1))
        assert weights.sum() == pytest.approx(1)
        if buyer.how in ("weights", "own"):
            said = np.array(own if buyer.how == "own" else buyer.said)
            assert weights == pytest.approx(said / said.sum(), abs=0.01), name
        if buyer.how == "order":
            families = [sum(w for w, f in zip(weights, FAMILIES, strict=True) if f == name) for name in NAMES]
            assert (np.diff(families) < 0).all()
            within = [weights[k] for k in np.argsort(buyer.said) if FAMILIES[k] == NAMES[-1]]
            assert (np.diff(within) < 0).all()


def test_own_weights_on_one_criterion_alone_rank_by_it():
    one = {f"weight_{key}": 100.0 if key == "icans" else 0.0 for key in KEYS}
    found = pitch.ranking(having(buyer="own", firmness=200.0, launch_month=0.0, **one))
    assert found.names[int(found.shares.argmax())] == "breyanzi"  # 10 %, the lowest of the three


# Directions

BETTER = {"response": 20.0, "durability": 20.0, "crs": -10.0, "icans": -8.0, "failure": -3.5}


@pytest.mark.parametrize(("key", "by"), BETTER.items())
@pytest.mark.parametrize("indication", ["lbcl", "myeloma"])
def test_a_better_figure_never_makes_the_asset_first_less_often(key, by, indication):
    base = inputs_of(indication=indication)
    steps = [replace(base, **{key: getattr(base, key) + by * part}) for part in (0, 0.25, 0.5, 1)]
    shares = [first(inputs) for inputs in steps]
    assert np.diff(shares).min() >= 0
    assert shares[-1] > shares[0]


@pytest.mark.parametrize(("field", "worse"), [("vein_to_vein", 15.0), ("making_cost", 60_000.0), ("treated", -2000.0)])
def test_what_the_footprint_decides_moves_the_pitch(field, worse):
    moved = {field: getattr(DEFAULTS, field) + worse}
    assert first(having(kinds="all", **moved)) < first(having(kinds="all"))


def test_a_later_launch_makes_the_asset_first_less_often():
    for unknown in ("no", "yes"):
        shares = [first(having(launch_month=month, unknown_rivals=unknown)) for month in (0.0, 30.0, 60.0, 120.0)]
        assert np.diff(shares).max() <= (0 if unknown == "no" else -1e-3)
        assert shares[-1] < shares[0]


def test_more_patients_behind_a_good_figure_make_its_sentence_truer():
    beats = [pitch.ranking(having(response=70.0, asset_patients=n)).true[:, 0].mean() for n in (5.0, 30.0, 300.0)]
    assert np.diff(beats).min() > 0


# One asset on every page


def test_days_of_the_process_move_the_footprint_and_through_it_the_pitch():
    slow, fast = (cached.reads("footprint", scenario_of(process_days=days)) for days in (12.0, 4.0))
    assert fast["vein_to_vein"] < slow["vein_to_vein"]
    assert fast["treated"] > slow["treated"]
    assert first(inputs_of(process_days=4.0)) > first(inputs_of(process_days=12.0))


def test_a_class_brings_what_it_has_shown_to_every_page():
    brought = dict(dict(cached.catalogue()["modality"].brings)["allogeneic_donor"])
    for topic in ("pitch", "design_lock", "market"):
        assert cached.inputs(topic, scenario_of(modality="allogeneic_donor")).response == brought["response"]
    assert brought["response"] < DEFAULTS.response, "what is shown is less than what one hopes for"
    rapid = scenario_of(modality="autologous_rapid")
    assert cached.reads("footprint", rapid)["vein_to_vein"] < cached.reads("footprint", Scenario())["vein_to_vein"]
    assert cached.answer("footprint", rapid).best > cached.answer("footprint", Scenario()).best
    assert scenario_of(modality="autologous_rapid") != Scenario()
    back = rapid.moved(cached.catalogue(), "modality", "autologous_exvivo_cart")
    assert back == Scenario()


def test_the_default_options_bring_the_defaults():
    for key in ("modality", "indication"):
        default = cached.catalogue()[key].default
        assert Scenario().moved(cached.catalogue(), key, default) == Scenario()
        sets = {option: {other for other, _ in settings} for option, settings in cached.catalogue()[key].brings}
        assert all(each == sets[default] for each in sets.values()), "every option brings the same settings"


def test_another_problem_brings_its_standard_to_the_lock():
    myeloma = cached.answer("design_lock", scenario_of(indication="myeloma"))
    assert myeloma.best < cached.answer("design_lock", Scenario()).best  # cilta-cel is harder to beat than axi-cel


def test_a_higher_expected_response_is_worth_more_on_the_lock_page_and_here():
    better = scenario_of(response=DEFAULTS.response + 10)
    assert cached.answer("design_lock", better).best > cached.answer("design_lock", Scenario()).best
    assert cached.answer("pitch", better).told["first"] > cached.answer("pitch", Scenario()).told["first"]


def test_a_cheaper_dose_is_worth_more_on_the_footprint_and_here():
    cheap, dear = (scenario_of(kinds="all", labour=labour) for labour in (10_000.0, 40_000.0))
    assert cached.answer("footprint", cheap).best > cached.answer("footprint", dear).best
    assert cached.answer("pitch", cheap).told["first"] > cached.answer("pitch", dear).told["first"]


@pytest.mark.parametrize(("alike", "pays"), [({"design_spread": 0.0, "learning": 0.0}, False), ({}, True)])
def test_a_later_lock_is_a_later_launch_and_pays_only_where_designs_become_better(alike, pays):
    soon, late = scenario_of(**alike), scenario_of(lock_month=60.0, **alike)
    assert cached.reads("design_lock", late)["launch_month"] > cached.reads("design_lock", soon)["launch_month"]
    gained = cached.answer("pitch", late).told["first"] - cached.answer("pitch", soon).told["first"]
    assert (gained > 1.0) == pays and gained > -1.0  # points; less is the error of the weightings drawn


def test_a_dose_from_a_shelf_has_its_own_days_and_cost_and_no_plan_of_plants():
    shelf = inputs_of(modality="allogeneic_donor")
    figures = pitch.asset_figures(shelf)
    assert (figures["days"], figures["cost"], figures["doses"]) == (shelf.shelf_days, shelf.shelf_cost, shelf.treated)
    assert first(replace(shelf, vein_to_vein=80.0)) == first(shelf)


def test_a_plan_that_cannot_be_kept_does_not_give_the_asset_free_days():
    read = cached.reads("footprint", scenario_of(process_days=25.0, demand_factor=2.0))
    assert read["vein_to_vein"] > 20
    assert read["making_cost"] > 10_000
