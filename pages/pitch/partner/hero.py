"""The hero: what each plan leaves the founders, the best on top; a click on a row makes it the user's plan."""

from components import cached, chart, session
from components.charts import partner as charts
from components.frame import Page
from components.words import money
from models import partner
from models.answer import Answer
from models.digits import in_words
from models.partner import frames
from pages.pitch.partner.answer import best_known
from pages.pitch.partner.cash import SMALLEST


def draw(page: Page) -> None:
    """Draw the plans as ranked dots with their bands."""
    chart.show(
        "partner",
        *drawing(page),
        alt="Worth of the founders' shares under each plan with its 80 % band, the best first, and the baseline",
        source="terms of comparable deals: see Evidence",
        on_pick=put,
    )


def drawing(page: Page) -> tuple:
    """Return the chart of the plans: what draws it, and its rows."""
    found, detail = best_known(page).answer, page.answer.detail
    rows = frames.ranked(found, detail.trials, detail.mine, page.base.detail.trials)
    return chart.found(charts.plans, finding(page, found, rows.to_pylist())), rows


def finding(page: Page, answer: Answer, rows: list[dict]) -> str:
    """Say where the user's plan lies among the plans, since the answer above names the best."""
    missed, best = answer.best - page.answer.value, any(row["mine"] and row["best"] for row in rows)
    if any(row["mine"] and row["tied"] for row in rows):
        return f"Your plan is one of {in_words(len(answer.alike) + 1)} without a clear difference"
    if best or missed < SMALLEST:
        return "Your plan is the best"
    than = "stopping" if answer.verdict.kind == partner.NONE else "the best"
    return f"Your plan leaves founders {money(missed)} less than {than}"


def put(row: dict) -> None:
    """Make the plan of a row the user's, with its date, as one move; a decision without a plan is none to choose."""
    if not row.get("plan"):
        return
    rows, scenario = cached.catalogue(), session.now()
    for key, value in (("strategy", row["plan"]), ("deal_date", row["date"])):
        scenario = scenario.with_change(rows[key], value) if value else scenario
    session.commit(scenario, f"Chose {cached.shown('strategy', row['plan']).lower()} on the chart")
