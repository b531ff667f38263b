"""Evidence: the claims with what speaks for and against, the real cases, and how far this setting is from them."""

import pandas as pd
import streamlit as st

from components import cached, claimed, session, tables, takeaway, weight
from components.words import MARKS, number, plain
from models.scenario import value_of

SIDES = {"for": "Speaks for it", "against": "Speaks against it"}
UNSAID = "published", "recalled"  # marks that the tier of the source says already


def draw(page, claims: tuple[int, ...], tables: dict[str, pd.DataFrame]) -> None:
    """Draw what the answer hangs on, how real this setting is, the claims, what the store holds, every assumption."""
    weight.draw(page)
    nearest_case(page)
    for number_of in claims:
        claim(number_of)
    for title, frame in tables.items():
        table(title, frame)
    table("Every assumption and where it comes from", assumptions(page))


def claim(number_of: int) -> None:
    """Draw one claim with its evidence for and against, and what is not known; a badge says which sides have facts."""
    told, found = cached.records("claims", "claim_no")[number_of], cached.rows("claim_evidence")
    mine = found[(found["claim_no"] == number_of) & (found["basis"] != cached.claims.GAP)]
    st.markdown(f"**Claim {number_of}.** {told['claim']} :{badge(number_of)}")
    st.markdown(plain(claimed.stands(number_of, session.now())))
    columns = st.columns(2, gap="large")
    for column, (side, title) in zip(columns, SIDES.items(), strict=True):
        column.markdown(f"**{title}**")
        for row in mine[mine["side"] == side].itertuples():
            column.markdown(f"- {row.text} {citation(row)}")
        if side not in set(mine["side"]):
            column.markdown("Nothing in the store.")
    for row in cached.claims.unknown(number_of):
        st.markdown(f"**Not known.** {row['text']}.")


def badge(number_of: int) -> str:
    """Return in Markdown which sides of a claim have facts with a source; the claim's own source does not count."""
    sides = [side for side in SIDES if cached.claims.strength(number_of, side)[1] > 0]
    if len(sides) == len(SIDES):
        return "orange-badge[facts on both sides]"
    return f"gray-badge[facts {sides[0]} it alone]" if sides else "gray-badge[no fact but the claim itself]"


def citation(row) -> str:
    """Return a row's source, date and mark in Markdown."""
    source = cached.source_of(row.source)
    title = source["title"] or "no source"
    link = f"[{title}]({source['url']})" if source["url"] else title
    said = [link, row.as_of, source["tier"], MARKS[row.basis] if row.basis not in UNSAID else None]
    return f":small[({', '.join(filter(None, said))})]"


def with_sources(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a fact table with its sources spelled out, for reading and for download."""
    sources = [cached.source_of(key) for key in frame["source"]]
    told = frame.drop(columns=["source"]).assign(
        mark=frame["basis"].map(MARKS),
        age=[aged(fact_id) for fact_id in frame["fact_id"]] if "fact_id" in frame else None,
        tier=[source["tier"] for source in sources],
        source=[source["title"] for source in sources],
        address=[source["url"] for source in sources],
    )
    return told.rename(columns=lambda name: name.replace("_", " "))


def aged(fact_id: str) -> str | None:
    """Say of a fact that it is older than its kind should be; nothing of one that is not."""
    years = cached.ages.too_old(fact_id)
    return f"older than {'a year' if years == 1 else f'{years} years'}" if years else None


def table(title: str, frame: pd.DataFrame) -> None:
    """Draw a table with its sources as links, and offer it; columns without a single entry are left out."""
    takeaway.titled_table(title, frame.dropna(axis=1, how="all"))
    tables.draw(frame, columns=source_columns())


def source_columns() -> dict:
    """Return how the columns that say where a row was read are drawn: addresses as links, tiers with their meaning."""
    tiers = "; ".join(f"{one['label']}: {one['help'].lower()}" for one in cached.listed_rows("tiers"))
    return {
        "Address": st.column_config.LinkColumn(display_text="open"),
        "Tier": st.column_config.TextColumn(help=f"How near the source is to who said it first. {tiers}."),
    }


def assumptions(page) -> pd.DataFrame:
    """Return every assumption of the page, one line each, first those on which its answer hangs most."""
    keys = [key for sight in ("main", "more") for key in cached.keys(page.topic, sight)]
    parts = next((found.parts for found in cached.weight.kept() if found.topic == page.topic), {})
    keys.sort(key=lambda key: -parts.get(key, 0.0))
    return pd.DataFrame([assumption(key, page.scenario) for key in keys])


def assumption(key: str, scenario) -> dict:
    """Return one assumption as a line of the evidence."""
    fixed, value = cached.control(key), value_of(key, cached.catalogue(), scenario)
    return {
        "assumption": fixed["label"],
        "value": cached.shown(key, value),
        "default": cached.shown(key, fixed["default"]),
        "kind": fixed["kind"],
        "mark": fixed["mark"],
        "tier": fixed["source"]["tier"],
        "as of": fixed["source"]["as_of"],
        "how": fixed["derivation"],
        "source": fixed["source"]["title"],
        "where": fixed["source"]["locator"],
        "address": fixed["source"]["url"],
    }


def nearest_case(page) -> None:
    """Say how far this setting is from any real case, and which case is nearest."""
    scales = [
        (key, point)
        for sight in ("main", "more")
        for key in cached.keys(page.topic, sight)
        for point in cached.points_of(key)
    ]
    if not scales:
        return
    by_key = {}
    for key, point in scales:
        row = cached.catalogue()[key]
        gap = abs(value_of(key, cached.catalogue(), page.scenario) - point["value"]) / (row.high - row.low)
        if key not in by_key or gap < by_key[key][0]:
            by_key[key] = (gap, point)
    away = sum(gap for gap, _ in by_key.values()) / len(by_key)
    on_a_case = [key for key, (gap, _) in by_key.items() if gap < 0.01]
    sit = "sits" if len(on_a_case) == 1 else "sit"
    far = max(by_key, key=lambda key: by_key[key][0])
    st.markdown(
        f"**How real is this setting?** Of {len(by_key)} assumptions with real cases on their scale, "
        f"{len(on_a_case)} {sit} on one; on average they are {number(100 * away)} % of the range away. Farthest: "
        f"{cached.catalogue()[far].label} at {cached.shown(far, value_of(far, cached.catalogue(), page.scenario))}, "
        f"where the nearest case is {by_key[far][1]['label']} ({by_key[far][1]['text']})."
    )
