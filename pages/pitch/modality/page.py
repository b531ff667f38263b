"""Which science to bet on?"""

from components import frame, more
from models.methods import early_trials, payoffs, pooling
from models.modality import choice, draws, lived, mixes, readouts, shown, trial, worth
from pages.pitch.modality import (
    answer,
    by_class,
    early_trial,
    evidence,
    hero,
    market_vote,
    money_by_year,
    next_readout,
    take_away,
    value_and_risk,
)

page = frame.start("modality", "Which science to bet on?")
story = answer.story(page)

frame.first_sight(
    page,
    answer=lambda: story.answer(answer.said(story)),
    hero=lambda: hero.draw(page),
    figures=lambda: story.figures(("programmes", "launches", "chance", "loses", "readout")),
)
more.draw(
    page,
    {
        "By class": by_class.draw,
        "Value and risk": value_and_risk.draw,
        "The next read-out": next_readout.draw,
        "An early trial": early_trial.draw,
        "The market's vote": market_vote.draw,
        "Money by year": money_by_year.draw,
    },
    evidence=evidence.draw,
    parts=(shown, draws, worth, lived, mixes, choice, readouts, trial, pooling, payoffs, early_trials),
    take_away=take_away.draw,
)
