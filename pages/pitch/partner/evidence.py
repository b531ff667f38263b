"""Evidence: the claims, the benchmarks of development and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (1, 5)


def draw(page: Page) -> None:
    """Draw the claims, the benchmarks and how real this setting is."""
    evidence.draw(page, CLAIMS, {"Benchmarks": evidence.with_sources(cached.rows("rd_benchmarks"))})
