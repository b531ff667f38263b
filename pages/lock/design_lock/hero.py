"""The hero: expected value by lock month, as the company, research alone and manufacturing alone see it."""

from components import cached, chart, session
from components.charts import design_lock as charts
from components.frame import Page
from components.numbers import NO_CLEAR_DIFFERENCE
from components.story import counts
from components.words import money
from models import design_lock
from models.design_lock import frames


def draw(page: Page) -> None:
    """Draw the three curves with band, window and cases; the lock month is dragged on it."""
    chart.show(
        "design_lock",
        *drawing(page),
        alt="Expected value of every lock month as the company, research alone and manufacturing alone see it",
        source="real late changes: see Evidence",
        on_pick=lambda row: session.change("lock_month", float(row["month"])),
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, one a mark, and the ends that its axes have at least."""
    cases = cached.made_from("design_lock_cases", frames.case_marks)
    month, base = design_lock.plan_month(page.inputs), page.base.detail
    baseline, axes = base.curves[page.base_inputs.path].value, charts.extent(base)
    rows = frames.hero(page.answer.detail, page.inputs.path, month, baseline, cases, axes)
    return chart.found(charts.hero, finding(page)), rows, axes[0]


def finding(page: Page) -> str:
    """Say in which months worth peaks on the user's path, and what the user's plan gives away."""
    first, last = page.answer.detail.curves[page.inputs.path].window
    best = page.answer.verdict.kind == page.inputs.path
    when = f"between months {first} and {last}" if last > first else f"in month {first}"
    if page.answer.verdict.kind == design_lock.STOP:
        return f"No month earns its cost; the least is lost {when}"
    missed = page.answer.best - page.answer.value
    lost = f"gives away {money(missed)}" if counts(page, "given_up", missed) else f"makes {NO_CLEAR_DIFFERENCE}"
    month = design_lock.plan_month(page.inputs)
    return f"Worth peaks {when}{'' if best else ' on your path'}; your lock at {month} {lost}"
