"""What the footprint's numbers and mechanisms are called, and what the card behind each number says."""

from models.answer import Figure

PHRASES = {
    "none": "Build nothing: no network earns its cost",
    "none_within": "Build nothing: no network within your limits earns its cost",
    "infeasible": "No network keeps your limits",
    "unfinished": "No network within your limits is found yet",
    "one_own": "Run one own plant",
    "one_contract": "Use one contract plant",
    "own": "Run {step} own plants",
    "contract": "Use {step} contract plants",
    "mixed": "Run {step} plants, own and contract",
}
HEADLINES = {  # the same with the count in words
    "own": "Run {count} own plants",
    "contract": "Use {count} contract plants",
    "mixed": "Run {count} plants, own and contract",
}
NO_PLANT = ("none", "none_within", "infeasible", "unfinished")  # verdicts that name no place
NO_NETWORK = ("infeasible", "unfinished")  # those without a number
FROM_SHELF = (
    "Not modelled for this class",
    "Your asset is made in advance. This page holds for doses made for one patient each, which cannot wait on a shelf: "
    "it has no answer for this class. Choose another class on the pitch page to see one.",
)
NO_PATIENTS = (
    "No patients in any year",
    "No patients: fewer than one a year is to be given the therapy, so there is no network to plan. Change the market "
    "or the lock month to see an answer.",
)
NOBODY_INSTEAD = (
    "Fewer than one patient a year is to be given the therapy, so the footprint has no network. Counted instead, where "
    "needed here: nobody is treated and no plant is built; days are those of the fastest lane, and one dose would bear "
    "a whole plant."
)
READ_INSTEAD = (
    "Your asset is made in advance, so the footprint has no answer. Here every patient is served, at the days and the "
    "cost of a dose from the shelf, without a plant."
)
NO_PLAN = (
    "No network keeps the limits of the footprint's plan. Counted here instead: the best network without those limits."
)
NOTHING_BUILT = (
    "The footprint would build nothing under this setting. Counted here all the same: the one plant that loses least, "
    "so that this page can say what it would come to."
)
TITLE, UNIT, WORTH = "Footprint", "usd_million", "Contribution a year, USD million"
READS = {"vein_to_vein": "verdict_days", "treated": "verdict_treated"}  # what is told beside a verdict: its figure
COST_FEEDS = (
    "plant_capital",
    "scale_exponent",
    "plant_running",
    "site_running",
    "labour",
    "vector_cost",
    "contract_price",
    "contract_minimum",
    "site_setup",
    "discount_rate",
)
DAYS_FEEDS = ("process_days", "release_days", "handoff_days", "treatment_days", "border_days", "cryo_days", "failure")
FIGURES = {
    "best": Figure(
        "Best network, a year",
        "usd_million",
        "Treated patients times their country's price, out-of-specification doses unpaid, less selling on sales, "
        "capital, running cost, doses, contracts and transport; on average over the years of sales, each weighed by "
        "its worth today, and over futures of demand and shutdowns. The network within your limits that makes it "
        "highest, or nothing.",
        ("price_us", "selling", "fast_lost", "out_of_spec", "demand_spread", "outage_chance", *COST_FEEDS),
    ),
    "value": Figure(
        "Your plan earns, a year",
        "usd_million",
        "The same contribution a year on average for the network under your limits and your objective.",
        ("site_limit", "ownership", "objective", "price_us", "fast_lost", *COST_FEEDS),
    ),
    "given_up": Figure(
        "Given up by your plan, a year",
        "usd_million",
        "Contribution of the best network within your limits less that of your plan.",
        ("objective",),
    ),
    "lifted": Figure(
        "Worth of lifting your limits, a year",
        "usd_million",
        "Contribution of the best network without your limits less that of the best within them.",
        ("site_limit", "ownership", "service", "limit_us", "limit_europe", "limit_asia"),
    ),
    "cost": Figure(
        "Network cost a patient treated",
        "usd",
        "Capital paid back over its life with interest, running, setup, doses, contracts and transport, divided by "
        "treated patients. The cost of a dose has no interest, no transport, and a dose for each patient who starts.",
        COST_FEEDS,
    ),
    "making": Figure(
        "Cost of a dose, fullest year",
        "usd",
        "Sites, suites and depreciation (straight line, no interest) in the year of most patients, divided by patients "
        "who start, and the batches that a dose takes; no transport. Other pages count with this cost.",
        COST_FEEDS,
    ),
    "verdict_days": Figure(
        "Vein to vein if so built", "days", "The same for the network that the answer names.", DAYS_FEEDS
    ),
    "verdict_treated": Figure(
        "Patients treated a year if so built",
        "count",
        "The same for the network that the answer names.",
        ("demand_factor", "fast_lost", *DAYS_FEEDS),
    ),
    "days": Figure(
        "Your plan, vein to vein",
        "days",
        "Collection, both lanes, slot, process, release and the way to infusion, averaged over the patients who start.",
        DAYS_FEEDS,
    ),
    "treated": Figure(
        "Your plan, patients treated",
        "count",
        "Patients given a slot who are still there after the vein-to-vein days: exp(- share lost a day x days).",
        ("demand_factor", "fast_lost", *DAYS_FEEDS),
    ),
    "kept": Figure(
        "If the worst plant fails",
        "percent",
        "Still served: the most patients that the other plants could serve, over all patients.",
        ("utilisation", "suite_doses", "large_plant", "contract_slots"),
    ),
    "capital": Figure(
        "Capital",
        "usd_million",
        "Suites by the power law of their doses, and the setup of every plant, once; spent before they are needed.",
        ("plant_capital", "scale_exponent", "suite_doses", "site_setup", "contract_setup"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of 400 simulated futures, with the same demand for both, in which the decision beats the runner-up over "
        "the years of sales.",
        ("demand_spread", "utilisation"),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up, a year",
        "usd_million",
        "Contribution of the best network less that of the best one with a plant fewer or more, within your limits.",
        ("scale_exponent", "fast_lost", "site_setup"),
    ),
    "band": Figure(
        "80 % band, a year",
        "usd_million",
        "10th to 90th percentile of 400 simulated futures in which each area's demand differs from the plan in all "
        "years alike.",
        ("demand_spread", "utilisation"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Contribution of your plan less its contribution with every assumption at its default.",
        (),
    ),
    "belief": Figure(
        "From what you believe",
        "usd_million",
        "Change of your plan's contribution through the beliefs you changed, averaged over both orders of change.",
        (),
    ),
    "choice": Figure(
        "From what you do",
        "usd_million",
        "Change of your plan's contribution through the choices you changed, averaged over both orders of change.",
        (),
    ),
}
MECHANISMS = {
    "revenue": "All treated, less selling",
    "unserved": "No slot",
    "waiting": "Lost while waiting",
    "out_of_spec": "Out of specification",
    "capital": "Capital of suites",
    "site": "Running sites",
    "running": "Running suites",
    "setup": "Setting up plants",
    "making": "Making doses",
    "contract": "Contract slots",
    "transport": "Transport",
}
