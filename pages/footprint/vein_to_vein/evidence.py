"""Evidence: the claim about partners, published days and losses, and how real this setting is."""

import streamlit as st

from components import cached, evidence
from components.frame import Page
from components.words import money
from models import vein_to_vein as model

CLAIMS, ALL_LEVERS, OF_CONTRACT = (2,), "All three levers gain", "contract"
DAYS = ("vein_to_vein_days", "turnaround_days")


def draw(page: Page) -> None:
    """Draw the claim, what was published of days between vein and vein, and how real this setting is."""
    metrics = cached.rows("product_metrics")
    tables = {
        "Published days of real products": evidence.with_sources(metrics[metrics["metric"].isin(DAYS)]),
        "Lanes, couriers and what plants nearby changed": evidence.with_sources(cached.rows("logistics")),
    }
    st.markdown(claim_words(page))
    evidence.draw(page, CLAIMS, tables)


def claim_words(page: Page) -> str:
    """Say what the claim is tried by, and why the answer above may tell another number or verdict."""
    claimed, mine = (float(found.mean()) for found in (model.extension(page.inputs), own_gain(page)))
    said = f"{ALL_LEVERS} {signed(claimed)} a year over arm's length in a contract plant: so claim 2 is tried."
    other = "" if page.inputs.maker == OF_CONTRACT else f" In your own plant they gain {signed(mine)}."
    return (
        f"{said}{other} The claim holds it against all that the line earns; the answer above asks which levers gain "
        "most, and holds their gain against each other."
    )


def own_gain(page: Page):
    """Return what all levers gain with the user's own maker, by run."""
    return model.gains(page.inputs)[model.INTEGRATED]


def signed(gained: float) -> str:
    """Say an amount, and that it is lost where it is below nothing."""
    return money(gained) if gained >= 0 else f"less than nothing, a loss of {money(-gained)}"
