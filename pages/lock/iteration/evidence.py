"""Evidence: the claim, what was reported of early trials and deals, and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (4,)
TOPICS = ("early timeline", "regulation")
DEALS = ("Pregene", "EsoBiotec", "Legend")


def draw(page: Page) -> None:
    """Draw the claim, what was reported of first patients, rules and deals, and how real this setting is."""
    benchmarks, deals = cached.rows("rd_benchmarks"), cached.rows("deals")
    parties = deals["buyer_or_licensee"].fillna("") + " " + deals["target_or_licensor"].fillna("")
    named = parties.str.contains("|".join(DEALS), case=False)
    tables = {
        "First patients, filings and rules": evidence.with_sources(benchmarks[benchmarks["topic"].isin(TOPICS)]),
        "Deals on designs tried in China first": evidence.with_sources(deals[named]),
    }
    evidence.draw(page, CLAIMS, tables)
