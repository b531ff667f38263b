"""What the numbers and mechanisms of the bets are called, and what the cards say."""

from models.answer import Figure

SHORT = {
    "autologous": "own cells",
    "donor": "donor cells",
    "stem": "stem or NK cells",
    "viral": "in vivo by virus",
    "lnp": "in vivo by mRNA",
}
PHRASES = {
    "autologous": "Bet first on patients' own cells",
    "donor": "Bet first on donor cells",
    "stem": "Bet first on stem or NK cells",
    "viral": "Bet first on viral vectors in vivo",
    "lnp": "Bet first on mRNA in vivo",
    "spread": "Spread the bets: no class has more than half",
    "none": "Start none: no mix earns what it costs",
}
NO_PROGRAMME = (
    "The budget pays for no programme",
    "The budget of all years pays for no programme to proof of concept. Raise the budget or the years, or lower what a "
    "programme costs, to see an answer.",
)
TITLE, UNIT, WORTH = "Modality", "usd_million", "Worth of the bets today, USD million"
READS = {"launches": "verdict_launches"}  # what is told beside a verdict: its figure
GATES = ("standard_response", "gate", "least_durable", "most_severe", "other_stops")
SHARED = ("event_own", "event_donor", "event_vivo", "event_shared", "patent_chance")
MARKET = ("demand_factor", "price_us", "preference", "rivals_a_year", "shelf_access")
FIGURES = {
    "best": Figure(
        "Worth of the best mix",
        "usd_million",
        "Patients whom its launches reach at the net price, less selling, making and royalties, less every programme's "
        "phases, each at its worth today; mean over futures.",
        ("proof_cost", *GATES[:3], *MARKET),
    ),
    "value": Figure("Worth of your bets", "usd_million", "The same of your mix.", ("bets", "bet_budget", "bet_years")),
    "given_up": Figure("Given up by your bets", "usd_million", "Best mix less yours.", ("bets",)),
    "programmes": Figure(
        "Programmes that you start",
        "count",
        "Budget times years, over what a programme costs to proof of concept; whole ones, 24 at most.",
        ("bet_budget", "bet_years", "proof_cost"),
    ),
    "launches": Figure(
        "Launches to expect of your bets",
        "count",
        "Mean over futures of your programmes that come to the market.",
        (*GATES, "p_pivotal", "p_filing"),
    ),
    "verdict_launches": Figure(
        "Launches to expect if so bet",
        "count",
        "The same of the mix that the answer names.",
        (*GATES, "p_pivotal"),
    ),
    "chance": Figure(
        "Own cells: to the market",
        "percent",
        "Share of futures in which one such programme, begun today, passes its gates, its studies and its filing.",
        (*GATES, "p_pivotal", "p_filing", "event_own"),
    ),
    "loses": Figure(
        "Futures in which your bets lose",
        "percent",
        "Share of futures in which what your mix brings is less than what it costs.",
        ("bets", *GATES, *SHARED),
    ),
    "worst": Figure(
        "Your worst tenth",
        "usd_million",
        "Mean of the worst tenth of futures of your mix (expected shortfall).",
        ("bets", "bet_budget", "proof_cost", "pivotal_cost"),
    ),
    "readout": Figure(
        "Worth of the next read-out",
        "usd_million",
        "Mean of the best mix after each result that it may show, of responses and severe toxicity, less the best mix "
        "without it.",
        ("readout_class", "readout_patients", "class_spread", "study_spread", "most_severe"),
    ),
    "perfect": Figure(
        "Worth of knowing all classes",
        "usd_million",
        "The best mix given what every class is, less the one best mix, on average.",
        ("class_spread", "study_spread", *SHARED),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of futures, the same for all mixes, in which the best mix beats the next best; ties count half.",
        (*GATES[:3], *SHARED),
    ),
    "runner_up_cost": Figure("Cost of the runner-up", "usd_million", "Best mix less the next best.", ("bets",)),
    "band": Figure(
        "80 % band", "usd_million", "10th to 90th percentile of the best mix's worth over futures.", ("sales_spread",)
    ),
    "moved": Figure(
        "Moved against the public baseline",
        "usd_million",
        "Worth of your bets less the same with every assumption at its default.",
        (),
    ),
    "belief": Figure("From what you believe", "usd_million", "The change through beliefs, both orders averaged.", ()),
    "choice": Figure("From what you do", "usd_million", "The change through choices, both orders averaged.", ()),
}
MECHANISMS = {
    "sales": "Doses sold, less selling and making",
    "patent": "Royalties on platform patents",
    "launch": "Commercial build",
    "pivotal": "Pivotal studies",
    "proof": "Programmes to proof of concept",
}
