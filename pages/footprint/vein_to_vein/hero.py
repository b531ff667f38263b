"""The hero: the days from referral to infusion by step and owner, hand-offs apart, beside published days."""

from components import cached, chart
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about
from models import vein_to_vein as model
from models.digits import number
from models.vein_to_vein import frames

PUBLISHED = (  # what is named, its facts, and what the second of two was measured under
    ("Yescarta, United States, vein to vein", ("logistics-001a",), ""),
    ("Yescarta, Europe, vein to vein", ("logistics-001b",), ""),
    ("Kite, Europe, to hospital", ("logistics-003a", "logistics-003b"), "Dutch plant"),
)


def draw(page: Page) -> None:
    """Draw the days piece by piece."""
    chart.show(
        "vein_to_vein",
        *drawing(page),
        alt="Mean days from referral to infusion by step and owner, with hand-offs apart, for each way of working, "
        "beside published days of real products",
        source="days of Yescarta and Kite as published: see Evidence",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axis."""
    base, before = page.base, page.base_inputs.partners
    baseline = frames.span(base, before)[1]
    rows = frames.hero(page.answer, page.inputs, baseline, facts())
    return (
        chart.found(charts.hero, finding_words(page)),
        rows,
        *frames.ends(base, page.answer, before, page.inputs.partners),
    )


def finding_words(page: Page) -> str:
    """Say how many days hand-offs take at arm's length, and how many the user's way leaves, or else the best."""
    base, mine, best = model.ARMS_LENGTH, page.inputs.partners, page.answer.verdict.kind
    whose, other = ("the best way", best) if mine == base else ("your way", mine)
    taken, left = (frames.hand_off_days(page.answer, plan) for plan in (base, other))
    said = f"Hand-offs take {about(taken)} of {about(sum(frames.span(page.answer, base)))} days at arm's length"
    return said if taken - left < model.DAYS_TOLD else f"{said}; {whose} leaves {about(left)}"


def facts() -> list[tuple]:
    """Return the published days: words and values, one or two."""
    known, found = cached.records("facts", "fact_id"), []
    for name, keys, under in PUBLISHED:
        days = [float(known[key]["value"]) for key in keys]
        said = f"{number(days[0])} days" + (f"; {under}: {number(days[1])}" if under else "")
        found.append((f"{name}: {said}", *days))
    return found
