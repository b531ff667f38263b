"""The tests by the name that a claim's row gives: which topic's model, what is measured, by which function."""

from models.answer import Figure
from models.claims.measures import (
    best_lead,
    capital,
    china,
    contract,
    diversified,
    in_vivo,
    lock,
    margin_missed,
    phase_three,
    regional,
)
from models.claims.trial import Test

ASSET = ("modality", "response", "durability", "crs")
NETWORK = ("demand_factor", "process_days", "site_running", "contract_price", "demand_spread")
TESTS = {
    "capital": Test(
        "partner",
        Figure(
            "Left to founders past proof of concept, best partner over alone",
            "usd_million",
            "Founders' shares under the best of the four plans with a partner, less those of going alone, in the "
            "trials that come past proof of concept. Selling the company is not scaling with a partner.",
            ("can_raise", "cash_now", "demand_factor", "profit_share", "dilution"),
        ),
        capital,
    ),
    "contract": Test(
        "footprint",
        Figure(
            "Contract slots beside own plants, over own plants only",
            "usd_million_a_year",
            "Yearly contribution of the best network in which contract slots may stand beside own plants, less that of "
            "the best of own plants only; both free of the plan's limits and sized for planned demand. Contract "
            "research is not modelled.",
            NETWORK,
        ),
        contract,
    ),
    "china": Test(
        "design_lock",
        Figure(
            "Through China, over the Western path",
            "usd_million",
            "Worth of the best lock on the China path, alone or beside the Western one, less that of the best lock on "
            "the Western path.",
            ("design_spread", "learning", "p_success"),
        ),
        china,
    ),
    "phase_three": Test(
        "partner",
        Figure(
            "Left to founders past proof of concept, Phase 3 partner over alone",
            "usd_million",
            "Founders' shares with a partner who joins for Phase 3 less those of going alone, in the trials that come "
            "past proof of concept.",
            ("can_raise", "pivotal_cost", "p_pivotal", "phase3_cost_share", "phase3_profit_share"),
        ),
        phase_three,
    ),
    "viability": Test(
        "viability",
        Figure(
            "Gross margin missing",
            "points_of_share",
            "The gross margin you aim at less the one made in the peak year, before any lever. The claim holds where a "
            "therapy that works still misses it.",
            ("price_us", "demand_factor", "process_days", "labour", "target_margin"),
        ),
        margin_missed,
    ),
    "in_vivo": Test(
        "pitch",
        Figure(
            "In vivo over donor cells",
            "points_of_scale",
            "Weighted value of your asset as an in vivo product less its value as a donor or stem-cell product, mean "
            "over the buyer's weightings: as you set it if it is of that class, or else with the store's settings for "
            "the class (lentiviral; donor CAR-T), some of which are illustrative.",
            ("buyer", *ASSET),
        ),
        in_vivo,
    ),
    "lock": Test(
        "design_lock",
        Figure(
            "Weighing both sides, over one side alone",
            "usd_million",
            "Worth of the best lock month less that of the better of two months: the best for research alone, and the "
            "best for manufacturing alone.",
            ("design_spread", "learning", "rework_share", "process_months"),
        ),
        lock,
    ),
    "pitch": Test(
        "pitch",
        Figure(
            "First by a true difference, over the strongest other",
            "points_of_share",
            "Share of weightings in which your asset is first while it is better than every product on its best lead, "
            "less the share in which the strongest other is first. Nothing measures how often a pitch succeeds.",
            ASSET,
        ),
        best_lead,
    ),
    "diversified": Test(
        "footprint",
        Figure(
            "Own plants with contract slots, over own plants at the same places",
            "usd_million_a_year",
            "Yearly contribution of own plants in New Jersey and Ghent with contract slots in Morris Plains, under "
            "your assumptions, less that of own plants in all three; both sized for planned demand.",
            NETWORK,
        ),
        diversified,
    ),
    "regional": Test(
        "footprint",
        Figure(
            "Three regional plants, over one hub as large",
            "usd_million_a_year",
            "Yearly contribution of own plants near Los Angeles, in Maryland and near Amsterdam, under your "
            "assumptions, less that of the best single plant that may be as large as the three together; both sized "
            "for planned demand.",
            NETWORK,
        ),
        regional,
    ),
}  # fmt: skip
