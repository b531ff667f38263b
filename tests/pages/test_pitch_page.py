"""The pitch's page, run without a browser: its ends, its sections, asking before showing, the asset's name, the map."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from components import address, cached, room, session
from models import pitch
from models.digits import percents
from models.methods import smaa
from models.pitch import frames, levers, shown
from models.scenario import Scenario
from pages.pitch.pitch import evidence, hero, rank
from tests.models.pitch.cases import scenario_of
from tests.pages.opened import (
    PITCH_PAGE,
    address_of,
    answer,
    app,
    assert_is_whole,
    at,
    ends,
    errors,
    panels,
    tables,
)
from tests.pages.sections import sections
from tests.sample import some

FAR_APART = (
    {},
    {"modality": "car_nk", "indication": "b_all", "offered": "acquisition"},
    {"scope": "target", "target": "other"},
)


@pytest.fixture(scope="module")
def opened():
    """The app at the pitch, opened once."""
    return app(PITCH_PAGE).run()


@pytest.mark.parametrize("changes", some(ends("pitch"), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), "pitch", str(changes))


@pytest.mark.parametrize("section", sections(PITCH_PAGE))
@pytest.mark.parametrize("changes", FAR_APART, ids=["defaults", "few", "alone"])
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), "pitch", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(PITCH_PAGE))


def test_what_buys_rank_is_worked_out_once_however_often_the_page_is_drawn(opened, monkeypatch):
    real, asked = levers.levers, []
    monkeypatch.setattr(levers, "levers", lambda *given: asked.append(given) or real(*given))
    for section in (None, "What buys rank", None):
        at(scenario_of(response=61.0, crs=7.0), opened, section)
    assert len(asked) == 1


def test_choosing_a_class_is_one_move_that_brings_its_figures_and_undo_takes_all_back():
    page = app(PITCH_PAGE).run()
    mine = page.session_state[session.KEY]
    scenario = mine.now.moved(cached.catalogue(), "modality", "in_vivo_lentiviral")
    assert dict(scenario.changes)["crs"] == 60
    assert len(scenario.changes) > 4
    assert scenario.moved(cached.catalogue(), "modality", "autologous_exvivo_cart") == Scenario()


def test_it_says_when_more_is_claimed_than_any_product_has_shown(opened):
    assert "more than any product has shown on complete response" in answer(at(scenario_of(response=90.0), opened))
    assert "on complete response" not in answer(at(scenario_of(response=46.0), opened)).partition("You claim")[2]


def test_it_tells_the_result_without_and_with_rivals_nobody_can_name_yet(opened):
    without, with_them = cached.answer("pitch", Scenario()).detail.ranking.unnamed
    told = answer(at(Scenario(), opened))
    assert (
        f"{percents(100 * without)} % of weightings ({percents(100 * with_them)} % with rivals nobody can name yet)"
        in told
    )
    counted = answer(at(scenario_of(unknown_rivals="yes"), opened))
    assert f"{percents(100 * without)} % without rivals nobody can name yet" in counted
    quiet = answer(at(scenario_of(rivals_a_year=0.0), opened))
    assert "(with or without rivals nobody can name yet)" in quiet


def test_a_product_to_come_that_is_the_strongest_is_told_with_its_year(opened):
    sure = scenario_of(odds_phase_3=90.0)
    found = cached.answer("pitch", sure).detail.ranking
    assert found.names[int(found.shares[:-1].argmax())] == "rondecelx"
    assert "ronde-cel (expected in 2028)" in answer(at(sure, opened))


def test_while_the_room_has_not_guessed_nothing_tells_who_is_first():
    page = at(Scenario(), app(PITCH_PAGE).run())
    page.session_state[room.KEY] = room.Room(ask=True)
    page = page.run()
    assert not errors(page)
    shown = panels(page)
    assert not {"answer", "figures", "ripple"} & set(shown)
    assert page.get("button_group")[0].options == ["For a room"]
    assert "first in" not in str(page.get("vega_lite_chart"))
    page.selectbox[0].select("Breyanzi")
    next(button for button in page.button if button.key not in ("reproduce", "present")).click()
    page = page.run()
    assert page.session_state[room.KEY].guess == "Breyanzi"
    assert "is first in" in answer(page)


def test_the_name_of_the_asset_is_used_and_can_be_hidden_and_is_in_no_link():
    page = at(Scenario(), app(PITCH_PAGE).run())
    page.session_state[room.KEY] = room.Room(name="Lumacel")
    page = page.run()
    assert "Lumacel is first in" in answer(page)
    assert address_of(page)[address.LINK] == address_of(at(Scenario()))[address.LINK]
    page.session_state[room.KEY] = room.Room(name="Lumacel", hide=True)
    page = page.run()
    assert "Lumacel" not in answer(page)
    assert f"{room.HIDDEN} is first in" in answer(page)


def test_the_check_by_other_methods_ranks_all_that_the_chart_of_places_ranks(opened):
    page = at(Scenario(), opened, "Rank")
    inputs, found = cached.inputs("pitch", Scenario()), cached.answer("pitch", Scenario()).detail.ranking
    ranked = {frames.label_of(inputs, key, room.UNNAMED) for key in found.names}
    table = next(one for one in tables(page) if "TOPSIS" in one)
    assert set(table["Therapy"]) == ranked and "ronde-cel" in ranked
    assert table["Acceptability"].iloc[0] == 1


def test_the_bars_of_places_begin_with_the_share_that_is_first(opened):
    """A product to come that does not come, or one below the gate, is not first in its bar either."""
    at(Scenario(), opened, "Rank")
    found = cached.answer("pitch", Scenario()).detail.ranking
    shares = smaa.rank_acceptability(found.standing)
    assert np.allclose(shares[:, 0], found.shares) and np.allclose(shares.sum(axis=1), 1)
    page = SimpleNamespace(answer=cached.answer("pitch", Scenario()), base=cached.answer("pitch", Scenario()),
                           inputs=cached.inputs("pitch", Scenario()))  # fmt: skip
    draw, rows, _ = rank.acceptability(page)
    drawn = rows[rows["rank"] == 1]
    assert np.allclose(drawn["share"], drawn["first"])
    assert f"first in {percents(100 * float(found.shares[-1]))} %" in draw.finding


def test_an_asset_beyond_a_scale_is_on_the_map_and_one_within_it_moves_no_axis():
    inputs = cached.inputs("pitch", Scenario())
    ends = hero.axis(inputs, 0)[1:3]
    assert hero.axis(replace(inputs, response=inputs.response - 20.0), 0)[1:3] == ends
    high = cached.inputs("pitch", scenario_of(response=95.0))
    assert hero.axis(high, 0)[2] >= pitch.asset_figures(high)[high.landscape.criteria[0].key] > ends[1]


def test_answers_that_contradict_each_other_are_warned_of_and_the_weights_are_one_move():
    page = at(Scenario(), app(PITCH_PAGE).run(), "Weights")
    assert not [warning for warning in page.warning if "contradict" in warning.value]
    for pair, step in (("pair_0_1", 1), ("pair_1_2", 1), ("pair_0_2", 7)):
        page.select_slider(key=pair).set_value(step)
    page = page.run()
    assert [warning for warning in page.warning if "contradict" in warning.value]
    before = len(page.session_state[session.KEY].moves)
    next(button for button in page.button if button.label == "Use these weights").click()
    page = page.run()
    assert len(page.session_state[session.KEY].moves) == before + 1
    now = dict(page.session_state[session.KEY].now.changes)
    assert now["buyer"] == "own"
    assert not errors(page)


@pytest.mark.parametrize(
    ("problem", "brands"),
    [("b_all", {"ARI-0001", "lasme-cel"}), ("mcl", {"LV20.19"}), ("lbcl", {"ronde-cel", "cema-cel", "KITE-753"})],
)
def test_who_is_to_come_stands_in_the_evidence_and_under_the_map(opened, problem, brands):
    page = at(scenario_of(indication=problem), opened, "Evidence")
    table = next(one for one in tables(page) if "Expected" in one)
    assert set(table["Product"]) == brands
    below = " ".join(caption.value for caption in page.caption)
    assert "Not on the map" in below and all(brand in below for brand in brands)
    assert "No product to come" not in below


def test_where_nobody_is_to_come_the_map_and_the_evidence_say_so_in_one_sentence():
    inputs = cached.inputs("pitch", Scenario())
    alone = replace(inputs, landscape=replace(inputs.landscape, coming={}))
    sentence = shown.none_to_come(alone)
    assert hero.captions(alone)[-1] == sentence
    assert evidence.coming(SimpleNamespace(inputs=alone))["Product"].tolist() == [sentence]


def test_a_date_of_a_product_to_come_can_be_followed_to_its_source():
    table = evidence.coming(SimpleNamespace(inputs=cached.inputs("pitch", Scenario())))
    assert table["address"].str.startswith("https://").all()
