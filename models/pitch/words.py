"""What the pitch's numbers and mechanisms are called, and what the card behind each number says."""

from models.answer import Figure

LEADS = {
    "response": "complete response",
    "durability": "durability",
    "crs": "less cytokine release",
    "icans": "less neurotoxicity",
    "days": "shorter vein to vein",
    "cost": "lower cost of a dose",
    "failure": "fewer failed batches",
    "doses": "more doses a year",
}
PHRASES = {key: f"Lead with {words}, place {{step}} in this landscape" for key, words in LEADS.items()}
HEADLINES = {key: f"Lead with {words}" for key, words in LEADS.items()}  # the same without the place
PHRASES["none"] = "Do not pitch it as the best"
ALONE = "alone"  # there is nothing to compare with
PHRASES[ALONE] = "Nothing to compare it with: no product has this target for this problem"
TITLE, UNIT, WORTH = "Pitch", "points_of_share", "Share of weightings won with your lead, %"
READS = {"first": "first"}  # what is told beside a verdict: its figure
ASSET_FEEDS = ("modality", "indication", "response", "durability", "crs", "icans", "process_days", "failure")
LOCKED_FEEDS = ("response", "lock_month", "path", "design_spread", "learning")
FIGURES = {
    "best": Figure(
        "Weightings won with the best lead",
        "percent",
        "Share of 10,000 weightings, 25 in each of 400 futures, in which your asset is first and the sentence you lead "
        "with is true: your asset is better on it than every product with a figure.",
        ASSET_FEEDS,
    ),
    "value": Figure(
        "Weightings won with your lead",
        "percent",
        "The same share for the criterion that you lead with.",
        ("lead", *ASSET_FEEDS),
    ),
    "given_up": Figure(
        "Given up by your lead",
        "points_of_share",
        "Share of weightings won with the best lead less that of yours.",
        ("lead", *ASSET_FEEDS),
    ),
    "locked": Figure(
        "Complete response of the asset",
        "percent",
        "What your first design is expected to show, and the points that the generations until your lock are expected "
        "to add, as on the lock page: the design that is made and sold. At most 100.",
        LOCKED_FEEDS,
    ),
    "first_design": Figure(
        "Complete response of the first design",
        "percent",
        "What you expect the first design to show, before any other is tried.",
        ("response",),
    ),
    "first": Figure(
        "First in the landscape",
        "percent",
        "Rank acceptability: share of weightings in which no other alternative has a higher weighted value.",
        ("buyer", *ASSET_FEEDS),
    ),
    "rival_first": Figure(
        "The strongest other, first",
        "percent",
        "Rank acceptability of the alternative that is first most often besides yours. A product to come is there from "
        "the month in which it is expected, by the chance that products of its phase are approved.",
        ("buyer", "indication", "gate", "kinds", "odds_filed", "odds_phase_3", "odds_phase_2", "odds_phase_1"),
    ),
    "without_unnamed": Figure(
        "First without rivals nobody can name yet",
        "percent",
        "Share of weightings in which your asset is first among the products that the store names, on the market or to "
        "come by your launch.",
        ("buyer", "indication", "scope", "gate", "kinds"),
    ),
    "with_unnamed": Figure(
        "First with rivals nobody can name yet",
        "percent",
        "The same share if a rival without a name may enter by your launch: today's leading product, better on "
        "response by the yearly gain of new rivals.",
        ("unknown_rivals", "rivals_a_year", "rival_improvement", *ASSET_FEEDS),
    ),
    "confidence": Figure(
        "Confidence factor",
        "percent",
        "Share of futures in which your asset is first if a buyer holds exactly its central weights.",
        ("asset_patients", "days_spread", "cost_spread"),
    ),
    "beats": Figure(
        "Your lead is true",
        "percent",
        "Share of futures in which your asset is better on what you lead with than every product with a figure.",
        ("lead", "asset_patients"),
    ),
    "margin": Figure(
        "Margin on your lead",
        "points_of_scale",
        "Middle of your asset's value less that of the best product, in percent of the criterion's scale.",
        ("lead", *ASSET_FEEDS),
    ),
    "known": Figure(
        "Figures that exist",
        "percent",
        "Share of cells, products times criteria, for which the store has a figure in the criterion's own definition.",
        ("indication", "scope"),
    ),
    "upfront": Figure(
        "Upfront of comparable deals",
        "usd_million",
        "Median upfront of the store's deals of the same kind, modality group and stage; let go of one by one "
        "if fewer than five gave their upfront.",
        ("modality", "stage", "offered", "deal_years"),
    ),
    "deal_share": Figure(
        "Upfront share of the headline",
        "percent",
        "Median of upfront over headline among the comparable deals that gave both.",
        ("modality", "stage", "offered", "deal_years"),
    ),
    "sure": Figure(
        "How sure that is",
        "percent",
        "Share of futures in which the alternative that is first most often is yours (if your place is 1) or is not.",
        ("asset_patients", "days_spread", "cost_spread", "unknown_patients"),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up",
        "points_of_share",
        "Share of weightings won with the best lead less that of the second best.",
        ASSET_FEEDS,
    ),
    "band": Figure(
        "80 % band",
        "percent",
        "10th to 90th percentile over 400 futures of the share of weightings won with the best lead.",
        ("asset_patients", "days_spread", "cost_spread", "unknown_patients"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "points_of_share",
        "Share of weightings won with your lead less its share with every assumption at its default.",
        (),
    ),
    "belief": Figure(
        "From what you believe",
        "points_of_share",
        "Change of that share through the beliefs you changed, averaged over both orders of change.",
        (),
    ),
    "choice": Figure(
        "From what you do",
        "points_of_share",
        "Change of that share through the choices you changed, averaged over both orders of change.",
        (),
    ),
}
MECHANISMS = {
    **{key: f"First mainly by {words}" for key, words in LEADS.items()},
    "untrue": "First, but your lead is not true",
}
