"""Real ramps as they stood on their day: what was expected, what stood, and what came; for the tests of the ramp.

Doses are net sales over one price a dose, the same for what was expected and for what came. Nobody reports doses by
quarter.
"""

from dataclasses import replace

import numpy as np

from models import ramp as model
from tests.models.ramp.cases import CERTAIN, DEFAULTS, HOME, rising

LAUNCHED = {"launch_month": 0.0, "order_ahead": 0.0} | {key: CERTAIN[key] for key in ("p_pivotal", "p_filing",
                                                                                         "p_success")}  # fmt: skip
IN_YEAR_FIVE = 0.89  # of the peak, on the published curve of launches

# How long a plant takes to fill, as far as it was told by 28 February 2022: Abecma sold USD 24 m in its first quarter
# and 164 m in 2021, so 70 m in each of the last two. What fills in a straight line makes 1.5 months' worth in three.
ABECMA_KNOWN = {"company_quarters-205": 24.0, "company_quarters-490": 164.0}  # the second quarter of 2021, and its year
FILL_KNOWN = 1.5 * (164.0 - 24.0) / 2 / 24.0  # months

# Carvykti, early 2022: peak sales of USD 5.5 billion (BMO) and of 0.365 (Airfinity), the mean of the two; USD 380,000 a
# patient (the store, 2025). Raritan stands with the first USD 250 m of its two: less a site, 5,000 doses at the capital
# of suites that the topic counts with. Ghent is ordered; Novartis and the second 250 m came after the launch.
CARVYKTI_PRICE = 0.38  # USD million
CARVYKTI_PEAK = (5_500 + 365) / 2 / CARVYKTI_PRICE
CARVYKTI = replace(
    DEFAULTS, **LAUNCHED, **HOME, asked_us=rising(CARVYKTI_PEAK), price_us=380_000.0, out_of_spec=0.0,
    standing_doses=(250 - DEFAULTS.site_setup) / DEFAULTS.plant_capital * DEFAULTS.small_plant, mix="own",
    fill_months=FILL_KNOWN,
)  # fmt: skip
# Net trade sales by quarter, USD million: Legend's half of 11.9 m doubled (2022-Q2), analysts' estimate of October 2022
# (2022-Q3), then as reported. 2022-Q4 was not found by itself.
CARVYKTI_SALES = {
    "2022-Q2": 23.8, "2022-Q3": 60.0, "2023-Q1": 72.0, "2023-Q2": 117.0, "2023-Q3": 152.0, "2023-Q4": 159.0,
    "2024-Q1": 157.0, "2024-Q2": 186.0, "2024-Q3": 286.0, "2024-Q4": 334.0, "2025-Q1": 369.0, "2025-Q2": 439.0,
    "2025-Q3": 524.0, "2025-Q4": 555.0,
}  # fmt: skip

# Yescarta, October 2017: USD 1.7 billion in the fifth year (Wall Street); list price USD 373,000; El Segundo stands.
YESCARTA_PRICE = 0.373
YESCARTA = replace(
    DEFAULTS, **LAUNCHED, **HOME, asked_us=rising(1_700 / YESCARTA_PRICE / IN_YEAR_FIVE), price_us=373_000.0,
    out_of_spec=0.0, standing_doses=4_000.0, process_days=7.0, days_reach=5.0,
)  # fmt: skip
YESCARTA_SALES = {2018: 264.0, 2019: 456.0, 2020: 563.0, 2021: 695.0, 2022: 1_160.0, 2023: 1_498.0}

# Provenge, September 2009, seven months before its approval: USD 1.6 billion in 2014 (Leerink), USD 93,000 a course.
# A quarter of New Jersey stands, USD 60 to 125 m in half a year. Cost of a course: 30 % of the price, as was expected.
# What it cost to build was not found: the capital of suites that the topic counts with. The process was short already.
PROVENGE_PRICE = 0.093
PROVENGE = replace(
    DEFAULTS, **HOME, asked_us=rising(1_600 / PROVENGE_PRICE / IN_YEAR_FIVE), price_us=93_000.0, out_of_spec=0.0,
    launch_month=7.0, order_ahead=7.0, p_pivotal=100.0, p_filing=100.0, p_success=100.0,
    standing_doses=185 / PROVENGE_PRICE, labour=12_000.0, materials=8_000.0, vector_cost=0.0, testing=7_000.0,
    contract_price=40_000.0, large_plant=40_000.0, suite_doses=1_000.0, days_reach=DEFAULTS.process_days,
    automation_doses=0.0,
)  # fmt: skip
PROVENGE_CAME = replace(PROVENGE, **{key: value for key, value in CERTAIN.items() if not key.startswith("p_")},
                        asked_us=rising(325.3 / PROVENGE_PRICE))  # fmt: skip
PROVENGE_PLANTS = (1_200 / PROVENGE_PRICE, 2_500 / PROVENGE_PRICE)  # courses a year of all three plants, as told
PROVENGE_SALES = {2011: 213.5, 2012: 325.3, 2013: 283.7, 2014: 303.8}


def doses(inputs: model.Inputs, mix: model.Mix, late: int = 0) -> np.ndarray:
    """Return doses (t, s) in spans of three months of which the first begins `late` months after the launch."""
    served = model.path(inputs, mix).served
    return (1 - late / model.QUARTER) * served[:-1] + late / model.QUARTER * served[1:]


def quarters_after(period: str, first: str) -> int:
    """Return by how many quarters a quarter comes after another."""
    year, quarter = (int(period[part]) - int(first[part]) for part in (slice(4), slice(6, 7)))
    return 4 * year + quarter
