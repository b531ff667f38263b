"""What the design lock's numbers and mechanisms are called, and what the card behind each number says."""

from models.answer import Figure

STOP = "stop"  # the decision not to go on
PHRASES = {
    "west": "Lock at design generation {step} on the Western IND path",
    "china": "Lock at design generation {step} on the China path",
    "both": "Lock at design generation {step}, running both paths side by side",
    STOP: "Do not go on: no lock month earns its cost",
}
HEADLINES = {  # the same where the months of the lock follow
    "west": "Lock on the Western IND path",
    "china": "Lock on the China path",
    "both": "Lock with both paths run side by side",
}
TITLE, UNIT, WORTH = "Design lock", "usd_million", "Expected net present value, USD million"
READS = {"launch_month": "verdict_launch"}  # what is told beside a verdict: its figure
VALUE_FEEDS = (
    "demand_factor",
    "price_us",
    "labour",
    "selling_fixed",
    "overhead",
    "p_success",
    "design_spread",
    "learning",
    "rivals_a_year",
    "discount_rate",
)
FIGURES = {
    "best": Figure(
        "Value of the best lock",
        "usd_million",
        "What expected patients leave after making and selling and a planned plant, year by year, times the "
        "probability of success, less research, process, study, the team until launch and what plants cost before "
        "data, discounted, at its highest on the best path. The partner page counts the plants that the footprint "
        "chose, and the right to stop.",
        VALUE_FEEDS,
    ),
    "month": Figure(
        "Best month to lock",
        "month",
        "The middle of the lock window on the path, counted from now. The months of the window differ by less than can "
        "be known.",
        ("design_spread", "learning", "rivals_a_year", "rework_share", "process_months"),
    ),
    "designs_add": Figure(
        "What better designs add",
        "usd_million",
        "Worth of the quality expected by the lock told, less that of the first design, both launched as if at once.",
        ("design_spread", "learning", "success_odds", "preference"),
    ),
    "waiting_costs": Figure(
        "What the wait costs",
        "usd_million",
        "Worth of that quality launched at once less the same launched after the months until the lock told.",
        ("rivals_a_year", "discount_rate", "west_generation_months", "china_generation_months"),
    ),
    "middle": Figure(
        "Worth in the middle of the window",
        "usd_million",
        "The same expected net present value in the month told. The highest worth, in another month of the window, is "
        "what paths are compared by.",
        ("window_share", *VALUE_FEEDS),
    ),
    "window": Figure(
        "Lock window",
        "months",
        "All months, without a gap, that lose no more than the window share of what a launch is expected to bring.",
        ("window_share", "design_spread", "rework_share", "readout_spread"),
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
        "Best value on your path less the value so many months before the month told.",
        ("miss_months", "design_spread", "learning"),
    ),
    "late": Figure(
        "Locking too late",
        "usd_million",
        "Best value on your path less the value so many months after the month told.",
        ("miss_months", "rivals_a_year", "overhead", "discount_rate"),
    ),
    "waiting": Figure(
        "Deciding by data",
        "usd_million",
        "Value of the adaptive rule (lock at generation n if the best design so far clears q(n)) less the best "
        "fixed month on your path, by backward induction.",
        ("design_spread", "china_transfer_spread", "china_patients", "west_patients"),
    ),
    "verdict_launch": Figure(
        "Launch if so locked",
        "month",
        "The same for the lock that the answer names; the other pages count with that of your plan.",
        ("process_months", "rework_share", "pivotal_months", "filing_months", "late_change_months"),
    ),
    "launch": Figure(
        "Your plan, launch",
        "month",
        "Lock month, process work left, bridging, pivotal study, filing, and what repeated data and a late change add "
        "by their chances. Every page counts with this month.",
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
        "Odds of today's standard times the odds for the points gained, less what a late change costs, averaged over "
        "the quality of the design that your plan locks; none where no design lives.",
        ("p_success", "success_odds", "design_spread", "learning", "p_first_patients", "design_correlation"),
    ),
    "share": Figure(
        "Share of patients treated",
        "percent",
        "Our part of all patients treated in the year in which most ask for our therapy, expected over the quality of "
        "the design by its chance of approval and over the luck of rivals.",
        ("response", "preference", "rivals_now", "rivals_a_year", "entry_order"),
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
        "Share of 1,000 simulated futures, with the same draws for all, in which the decision beats every other path.",
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
        "10th to 90th percentile of 1,000 simulated futures: designs, their read-outs, rivals, late changes and "
        "repeated data vary, success stays a probability.",
        ("design_spread", "rival_spread", "late_change_hazard", "late_change_months", "design_correlation"),
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
    "early": "Team before the study",
    "team": "Team during the study",
    "plants": "Plants before data",
}
