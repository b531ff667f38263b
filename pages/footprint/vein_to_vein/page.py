"""How long from the patient's vein to the plant and back, and how near must partners work?"""

from components import frame, more
from models.methods import loop, queues
from models.vein_to_vein import line, mortality, plans
from pages.footprint.vein_to_vein import (
    answer,
    days_by_step,
    evidence,
    handing_over,
    hero,
    own_or_contract,
    take_away,
    the_queue,
    waiting_and_dying,
)

page = frame.start("vein_to_vein", "How long from vein to vein, and how near must partners work?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("vein_days", "hand_offs", "infused", "on_time", "load", "wait")),
)
more.draw(
    page,
    {
        "Days by step": days_by_step.draw,
        "Handing over": handing_over.draw,
        "Own or contract": own_or_contract.draw,
        "The queue": the_queue.draw,
        "Waiting and dying": waiting_and_dying.draw,
    },
    evidence=evidence.draw,
    parts=(line, plans, mortality, loop, queues),
    take_away=take_away.draw,
)
