"""Where to learn fastest, and what is it worth?"""

from components import frame, more
from models.iteration import acceptance, plans, promise, race, runners
from models.methods import best_of
from pages.lock.iteration import (
    acceptance_of_the_data,
    answer,
    being_first,
    evidence,
    hero,
    own_team_or_partner,
    promise_and_truth,
    take_away,
    the_paths,
)

page = frame.start("iteration", "Where to learn fastest, and what is it worth?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("good_month", "first", "designs", "research", "even")),
)
more.draw(
    page,
    {
        "The paths": the_paths.draw,
        "Being first": being_first.draw,
        "Acceptance of the data": acceptance_of_the_data.draw,
        "Own team or partner": own_team_or_partner.draw,
        "Promise and truth": promise_and_truth.draw,
    },
    evidence=evidence.draw,
    parts=(plans, runners, race, acceptance, promise, best_of),
    take_away=take_away.draw,
)
