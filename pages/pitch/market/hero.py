"""The hero: sales by year and region, with the ramps of real products."""

from components import cached, chart
from components.charts import market as charts
from components.frame import Page
from components.words import listed
from models.digits import in_words
from models.market import frames, real
from models.years import YEARS

MOST_NAMED = 3


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
    """Say which real products have sold more in a year than ours at its peak."""
    now = page.answer.detail.now
    if now.peak_sales <= 0:
        return "Nothing is sold in any year"
    best = {name: max(one.pace for one in told) for name, told in known.items() if told}
    more = sorted((name for name, pace in best.items() if pace > now.peak_sales), key=lambda name: -best[name])
    if not more:
        return f"None of {in_words(len(best))} real products has sold as much in a year"
    named = (
        listed(more) if len(more) <= MOST_NAMED else f"{in_words(len(more)).capitalize()} of {len(best)} real products"
    )
    return f"{named} sold more in a year; others less"


def ramps() -> dict:
    """Return the published ramps of real products, worked out once for all visitors."""
    reported, products = cached.listed_rows("company_quarters"), cached.listed_rows("products")
    return cached.remembered("ramps", cached.data_version(), lambda: real.ramps(reported, products))
