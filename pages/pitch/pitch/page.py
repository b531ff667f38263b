"""Why is this the best differentiated approach?"""

from components import frame, more, room
from models.methods import multicriteria, smaa
from models.pitch import brief, buyers, landscape
from models.pitch import deals as comparable_deals
from models.pitch import levers as what_moves_it
from pages.pitch.pitch import (
    answer,
    deals,
    evidence,
    hero,
    rank,
    take_away,
    the_brief,
    weights,
    what_buys_rank,
)

page = frame.start("pitch", "Why is this the best differentiated approach?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: answer.draw(page, story),
    hero=lambda: hero.draw(page),
    figures=lambda: (
        answer.figures(story, ("first", "value", "beats", "known", "upfront", "deal_share")),
        hero.draw_captions(page.inputs),
    ),
    ripples=not room.waiting(),
)
if room.waiting():
    frame.sections({"For a room": room.settings})
else:
    more.draw(
        page,
        {
            "Rank": rank.draw,
            "What buys rank": what_buys_rank.draw,
            "Weights": weights.draw,
            "Deals": deals.draw,
            "The brief": the_brief.draw,
        },
        evidence=evidence.draw,
        parts=(smaa, landscape, buyers, what_moves_it, comparable_deals, brief, multicriteria),
        take_away=take_away.draw,
        last={"For a room": lambda page: room.settings()},
    )
