"""Whether a fact is older than its kind should be, on the day on which the data were released."""

from functools import cache

from data import store
from explorer.store import connection

OLD = """
    SELECT fact_id, years FROM facts LEFT JOIN product_metrics USING (fact_id)
    JOIN ages ON of_table = fact_table AND ages.metric IS NOT DISTINCT FROM
        CASE WHEN product_metrics.metric IN (SELECT metric FROM ages) THEN product_metrics.metric END
    WHERE last_day_of(as_of) + to_years(years) < (SELECT max(released) FROM data_versions)
"""


@cache
def old() -> dict[str, int]:
    """Return the facts that are older than their kind should be, with the years that they are older than."""
    return dict(store.ask(connection(), OLD).itertuples(index=False, name=None))


def too_old(fact_id: str) -> int | None:
    """Return the years that a fact is older than, where it is older than its kind should be; None where it is not."""
    return old().get(fact_id)
