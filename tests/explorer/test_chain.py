"""What one move of a market belief costs from the market to the partner, once lock and plants are known."""

from time import thread_time

import numpy as np

from explorer.answers import answer, catalogue
from models.scenario import Scenario

MOVES = 8
DRAWS, DRAWS_SECONDS, ENOUGH_SECONDS = (100_000, 30), 0.043, 0.06  # NumPy's draws, and what they take when it is quiet
KNOWN, ASKED = ("design_lock", "footprint"), ("market", "viability", "partner")


def seconds(work) -> float:
    """Return what work costs, in time of this thread."""
    start = thread_time()
    work()
    return thread_time() - start


def times_numpys_draws(scenario: Scenario) -> float:
    """Return how many times as long as NumPy's draws the answers after lock and plants take: load slows both."""
    random = np.random.default_rng(3)
    draws = seconds(lambda: random.standard_normal(DRAWS))
    return seconds(lambda: [answer(topic, scenario) for topic in ASKED]) / draws


def test_one_move_from_market_to_partner_takes_less_than_sixty_thousandths_of_a_second():
    row = catalogue()["price_us"]
    moves = [Scenario((("price_us", row.default + row.step * (at + 1)),)) for at in range(MOVES)]
    for move in moves:
        for topic in KNOWN:
            answer(topic, move)
    assert min(map(times_numpys_draws, moves)) < ENOUGH_SECONDS / DRAWS_SECONDS
