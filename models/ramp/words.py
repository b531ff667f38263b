"""What the numbers and mechanisms of the ramp are called, and what the cards say."""

from models.answer import Figure

PHRASES = {
    "wait": "Wait: order nothing before demand is known",
    "own": "Order an own plant now",
    "expansion": "Add suites to the plant that stands",
    "contract": "Reserve contract slots now",
    "second_source": "Reserve slots with two contract makers",
    "own_contract": "Order an own plant and contract slots",
    "process": "Shorten the process first",
    "process_own": "Order an own plant and shorten the process",
    "process_expansion": "Add suites and shorten the process",
    "process_contract": "Reserve slots and shorten the process",
    "all": "Order an own plant, slots and a shorter process",
    "automation": "Automate the suites that stand",
}
SHORT = {
    "wait": "Wait",
    "own": "Own plant",
    "expansion": "More suites",
    "contract": "Slots",
    "second_source": "Slots, two makers",
    "own_contract": "Own plant, slots",
    "process": "Shorter process",
    "process_own": "Own plant, process",
    "process_expansion": "Suites, process",
    "process_contract": "Slots, process",
    "all": "Plant, slots, process",
    "automation": "Automation",
}  # beside a bar
FROM_SHELF = (
    "Not modelled for this class",
    "Your asset is made in advance, many doses to a batch. This page holds for doses made for one patient each, whose "
    "capacity must be there when they ask: it is not modelled for this class. Choose another class on the pitch page "
    "to see an answer.",
)
NO_PATIENTS = (
    "No patients in any year",
    "No patients: fewer than one a year is to be given the therapy in the eight years after the launch, so there is "
    "no ramp to plan. Change the market or the lock month to see an answer.",
)
TITLE, UNIT, WORTH = "Ramp", "usd_million", "Worth of the ramp today, USD million"
READS = {"treated": "verdict_treated"}  # what is told beside a verdict: its figure
LEAD_FEEDS = ("own_build_months", "expansion_months", "contract_lead_months", "shorter_months", "order_ahead")
RISK_FEEDS = ("sales_spread", "uptake_spread", "build_spread", "transfer_failure", "change_failure")
COST_FEEDS = ("plant_capital", "site_running", "contract_price", "contract_minimum", "shorter_cost")
FIGURES = {
    "best": Figure(
        "Worth of the best order",
        "usd_million",
        "Doses of eight years after the launch at the net price, less making, slots and plants, each quarter at its "
        "worth today; the best later order in each future; what is lost without a launch by its chance.",
        (*COST_FEEDS, "sales_spread"),
    ),
    "value": Figure("Worth of your order", "usd_million", "The same of your plan.", ("mix", "suites_now", "slots_now")),
    "given_up": Figure("Given up by your order", "usd_million", "Best order less yours.", ("mix",)),
    "treated": Figure(
        "Your order treats in eight years",
        "patients",
        "Mean over futures of patients who find a slot from the launch on, if there is a launch.",
        (*LEAD_FEEDS, "fill_months"),
    ),
    "verdict_treated": Figure(
        "Patients treated in eight years if so ordered",
        "patients",
        "The same for the order that the answer names.",
        (*LEAD_FEEDS, "fill_months"),
    ),
    "capital": Figure(
        "Capital of your order",
        "usd_million",
        "What first and later orders spend until their licences, mean over futures, if there is a launch; not "
        "discounted.",
        ("plant_capital", "site_setup", "suites_now", "slots_now", "mix"),
    ),
    "unserved": Figure(
        "Find no slot with your order",
        "patients",
        "Mean over futures of patients who ask in the eight years less those treated, if there is a launch.",
        (*LEAD_FEEDS, "fill_months"),
    ),
    "months_to_target": Figure(
        "Months to the doses aimed at",
        "months",
        "Middle of futures until so many doses a year can be given, unplanned line time and failed batches taken off, "
        "so that it comes after the month in which a plant states them; never within eight years counts as latest.",
        ("target_doses", *LEAD_FEEDS),
    ),
    "reached": Figure(
        "Futures that reach them",
        "percent",
        "Share of futures in which the capacity aimed at stands within eight years of the launch.",
        ("target_doses", "suites_now", "slots_now"),
    ),
    "best_date": Figure(
        "Best date of the first order",
        "months",
        "Months before the launch, of ten that are tried, at which the best order is worth most today.",
        ("p_pivotal", "filing_months", *LEAD_FEEDS),
    ),
    "delay_patients": Figure(
        "A month of delay: patients",
        "patients",
        "Fewer treated if all that is ordered first comes a month later, the chance of a launch counted.",
        LEAD_FEEDS,
    ),
    "delay_worth": Figure(
        "A month late costs", "usd_million", "Worth less that of the same a month later, on average.", LEAD_FEEDS
    ),
    "flexible": Figure(
        "What flexible slots are worth",
        "usd_million",
        "Worth of your order if slots are paid as they are used, less that if all reserved ones are paid.",
        ("contract_minimum", "contract_price", "slots_now", "sales_spread"),
    ),
    "stochastic": Figure(
        "Worth of counting with chance",
        "usd_million",
        "Value of the stochastic solution: the best order's mean worth less that of the order that is best for the "
        "mean future, both over all futures.",
        RISK_FEEDS,
    ),
    "perfect": Figure(
        "Worth of knowing the future",
        "usd_million",
        "Value of perfect information: the best order of each future less the one best order, on average.",
        RISK_FEEDS,
    ),
    "regret": Figure(
        "Regret of your order",
        "usd_million",
        "Mean over futures of the best order of each future less yours.",
        ("mix", *RISK_FEEDS),
    ),
    "lost_without_launch": Figure(
        "At risk before the launch",
        "usd_million",
        "What is spent on your order until pivotal data or the filing fail, by the chance of either.",
        ("order_ahead", "p_pivotal", "p_filing", "filing_months"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of futures, the same for all orders, in which the best order beats the next best.",
        RISK_FEEDS,
    ),
    "runner_up_cost": Figure("Cost of the runner-up", "usd_million", "Best order less the next best.", ("mix",)),
    "band": Figure(
        "80 % band", "usd_million", "10th to 90th percentile of the best order's worth over futures.", RISK_FEEDS
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Worth of your order less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = {
    "sales": "Doses sold, less selling",
    "making": "Batches in own suites",
    "contract": "Contract slots, used or not",
    "capital": "Plants paid back",
    "running": "Sites and suites kept ready",
    "setup": "Transfers and changes of the process",
    "no_launch": "Lost if there is no launch",
}
