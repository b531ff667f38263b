"""Nobody is lost twice: who asks is the market's belief, who is lost after asking is counted from vein to vein."""

import pytest

from components import cached
from models.scenario import Scenario

KEPT = cached.reads("vein_to_vein", Scenario())["kept"] / 100  # of those collected, until infusion
ROWS = cached.catalogue()


@pytest.mark.parametrize(("key", "published", "within"), [("reach_europe", 42, 3), ("reach_asia", 18, 1)])
def test_those_who_ask_less_those_lost_later_are_the_published_share_that_was_treated(key, published, within):
    assert ROWS[key].default * KEPT == pytest.approx(published, abs=within)


def test_in_the_united_states_the_treated_lie_between_france_and_the_most_that_referral_allows():
    assert 42 < ROWS["reach_us"].default * KEPT < 79
    assert ROWS["reach_us"].default * KEPT == pytest.approx(53, abs=2)
