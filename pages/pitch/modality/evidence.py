"""Evidence: the claims about China and in vivo, the patients behind each class, how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (7, 4)


def draw(page: Page) -> None:
    """Draw the claims, the rows that the posteriors rest on, and how often therapies were approved."""
    facts, used = cached.rows("facts"), {one.fact for one in page.inputs.studies}
    metrics = cached.rows("product_metrics")
    odds = cached.rows("rd_benchmarks")
    tables = {
        "Patients behind each class": evidence.with_sources(
            metrics[metrics["fact_id"].isin(used & set(facts["fact_id"]))]
        ),
        "How often therapies were approved": evidence.with_sources(odds[odds["topic"] == "PoS"]),
        "What a dose costs by class": evidence.with_sources(cached.rows("modality_cogs")),
    }
    evidence.draw(page, CLAIMS, tables)
