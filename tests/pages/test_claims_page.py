"""The board of claims and Present, as a visitor finds them."""

import re

import pytest

from components import address, board, cached, claimed, present, session
from models.answer import Verdict
from models.claims import VERDICTS
from models.digits import in_words
from models.explain import Flip
from models.scenario import Scenario
from tests.pages.opened import (
    CLAIMS_PAGE,
    NONSENSE,
    PAGE,
    PARTNER_PAGE,
    address_of,
    app,
    at,
    errors,
    headline,
    markdown,
    panels,
    scenario_of,
    unread,
)

NUMBERS = list(range(1, 12))
FAR = {"can_raise": 1_700.0, "demand_factor": 0.2, "design_spread": 0.0, "modality": "in_vivo_lnp_mrna"}


def rows(page) -> dict[int, dict]:
    """Return the board's rows by claim."""
    return {row["number"]: row for row in panels(page)["board"]["rows"]}


@pytest.mark.parametrize("changes", [{}, FAR])
def test_the_board_shows_every_claim_in_order_with_what_the_model_and_the_facts_say(changes):
    page = at(scenario_of(**changes), app(CLAIMS_PAGE).run())
    assert not errors(page)
    found = rows(page)
    assert list(found) == NUMBERS
    for number, row in found.items():
        tried = cached.claims.tried(number, scenario_of(**changes))
        assert row["claim"] and row["said_by"] and row["source"]["title"]
        assert row["sides"]["for"]["facts"] and (row["sides"]["against"]["facts"] or row["unknown"])
        assert (tried is None) == ("verdict" not in row)
        if tried:
            assert row["verdict"] == tried.verdict and row["word"] == VERDICTS[tried.verdict]
            assert (row["margin"] == board.WHY) == (row["share"] == "") == (tried.verdict == "close")
            assert row["plot"] is None or all(0 <= row["plot"][place] <= 100 for place in ("low", "at", "high"))
            assert row["card"]["lines"] and not NONSENSE.search(
                str(row["card"]["lines"]) + row["margin"] + row["share"]
            )


def test_the_sentence_above_counts_what_the_board_shows():
    page = at(Scenario(), app(CLAIMS_PAGE).run())
    verdicts = [row.get("verdict") for row in rows(page).values()]
    counts = [verdicts.count(word) for word in ("holds", "contested", "fails", "close")]
    untried = [row.get("untried") for row in rows(page).values()]
    counts += [untried.count(words) for words in (board.FACTS_ONLY, board.NOTHING)]
    told = re.findall(
        r"(\d+) (?:holds?|is contested|are contested|fails?|makes?|rests?|have|has)\b", markdown(page, "claims")
    )
    assert [int(count) for count in told] == counts


def test_every_fact_of_a_side_has_its_source_date_and_mark():
    for row in rows(at(Scenario(), app(CLAIMS_PAGE).run())).values():
        for side in row["sides"].values():
            for fact in side["facts"]:
                assert fact["source"]["as_of"] and fact["mark"]
                assert fact["source"]["title"] or fact["mark"] in ("no source", "illustrative", "derived")


def test_a_claim_is_said_to_have_facts_on_the_sides_on_which_the_board_has_any():
    page = at(Scenario(), app(CLAIMS_PAGE).run(), section="Facts for and against")
    for number, row in rows(page).items():
        (said,) = [one.value for one in page.markdown if one.value.startswith(f"**Claim {number}.**")]
        words = {side: found["word"] for side, found in row["sides"].items()}
        assert ("both sides" in said) == ("none" not in words.values())
        assert ("no fact but" in said) == (set(words.values()) == {"none"})


def test_that_nothing_is_known_is_a_fact_of_no_side():
    for row in rows(at(Scenario(), app(CLAIMS_PAGE).run())).values():
        assert "no source" not in [fact["mark"] for side in row["sides"].values() for fact in side["facts"]]
        assert {fact["mark"] for fact in row["unknown"]} <= {"no source"}


def test_flips_stand_on_the_board_as_soon_as_they_are_found(few_probes):
    page = at(scenario_of(lock_month=25), app(CLAIMS_PAGE).run())  # of the public defaults all is kept
    mine = page.session_state[session.KEY]
    assert not mine.known_flips()
    flip = cached.claims.nearest_flip(1, mine.now)
    mine.remember_flip(1, mine.now, flip)
    mine.remember_flip(7, mine.now, None)
    page = page.run()
    found = rows(page)
    label, there = cached.catalogue()[flip.key].label, cached.shown(flip.key, flip.at)
    assert re.fullmatch(rf"unless “{re.escape(label)}” (is|falls to|rises to) {re.escape(there)}", found[1]["flip"])
    assert any(
        f"at {there}; then: {VERDICTS[flip.verdict.kind].lower()}." in line for line in found[1]["card"]["lines"]
    )
    assert found[7]["flip"] == board.NO_FLIP
    mine.claim_search.cancelled = True


def test_a_flip_is_said_to_rise_or_to_fall_as_it_lies_from_here():
    here = Scenario()
    row = cached.catalogue()["can_raise"]
    for end, moves in ((row.low, "falls to"), (row.high, "rises to")):
        said = board.unless(Flip("can_raise", end, Verdict("holds"), 0.5), here)
        assert said == f"unless “{row.label}” {moves} {cached.shown('can_raise', end)}"
    option = next(one for one in cached.catalogue().values() if one.options)
    assert " is " in board.unless(Flip(option.key, option.options[0][0], Verdict("fails"), 1.0), here)


@pytest.mark.parametrize("changes", [{}, FAR])
def test_the_dot_of_a_claim_lies_on_the_side_of_zero_that_its_number_says_within_its_band_or_beyond(changes):
    for told in cached.claims.listed():
        found = cached.claims.tried(told["claim_no"], scenario_of(**changes))
        drawn = found and board.plot(cached.claims.test_of(told["claim_no"]), found)
        if drawn:
            assert (drawn["at"] > 50) == (found.margin > 0) and drawn["low"] <= drawn["high"]
            assert float(drawn["ends"][1].replace(",", "")) > 0 and drawn["ends"][0].startswith("−")


@pytest.mark.parametrize("most", [0.013, 0.9999, 1.0, 22.7, 96.0, 4_001.0])
def test_a_line_ends_at_a_round_number_that_holds_what_is_drawn(most):
    assert most <= board.ends_at(most) <= 1.5 * most + 1e-9


def test_the_card_of_a_number_says_why_its_page_has_another_and_the_evidence_there_repeats_it():
    for number, row in rows(at(Scenario(), app(CLAIMS_PAGE).run())).items():
        if "verdict" in row:
            assert any(
                line.startswith(f"The page {row['page']} tells of your own plan") for line in row["card"]["lines"]
            )
            told = claimed.stands(number, Scenario())
            assert told.startswith(row["word"]) and (row["margin"] in told or row["margin"] == board.WHY)


def test_a_ready_made_scenario_is_loaded_as_one_move_and_keeps_its_name():
    page = app(CLAIMS_PAGE).run()
    ready = cached.rows("presets").query("topic == 'scenarios'")["preset"].tolist()
    page.button(key=f"preset_{ready[0]}").click()
    page = page.run()
    mine = page.session_state[session.KEY]
    assert not errors(page) and len(mine.moves) == 2 and mine.now != Scenario()
    assert markdown(page, mine.moves[1].name).startswith("Scenario: ")
    page.button(key="undo").click()
    assert page.run().session_state[session.KEY].now == Scenario()


@pytest.mark.parametrize("section", ["Facts for and against", "How this is worked out", "Take away"])
def test_a_section_of_the_board_is_drawn(section):
    page = at(Scenario(), app(CLAIMS_PAGE).run(), section=section)
    assert not errors(page) and not unread(page)
    assert len(page.markdown) > 2


def test_a_claim_chosen_on_the_board_opens_its_page():
    page = app(CLAIMS_PAGE).run()
    page.session_state[session.KEY].go = "partner"
    page = page.run()
    assert not errors(page) and "controls_partner_main" in panels(page)


# Present


def test_the_link_opens_straight_into_present_at_its_claim():
    page = app(CLAIMS_PAGE, present="4").run()
    assert not errors(page)
    shown = panels(page)
    assert set(shown) == {"stage"} and shown["stage"]["row"]["number"] == 4 and shown["stage"]["page"] == "Iteration"
    assert address_of(page)[address.PRESENT] == "4"


@pytest.mark.parametrize("asked", ["0", "99", "x", "", "-1", "1e9", "²", "01", "9" * 5_000])
def test_a_link_to_a_claim_that_there_is_not_presents_the_first(asked):
    page = app(CLAIMS_PAGE, present=asked).run()
    assert not errors(page) and panels(page)["stage"]["row"]["number"] == 1


def test_a_page_in_present_shows_answer_hero_and_only_the_chosen_controls():
    page = app(PAGE, present="8", show="lock_month.learning.no_such_thing").run()
    assert not errors(page)
    shown = panels(page)
    assert {row["key"] for row in shown["controls_design_lock_main"]["rows"]} == {"lock_month", "learning"}
    assert len(shown["answer"]["sentences"]) == 2, "the decision and its reason"
    assert "ripple" not in shown and "figures" not in shown and not page.get("button_group")
    assert address_of(page)[address.STAGE] == "lock_month.learning"


def test_the_board_is_told_in_a_few_words_that_agree_with_its_sentence():
    said = headline(app(CLAIMS_PAGE).run())
    found = [cached.claims.tried(told["claim_no"], Scenario()) for told in cached.claims.listed()]
    holds, fails = (
        in_words(sum(one is not None and one.verdict == word for one in found)) for word in ("holds", "fails")
    )
    assert holds.capitalize() in said and fails in said and len(said.split()) <= 20


def test_a_page_in_present_without_chosen_controls_shows_none():
    assert "controls_partner_main" not in panels(app(PARTNER_PAGE, present="1").run())


def test_keys_walk_the_claims_in_order_and_stop_at_both_ends():
    page = app(CLAIMS_PAGE, present="1").run()
    mine = page.session_state[session.KEY]
    walked = []
    for place in [-1, *range(1, 13), 9]:
        act(mine, place, "claims")
        walked.append(mine.claim)
    assert walked == [1, *range(2, 12), 11, 11, 10]


def test_the_page_of_a_claim_is_one_key_away_and_so_is_the_way_back():
    mine = app(CLAIMS_PAGE, present="5").run().session_state[session.KEY]
    act(mine, "page", "claims")
    assert mine.go == "partner"
    act(mine, "page", "partner")
    assert mine.go == "claims"
    act(mine, 5, "partner")
    assert (mine.go, mine.claim) == ("claims", 6)
    act(mine, "leave", "claims")
    assert not mine.presenting


def test_the_page_that_opens_is_of_the_claim_on_the_screen_though_a_step_to_it_was_lost():
    mine = app(CLAIMS_PAGE, present="11").run().session_state[session.KEY]
    act(mine, "page", "claims", at=NUMBERS.index(8))
    assert (mine.claim, mine.go) == (8, "design_lock")


def test_a_claim_without_a_model_has_no_page():
    mine = app(CLAIMS_PAGE, present="9").run().session_state[session.KEY]
    act(mine, "page", "claims")
    assert mine.go == ""


def act(mine, key: str | int, topic: str, at: int | None = None) -> None:
    """Press a key of Present, with the claim at a place among all of them on the screen."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(session, "explorer", lambda: mine)
        present.act(key, topic, NUMBERS, NUMBERS.index(mine.claim) if at is None else at)


def test_a_claim_without_a_model_rests_on_facts_only_where_there_are_facts():
    said = {told["claim_no"]: board.row(told, Scenario(), {}).get("untried") for told in cached.claims.listed()}
    untried = [number for number in said if cached.claims.test_of(number) is None]
    bare = [
        number for number in untried if all(cached.claims.strength(number, side)[1] == 0 for side in ("for", "against"))
    ]
    assert bare, "every claim has facts: the words for one without can go"
    assert {number for number in untried if said[number] == board.NOTHING} == set(bare)
    assert {number for number in untried if said[number] == board.FACTS_ONLY} == set(untried) - set(bare)
    assert f"{len(untried) - len(bare)} rest" in board.summary(Scenario())
    assert f"{len(bare)} ha" in board.summary(Scenario())
