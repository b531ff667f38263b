"""Where each wins: the best plan by what can be raised and how large sales are."""

from functools import partial

from components import cached, chart, session
from components.charts import partner as charts
from components.frame import Page
from components.numbers import NO_CLEAR_DIFFERENCE
from components.words import listed
from models.partner import fields, winners
from pages.pitch.partner.answer import best_known


def draw(page: Page) -> None:
    """Draw which plan wins where; letting go somewhere sets what can be raised. Sales are the market page's."""
    chart.show(
        "winners",
        *drawing(page),
        alt="Best plan by what can be raised and peak sales, the user's place and the baseline",
        on_pick=put,
    )


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows and the ends of its axes."""
    capital, inputs = cached.catalogue()["can_raise"], page.inputs
    known = cached.remembered("partner_map", inputs, partial(winners.grid, inputs, capital))
    cells = winners.cells(inputs, capital, known, best_known(page).answer, page.answer.detail.trials)
    peak = max(page.answer.detail.calendar.peak, 1.0)
    low, high = (times * peak for times in winners.SALES)
    rows = fields.rows(inputs, cells, page.base_inputs, peak)
    return chart.found(charts.frontier, finding(cells)), rows, (capital.low, capital.high), (low, high)


def finding(cells: list[winners.Cell]) -> str:
    """Say which plans win clearly somewhere, and on how much of the map none does."""
    clear = [cell.best for cell in cells if cell.clear]
    unclear = round(100 * (1 - len(clear) / len(cells)), -1)
    if not clear:
        return f"{NO_CLEAR_DIFFERENCE.capitalize()} anywhere on this map"
    wins = [fields.NAMES[key] for key in sorted(set(clear), key=lambda key: -clear.count(key))]
    alike = f"; {NO_CLEAR_DIFFERENCE} on {unclear:.0f} % of the map" if unclear else ""
    return f"Clear winners: {listed(wins)}{alike}"


def put(row: dict) -> None:
    """Move the user's place on the map, as one move."""
    session.move_on_map({"can_raise": row["x"]})
