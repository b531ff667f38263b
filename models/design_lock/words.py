"""What the design lock's numbers and mechanisms are called, and what the card behind each number says."""

from models.answer import Figure

STOP = "stop"  # the decision not to go on
PHRASES = {
    "west": "Lock at design generation {step} on the Western IND path",
    "china": "Lock at design generation {step} on the China path",
    "both": "Lock at design generation {step}, running both paths side by side",
    STOP: "Do not go on: no lock month earns its cost",
}
TITLE, UNIT, WORTH = "Design lock", "usd_million", "Expected net present value, USD million"
READS = {"launch_month": "launch"}  # what is told beside a verdict: its figure
VALUE_FEEDS = (
    "market_size",
    "margin",
    "p_success",
    "design_spread",
    "learning",
    "rivals_a_year",
    "exclusivity_month",
    "discount_rate",
)
FIGURES = {
    "best": Figure(
        "Value of the best lock",
        "usd_million",
        "Expected sales margin until exclusivity ends, times the probability of success, less research, process "
        "and study cost, discounted, at the best month on the best path.",
        VALUE_FEEDS,
    ),
    "month": Figure(
        "Best month to lock",
        "month",
        "The month with the highest expected net present value on the path, counted from now.",
        ("design_spread", "learning", "rivals_a_year", "rework_share", "process_months"),
    ),
    "window": Figure(
        "Lock window",
        "months",
        "All months around the best one that keep the value within the window share of the best.",
        ("window_share", "design_spread", "rework_share", "exclusivity_month"),
    ),
    "value": Figure(
        "Your plan",
        "usd_million",
        "The same expected net present value at your lock month on your path.",
        ("lock_month", "path", *VALUE_FEEDS),
    ),
    "given_up": Figure(
        "Given up by your plan",
        "usd_million",
        "Value of the best lock less the value of your plan.",
        ("lock_month", "path"),
    ),
    "early": Figure(
        "Locking too early",
        "usd_million",
        "Best value on your path less the value that many months earlier.",
        ("miss_months", "design_spread", "learning"),
    ),
    "late": Figure(
        "Locking too late",
        "usd_million",
        "Best value on your path less the value that many months later.",
        ("miss_months", "rivals_a_year", "exclusivity_month", "discount_rate"),
    ),
    "waiting": Figure(
        "Deciding by data",
        "usd_million",
        "Value of the adaptive rule (lock at generation n if the best design so far clears q(n)) less the best "
        "fixed month on your path, by backward induction.",
        ("design_spread", "china_transfer_spread", "china_patients", "west_patients"),
    ),
    "launch": Figure(
        "Expected launch",
        "month",
        "Lock month, process work left, bridging, pivotal study, filing and the expected delay of a late change.",
        ("lock_month", "process_months", "rework_share", "pivotal_months", "filing_months", "late_change_months"),
    ),
    "late_risk": Figure(
        "Late-change risk",
        "percent",
        "One less exp(- hazard x years from lock to launch); the hazard falls with the share of the process known.",
        ("late_change_hazard", "late_change_hazard_known", "process_start_month", "rework_share"),
    ),
    "p_success": Figure(
        "Probability of success",
        "percent",
        "Odds of today's standard times the odds for the points gained, averaged over the quality of the design that "
        "your plan locks; none where no design lives.",
        ("p_success", "success_odds", "design_spread", "learning", "p_first_patients"),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Value of your plan less its value with every assumption at its default.",
        (),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of 1,000 simulated futures, with the same draws for both, in which the decision beats the runner-up.",
        ("design_spread", "rival_spread", "china_repeat_risk", "late_change_hazard"),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up",
        "usd_million",
        "Value of the best lock less the best value on the next best path.",
        ("china_repeat_risk", "west_generation_cost", "west_ind_cost"),
    ),
    "band": Figure(
        "80 % band",
        "usd_million",
        "10th to 90th percentile of 1,000 simulated futures: designs, rivals, late changes and repeated data vary, "
        "success stays a probability.",
        ("design_spread", "rival_spread", "late_change_hazard", "late_change_months"),
    ),
    "belief": Figure(
        "From what you believe",
        "usd_million",
        "Change of your plan's value through the beliefs you changed, averaged over both orders of change.",
        (),
    ),
    "choice": Figure(
        "From what you do",
        "usd_million",
        "Change of your plan's value through the choices you changed, averaged over both orders of change.",
        (),
    ),
}
MECHANISMS = {
    "first_design": "First design, untested",
    "better_design": "Better design",
    "waiting": "Later start",
    "process_after_lock": "Process after lock",
    "late_change": "Late changes",
    "research": "Research cost",
    "process": "Process cost",
    "pivotal": "Pivotal study",
}
