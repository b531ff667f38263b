"""Which science to bet on?"""

from components import frame, more
from models.methods import diffusion, early_trials, payoffs, pooling
from models.modality import anew, choice, draws, lived, mixes, readouts, shown, substitution, trial, worth
from models.modality import generations as curves
from pages.pitch.modality import (
    a_budget_chosen_anew,
    an_early_trial,
    answer,
    by_class,
    evidence,
    generations,
    hero,
    money_by_year,
    one_class_after_another,
    take_away,
    value_and_risk,
    waiting_for_data,
    what_was_paid,
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
        "Waiting for data": waiting_for_data.draw,
        "A budget chosen anew": a_budget_chosen_anew.draw,
        "An early trial": an_early_trial.draw,
        "What was paid": what_was_paid.draw,
        "One class after another": one_class_after_another.draw,
        "Generations": generations.draw,
        "Money by year": money_by_year.draw,
    },
    evidence=evidence.draw,
    parts=(
        shown,
        draws,
        worth,
        lived,
        mixes,
        choice,
        readouts,
        anew,
        trial,
        substitution,
        curves,
        pooling,
        payoffs,
        early_trials,
        diffusion,
    ),
    take_away=take_away.draw,
)
