"""The hero: the map of the plan's plants and lanes."""

from functools import partial

from components import cached, chart, session
from components.charts import footprint as charts
from components.frame import Page
from components.words import inside, listed
from models import footprint
from models.answer import within
from models.footprint import Inputs, frames


def draw(page: Page) -> None:
    """Draw the map; a click on a place opens or closes it in the plan."""
    chart.show(
        "footprint",
        *drawing(page),
        alt="World map of the plan's plants, the lanes to every region coloured by vein-to-vein days, and the baseline",
        on_pick=partial(switch, page.inputs),
    )


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows, and the days at the ends of its colours."""
    base = page.base.detail
    rows = frames.network(page.inputs, page.answer.detail.plan, base.plan)
    return charts.network, rows, *charts.days_range([base.plan, base.free])


def switch(inputs: Inputs, row: dict) -> None:
    """Turn a place that was clicked into the next of its options."""
    key = f"site_{row['key']}"
    options = [option for option, _ in cached.catalogue()[key].options]
    session.change(key, options[(options.index(getattr(inputs, key)) + 1) % len(options)])


def without_a_slot(page: Page) -> list[str]:
    """Return a sentence for each law or licence that leaves regions without a slot."""
    plan = page.answer.detail.plan
    found = footprint.unserved_by_law(page.inputs, plan) if plan else {}
    return [law_words(page, law, regions) for law, regions in found.items()]


def law_words(page: Page, law: str, regions: list[str]) -> str:
    """Say which regions one law or licence leaves without a slot: the assumption and what it is set to."""
    row = cached.catalogue()[law]
    option = dict(row.options)[getattr(page.inputs, law)]
    where = listed([inside(name) for name in regions])
    return f" No plant of this network may serve {where} ({within(row.label)}: {within(option)})."
