"""What is a partner's question to your cell model worth?"""

from components import frame, more
from models.methods import best_of, cascade, screening
from models.translation import published, trade, worth
from pages.pitch.translation import (
    answer,
    break_even,
    evidence,
    hero,
    published_models,
    reproducibility,
    take_away,
    the_cascade,
    the_questions,
    the_ways,
    validity_or_throughput,
)

page = frame.start("translation", "What is a partner's question to your cell model worth?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("break_even", "rise", "good", "per_money", "takes")),
)
more.draw(
    page,
    {
        "The ways": the_ways.draw,
        "The questions": the_questions.draw,
        "Break even": break_even.draw,
        "Validity or throughput": validity_or_throughput.draw,
        "The cascade": the_cascade.draw,
        "Reproducibility": reproducibility.draw,
        "Published models": published_models.draw,
    },
    evidence=evidence.draw,
    parts=(worth, published, trade, screening, cascade, best_of),
    take_away=take_away.draw,
)
