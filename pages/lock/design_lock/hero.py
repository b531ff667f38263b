"""The hero: expected value by lock month, as the company, research alone and manufacturing alone see it."""

from components import cached, chart, session
from components.charts import design_lock as charts
from components.frame import Page
from models import design_lock
from models.design_lock import frames


def draw(page: Page) -> None:
    """Draw the three curves with band, window and cases; the lock month is dragged on it."""
    chart.show(
        "design_lock",
        *drawing(page),
        alt="Expected value of every lock month as the company, research alone and manufacturing alone see it",
        on_pick=lambda row: session.change("lock_month", float(row["month"])),
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, one a mark, and the ends of its axes."""
    cases = cached.made_from("design_lock_cases", frames.case_marks)
    month, base = design_lock.plan_month(page.inputs), page.base.detail
    baseline = base.curves[page.base_inputs.path].value
    rows = frames.hero(page.answer.detail, page.inputs.path, month, baseline, cases)
    return charts.hero, rows, *charts.extent(base)
