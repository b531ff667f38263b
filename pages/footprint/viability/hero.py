"""The hero: the cost of a dose by volume, before and after the lever."""

from functools import partial

from components import cached, chart, session
from components.charts import viability as charts
from components.frame import Page
from models import viability
from models.viability import frames

PUBLISHED = (
    ("modality_cogs-001", "autologous, process model 2019"),
    ("modality_cogs-002", "donor cells, process model 2019"),
)
REPORTED = (
    ("modality_cogs-006", "Legend's margin at your price"),
    ("modality_cogs-007", "Iovance's margin at your price"),
)


def draw(page: Page) -> None:
    """Draw the cost of a dose by volume; letting go somewhere moves the volume."""
    chart.show(
        "viability",
        *drawing(page),
        alt="Cost of a dose by doses a year, before and after the lever, with net price and published costs",
        on_pick=partial(put, page.inputs),
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, the ends of its axes (fixed by the baseline), and the price."""
    inputs, base_inputs = page.inputs, page.base_inputs
    rows = frames.cost_curve(inputs, base_inputs, points(inputs))
    low, high = frames.ENDS
    top = 1.2 * max(base_inputs.net_price, inputs.net_price)
    return charts.cost_curve, rows, (low * inputs.treated, high * inputs.treated), top, inputs.net_price


def points(inputs: viability.Inputs) -> list[tuple[str, float]]:
    """Return the published costs, and those that reported margins imply at the user's price."""
    facts = cached.records("facts", "fact_id")
    found = [(label, float(facts[key]["value"])) for key, label in PUBLISHED]
    return found + [(label, (1 - facts[key]["value"] / 100) * inputs.net_price) for key, label in REPORTED]


def put(inputs: viability.Inputs, row: dict) -> None:
    """Move the volume to a place on the chart."""
    factor = cached.catalogue()["volume_factor"].nearest(row["doses"] / inputs.treated)
    session.change("volume_factor", factor)
