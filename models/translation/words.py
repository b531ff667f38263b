"""What the numbers and mechanisms of translation are called, and what the cards say."""

from models.answer import Figure

TITLE, UNIT, WORTH = "Translation", "usd_million", "Gained over the own model as it is, USD million a programme"
PHRASES = {
    "own": "Keep your own cell model as it is",
    "context": "Ask which decision the cell model serves",
    "compounds": "Ask for reference compounds",
    "workflow": "Ask whether it fits the real workflow",
    "donors": "Ask for more donors",
    "all": "Ask all four questions of your cell model",
    "more": "Screen more candidates and ask nothing",
    "scaled": "Ask all four and screen more candidates",
}
SHORT = {
    "own": "Own model",
    "context": "Context of use",
    "compounds": "Reference compounds",
    "workflow": "Workflow fit",
    "donors": "More donors",
    "all": "All four",
    "more": "More candidates",
    "scaled": "All four, more",
}  # beside a bar
CHECKLIST = {
    "context": "Which decision does the score serve, and what would change it?",
    "compounds": "Does it rank compounds whose outcome in patients is known?",
    "workflow": "Do other hands, with their own equipment, get the same score?",
    "donors": "Does the ranking hold across donors?",
}
DEALS = {
    "alone": "Own team asks",
    "fee": "A fee",
    "gain": "A share of the gain",
    "success": "A royalty on all successes",
}
NOBODY = (
    "No candidate goes into patients",
    "Fewer than one candidate of a programme goes into patients under this setting, so no question to the cell model "
    "changes what is taken. Screen more candidates, or pass more of them, to see an answer.",
)
NO_SALES = (
    "No success has a worth",
    "Nobody is given the asset of the pitch in any year, or it earns no more than its pivotal study and build cost, so "
    "a good candidate has no worth to set against the questions. Change the market or the share of sales that is left "
    "to see an answer.",
)
MECHANISMS = {
    "successes": "Better candidates",
    "screens": "Screens",
    "patients": "Taken into patients",
    "asking": "Cost of asking",
    "partner": "What the partner takes",
}
READS = {"good_share": "verdict_good"}  # what is told beside a verdict: its figure
RISES = ("context_rise", "compounds_rise", "workflow_rise", "donors_rise", "overlap")
SCREENS = ("validity", "reproducibility", "good_rate", "passed", "second_validity", "second_passed")
TAKES = ("deal", "partner_share", "partner_fee")
FIGURES = {
    "best": Figure(
        "Gained by the best way",
        "usd_million",
        "Worth of a programme with the best questions and number of candidates, less that of the own model as it is.",
        (*RISES, "partner_share", "earned", "price_us"),
    ),
    "value": Figure("Gained by your way", "usd_million", "The same with the questions of your plan.", ("questions",)),
    "given_up": Figure("Given up by your way", "usd_million", "Best way less yours.", ("questions",)),
    "break_even": Figure(
        "Rise of validity that pays",
        "points_of_share",
        "Least rise of the score's validity, noise included, at which all four questions gain what they cost and what "
        "the partner takes, with the same number of candidates.",
        (*TAKES, "validity", "good_rate", "context_cost"),
    ),
    "rise": Figure(
        "Rise that you count on",
        "points_of_share",
        "What the answers to all four questions add to the score's validity, noise included: less than their sum, as "
        "they find in part the same faults and one only makes the score repeat better. Your own numbers: nobody has "
        "measured them.",
        RISES,
    ),
    "good": Figure(
        "Good among those in patients",
        "percent",
        "Share of candidates taken into patients that succeed, with the questions of your plan.",
        (*SCREENS, "questions"),
    ),
    "verdict_good": Figure(
        "Good among those in patients if so done",
        "percent",
        "The same for the way that the answer names.",
        (*SCREENS, *RISES),
    ),
    "own_good": Figure(
        "Good among those in patients, own model", "percent", "The same for the own model as it is.", SCREENS
    ),
    "per_money": Figure(
        "Good ones per USD 100 m",
        "count",
        "Good candidates taken into patients, over what screens, questions and patients cost, with your plan.",
        ("screen_cost", "second_cost", "follow_cost", *SCREENS),
    ),
    "takes": Figure(
        "What the partner takes",
        "usd_million",
        "Fee, or share of what is gained or of all successes of the programme, in your plan; nothing of other "
        "programmes, and nothing if your own team asks.",
        TAKES,
    ),
    "success_worth": Figure(
        "Worth of a success",
        "usd_million",
        "Patients who are to be given the asset of the pitch times net prices, each year at its worth today, times "
        "the share of sales that is left, less the pivotal study and the commercial build at their worth today.",
        ("earned", "price_us", "price_europe", "price_asia", "pivotal_cost", "launch_us", "discount_rate"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of draws, the same for all ways, in which the best beats the next best. Only the rises of validity "
        "are drawn; luck in which candidates succeed, and all else, is left out.",
        ("rise_spread",),
    ),
    "runner_up_cost": Figure("Cost of the runner-up", "usd_million", "Best way less the next best.", RISES),
    "band": Figure(
        "80 % band",
        "usd_million",
        "10th to 90th percentile of the best way's mean gain, by the rises alone.",
        ("rise_spread",),
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Gain of your way less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
