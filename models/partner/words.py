"""What the numbers and mechanisms of scaling alone or with a partner are called, and what the cards say."""

from models.answer import Figure

PHRASES = {
    "alone": "Scale alone",
    "regional": "Keep home and license abroad",
    "codev": "Co-develop with a partner",
    "phase3": "Take a partner for Phase 3",
    "licence": "License at proof of concept",
    "sale": "Sell the company at proof of concept",
    "none": "Do not go on: no plan is worth its cost",
}
TITLE, UNIT, WORTH = "Partner", "usd_million", "Worth of the founders' shares, USD million"
READS = {"need": "need"}  # what is told beside a verdict: its figure
VALUE_FEEDS = ("sales_factor", "p_success", "can_raise", "dilution", "pivotal_cost", "launch_us", "discount_rate")
TERM_FEEDS = ("upfront_factor", "profit_share", "royalty", "cost_share", "milestone_approval")
FIGURES = {
    "best": Figure(
        "Best plan, founders' shares",
        "usd_million",
        "Mean over all trials of what the founders' shares are worth: today's cash, what the programme brings, "
        "discounted, and what was raised, times the share of the company not given away; the plan that makes it "
        "highest.",
        (*VALUE_FEEDS, *TERM_FEEDS),
    ),
    "value": Figure(
        "Your plan, founders' shares", "usd_million", "The same for your plan.", ("strategy", *VALUE_FEEDS)
    ),
    "given_up": Figure("Given up by your plan", "usd_million", "Best plan less your plan.", ("strategy", *TERM_FEEDS)),
    "alone": Figure("Alone", "usd_million", "The founders' shares if the company scales alone.", VALUE_FEEDS),
    "need": Figure(
        "Deepest cash need",
        "usd_million",
        "Largest sum by which the company's cash, added up year by year, falls below where it began: nine in ten "
        "of the trials past proof of concept need less.",
        ("plant_capital", "launch_us", "launch_europe", "pivotal_cost", "early_cost", "overhead"),
    ),
    "when": Figure("Deepest in year", "years", "Middle year of the deepest need in those trials.", ("pivotal_months",)),
    "broke": Figure(
        "Runs out of money",
        "percent",
        "Share of trials past proof of concept in which what is missing for the study, or for builds that a launch "
        "would earn, would take longer to come in than the longest wait.",
        ("can_raise", "raise_pace", "patience", "cash_now"),
    ),
    "wait": Figure(
        "Launch waits for money",
        "months",
        "Mean wait of the trials past proof of concept: what cannot be raised at once, over the pace at which more "
        "comes in; none where the launch is given up.",
        ("can_raise", "raise_pace", "cash_now"),
    ),
    "kept": Figure(
        "Founders keep",
        "percent",
        "Mean share of the company not given away, in trials past proof of concept.",
        ("dilution", "cash_now"),
    ),
    "company": Figure(
        "The company",
        "usd_million",
        "Mean worth of all its shares less what investors pay: today's cash and what the programme brings.",
        VALUE_FEEDS,
    ),
    "project": Figure(
        "The project",
        "usd_million",
        "What founders, investors and partner have together, less the company's cash of today.",
        VALUE_FEEDS,
    ),
    "stopping": Figure(
        "The right to stop",
        "usd_million",
        "What it is worth to the project to leave study and builds where they would not earn their cost, over going on "
        "always.",
        ("sales_spread", "p_filing", "launch_us"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of trials, the same for both, in which the best plan leaves founders more than the next best.",
        VALUE_FEEDS,
    ),
    "runner_up_cost": Figure("Cost of the runner-up", "usd_million", "Best plan less the next best.", TERM_FEEDS),
    "band": Figure(
        "80 % band", "usd_million", "10th to 90th percentile of the founders' shares under the best plan.", VALUE_FEEDS
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Founders' shares under your plan less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = {
    "cash": "Cash today",
    "profit": "Profit on sales",
    "royalty": "Royalties and sales milestone",
    "upfront": "Upfront and approval milestone",
    "early": "Early work",
    "study": "Pivotal study",
    "team": "Team until launch",
    "builds": "Plants and launch",
    "investors": "Given to investors, less raised",
}
