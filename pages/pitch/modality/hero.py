"""The hero: the best mix, the user's and all on one class, with eight futures in ten and the futures that lose."""

from components import chart
from components.charts import modality as charts
from components.frame import Page
from components.words import money
from models.modality import frames


def draw(page: Page) -> None:
    """Draw what each mix of bets is worth."""
    chart.show(
        "bets",
        *drawing(page),
        alt="Worth of the best mix of bets, of the user's and of all on one class: mean, eight futures in ten, and the "
        "share of futures that lose",
    )


def drawing(page: Page) -> tuple:
    """Return the chart of mixes: what draws it, and its rows."""
    rows = frames.hero(page.inputs, page.base_inputs)
    made = chart.found(charts.hero, finding_words(rows))
    return made, rows, *frames.ends(rows, frames.hero(page.base_inputs, page.base_inputs))


def finding_words(rows) -> str:
    """Say what the best mix is, and what the user's brings against it."""
    mine, best = (rows[rows["whose"] == whose].iloc[0] for whose in ("yours", "best"))
    if best["full"] == "none":
        return f"No mix earns its cost; your bets bring {money(mine['worth'])}"
    if mine["full"] == best["full"]:
        return f"Yours is the best mix: {best['full']}"
    return f"Best programmes: {best['full']}; your bets bring {money(mine['worth'])}"
