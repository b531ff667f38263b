"""What the numbers and mechanisms of the race are called, and what the cards say."""

from models.answer import Figure
from models.design_lock import MECHANISMS as OF_THE_LOCK

PHRASES = {
    "west": "Iterate under a Western IND",
    "china": "Iterate in China with an own team",
    "china_partner": "Iterate in China through a partner",
    "australia": "Iterate in Australia first",
    "both": "Iterate in China and open a Western IND at once",
    "both_partner": "Iterate in China through a partner, a Western IND at once",
    "stop": "Do not go on: no path earns its cost",
}
SHORT = {
    "west": "West",
    "china": "China, own team",
    "china_partner": "China, partner",
    "australia": "Australia",
    "both": "China and West",
    "both_partner": "Both, partner",
}  # beside a bar or a line
TITLE, UNIT, WORTH = "Iteration", "usd_million", "Worth of the path today, USD million"
READS = {"learned": "verdict_learned"}  # what is told beside a verdict: its figure
PACE = ("china_generation_months", "west_generation_months", "australia_generation_months")
STARTS = ("china_first_patient_months", "west_first_patient_months", "tightening_months", "site_partner_months")
NOISE = ("china_transfer_spread", "china_patients", "west_patients", "design_spread")
ACCEPTED = ("china_repeat_risk", "china_bridging_months", "china_repeat_months")
TAKEN = ("site_partner_share", "site_partner_signing", "leak_risk", "site_partner_leak_risk", "leak_loss")
VALUE_FEEDS = ("demand_factor", "design_spread", "learning", *ACCEPTED[:2], "site_partner_share")
FIGURES = {
    "best": Figure(
        "Worth of the best path",
        "usd_million",
        "The lock page's expected net present value of the lock month worth most on the path, less what a partner "
        "takes and is paid, and what followers take.",
        VALUE_FEEDS,
    ),
    "value": Figure(
        "Your path",
        "usd_million",
        "The same of your path, locked in the month worth most on it.",
        ("path", "australia_first", "site_partner", *VALUE_FEEDS),
    ),
    "given_up": Figure(
        "Given up by your path",
        "usd_million",
        "Worth of the best path less that of yours.",
        ("path", "australia_first", "site_partner"),
    ),
    "good_month": Figure(
        "A design this good, read in",
        "month",
        "Month from now by which the best design read is expected to gain the points asked, noise in few patients "
        "counted, of programmes that have a design; a dash: not within the months looked at.",
        ("good_gain", *PACE, *STARTS, *NOISE),
    ),
    "first": Figure(
        "You are first with it",
        "percent",
        "Chance that a design whose truth gains so many points is picked on your path before the named rival picks "
        "one; months together count half, the two programmes are independent.",
        ("race_rival", "rival_ahead", "good_gain", *PACE),
    ),
    "beaten": Figure(
        "The rival is first",
        "percent",
        "The same for the rival.",
        ("race_rival", "rival_ahead", "good_gain"),
    ),
    "verdict_learned": Figure(
        "Points gained if so locked",
        "points",
        "Points by which the best design read until the lock, on the path that the answer names, is expected to beat "
        "the first.",
        ("learning", *NOISE),
    ),
    "learned": Figure(
        "Points gained by your lock",
        "points",
        "The same on your path.",
        ("learning", *NOISE),
    ),
    "designs": Figure(
        "Designs read by your lock",
        "generations",
        "Generations read out until the lock month worth most on your path.",
        (*PACE, *STARTS),
    ),
    "research": Figure(
        "Your designs cost",
        "usd_million",
        "Designs, their patients, the IND and amendments until that lock, discounted; a partner's part taken off.",
        ("china_generation_cost", "west_generation_cost", "west_ind_cost", "site_partner_bears", "patient_cost"),
    ),
    "even": Figure(
        "China beats all others if accepted in",
        "percent",
        "Chance that Western regulators take Chinese data without an early study of their own, from which on China, "
        "with an own team or a partner, is worth as much as the best of West, Australia and two paths at once; each "
        "locked anew.",
        (*ACCEPTED, "west_generation_months"),
    ),
    "promised": Figure(
        "Read-out of the pick promises more by",
        "points",
        "By how much the reading of the design that is picked is expected to lie above its truth: the optimiser's "
        "curse, of designs read by your lock that survive, as if all were of one mean.",
        NOISE,
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of 1,000 simulated futures, with the same draws for all, in which the best path beats the next best. "
        "Your beliefs are as set; whether the study succeeds counts by its chance.",
        ("china_repeat_risk", "design_spread", "late_change_hazard"),
    ),
    "runner_up_cost": Figure("Cost of the runner-up", "usd_million", "Best path less the next best.", VALUE_FEEDS),
    "band": Figure(
        "80 % band",
        "usd_million",
        "10th to 90th percentile of 1,000 simulated futures of the best path: designs, read-outs, rivals, late changes "
        "and repeated data vary; success stays a probability, and what followers take its mean.",
        ("design_spread", "rival_spread", "late_change_hazard"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Worth of your path less its worth with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = OF_THE_LOCK | {
    "partner": "The partner's share",
    "leak": "Know-how that leaks",
    "signing": "Paid at signing",
}
