"""What does a dose cost, when does it pay, and which lever is worth most?"""

from components import frame, more
from pages.footprint.viability import answer, evidence, hero, levers, take_away, year_by_year

page = frame.start("viability", "What does a dose cost, and which lever is worth most?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("cost", "after", "margin", "first_margin", "pays", "years")),
)
more.draw(
    page,
    {"Levers": levers.draw, "Year by year": year_by_year.draw},
    evidence=evidence.draw,
    take_away=take_away.draw,
)
