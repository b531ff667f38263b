"""The hero: points gained by the best design read, month by month, on each path, with reported first patients."""

from math import isnan

from components import cached, chart
from components.charts import iteration as charts
from components.frame import Page
from models import iteration as model
from models.digits import number
from models.iteration import frames

REPORTED = {  # months from concept to first patient
    "China {}": "rd_benchmarks-035",
    "West {}: first patients as reported": "rd_benchmarks-034",
}


def draw(page: Page) -> None:
    """Draw what each path has learned by month."""
    chart.show(
        "iteration",
        *drawing(page),
        alt="Points by which the best design read is expected to beat the first, by months from now, in China with an "
        "own team and through a partner, in Australia and in the West, with the month worth most to lock on each",
        source="first patients as a podcast told: see Evidence",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axes."""
    rows = frames.hero(page.answer, page.inputs, page.base, reported())
    months = float(len(page.base.detail.mine.gain) - 1)
    end = frames.top(max(page.inputs.good_gain, page.base_inputs.good_gain), page.base, page.answer)
    return chart.found(charts.hero, finding_words(page)), rows, months, end


def finding_words(page: Page) -> str:
    """Say by which month a design this good is read on the best path, and on the slowest of the others."""
    found, points = page.answer.detail.runners, number(page.inputs.good_gain)
    months = {model.SHORT[kind]: model.month_as_good(found[kind], page.inputs.good_gain) for kind in frames.DRAWN}
    known = {name: month for name, month in months.items() if not isnan(month)}
    if not known:
        return f"No path gains {points} points within the months looked at"
    winner = model.SHORT.get(frames.line_of(page.answer.verdict.kind))
    first = winner if winner in known else min(known, key=known.get)
    missing = [name for name in months if name not in known]
    others = {name: month for name, month in known.items() if name != first}
    last = missing[0] if missing else max(others, key=others.get)
    then = "not in sight" if missing else f"month {known[last]:.0f}"
    return f"{points} points gained: {first} in month {known[first]:.0f}; {last} {then}"


def reported() -> list[tuple[str, float]]:
    """Return what was reported of months to a first patient: words and months."""
    facts = cached.records("facts", "fact_id")
    months = {words: float(facts[key]["value"]) for words, key in REPORTED.items()}
    return [(words.format(number(month)), month) for words, month in months.items()]
