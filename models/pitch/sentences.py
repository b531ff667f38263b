"""Parts of the answer: which design it is, what rivals without a name change, what the best sentence wins."""

from collections.abc import Callable

from models.answer import Answer
from models.digits import known
from models.pitch import words


def unnamed_words(answer: Answer, told: Callable) -> list:
    """Say how often the asset is first with rivals that nobody can name yet, or without them where they count."""
    without, with_them = answer.detail.ranking.unnamed
    if without == with_them:
        return [" (with or without rivals nobody can name yet)"]
    if float(answer.detail.ranking.shares[-1]) == without:
        return [" (", told("with_unnamed"), " with rivals nobody can name yet)"]
    return [" (", told("without_unnamed"), " without rivals nobody can name yet)"]


def which_words(told: Callable) -> list:
    """Say which design the asset is, and what the first one would show."""
    return ["It is the design you lock, with ", told("locked"), " complete response (first design ",
            told("first_design"), "). "]  # fmt: skip


def lead_words(answer: Answer, told: Callable) -> list:
    """Say how often the best sentence is true and wins, and what the next best one gives away."""
    other = words.LEADS[answer.runner_up.kind]
    wins = [told("best"), " (eight futures in ten between ", told("band"), " %)"]
    if answer.verdict.kind not in words.LEADS:
        return [f"Its best sentence, {other}, is true and wins in ", *wins]
    clear = known(answer.runner_up_cost, whole=True) != "0"
    less = [told("runner_up_cost"), " less"] if clear else ["no clear difference"]
    return ["That sentence is true and wins in ", *wins, f"; next best is {other}, ", *less]
