"""What the numbers and mechanisms of viability are called, and what the cards say."""

from models.answer import Figure

LEVERS = {"failure": "yield", "automation": "automation", "utilisation": "utilisation", "days": "process days"}
PHRASES = {key: f"Pull {words} first" for key, words in LEVERS.items()}
NONE = "none"  # the decision to pull no lever
PHRASES[NONE] = "No lever pays: each is pulled as far as it goes, or costs more than it brings"
TITLE, UNIT, WORTH = "Viability", "usd_million", "Gross profit a year, USD million"
READS = {"cost_a_dose": "cost"}  # what is told beside a verdict: its figure
COST_FEEDS = ("labour", "materials", "vector_cost", "testing", "plant_fixed", "plant_use", "failure", "process_days",
              "automation", "doses_a_batch")  # fmt: skip
FIGURES = {
    "best": Figure(
        "Best lever first, a year",
        "usd_million",
        "Gross profit in the year of full demand with the best lever pulled as far as it can be: doses paid times net "
        "price, less labour, materials, vector, tests and plants.",
        (*COST_FEEDS, "net_price", "volume_factor"),
    ),
    "value": Figure(
        "Your lever first, a year",
        "usd_million",
        "The same with the lever that your plan pulls first.",
        ("lever", *COST_FEEDS),
    ),
    "given_up": Figure("Given up by your lever, a year", "usd_million", "Best lever less yours.", ("lever",)),
    "cost": Figure(
        "Cost of a dose",
        "usd",
        "Labour, materials, vector and tests of every batch, failed ones too, and whole plants, divided by doses.",
        COST_FEEDS,
    ),
    "after": Figure("Cost with your lever", "usd", "The same once your lever is pulled.", ("lever", *COST_FEEDS)),
    "margin": Figure(
        "Gross margin",
        "percent",
        "Gross profit over sales, doses out of specification unpaid, before any lever is pulled.",
        ("net_price", "out_of_spec", *COST_FEEDS),
    ),
    "pays": Figure(
        "Doses a year that pay for a plant",
        "count",
        "Fixed cost of one plant divided by what a dose leaves over its batch.",
        ("plant_fixed", "net_price", "failure"),
    ),
    "years": Figure(
        "Margin turns positive in",
        "years",
        "First year of the ramp in which sales pay for batches and plants; experience lowers labour and materials.",
        ("ramp_years", "learning_rate", "batches_before"),
    ),
    "plants": Figure(
        "Plants",
        "count",
        "Doses over what a plant makes at its use; at least one.",
        ("plant_doses", "plant_use"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of 400 futures, with the same demand and cost for both, in which the best lever beats the next best.",
        ("demand_spread", "cost_spread"),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up, a year", "usd_million", "Best lever less the next best.", ("lever",)
    ),
    "band": Figure(
        "80 % band, a year",
        "usd_million",
        "10th to 90th percentile of gross profit over 400 futures of demand and cost.",
        ("demand_spread", "cost_spread"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Gross profit with your lever less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = {
    "sales": "Doses made, at net price",
    "out_of_spec": "Out of specification",
    "labour": "Labour",
    "materials": "Materials",
    "vector": "Vector",
    "testing": "Release testing",
    "plants": "Plants",
}
