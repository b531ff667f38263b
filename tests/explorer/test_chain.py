"""What one move of a market belief costs from the market to the partner, once lock and plants are known."""

from time import thread_time

from explorer.answers import answer, catalogue
from models.scenario import Scenario

MOVES, ENOUGH_SECONDS = 6, 0.06
KNOWN, ASKED = ("design_lock", "footprint"), ("market", "viability", "partner")


def seconds(scenario: Scenario) -> float:
    """Return what the answers after lock and plants cost, in time of this thread: a busy machine does not count."""
    start = thread_time()
    for topic in ASKED:
        answer(topic, scenario)
    return thread_time() - start


def test_one_move_from_market_to_partner_takes_less_than_sixty_thousandths_of_a_second():
    row = catalogue()["price_us"]
    moves = [Scenario((("price_us", row.default + row.step * (at + 1)),)) for at in range(MOVES)]
    for move in moves:
        for topic in KNOWN:
            answer(topic, move)
    assert min(map(seconds, moves)) < ENOUGH_SECONDS
