"""What the page's levers say is what the model says there."""

from dataclasses import replace

import pytest

from components import cached
from models import partner
from models.partner import levers
from models.partner.plan import plan_of
from tests.models.partner.asked import means, worths_of
from tests.models.partner.cases import DEFAULTS, company, having

ROWS = cached.catalogue()


def test_at_the_terms_solved_for_founders_would_not_mind_either_way():
    """The term moves, what is paid at signing stays."""
    inputs = having(**company(peak=2_000.0), partner_saves=50.0)
    found = [even for even in levers.even_terms(inputs, ROWS) if even.at is not None]
    assert {even.key for even in found} >= {levers.SIGNING}
    for even in found:
        moved = inputs if even.key == levers.SIGNING else replace(inputs, **{even.key: even.at})
        offer = even.at if even.key == levers.SIGNING else means(inputs, even.plan).plan.upfront
        there = levers.at_terms(moved, replace(plan_of(moved, even.plan), upfront=offer))
        assert there == pytest.approx(partner.worth_of(inputs, "alone"), abs=2)


def test_the_map_agrees_with_deciding_there():
    cells = levers.frontier(DEFAULTS, ROWS["can_raise"])
    assert len({cell.best for cell in cells}) > 2
    assert (DEFAULTS.can_raise, 1.0) in {(cell.raised, cell.times) for cell in cells}, "one is where the user stands"
    for cell in cells[:: len(cells) // 7]:
        worth = worths_of(having(can_raise=cell.raised, sales_times=cell.times))
        mine = {key: value for key, value in worth.items() if cell.best in (key, key[0])}
        assert max(mine.values()) == pytest.approx(max(worth.values()), abs=2 * levers.MAP_SAME)
        with_partner = max((v for k, v in worth.items() if k not in ("none", ("alone", 1))), default=worth["alone", 1])
        assert cell.over_alone == pytest.approx(with_partner - worth["alone", 1], abs=levers.MAP_SAME)


def test_the_tornado_stands_at_the_ends_of_each_range():
    bars = levers.tornado(DEFAULTS, ROWS, "alone", "codev")
    assert {bar.key for bar in bars} == set(levers.BELIEFS)
    widths = [abs(bar.high - bar.low) for bar in bars]
    assert widths == sorted(widths, reverse=True)
