"""How large is it, and what share is ours?"""

from models.market.demand import (
    LAUNCHED,
    asked_by_year,
    kept_after_copies,
    launches,
    net_prices,
    pools,
    risen,
    sales_by_year,
    taken_up,
)
from models.market.inputs import GIVEN, UPSTREAM, Inputs, curve_of
from models.market.share import POINTS_A_STEP, a_point, head_start, order_of_entry, rival_field, share

__all__ = [
    "GIVEN",
    "LAUNCHED",
    "POINTS_A_STEP",
    "UPSTREAM",
    "Inputs",
    "a_point",
    "asked_by_year",
    "curve_of",
    "head_start",
    "kept_after_copies",
    "launches",
    "net_prices",
    "order_of_entry",
    "pools",
    "risen",
    "rival_field",
    "sales_by_year",
    "share",
    "taken_up",
]
