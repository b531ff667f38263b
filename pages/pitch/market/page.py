"""How large is it, and what share is ours?"""

from components import frame, more
from models.market import demand, rivals
from pages.pitch.market import answer, evidence, funnel, hero, prices, real_products, share, take_away

page = frame.start("market", "How large is it, and what share is ours?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("share", "treated", "price", "whole", "second_year", "peak_year")),
)
more.draw(
    page,
    {"Funnel": funnel.draw, "Share": share.draw, "Prices": prices.draw, "Real products": real_products.draw},
    evidence=evidence.draw,
    parts=(demand, rivals),
    take_away=take_away.draw,
)
