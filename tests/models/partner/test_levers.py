"""What the page's levers say is what the model says there."""

from dataclasses import replace

import pytest

from components import cached
from models import partner
from models.partner import levers
from models.partner.plan import plan_of
from tests.models.partner.asked import means
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


def test_the_tornado_stands_at_the_ends_of_each_range():
    bars = levers.tornado(DEFAULTS, ROWS, "alone", "codev")
    assert {bar.key for bar in bars} == set(levers.BELIEFS)
    widths = [abs(bar.high - bar.low) for bar in bars]
    assert widths == sorted(widths, reverse=True)
