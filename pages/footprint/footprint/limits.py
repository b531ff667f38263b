"""What the user's limits keep from the network: what would be best without them, and what its plants are called."""

from collections.abc import Callable

from components.frame import Page
from components.words import bare, listed, lowered
from models import footprint


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
