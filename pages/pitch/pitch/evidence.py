"""Evidence: the claims, the landscape and how real this setting is."""

import pandas as pd

from components import cached, evidence
from components.frame import Page
from components.words import MARKS
from models.pitch import shown

CLAIMS = (7, 9)


def draw(page: Page) -> None:
    """Draw the claims, the landscape and how real this setting is."""
    tables = {
        "The landscape": shown.landscape(page.inputs),
        "Products to come": coming(page),
        "Every product in the store": evidence.with_sources(cached.rows("products")),
        "What a class or a problem brings along": brought(),
        "The criteria and their scales": cached.rows("criteria").drop(columns=["criterion", "metric", "position"]),
    }
    evidence.draw(page, CLAIMS, tables)


def coming(page: Page) -> pd.DataFrame:
    """Return when each product to come is expected, with the source of the date, or the sentence that none is named."""
    table = shown.coming(page.inputs)
    if table.empty:
        return pd.DataFrame({"Product": [shown.none_to_come(page.inputs)]})
    return evidence.with_sources(table).drop(columns="basis")


def brought() -> pd.DataFrame:
    """Return what a choice of class or problem sets besides, in words, with how each value was set."""
    return pd.DataFrame(
        [
            {
                "Choice": cached.catalogue()[row["key"]].label,
                "Option": cached.shown(row["key"], row["option"]),
                "Sets": cached.catalogue()[row["sets"]].label,
                "Value": cached.shown(row["sets"], given(row)),
                "Mark": MARKS[row["basis"]],
                "How": row["derivation"],
                "Row": row["fact_id"],
            }
            for row in cached.listed_rows("option_settings")
        ]
    )


def given(row: dict) -> float | str:
    """Return the value that a row sets: an option, or a number."""
    return row["value"] if cached.catalogue()[row["sets"]].options else float(row["value"])
