"""The claim that partners extend the team: what is set side by side, and what is said where nothing is earned."""

import pytest

from explorer import claims
from explorer.answers import inputs
from explorer.store import catalogue
from models import vein_to_vein
from models.claims.partners import EARNS_NOTHING
from models.scenario import Scenario
from tests.pages.opened import scenario_of

CLAIM = 2


def test_the_margin_is_what_all_levers_gain_and_what_counts_a_part_of_what_the_line_earns():
    here = claims.tried(CLAIM, Scenario())
    line = inputs("vein_to_vein", scenario_of(maker="contract"))  # whoever makes the user's own batches
    gained = vein_to_vein.gains(line)[vein_to_vein.INTEGRATED].mean()
    assert here.margin == pytest.approx(gained)
    own = inputs("vein_to_vein", scenario_of(maker="own"))
    assert here.margin == vein_to_vein.extension(own).mean() == vein_to_vein.extension(line).mean()
    earned = vein_to_vein.earns(line, vein_to_vein.ARMS_LENGTH).mean() + gained
    assert here.least == pytest.approx(0.03 * earned, rel=0.5)
    assert here.verdict == "close"


@pytest.mark.parametrize("key", ["partners", "maker"])
def test_it_is_the_same_whatever_the_user_s_own_way_is(key):
    options = [option for option, _ in catalogue()[key].options]
    assert len({claims.tried(CLAIM, scenario_of(**{key: option})).margin for option in options}) == 1


def test_days_and_patients_stand_beside_the_money():
    days, infused, *_ = claims.tried(CLAIM, Scenario()).beside.pairs
    assert days.ahead == 1 and days.claimed < days.other
    assert infused.claimed > infused.other


def test_where_nothing_is_earned_or_nothing_can_be_told_it_is_not_tried():
    poor = scenario_of(price_us=100_000.0, contract_price=300_000.0)
    assert claims.untried(CLAIM, poor) == EARNS_NOTHING
    assert claims.untried(CLAIM, scenario_of(suites=1.0)).short.startswith("Over full")
