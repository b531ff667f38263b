"""The rows of the store that are told beside a claim: the history that it invokes, the deals that it is about."""

from collections.abc import Mapping

from models.claims.record import Line, Record, Table
from models.claims.trial import Ask

ANTIBODIES, DEALS = "What antibodies showed", "Deals for designs first tried in China"


def regional_record(ask: Ask) -> Record:
    """Return what antibodies showed of capacity, its use and where it stands."""
    units = {row["unit"]: row["label"] for row in ask.rows("units")}
    rows = linked(ask, "regional", "mab_precedent", "period")
    lines = tuple(Line((row["period"], what(row), row["value"], units.get(row["unit"])), row) for row in rows)
    return Record(tables=(Table(ANTIBODIES, ("When", "What", "How much", "Unit"), ("",) * 4, lines),))


def what(row: Mapping) -> str:
    """Return what a row of history tells, with its words where it has no number."""
    if row["value"] is not None:
        return row["item"]
    return f"{row['item']}: {'; '.join(filter(None, (row['text'], row['detail'])))}"


def china_record(ask: Ask) -> Record:
    """Return the deals for designs that were first tried in China, in vivo and others."""
    rows = linked(ask, "china", "deals", "announced")
    lines = tuple(Line((row["announced"], kind(ask, row), parties(row), row["upfront_usd_m"]), row) for row in rows)
    heads = ("When", "Class", "Deal", "Paid upfront")
    return Record(tables=(Table(DEALS, heads, ("", "", "", "usd_million"), lines),))


def kind(ask: Ask, row: Mapping) -> str:
    """Return what a deal's class of therapy is called in the analyses, as in vivo or autologous."""
    named = {one["modality_class"]: one["analysis_group"] for one in ask.rows("modality_class_map")}
    return named[row["modality_class"]]


def parties(row: Mapping) -> str:
    """Return who paid whom for what."""
    return f"{row['buyer_or_licensee']} and {row['target_or_licensor']}: {row['asset_or_scope']}"


def linked(ask: Ask, test: str, table: str, when: str) -> list[Mapping]:
    """Return the rows of a table that the store links to the claim that names a test, undated ones last."""
    (claim,) = (row["fact_id"] for row in ask.rows("claims") if row["test"] == test)
    wanted = {row["to_fact"] for row in ask.rows("links") if row["from_fact"] == claim}
    rows = (row for row in ask.rows(table) if row["fact_id"] in wanted)
    return sorted(rows, key=lambda row: (row[when] is None, row[when] or "", row["fact_id"]))
