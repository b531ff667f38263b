"""What the numbers and mechanisms of scaling alone or with a partner are called, and what the cards say."""

from models.answer import Figure

PHRASES = {
    "alone": "Scale alone",
    "regional": "Keep home and license abroad in month {step}",
    "codev": "Co-develop with a partner from month {step}",
    "phase3": "Take a partner for Phase 3 in month {step}",
    "licence": "License in month {step}",
    "sale": "Sell the company in month {step}",
    "none": "Do not go on: no plan is worth its cost",
}
HEADLINES = {  # the same without the month
    "alone": "Scale alone",
    "regional": "Keep home and license abroad",
    "codev": "Co-develop with a partner",
    "phase3": "Take a partner for Phase 3",
    "licence": "License",
    "sale": "Sell the company",
    "none": "Do not go on",
}
DATES = {
    "early": "before proof of concept",
    "proof": "at proof of concept",
    "data": "after pivotal data",
    "approval": "after approval",
}
HELD_BY = {
    "": "an even split",
    "below": "an even split, below the least of comparable deals",
    "less": "an even split, with nothing at signing and less later",
    "nothing": "nothing to give",
    "most": "the most of comparable deals",
}
TITLE, UNIT, WORTH = "Partner", "usd_million", "Worth of the founders' shares, USD million"
READS = {"need": "verdict_need"}  # what is told beside a verdict: its figure
VALUE_FEEDS = ("demand_factor", "price_us", "p_success", "can_raise", "dilution", "pivotal_cost", "discount_rate")
TERM_FEEDS = ("deal_date", "partner_saves", "profit_share", "royalty", "cost_share", "milestone_approval")
FIGURES = {
    "best": Figure(
        "Best plan, founders' shares",
        "usd_million",
        "Mean over all trials of what the founders' shares are worth: today's cash, what the programme brings, "
        "discounted, and what was raised, times the share of the company not sold to investors; the plan that makes it "
        "highest.",
        (*VALUE_FEEDS, *TERM_FEEDS),
    ),
    "value": Figure(
        "Your plan, founders' shares", "usd_million", "The same for your plan.", ("strategy", *VALUE_FEEDS)
    ),
    "given_up": Figure("Given up by your plan", "usd_million", "Best plan less your plan.", ("strategy", *TERM_FEEDS)),
    "alone": Figure("Alone", "usd_million", "The founders' shares if the company scales alone.", VALUE_FEEDS),
    "need": Figure(
        "Your plan, deepest cash need",
        "usd_million",
        "Largest sum by which the company's cash, added up year by year, falls below where it began, the losses of the "
        "first years of sales included: nine in ten of the trials past proof of concept need less.",
        ("early_cost", "overhead", "pivotal_cost", "launch_us", "selling_fixed", "deal_date"),
    ),
    "verdict_need": Figure(
        "Deepest cash need if so done",
        "usd_million",
        "The same for the plan that the answer names.",
        ("early_cost", "overhead", "pivotal_cost", "launch_us", "selling_fixed", "deal_date"),
    ),
    "broke": Figure(
        "Your plan runs out of money",
        "percent",
        "Share of the trials in which proof of concept can be reached: nobody pays for the early work, or what is "
        "missing for the study, or for builds that a launch would earn, would take longer to come in than the longest "
        "wait. After proof of concept someone then takes the programme over for half of what going on is worth.",
        ("can_raise", "raise_pace", "patience", "cash_now"),
    ),
    "wait": Figure(
        "Your launch waits for money",
        "months",
        "Mean wait of the trials past proof of concept: what cannot be raised at once, over the pace at which more "
        "comes in; none where the launch is given up.",
        ("can_raise", "raise_pace", "cash_now"),
    ),
    "kept": Figure(
        "Founders keep under your plan",
        "percent",
        "Mean share of the company not sold to investors, in trials past proof of concept. Each round is priced by "
        "what the company is worth once its money is in; investors take the least dilution if that is more.",
        ("dilution", "cash_now"),
    ),
    "company": Figure(
        "The company under your plan",
        "usd_million",
        "Mean worth of all its shares less what investors pay: today's cash and what the programme brings.",
        VALUE_FEEDS,
    ),
    "project": Figure(
        "The project under your plan",
        "usd_million",
        "What founders, investors and partner have together, less the company's cash of today.",
        VALUE_FEEDS,
    ),
    "partner": Figure(
        "The partner under your plan",
        "usd_million",
        "What the partner, or who takes the programme over, pays and earns on average, worth today.",
        TERM_FEEDS,
    ),
    "signing": Figure(
        "Paid at signing under your plan",
        "usd_million",
        "What lets founders gain over the best way without a partner as much as the partner gains (Nash 1950), but no "
        "more than the most of comparable deals of that stage.",
        ("deal_date", "upfront_factor", "price_proof", "price_late", "sale_factor"),
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
    "study": "Pivotal study, team and plants at risk",
    "team": "Team from the data to launch",
    "builds": "Plants, open sites and launch",
    "rescue": "Taken over when money runs out",
    "investors": "Given to investors, less raised",
}
