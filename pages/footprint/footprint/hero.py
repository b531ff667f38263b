"""The hero: the map of the plan's plants and lanes, what stands on it in words, and what would without the limits."""

from collections.abc import Callable
from functools import partial

from components import areas, cached, chart, session
from components.charts import footprint as charts
from components.charts import maps
from components.frame import Page
from components.words import bare, inside, listed, lowered
from models import footprint
from models.answer import within
from models.digits import number
from models.footprint import Inputs, frames

SEVERAL = 4  # plants, whose names would make a long line


def draw(page: Page) -> None:
    """Draw the map; a click on a place opens or closes it in the plan."""
    chart.show(
        "footprint",
        *drawing(page),
        alt="World map of the plan's plants, the lanes to every region coloured by vein-to-vein days, and the baseline",
        on_pick=partial(switch, page.inputs),
    )


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows, the days at the ends of its colours, and what of the world it shows."""
    base, plan = page.base.detail, page.answer.detail.plan
    before = frames.network(page.base_inputs, base.plan)
    rows = frames.network(page.inputs, plan)
    shown = maps.cut(before, rows)
    rows += frames.standing_before(before)
    lines = maps.place(rows, shown)
    made = chart.found(charts.network, finding_words(page))
    return made, frames.on_map(rows), *charts.days_range([base.plan, base.free]), tuple(shown), lines


def finding_words(page: Page) -> str:
    """Say how many regions the plan serves, and how long those wait that wait longest."""
    plan = page.answer.detail.plan
    if plan is None or not plan.opened:
        return "Nothing is built: no region is served" if plan else "No network keeps your limits: no region is served"
    used = plan.flow > frames.LEAST_PATIENTS
    count, of = int(used.any(axis=(0, 2)).sum()), int((plan.setting.patients > 0).sum())
    who = names(page, plan) if len(plan.opened) < SEVERAL else f"{len(plan.opened)} plants"
    served = f"{who} {'serves' if len(plan.opened) == 1 else 'serve'} {count} of {of} regions"
    return f"{served}; the farthest wait {number(round(float(plan.setting.days[used].max())))} days"


def switch(inputs: Inputs, row: dict) -> None:
    """Turn a place that was clicked into the next of its options."""
    key = f"site_{row['key']}"
    options = [option for option, _ in cached.catalogue()[key].options]
    session.change(key, options[(options.index(getattr(inputs, key)) + 1) % len(options)])


def without_a_slot(page: Page) -> list[str]:
    """Return a sentence for areas left out, and one for each law or licence that leaves regions without a slot."""
    plan = page.answer.detail.plan
    found = footprint.unserved_by_law(page.inputs, plan) if plan else {}
    return [
        *(f" {said}" for said in areas.told(page.scenario)),
        *(law_words(page, law, regions) for law, regions in found.items()),
    ]


def law_words(page: Page, law: str, regions: list[str]) -> str:
    """Say which regions one law or licence leaves without a slot: the assumption and what it is set to."""
    row = cached.catalogue()[law]
    option = dict(row.options)[getattr(page.inputs, law)]
    where = listed([inside(name) for name in regions])
    return f" No plant of this network may serve {where} ({within(row.label)}: {within(option)})."


def limit_words(page: Page, told: Callable) -> list:
    """Say what would be best without the user's limits, and what that is worth."""
    detail = page.answer.detail
    broken = footprint.broken(page.inputs, detail.free)
    if not broken or not detail.free.opened:
        return []
    limits = f"{'limit' if len(broken) == 1 else 'limits'} ({listed(broken)})"
    start = f" Without your {limits} {instead(page, detail)}"
    return [f"{start}."] if detail.best is None else [f"{start}, worth ", told("lifted"), " more a year."]


def instead(page: Page, detail) -> str:
    """Say what the best network without limits is; where it is the same plants, by how they differ."""
    if not (detail.best and detail.best.opened) or stands(detail.best) != stands(detail.free):
        best = lowered(detail.free.verdict.words(footprint.PHRASES))
        return f"it would be best to {best} ({names(page, detail.free)})"
    own, free = (sum(plan.setting.options[i].suites for i in plan.opened) for plan in (detail.best, detail.free))
    same = "the same plant" if len(detail.free.opened) == 1 else "the same plants"
    return f"{same} would be best, " + (f"with {free} suites, not {own}" if own != free else "with fewer given a slot")


def stands(plan: footprint.Plan) -> set[tuple[int, str]]:
    """Return the place and kind of each plant of a plan."""
    return {(plan.setting.options[i].place, plan.setting.options[i].kind) for i in plan.opened}


def names(page: Page, plan: footprint.Plan) -> str:
    """Return where a plan's plants stand."""
    places = page.inputs.geography.places
    return listed([bare(places[plan.setting.options[i].place].label) for i in plan.opened])
