"""Where should the plants stand?"""

from components import frame, more, presets
from models.footprint import by_year, choice, expected, lanes, paid, plants, worlds
from models.footprint import ramp as added_by_year
from models.methods import facility
from pages.footprint.footprint import (
    answer,
    evidence,
    frontiers,
    hero,
    next_plant,
    take_away,
    the_network,
    the_ramp,
    years_and_futures,
)

page = frame.start("footprint", "Where should the plants stand, and what does each region buy?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("value", "making", "days", "treated", "kept", "capital")),
)
more.draw(
    page,
    {
        "Next plant": next_plant.draw,
        "Frontiers": frontiers.draw,
        "Years and futures": years_and_futures.draw,
        "The ramp": the_ramp.draw,
        "The network": the_network.draw,
        "Presets": lambda page: presets.draw(page.topic),
    },
    evidence=evidence.draw,
    parts=(plants, lanes, worlds, paid, expected, choice, by_year, added_by_year, facility),
    take_away=take_away.draw,
)
