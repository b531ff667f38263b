"""What a row of the store is called where people read it: names, never keys."""

from components import cached


def of_fact(fact_id: str) -> str:
    """Return what a fact is about, in words."""
    table = cached.records("facts", "fact_id")[fact_id]["fact_table"]
    row = cached.records(table, "fact_id")[fact_id]
    if table in NAMES:
        return NAMES[table](row)
    return row.get("text") or f"{worded(table).capitalize()}, {row['as_of']}"


def of_product(product_id: str | None) -> str:
    """Return a product's brand, or its generic name before it has one."""
    row = cached.records("products", "fact_id").get(product_id)
    return (row["brand"] or row["generic"] or row["company"]) if row else "A product"


def of_deal(row: dict) -> str:
    """Return who made a deal with whom."""
    return " and ".join(filter(None, (row["buyer_or_licensee"], row["target_or_licensor"])))


def of_figure(row: dict) -> str:
    """Return of which product a figure is and what it measures."""
    known = {one["metric"]: one["label"] for one in cached.listed_rows("criteria")}
    return f"{of_product(row['product_id'])}, {known.get(row['metric'], worded(row['metric'])).lower()}"


def worded(key: str) -> str:
    """Return a key as words, for want of a name."""
    return key.replace("_", " ")


NAMES = {
    "products": lambda row: of_product(row["fact_id"]),
    "deals": of_deal,
    "product_metrics": of_figure,
    "modality_classes": lambda row: row["label"],
}
