"""What one move of a market belief costs from the market to the partner, once lock and plants are known."""

import numpy as np

from explorer.answers import answer, catalogue
from models.scenario import Scenario
from tests.timed import times_as_long

MOVES = 4
DRAWS, DRAWS_SECONDS, ENOUGH_SECONDS = (100_000, 30), 0.043, 0.06  # NumPy's draws, and what they take when it is quiet
SLOWER = 1.5  # where memory is slow against arithmetic
KNOWN, ASKED = ("design_lock", "footprint"), ("market", "viability", "partner")


def times_numpys_draws(scenario: Scenario) -> float:
    """Return how many times as long as NumPy's draws the answers after lock and plants take: load slows both."""
    random = np.random.default_rng(3)
    return times_as_long(lambda: random.standard_normal(DRAWS), lambda: [answer(topic, scenario) for topic in ASKED], 1)


def test_one_move_from_market_to_partner_takes_less_than_sixty_thousandths_of_a_second():
    row = catalogue()["price_us"]
    moves = [Scenario((("price_us", row.default + row.step * (at + 1)),)) for at in range(MOVES)]
    for move in moves:
        for topic in KNOWN:
            answer(topic, move)
    assert min(map(times_numpys_draws, moves)) < SLOWER * ENOUGH_SECONDS / DRAWS_SECONDS
