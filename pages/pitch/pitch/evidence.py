"""Evidence: the claims, the landscape and how real this setting is."""

from components import cached, evidence
from components.frame import Page
from models.pitch import frames

CLAIMS = (7, 9)


def draw(page: Page) -> None:
    """Draw the claims, the landscape and how real this setting is."""
    tables = {
        "The landscape": frames.landscape(page.inputs),
        "Every product in the store": evidence.with_sources(cached.rows("products")),
        "What a class or a problem brings along": cached.rows("option_settings"),
        "The criteria and their scales": cached.rows("criteria"),
    }
    evidence.draw(page, CLAIMS, tables)
