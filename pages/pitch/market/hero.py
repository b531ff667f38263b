"""The hero: sales by year and region, with the ramps of real products."""

from components import cached, chart
from components.charts import market as charts
from components.frame import Page
from models.market import frames, real
from models.years import YEARS


def draw(page: Page) -> None:
    """Draw sales by year, the band, the baseline and the real ramps; the pointer reads each year."""
    chart.show(
        "market",
        *drawing(page),
        alt="Net sales by year and region with the band of futures, the baseline, and published sales of real products",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axes."""
    known = ramps()
    top = frames.top(page.inputs, page.base_inputs, known)
    return charts.by_year, frames.by_year(page.inputs, page.base_inputs, known, top), YEARS, top


def ramps() -> dict:
    """Return the published ramps of real products, worked out once for all visitors."""
    reported, products = cached.listed_rows("company_quarters"), cached.listed_rows("products")
    return cached.remembered("ramps", cached.data_version(), lambda: real.ramps(reported, products))
