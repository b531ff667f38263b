"""The hero: sales by year and region, with the ramps of real products."""

from components import cached, chart
from components.charts import market as charts
from components.frame import Page
from components.words import money
from models.market import frames, real
from models.years import YEARS


def draw(page: Page) -> None:
    """Draw sales by year, the band, the baseline and the real ramps; the pointer reads each year."""
    chart.show(
        "market",
        *drawing(page),
        alt="Net sales by year and region with the band of futures, the baseline, and published sales of real products",
        source="sales of real products as published: see Real products",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axes."""
    known = ramps()
    top = frames.top(page.inputs, page.base_inputs, known)
    rows = frames.by_year(page.inputs, page.base_inputs, known, top)
    return chart.found(charts.by_year, finding_words(page, known)), rows, YEARS, top


def finding_words(page: Page, known: dict) -> str:
    """Say what sales peak at and when, and how many real products have sold more."""
    now = page.answer.detail.now
    if now.peak_sales <= 0:
        return "Nothing is sold in any year"
    more = sum(max(one.pace for one in told) > now.peak_sales for told in known.values() if told)
    others = f"{more or 'no'} real product{'' if more == 1 else 's'} sold more"
    return f"Sales peak at {money(float(now.peak_sales))} in year {now.peak + 1}; {others}"


def ramps() -> dict:
    """Return the published ramps of real products, worked out once for all visitors."""
    reported, products = cached.listed_rows("company_quarters"), cached.listed_rows("products")
    return cached.remembered("ramps", cached.data_version(), lambda: real.ramps(reported, products))
