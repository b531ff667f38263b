"""What the numbers and mechanisms of the market are called, and what the cards say."""

from models.answer import Figure

LARGE, MIDDLE, SMALL, NONE = "large", "middle", "small", "none"
PHRASES = {
    LARGE: "A large product",
    MIDDLE: "A product of middle size",
    SMALL: "A small product",
    NONE: "No market: hardly anybody is ever treated",
}
TITLE, UNIT, WORTH = "Market", "usd_million", "Peak sales, USD million a year"
AREAS = {"us": "United States", "europe": "Europe", "asia": "Asia and Australia"}
READS = {"peak_sales": "value"}  # what is told beside a verdict: its figure
PATIENTS = ("reach_us", "eligible_us", "demand_factor", "launch_in")
PRICES = ("price_us", "price_europe", "price_asia", "out_of_spec")
SHARE = ("response", "standard_response", "preference", "rivals_now", "rivals_a_year", "entry_order")
FIGURES = {
    "value": Figure(
        "Peak sales a year",
        "usd_million",
        "Patients given a dose times the net price of their countries, doses out of specification unpaid, in the year "
        "in which this is most.",
        (*PATIENTS, *PRICES, *SHARE),
    ),
    "best": Figure(
        "Launched everywhere, a year",
        "usd_million",
        "Peak sales if it is launched in all three regions, with our share and the part of patients given a dose there "
        "as where your plan is: no plants are planned anew, so a launch there may reach fewer.",
        ("launch_in", *PRICES),
    ),
    "given_up": Figure(
        "Left out by your regions, a year", "usd_million", "Launched everywhere less your plan.", ("launch_in",)
    ),
    "peak_year": Figure(
        "Sales peak in",
        "years",
        "The year from now, the first is 1, in which sales are most: launch, then uptake, until copies and rivals take "
        "more than uptake adds.",
        ("uptake_years", "exclusivity_us", "patent_month"),
    ),
    "share": Figure(
        "Our share",
        "percent",
        "Of all patients treated in your regions, those who are to be given ours in the peak year: attraction over the "
        "sum of attractions, expected over the design's quality and the luck of rivals.",
        SHARE,
    ),
    "treated": Figure(
        "Patients given a dose",
        "count",
        "Those asked of us in the peak year who have a slot and live to their dose, as the footprint's plan serves "
        "them.",
        PATIENTS,
    ),
    "whole": Figure(
        "The whole market, a year",
        "usd_million",
        "Eligible patients times those who come to collection for any cell therapy, times our net price, your regions.",
        (*PATIENTS, *PRICES),
    ),
    "price": Figure(
        "Paid for a dose given",
        "usd",
        "Sales over patients given a dose in the peak year, all regions together, unpaid doses counted.",
        PRICES,
    ),
    "second_year": Figure(
        "Second year of sales",
        "usd_million",
        "Sales of the second calendar year after the one of the launch.",
        ("uptake_years", "lag_europe", "lag_asia"),
    ),
    "sure": Figure(
        "How sure the size is",
        "percent",
        "Share of 400 futures of demand in each region and of rivals' luck in which peak sales are of the same size.",
        ("demand_spread", "rival_spread", "large_sales", "small_sales"),
    ),
    "runner_up_cost": Figure(
        "To the next size, a year",
        "usd_million",
        "By how much peak sales would have to move to be of the likeliest other size.",
        ("large_sales", "small_sales"),
    ),
    "band": Figure(
        "80 % band, a year",
        "usd_million",
        "10th to 90th percentile of peak sales over 400 futures of demand and of rivals' luck.",
        ("demand_spread", "rival_spread"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Peak sales of your plan less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = {
    "us": "United States, all asked paid",
    "europe": "Europe, all asked paid",
    "asia": "Asia and Australia, all asked paid",
    "lost": "Patients lost on the way",
    "countries": "Countries served pay more or less",
    "out_of_spec": "Out of specification",
}
