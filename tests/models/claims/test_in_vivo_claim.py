"""Claim 7: few patients are few, the gate stands before safety and price, and money is counted as the store has it."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from components import board, record
from explorer import claims
from explorer.answers import inputs
from explorer.store import listed_rows
from models import pitch
from models.answer import Absent
from models.claims import Ask, classes
from models.claims.classes import DONOR, IN_VIVO, leads_since, paid_by_year
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

NUMBER = 7
DEAL = {"modality_class": "car_nk", "announced": "2025", "ended": False, "upfront_usd_m": None, "equity_usd_m": None}


def ask(landscape=None, **changes) -> Ask:
    """Return what the test asks under a scenario, with another landscape if one is given."""
    asked = inputs("pitch", scenario_of(**changes))
    return Ask(replace(asked, landscape=landscape) if landscape else asked, claims.brought, {}, rows=listed_rows)


def landscape_with(product: str, criterion: str, **figure):
    """Return the store's landscape with a figure of a product changed."""
    landscape = inputs("pitch", Scenario()).landscape
    shown = {
        indication: {
            key: {
                name: replace(one, **figure) if (key, name) == (product, criterion) else one
                for name, one in measures.items()
            }
            for key, measures in found.items()
        }
        for indication, found in landscape.shown.items()
    }
    return replace(landscape, shown=shown)


def landscape_without(modalities: tuple[str, ...]):
    """Return the store's landscape without any product of some modality classes."""
    landscape = inputs("pitch", Scenario()).landscape
    shown = {
        indication: {key: one for key, one in found.items() if landscape.products[key].modality not in modalities}
        for indication, found in landscape.shown.items()
    }
    return replace(landscape, shown=shown)


def margin(asked: Ask) -> float:
    """Return by how much in vivo is ahead on average."""
    return float(classes.in_vivo(asked).by_future.mean())


def test_two_of_four_are_two_of_four_and_as_uncertain_as_that():
    shown = pitch.shown_by(inputs("pitch", Scenario()).landscape, IN_VIVO)
    counts = shown.counts["response"]
    assert (shown.indication, counts.seen, counts.patients) == ("myeloma", 2, 4)
    response = classes.side_of(ask(), "In vivo").response
    for quantile in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert np.quantile(response, quantile) == pytest.approx(100 * stats.beta(2.5, 2.5).ppf(quantile), abs=0.5)


def test_patients_of_all_products_of_a_class_are_counted_together():
    more = inputs("pitch", Scenario()).landscape
    donor = {key: replace(one, modality="allogeneic_donor") for key, one in more.products.items() if key == "rondecelx"}
    shown = pitch.shown_by(replace(more, products={**more.products, **donor}), DONOR)
    assert (shown.counts["response"].seen, shown.counts["response"].patients) == (14 + 22, 33 + 29)


def test_the_gate_passes_as_often_as_the_beta_law_says_where_the_standard_is_sure():
    sure = landscape_with("carvykti", "response", patients=10**7)
    found = classes.side_of(ask(sure), "In vivo")
    standard = sure.shown["myeloma"]["carvykti"]["response"].value
    asked = ask().inputs.gate
    assert found.passes.mean() == pytest.approx(stats.beta(2.5, 2.5).sf((standard - asked) / 100), abs=0.01)


def test_more_responders_among_the_same_donor_patients_weaken_the_claim_and_more_in_vivo_strengthen_it():
    donors = [margin(ask(landscape_with("cemacelx", "response", value=share))) for share in (20.0, 42.0, 60.0, 80.0)]
    in_vivo = [margin(ask(landscape_with("eso_t01", "response", value=share))) for share in (0.0, 50.0, 75.0, 100.0)]
    assert donors == sorted(donors, reverse=True) and donors[0] - donors[-1] > 10
    assert in_vivo == sorted(in_vivo) and in_vivo[-1] - in_vivo[0] > 10


def test_safety_and_price_do_not_buy_back_a_missing_effect():
    harmless = {"crs": 0.0, "icans": 0.0, "shelf_cost": 1_000.0, "shelf_days": 1.0}
    none = classes.side_of(ask(modality="in_vivo_lnp_mrna", response=0.0, asset_patients=200.0, **harmless), "In vivo")
    assert none.worth.mean() > 0.2 and not none.passes.any()
    assert margin(ask(modality="in_vivo_lnp_mrna", response=0.0, asset_patients=200.0, **harmless)) < -10


def test_a_class_has_a_standard_though_no_product_shares_the_target_of_your_asset():
    alone = ask(scope="target", target="other")
    assert not np.isfinite(pitch.ranking(alone.inputs).bar).any()
    for name in classes.SIDES:
        assert classes.side_of(alone, name).passes.mean() == classes.side_of(ask(), name).passes.mean() < 1


def test_without_a_gate_every_response_counts():
    assert classes.side_of(ask(gate=100.0), "In vivo").passes.all()


def test_what_nobody_has_published_of_a_class_may_lie_anywhere_on_the_scale():
    asked = ask()
    durability = pitch.criteria_keys(asked.inputs).index("durability")
    found = classes.side_of(asked, "In vivo").measured[durability]
    ends = asked.inputs.landscape.criteria[durability]
    assert sorted((found.min(), found.max())) == pytest.approx(sorted((ends.worst, ends.best)), abs=1.0)


def test_your_own_asset_stands_as_you_set_it():
    for modality, name in (("in_vivo_lnp_mrna", "In vivo"), ("allogeneic_donor", "Donor cells")):
        asked = ask(modality=modality)
        assert (classes.side_of(asked, name).measured == pitch.ranking(asked.inputs).measured[-1]).all()


@pytest.mark.parametrize(("modalities", "name"), [(IN_VIVO, "in vivo"), (DONOR, "donor cells")])
def test_a_class_without_a_published_response_leaves_the_claim_to_its_facts_and_says_so(modalities, name, monkeypatch):
    asked = ask(landscape_without(modalities))
    found = classes.in_vivo(asked)
    assert isinstance(found, Absent) and name in found.short
    said = classes.in_vivo_record(asked).said
    assert any(sentence == (found.sentence,) for sentence in said)
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

    assert leads_since({"In vivo": paid(y1=1, y2=5, y3=6), "Donor cells": paid(y1=2, y2=1)}) == 2
    assert leads_since({"In vivo": paid(y1=5), "Donor cells": paid(y1=1, y2=3)}) is None
    assert leads_since({"In vivo": paid(y1=5), "Donor cells": {}}) == 1


def test_a_deal_without_a_price_counts_as_a_deal_and_one_of_another_class_not():
    rows = [DEAL, DEAL | {"equity_usd_m": 7.0, "upfront_usd_m": 3.0, "ended": True}, DEAL | {"modality_class": "til"}]
    assert paid_by_year(rows, DONOR) == {2025: {"deals": 2, "ended": 1, "paid": 10.0}}
    assert paid_by_year(rows, IN_VIVO) == {}


def test_a_store_without_deals_says_so():
    assert classes.capital_goes({"In vivo": {}, "Donor cells": {}}) == ("The store has no deal of either class.",)
    assert "no more was paid" in classes.capital_goes({"In vivo": {}, "Donor cells": paid_by_year([DEAL], DONOR)})[0]


def test_the_sentences_tell_patients_the_gate_and_where_the_money_went():
    first, second, third = record.said(NUMBER, Scenario())
    assert "2 of 4 patients" in first and "14 of 33 patients" in second and third.startswith("Every year from")
