"""The hero: cost of sales a dose by year and what a dose brings, with plants that stand ready in the first years."""

from components import cached, chart
from components.charts import viability as charts
from components.frame import Page
from models import viability
from models.viability import frames

PUBLISHED = (("modality_cogs-001", "autologous, process model 2019"),)
REPORTED = (
    ("modality_cogs-006", "Legend's margin at your price"),
    ("modality_cogs-007", "Iovance's margin at your price"),
)
HEADROOM = 1.7  # of the axis, over what a dose brings


def draw(page: Page) -> None:
    """Draw the cost of sales a dose by year."""
    chart.show(
        "viability",
        *drawing(page),
        alt="Cost of sales a dose by year and part, with what a dose brings, margins, the baseline and published costs",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, the years drawn, and the top of the axis, which a price moves."""
    inputs, years = page.inputs, frames.shown_years(page.inputs)
    rows = frames.by_year(inputs, page.base_inputs, points(inputs))
    top = HEADROOM * max(brings(inputs), brings(page.base_inputs))
    return charts.by_year, rows, (years[0] + 1, years[-1] + 1), top


def brings(inputs: viability.Inputs) -> float:
    """Return what a dose brings in the peak year, USD."""
    now = viability.at_peak(inputs)
    return float(now.a_dose(now.sales)[0])


def points(inputs: viability.Inputs) -> list[tuple[str, float]]:
    """Return the published costs, and those that reported margins imply at the user's price."""
    facts = cached.records("facts", "fact_id")
    found = [(label, float(facts[key]["value"])) for key, label in PUBLISHED]
    return found + [(label, (1 - facts[key]["value"] / 100) * brings(inputs)) for key, label in REPORTED]
