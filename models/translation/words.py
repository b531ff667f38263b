"""What the numbers and mechanisms of translation are called, and what the cards say."""

from models.answer import Figure

TITLE, UNIT, WORTH = "Translation", "usd_million", "Gained over the own model as it is, USD million a programme"
PHRASES = {
    "own": "Keep your own cell model as it is",
    "context": "Ask what decision the model is for",
    "compounds": "Ask for reference compounds",
    "workflow": "Ask whether it fits the real workflow",
    "donors": "Ask for more donors",
    "all": "Let the partner in: ask all four questions",
    "more": "Screen more candidates instead",
}
CHECKLIST = {
    "context": "Which decision does the score serve, and what would change it?",
    "compounds": "Does it rank compounds whose outcome in patients is known?",
    "workflow": "Do other hands, with their own equipment, get the same score?",
    "donors": "Does the ranking hold across donors?",
}
MECHANISMS = {
    "successes": "Better candidates",
    "screens": "Screens",
    "patients": "Taken into patients",
    "asking": "Cost of asking",
    "partner": "What the partner takes",
}
READS: dict[str, str] = {}
RISES = ("context_rise", "compounds_rise", "workflow_rise", "donors_rise", "partner_share", "success_worth")
FIGURES = {
    "best": Figure("Gained by the best way", "usd_million", "Worth of a programme less that of the own model.", RISES),
    "value": Figure("Gained by your way", "usd_million", "The same with the questions of your plan.", ("questions",)),
    "break_even": Figure(
        "Rise of validity that pays",
        "points_of_share",
        "Rise at which all four questions gain what they and the partner cost.",
        ("partner_share", "validity", "good_rate"),
    ),
}
