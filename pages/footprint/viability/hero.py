"""The hero: cost of sales a dose by year and what a dose brings, with plants that stand ready in the first years."""

from components import cached, chart
from components.charts import viability as charts
from components.frame import Page
from models import viability
from models.digits import percents
from models.viability import frames

PUBLISHED = (  # what is named, and on which axis it lies
    ("modality_cogs-001", "Harrison", "cost"),
    ("modality_cogs-006", "Legend", "margin"),
    ("modality_cogs-007", "Iovance", "margin"),
)
HEADROOM = 1.7  # of the axis, over what a dose brings


def draw(page: Page) -> None:
    """Draw the cost of sales a dose by year."""
    chart.show(
        "viability",
        *drawing(page),
        alt="Gross margin, cost of sales a dose by part, and what a dose brings, by year, with published figures",
        source="cost of Harrison et al. and margins of Legend and Iovance as published: see Evidence",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, the years drawn, and the top of the axis, which a price moves."""
    inputs, years = page.inputs, frames.shown_years(page.inputs)
    top = HEADROOM * max(brings(inputs), brings(page.base_inputs))
    rows = frames.by_year(inputs, page.base_inputs, points(), top)
    return chart.found(charts.by_year, finding_words(inputs)), rows, (years[0] + 1, years[-1] + 1), top


def finding_words(inputs: viability.Inputs) -> str:
    """Say from which year on a dose brings more than it costs, and at what the margin peaks."""
    margin, years = viability.account(inputs).margin, frames.shown_years(inputs)
    pays = [year for year in years if margin[year] > 0]
    if not pays:
        return "A dose costs more than it brings in every year"
    best = max(pays, key=lambda year: margin[year])
    told = f"gross margin peaks at {percents(float(margin[best]))}\u00a0% in year {best + 1}"
    return f"A dose pays from year {pays[0] + 1}; {told}"


def brings(inputs: viability.Inputs) -> float:
    """Return what a dose brings in the peak year, USD."""
    now = viability.at_peak(inputs)
    return float(now.a_dose(now.sales)[0])


def points() -> list[tuple[str, str, float]]:
    """Return the published costs and margins: each with its year, its axis and its own value."""
    facts = cached.records("facts", "fact_id")
    return [
        (f"{name} {str(facts[key]['as_of'])[:4]}: {told(kind, facts[key]['value'])}", kind, float(facts[key]["value"]))
        for key, name, kind in PUBLISHED
    ]


def told(kind: str, value: float) -> str:
    """Write a published figure where it stands alone."""
    return f"{value:.0f} %" if kind == "margin" else f"{value / 1000:.0f},000"
