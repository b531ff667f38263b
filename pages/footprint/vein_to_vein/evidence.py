"""Evidence: the claim about partners, published days and losses, and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (2,)
DAYS = ("vein_to_vein_days", "turnaround_days")


def draw(page: Page) -> None:
    """Draw the claim, what was published of days between vein and vein, and how real this setting is."""
    metrics = cached.rows("product_metrics")
    tables = {
        "Published days of real products": evidence.with_sources(metrics[metrics["metric"].isin(DAYS)]),
        "Lanes, couriers and what plants nearby changed": evidence.with_sources(cached.rows("logistics")),
    }
    evidence.draw(page, CLAIMS, tables)
