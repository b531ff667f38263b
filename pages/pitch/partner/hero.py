"""The hero: which plan wins, by what can be raised and how large sales are."""

from functools import partial

from components import cached, chart, session
from components.charts import partner as charts
from components.frame import Page
from models.partner import frames, levers
from models.scenario import Assumption


def draw(page: Page) -> None:
    """Draw which plan wins where; letting go somewhere moves what can be raised and how large sales are."""
    chart.show(
        "partner",
        *drawing(page),
        alt="Best plan by what can be raised and peak sales, the user's place and the baseline",
        on_pick=partial(put, page),
    )


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows and the ends of its axes."""
    capital, sales = axes()
    cells = cached.remembered("partner_map", page.inputs, lambda: levers.frontier(page.inputs, capital, sales))
    rows = frames.frontier(page.inputs, cells, page.base_inputs, peak(page.answer, page.inputs))
    top = sales.high * peak(page.base, page.base_inputs)
    return charts.frontier, rows, (capital.low, capital.high), (0.0, top)


def axes() -> tuple[Assumption, Assumption]:
    """Return the assumptions on the map's axes."""
    return cached.catalogue()["can_raise"], cached.catalogue()["sales_factor"]


def peak(answer, inputs) -> float:
    """Return peak sales a year of a factor of one, USD million."""
    return answer.detail.calendar.peak / inputs.sales_factor


def put(page: Page, row: dict) -> None:
    """Move the user's place on the map, as one move."""
    session.move_on_map({"can_raise": row["x"], "sales_factor": row["y"] / peak(page.answer, page.inputs)})
