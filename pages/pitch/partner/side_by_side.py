"""Side by side: the six plans, how their parts add up, and what is said of those that cannot be told apart."""

from collections.abc import Callable

import streamlit as st

from components import chart
from components.charts import partner as charts
from components.frame import Page
from components.words import listed, number
from models import partner
from models.answer import Answer, Verdict, within
from models.partner import frames
from models.partner.trials import Trials


def draw(page: Page) -> None:
    """Draw the six plans and how their parts add up."""
    detail = page.answer.detail
    st.markdown(
        "**The six plans**, each at the date of a deal that leaves founders most, and yours at your date. The line "
        "holds eight trials in ten, the grey tick is the baseline."
    )
    chart.show("plans", *bars(page), alt="Worth of the founders' shares under each plan with its 80 % band")
    st.dataframe(frames.side_by_side(detail.trials, detail.mine), hide_index=True, placeholder="")
    st.markdown(who_earns(detail.mine))


def bars(page: Page) -> tuple:
    """Return the chart of the plans: what draws it, and its rows."""
    detail = page.answer.detail
    return charts.plans, frames.bars(detail.trials, page.base.detail.trials, detail.mine)


def who_earns(mine: Trials) -> str:
    """Say what investors pay and what they earn beyond the discount rate on the user's plan."""
    paid, earned = mine.mean(mine.figure("paid", mine.way)), mine.mean(mine.investors)
    return (
        "Founders, investors and partner together always have the project and today's cash. Investors buy shares at "
        f"what the company is worth then: on your plan they pay in USD {number(paid)} m on average and earn "
        f"USD {number(max(earned, 0.0))} m beyond the discount rate, by the least dilution that they ask for."
    )


def no_clear_difference(answer: Answer, told: Callable) -> list:
    """Say which decisions are worth the same as far as can be told."""
    first = answer.verdict.words(partner.PHRASES).partition(":")[0]
    decisions = " or ".join([first, *named(answer.alike)])
    return [f"{decisions}: no clear difference, choose on other grounds. Founders' shares are ", *worth(answer, told)]


def none_clearly_better(answer: Answer, told: Callable) -> list:
    """Say that many decisions are worth the same, and whether stopping is one; their names come after."""
    count, stops = len(answer.alike) + 1, partner.NONE in {verdict.kind for verdict in answer.ranks[0]}
    clear = "better than stopping" if stops else "the best"
    alike = f"{count - stops} leave founders about as much"
    return [f"No plan is clearly {clear}: {alike}. Founders' shares are ", *worth(answer, told)]


def who_they_are(answer: Answer) -> list:
    """Name the plans that are worth the same."""
    plans = named(tuple(verdict for verdict in answer.ranks[0] if verdict.kind != partner.NONE))
    return [f"Choose on other grounds between them: {listed(plans)}. "]


def worth(answer: Answer, told: Callable) -> list:
    """Say what the decision is worth, and going alone where that is another."""
    alone = ["; alone ", told("alone")] if answer.verdict.kind != partner.ALONE else []
    return ["worth ", told("best", strong=True), *alone, "."]


def named(verdicts: tuple[Verdict, ...]) -> list[str]:
    """Return decisions as they stand inside a sentence."""
    return [within(verdict.words(partner.PHRASES)) for verdict in verdicts]
