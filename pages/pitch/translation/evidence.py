"""Evidence: the claim that partners bring questions, what was published of cell models, how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (3,)


def draw(page: Page) -> None:
    """Draw the claim, what was published of cell models, and how real this setting is."""
    known = cached.rows("rd_benchmarks")
    evidence.draw(page, CLAIMS, {"Cell models": evidence.with_sources(known[known["topic"] == "cell model"])})
