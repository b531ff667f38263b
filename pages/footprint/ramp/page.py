"""When and how to get capacity for 10,000 doses fast?"""

from components import frame, more
from models.methods import expansion, payoffs, two_stage
from models.ramp import choice, futures, mixes, play, rolling
from pages.footprint.ramp import (
    a_month_late,
    answer,
    beside_the_ledger,
    chance_and_knowing,
    dendreon,
    evidence,
    flexible_slots,
    hero,
    take_away,
    the_orders,
    the_programme,
    when_to_order,
)

page = frame.start("ramp", "When and how to get capacity for 10,000 doses fast?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("months_to_target", "capital", "treated", "unserved", "delay_worth")),
)
more.draw(
    page,
    {
        "The orders": the_orders.draw,
        "When to order": when_to_order.draw,
        "A month late": a_month_late.draw,
        "Flexible slots": flexible_slots.draw,
        "Chance and knowing": chance_and_knowing.draw,
        "Beside the ledger": beside_the_ledger.draw,
        "Dendreon": dendreon.draw,
        "The programme": the_programme.draw,
    },
    evidence=evidence.draw,
    parts=(mixes, futures, play, choice, rolling, expansion, payoffs, two_stage),
    take_away=take_away.draw,
)
