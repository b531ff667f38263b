"""Evidence: the claims, the patients and the prices, and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (6, 9)


def draw(page: Page) -> None:
    """Draw the claims, what is known of patients, of launches and of rivals, and how real this setting is."""
    known = cached.rows("rd_benchmarks")
    tables = {
        "Patients": evidence.with_sources(cached.rows("demand")),
        "Launches": evidence.with_sources(cached.rows("uptake")),
        "Order of entry and exclusivity": evidence.with_sources(
            known[known["topic"].isin(["order of entry", "exclusivity"])]
        ),
    }
    evidence.draw(page, CLAIMS, tables)
