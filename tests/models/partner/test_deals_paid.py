"""What comparable deals and purchases paid is read from the store."""

import numpy as np
import pytest

from components import cached
from models.partner.inputs import prices_of, purchases, upfronts_of
from models.partner.plan import PRICES

ROWS = cached.catalogue()


def test_upfronts_by_date_are_those_of_the_stores_licences_for_the_world():
    early, proof, data, approval = upfronts_of(cached.listed_rows("deals"))
    assert early[1] < 1.1 * proof[1] < 1.1 * data[1]  # what is further is paid more, but for a tenth
    assert proof[1] == 1
    assert all(least <= middle <= most for least, middle, most in (early, proof, data))
    assert approval == data, "no licence of a marketed product gave its upfront"


def test_prices_of_companies_by_stage_are_those_of_the_stores_purchases():
    """The median is the default of its row, the spread is what was seen; Kite and Juno are among the late ones."""
    bought = purchases(cached.listed_rows("deals"), cached.listed_rows("modality_class_map"))
    ends = prices_of(cached.listed_rows("deals"), cached.listed_rows("modality_class_map"))
    assert bought[2] == bought[3]
    for rows, (least, middle, most), key in zip(bought, ends, PRICES, strict=True):
        paid = [float(row["upfront_usd_m"]) for row in rows]
        assert len(paid) >= 5
        assert ROWS[key].default == np.median(paid)
        assert (least * ROWS[key].default, middle, most * ROWS[key].default) == pytest.approx((min(paid), 1, max(paid)))
        assert (ROWS[key].low, ROWS[key].high) == pytest.approx((min(paid), max(paid)))
    assert {"Kite Pharma", "Juno Therapeutics"} <= {row["target_or_licensor"] for row in bought[3]}
    assert "Celgene" not in {row["target_or_licensor"] for row in bought[3]}, "a company of many medicines"
