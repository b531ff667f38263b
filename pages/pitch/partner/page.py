"""Scale alone, or with a partner?"""

from components import frame, more
from models.methods import staged
from models.partner import cash as cash_of_a_trial
from models.partner import deals, levers, plan, stops, takeover, winners, years
from pages.pitch.partner import (
    answer,
    cash,
    companies,
    evidence,
    hero,
    side_by_side,
    take_away,
    terms,
    what_matters,
    where_each_wins,
)

page = frame.start("partner", "Scale alone, or with a partner?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("alone", "value", "need", "broke", "kept", "project")),
)
more.draw(
    page,
    {
        "Side by side": side_by_side.draw,
        "Where each wins": where_each_wins.draw,
        "Cash": cash.draw,
        "Terms": terms.draw,
        "What matters": what_matters.draw,
        "Companies": companies.draw,
    },
    evidence=evidence.draw,
    parts=(plan, years, cash_of_a_trial, stops, takeover, deals, winners, levers, staged),
    take_away=take_away.draw,
)
