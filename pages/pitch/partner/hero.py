"""The hero: which plan wins, by what can be raised and how large sales are."""

from functools import partial

from components import cached, chart, session
from components.charts import partner as charts
from components.frame import Page
from models.partner import frames, levers
from pages.pitch.partner.answer import best_known


def draw(page: Page) -> None:
    """Draw which plan wins where; letting go somewhere sets what can be raised. Sales are the market page's."""
    chart.show(
        "partner",
        *drawing(page),
        alt="Best plan by what can be raised and peak sales, the user's place and the baseline",
        on_pick=put,
    )


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows and the ends of its axes."""
    capital = cached.catalogue()["can_raise"]
    cells = cached.remembered("partner_map", page.inputs, partial(levers.frontier, page.inputs, capital))
    peak = max(page.answer.detail.calendar.peak, 1.0)
    mine = levers.standing(page.inputs, best_known(page).answer, page.answer.detail.trials)
    rows = frames.frontier(page.inputs, cells, page.base_inputs, peak, mine)
    low, high = (times * peak for times in levers.SALES)
    return charts.frontier, rows, (capital.low, capital.high), (low, high)


def put(row: dict) -> None:
    """Move the user's place on the map, as one move."""
    session.move_on_map({"can_raise": row["x"]})
