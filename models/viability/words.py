"""What the numbers and mechanisms of viability are called, and what the cards say."""

from models.answer import Figure

LEVERS = {"failure": "yield", "automation": "automation", "utilisation": "utilisation", "days": "process days"}
PHRASES = {key: f"Pull {words} first" for key, words in LEVERS.items()}
NONE = "none"  # the decision to pull no lever
PHRASES[NONE] = "No lever pays: each is pulled as far as it goes, or costs more than it brings"
FROM_SHELF = (
    "Not modelled for this class",
    "Your asset is made in advance, many doses to a batch. This page holds for doses made for one patient each: it is "
    "not modelled for this class. Choose another class on the pitch page to see an answer.",
)
NO_PATIENTS = (
    "No patient is treated",
    "No patient is treated: fewer than one dose a year is made in the years looked at. The market and the footprint "
    "say why.",
)
READ_INSTEAD = (
    "Your asset is made in advance, so viability has no answer. Here every dose costs what you give for one from the "
    "shelf."
)
TITLE, UNIT, WORTH = "Viability", "usd_million", "Gross profit in the fullest year, USD million"
READS = {"cost_a_dose": "cost"}  # what is told beside a verdict: its figure
BATCH_FEEDS = ("labour", "materials", "vector_cost", "testing", "automation", "failure")
COST_FEEDS = (*BATCH_FEEDS, "process_days", "utilisation", "experience_batches", "learning_rate")
PRICE_FEEDS = ("price_us", "price_europe", "price_asia")
FIGURES = {
    "best": Figure(
        "Best lever first, fullest year",
        "usd_million",
        "Gross profit of the year with most patients, with the best lever pulled as far as it can be: net sales less "
        "batches, transport, sites, suites and depreciation.",
        (*COST_FEEDS, *PRICE_FEEDS),
    ),
    "value": Figure(
        "Your lever first, fullest year",
        "usd_million",
        "The same with the lever that your plan pulls first.",
        ("lever", *COST_FEEDS),
    ),
    "given_up": Figure("Given up by your lever, a year", "usd_million", "Best lever less yours.", ("lever",)),
    "cost": Figure(
        "Cost of a dose, fullest year",
        "usd",
        "Labour, materials, vector and tests of every batch, failed ones too, and sites, suites and depreciation, "
        "divided by the doses made in the year of most patients: one for each patient whose cells are collected. As "
        "published process models count it, without transport; the cost of sales adds that.",
        COST_FEEDS,
    ),
    "delivered": Figure(
        "Cost of sales a dose, fullest year",
        "usd",
        "The cost of a dose and its transport, a dose for each patient whose cells are collected. The gross margin "
        "counts with this cost.",
        COST_FEEDS,
    ),
    "after": Figure(
        "Cost of a dose with your lever", "usd", "The same once your lever is pulled.", ("lever", *COST_FEEDS)
    ),
    "margin": Figure(
        "Gross margin, fullest year",
        "percent",
        "Gross profit over net sales in the year with most patients, before any lever is pulled.",
        (*PRICE_FEEDS, "out_of_spec", *COST_FEEDS),
    ),
    "first_margin": Figure(
        "Gross margin, first two years",
        "percent",
        "Gross profit over net sales in the first two calendar years with sales together, the first of which may be "
        "short: plants stand ready and few doses are made.",
        (*COST_FEEDS, "uptake_years"),
    ),
    "pays": Figure(
        "Doses a year that pay for the plants",
        "count",
        "Sites, suites and depreciation of the fullest year over what a dose leaves over its batch and transport.",
        (*PRICE_FEEDS, "labour", "failure"),
    ),
    "years": Figure(
        "Margin turns positive in",
        "years",
        "First calendar year of sales in which they pay for batches, transport and plants, 1 the year of the launch.",
        ("uptake_years", "learning_rate", "experience_batches"),
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
        "10th to 90th percentile of the fullest year's gross profit over 400 futures of demand and cost; suites stay "
        "those planned and make no more than when always full.",
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
    "sales": "Net sales",
    "labour": "Labour",
    "materials": "Materials",
    "vector": "Vector",
    "testing": "Release testing",
    "transport": "Transport",
    "sites": "Sites",
    "suites": "Suites",
    "depreciation": "Depreciation",
}
GROUPS = {  # pieces of a dose as they are drawn, from below
    "Labour": ("labour",),
    "Materials": ("materials", "vector"),
    "Tests": ("testing",),
    "Plants": ("sites", "suites", "depreciation"),
    "Transport": ("transport",),
}
