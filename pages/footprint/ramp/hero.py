"""The hero: what the user's order and the best one can give by month, who asks, and what real products sold."""

from datetime import date

from components import cached, chart
from components.charts import ramp as charts
from components.frame import Page
from components.words import about
from models import ramp

QUARTERS, MONTHS_A_YEAR, DAYS_A_MONTH, MILLION = 4, 12, 30.4, 1e6
PRODUCTS = (  # what is drawn: the product, its approval, what one dose sold for, and whether its periods are years
    ("Carvykti", "carvykti", "launches-018", "company_quarters-003x", False),
    ("Yescarta", "yescarta", "launches-003", "product_metrics-003", True),
)


def draw(page: Page) -> None:
    """Draw capacity by month against demand."""
    chart.show(
        "ramp_by_month",
        *drawing(page),
        alt="Doses a year that the user's order and the best one can give, by months after the launch, against "
        "patients who ask, with the months in which the doses aimed at are reached, and doses that Carvykti and "
        "Yescarta sold",
        source="Carvykti, Yescarta: published sales over one price",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axes."""
    aims = page.inputs.target_doses, page.base_inputs.target_doses
    rows = ramp.hero(page.answer, page.inputs, page.base, page.base_inputs, products())
    made = chart.found(charts.hero, finding_words(page))
    return made, rows, ramp.END, ramp.top(page.base, page.answer, aims)


def finding_words(page: Page) -> str:
    """Say when the user's order and the best one stand at the doses aimed at; where they do not, what they come to."""
    aim, found = f"{page.inputs.target_doses:,.0f}", ramp.middles(page.answer, page.inputs)
    mine, best = found[ramp.YOURS], found.get(ramp.BEST, found[ramp.YOURS])
    if mine is None and best is None:
        comes, asked = ramp.last(page.answer.detail.ramp)
        return f"Your order comes to {about(comes)} doses a year, not {aim}; {about(asked)} patients ask"
    if mine is None:
        return (
            f"The best order stands at {aim} doses {best:.0f} months after the launch; yours does not in most futures"
        )
    if best == mine:
        return f"Your order stands at {aim} doses a year {mine:.0f} months after the launch"
    other = f"{best:.0f}" if best is not None else "not in most futures"
    return f"Your order stands at {aim} doses {mine:.0f} months after the launch; the best one {other}"


def products() -> tuple:
    """Return what real products sold: by name, period, middle month after the approval and doses a year."""
    return tuple((name, tuple(sold(*told))) for name, *told in PRODUCTS)


def sold(product: str, approval: str, price: str, by_year: bool) -> list[tuple[str, float, float]]:
    """Return period, month after approval and doses a year of one product: its sales over the price of a dose."""
    facts = cached.records("facts", "fact_id")
    began = date.fromisoformat(cached.records("launches", "fact_id")[approval]["date"])
    dose, found = float(facts[price]["value"]) / MILLION, []
    for row in cached.rows("company_quarters").to_dict("records"):
        if (row["product_id"], row["measure"], row["region"]) != (product, "net_sales", "Global"):
            continue
        if middle := middle_of(str(row["period"]), by_year):
            month = MONTHS_A_YEAR * (middle - began.year) - (began.month - 1) - began.day / DAYS_A_MONTH
            if month > 0:
                found.append((row["period"], month, float(row["value"]) / dose * (1 if by_year else QUARTERS)))
    return sorted(found, key=lambda one: one[1])


def middle_of(period: str, by_year: bool) -> float | None:
    """Return the middle of a quarter or of a whole year, in years; none of other periods."""
    year, _, quarter = period.partition("-")
    if by_year:
        return int(year) + 0.5 if period == year and year.isdigit() else None
    known = len(quarter) == len("Q1") and quarter.startswith("Q")
    return int(year) + (int(quarter[1]) - 0.5) / QUARTERS if known else None
