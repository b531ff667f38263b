"""Claim 7: the page's own bets set side by side, few patients are few, and money is counted as the store has it."""

from dataclasses import replace

import pytest

from components import board, record
from explorer import claims
from explorer.answers import inputs
from explorer.store import listed_rows
from models import modality
from models.answer import Absent
from models.claims import Ask, classes
from models.claims.classes import DONOR, IN_VIVO, SHELF, VIVO, leads_since, paid_by_year
from models.modality.inputs import Deal, deals_of
from models.modality.mixes import offered
from models.scenario import Scenario
from tests.models.modality.cases import DEFAULTS, KINDS, having
from tests.models.pitch.cases import scenario_of

NUMBER = 7
DEAL = Deal("stem", 2025, 0.0, False)


def ask(**fields) -> Ask:
    """Return what the test asks of the default bets with fields changed."""
    return Ask(having(**fields), claims.brought, {}, rows=listed_rows)


def studies_with(bet: str, seen: float):
    """Return the store's studies with the response of a class set to a share of its patients."""
    return tuple(
        replace(one, seen=round(seen * one.patients)) if (one.bet, one.criterion) == (bet, "response") else one
        for one in DEFAULTS.studies
    )


def margin(**fields) -> float:
    """Return by how much in vivo is ahead on average, USD million."""
    return float(classes.in_vivo(ask(**fields)).by_future.mean())


def test_the_margin_is_that_of_the_pages_own_mixes_each_side_on_its_own_classes():
    here, asked = claims.tried(NUMBER, Scenario()), inputs("modality", Scenario())
    means = dict(zip(offered(asked), modality.judged(asked).mean, strict=True))
    vivo, donor = (modality.alone(asked, side) for side in (VIVO, SHELF))
    assert here.margin == pytest.approx(means[vivo.mix] - means[donor.mix])
    assert vivo.mix[:3] == (0, 0, 0) and donor.mix[0] == donor.mix[3] == donor.mix[4] == 0
    assert here.verdict == "fails" and here.beside.pairs[0].ahead == -1


def test_all_classes_together_are_the_pages_best_mix():
    best = max(modality.options(DEFAULTS).values(), key=lambda one: one.mean)
    assert modality.alone(DEFAULTS, tuple(modality.BETS)).mean == pytest.approx(best.mean)


def test_more_responders_among_the_same_donor_patients_weaken_the_claim_and_more_in_vivo_strengthen_it():
    donors = [margin(studies=studies_with("stem", share)) for share in (0.2, 0.5, 0.9)]
    vivo = [margin(studies=studies_with("viral", share)) for share in (0.0, 0.5, 1.0)]
    assert donors == sorted(donors, reverse=True) and vivo == sorted(vivo) and vivo[-1] > vivo[0]


def test_safety_and_price_do_not_buy_back_a_missing_effect():
    none = tuple(
        replace(one, seen=0, patients=400) if (one.bet, one.criterion) == ("viral", "response") else one
        for one in DEFAULTS.studies
    )
    harmless = {"most_severe": 100.0, "event_vivo": 0.0, "shelf_access": 3.0}
    assert modality.chances(having(studies=none, **harmless), "viral")["launch"] < 1
    assert margin(studies=none, **harmless) < margin(**harmless) - 500


def test_where_neither_side_earns_its_cost_there_is_no_difference_and_it_says_so():
    found = classes.in_vivo(ask(**KINDS["none"]))
    assert not found.by_future.any() and found.beside.said == (classes.NEITHER,)


@pytest.mark.parametrize(("side", "name"), [(VIVO, "in vivo"), (SHELF, classes.OTHERS)])
def test_a_class_without_a_published_response_leaves_the_claim_to_its_facts_and_says_so(side, name, monkeypatch):
    found = classes.in_vivo(ask(studies=tuple(one for one in DEFAULTS.studies if one.bet not in side)))
    assert isinstance(found, Absent) and name in found.short
    monkeypatch.setattr(claims, "tried_for", lambda *_: found)
    row = board.row({"claim_no": NUMBER, **told()}, Scenario(), {})
    assert claims.tried(NUMBER, Scenario()) is None and row["untried"] == found.short and "verdict" not in row


def told() -> dict:
    """Return the row of the claim in the store."""
    return next(row for row in claims.listed() if row["claim_no"] == NUMBER)


def test_money_by_class_and_year_is_what_the_deals_of_the_store_add_up_to():
    (table,) = claims.record(NUMBER, Scenario()).tables
    deals = [row for row in listed_rows("deals") if row["kind"] in ("licence", "acquisition")]
    for place, group in ((1, IN_VIVO), (4, DONOR)):
        mine = [row for row in deals if row["modality_class"] in group]
        count, ended, paid = (sum(line.cells[place + step] or 0.0 for line in table.lines) for step in range(3))
        assert (count, ended) == (len(mine), sum(row["ended"] for row in mine))
        assert paid == pytest.approx(sum((row["upfront_usd_m"] or 0) + (row["equity_usd_m"] or 0) for row in mine))


def test_the_year_since_which_more_is_paid_in_vivo_is_found_by_hand():
    def paid(**years):
        return {int(year[1:]): {"deals": 1, "ended": 0, "paid": money} for year, money in years.items()}

    assert leads_since({"In vivo": paid(y1=1, y2=5, y3=6), "Donor, stem or NK cells": paid(y1=2, y2=1)}) == 2
    assert leads_since({"In vivo": paid(y1=5), "Donor, stem or NK cells": paid(y1=1, y2=3)}) is None
    assert leads_since({"In vivo": paid(y1=5), "Donor, stem or NK cells": {}}) == 1


def test_a_deal_without_a_price_counts_as_a_deal_and_one_of_another_class_not():
    deals = having(deals=(DEAL, replace(DEAL, paid=10.0, ended=True), replace(DEAL, bet="autologous")))
    assert paid_by_year(deals, SHELF) == {2025: {"deals": 2, "ended": 1, "paid": 10.0}}
    assert paid_by_year(deals, VIVO) == {}
    row = {"kind": "licence", "modality_class": "til", "announced": "2025", "ended": False}
    assert deals_of([row | {"upfront_usd_m": None, "equity_usd_m": None}]) == ()


def test_a_store_without_deals_says_so():
    assert classes.capital_goes({side: {} for side in classes.SIDES}) == ("The store has no deal of either class.",)
    assert (
        "no more was paid"
        in classes.capital_goes({"In vivo": {}, "Donor, stem or NK cells": paid_by_year(having(deals=(DEAL,)), SHELF)})[
            0
        ]
    )


def test_the_sentences_tell_patients_the_gate_and_where_the_money_went():
    virus, rna, donor, stem, money = record.said(NUMBER, Scenario())
    assert "2 of 4 patients" in virus and "no patients told" in rna and "15 of 36" in donor and "14 of 25" in stem
    assert money.startswith("Every year from")


def test_what_the_claim_is_tried_with_moves_it_as_it_moves_the_page():
    assert claims.tried(NUMBER, scenario_of(**KINDS["viral"])).verdict == "holds"
    assert claims.tried(NUMBER, scenario_of(questions="all")) is claims.tried(NUMBER, Scenario())
