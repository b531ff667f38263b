"""Replay: how many bands hold, the misses first, every forecast with its source, and what was widened."""

import pytest

from components import replayed
from components.words import MARKS
from explorer import grades
from models.replay.frames import MISSED, NAMED, NEAR, amounts, over_the_median
from models.scenario import Scenario
from tests.pages.opened import NONSENSE, REPLAY_PAGE, app, at, errors, headline, tables, unread

ALL = grades.scores(grades.present())[grades.ALL]


def test_the_answer_says_how_many_bands_hold_in_at_most_twenty_words():
    page = app(REPLAY_PAGE).run()
    assert not errors(page) and not unread(page)
    assert headline(page) == replayed.headline() and len(headline(page).split()) <= 20
    assert f"{ALL.held} as widened" in headline(page) and f"Of {ALL.amounts} outcomes, {ALL.held_narrow} " in headline(
        page
    )


def test_every_model_has_its_scores_good_or_bad():
    (scores,) = tables(app(REPLAY_PAGE).run())
    assert set(scores["Model"]) == {*(row["label"] for row in labels()), "All"}
    every = scores.set_index("Model").loc["All"]
    assert every["Inside the 80 % band"] == f"{ALL.held} of {ALL.amounts}"
    of_amounts = scores["Brier score"].isna() | (scores["Model"] == "All")
    assert scores.loc[of_amounts, ["Skill against last time", "Skill against the class"]].notna().all(axis=None)


def labels():
    return replayed.cached.listed_rows("replay_models")


def test_every_forecast_stands_in_the_table_the_misses_first_with_source_and_mark():
    page = at(Scenario(), app(REPLAY_PAGE).run(), "Every forecast")
    assert not errors(page) and not unread(page)
    _, found = tables(page)
    assert len(found) == len(grades.present())
    missed = ALL.amounts - ALL.held
    assert set(found["Band"][:missed]) == {"missed"} and "missed" not in set(found["Band"][missed:])
    assert (found["Source"].str.len() > 0).all() and set(found["Mark"]) <= set(MARKS.values())
    assert found["Row"].isin(replayed.cached.records("facts", "fact_id")).all()


def test_it_says_how_it_is_worked_out_and_what_was_widened():
    page = at(Scenario(), app(REPLAY_PAGE).run(), "How this is worked out")
    said = " ".join(found.value for found in page.markdown)
    assert not errors(page) and "no blind test" in said and "Not replayed" in said
    assert tables(page)[-1]["Widened"].notna().sum() == sum(row["widened"] is not None for row in labels())


def test_it_can_be_taken_away():
    page = at(Scenario(), app(REPLAY_PAGE).run(), "Take away")
    assert not errors(page)


def test_the_chart_has_the_misses_on_top_the_farthest_off_first_and_all_else_below():
    ranked, drawn = amounts(grades.present()), over_the_median(grades.present())
    assert len(drawn) == len(ranked) == ALL.amounts and drawn["place"].is_monotonic_increasing
    assert drawn["missed"].tolist() == sorted(drawn["missed"], reverse=True)
    assert (drawn["missed"] == drawn["group"].isin((MISSED, NEAR))).all()
    outside = (drawn["happened"] < drawn["low"]) | (drawn["happened"] > drawn["high"])
    assert (outside == drawn["missed"]).all()
    assert drawn.loc[drawn["group"] == MISSED, "name"].str.len().gt(0).sum() == NAMED
    near = int(drawn["missed"].sum()) - NAMED
    assert drawn.loc[drawn["group"] == NEAR, "name"].max() == f"{near} {NEAR}"


@pytest.mark.parametrize("skill, said", [(0.51, "51 % less error than"), (-0.2, "20 % more error than"),
                                         (0.01, "no better than"), (-0.01, "no better than")])  # fmt: skip
def test_a_skill_is_told_as_an_error(skill, said):
    assert replayed.against(skill) == said


def test_nothing_on_the_page_is_nonsense():
    page = app(REPLAY_PAGE).run()
    assert not NONSENSE.search(" ".join(found.value for found in page.markdown) + headline(page))


def test_the_page_can_be_reproduced_by_its_command():
    page = app(REPLAY_PAGE).run()
    page.button(key="reproduce").click().run()
    assert not errors(page)
    shown = [found.value for found in page.code]
    assert any("--replay" in one for one in shown) and any("replay.everything()" in one for one in shown)
