"""Evidence: the claim about capacity of two kinds, published plants, lead times and sales, how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (10,)
SOLD = ("carvykti", "yescarta", "provenge")


def draw(page: Page) -> None:
    """Draw the claim, what was published of networks, building times and sales, and how real this setting is."""
    quarters = cached.rows("company_quarters")
    sold = quarters["product_id"].isin(SOLD) & (quarters["measure"] == "net_sales")
    tables = {
        "Capacity of real networks": evidence.with_sources(cached.rows("network_capacity")),
        "Plants and how long they took": evidence.with_sources(cached.rows("facility_build")),
        "Sales of Carvykti, Yescarta and Provenge": evidence.with_sources(quarters[sold]),
    }
    evidence.draw(page, CLAIMS, tables)
