"""Laws: which regions the user's plan serves nobody of by law, and which assumption says so."""

from components import cached
from components.frame import Page
from components.words import listed
from models import footprint
from models.answer import within


def words(page: Page) -> list[str]:
    """Return a sentence for each law or licence that leaves regions without a slot."""
    plan = page.answer.detail.plan
    found = footprint.unserved_by_law(page.inputs, plan) if plan else {}
    return [sentence(page, law, regions) for law, regions in found.items()]


def sentence(page: Page, law: str, regions: list[str]) -> str:
    """Say which regions one law leaves without a slot."""
    row = cached.catalogue()[law]
    option = dict(row.options)[getattr(page.inputs, law)]
    verb = "is" if len(regions) == 1 else "are"
    return f" {listed(regions)} {verb} served by nobody: {row.label}: {within(option)}."
