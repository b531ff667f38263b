"""What the numbers and mechanisms of vein to vein are called, and what the cards say."""

from models.answer import Figure

PHRASES = {
    "arms_length": "Arm's length is enough: no lever pays",
    "scheduling": "Share the schedule with your partners",
    "quality": "Share quality data with your partners",
    "person": "Put your own people in the plant",
    "integrated": "Integrate: partners work as an extension of the team",
}
PLANS = {
    "arms_length": "arm's length",
    "scheduling": "shared scheduling",
    "quality": "shared quality data",
    "person": "a person in the plant",
    "integrated": "all three",
}
OWNERS = {"own": "Own plant", "contract": "Contract plant"}
OWNER_WORDS = {
    "hospital": "Hospital",
    "sponsor": "Sponsor",
    "courier": "Courier",
    "CDMO": "Contract manufacturer (CDMO)",
    "CRO": "Contract laboratory (CRO)",
}
FROM_SHELF = (
    "Not modelled for this class",
    "Your asset is made in advance, many doses to a batch. This page holds for doses made for one patient each: it is "
    "not modelled for this class. Choose another class on the pitch page to see an answer.",
)
TITLE, UNIT, WORTH = "Vein to vein", "usd_million", "Gained over arm's length, USD million a year"
READS = {"vein_days": "verdict_days"}  # what is told beside a verdict: its figure
DAYS_FEEDS = ("process_days", "release_days", "treatment_days", "handoff_days", "deviation_days")
LOST_FEEDS = ("fast_lost", "slow_lost", "fast_share", "bridging_cut", "referral_days")
LEVER_FEEDS = ("scheduling_cut", "quality_cut", "person_cut", "handoff_days", "deviations", "price_us")
FIGURES = {
    "best": Figure(
        "Gained by the best way",
        "usd_million",
        "Paid doses and batches of the best way to work with partners less those at arm's length, less what its levers "
        "cost, a year of one plant; each lever earns from its own month on.",
        LEVER_FEEDS,
    ),
    "value": Figure("Gained by your way", "usd_million", "The same with the levers of your plan.", ("partners",)),
    "given_up": Figure("Given up by your way, a year", "usd_million", "Best way less yours.", ("partners",)),
    "vein_days": Figure(
        "Days vein to vein",
        "days",
        "Mean days from the first collection to infusion, of those infused, batches made again included. One line "
        "with its own transport: Footprint counts the lanes of your network instead, so that its days differ a little.",
        DAYS_FEEDS,
    ),
    "verdict_days": Figure(
        "Days vein to vein if so worked",
        "days",
        "The same for the way of working that the answer names.",
        DAYS_FEEDS,
    ),
    "hand_offs": Figure(
        "Days lost at hand-offs",
        "days",
        "Mean days from referral to infusion that material or papers wait where the owner changes, errors of identity "
        "and deviations to close included.",
        ("handoff_days", "deviations", "deviation_days", "identity_errors"),
    ),
    "saved": Figure(
        "Days saved by the best way",
        "days",
        "Mean days from referral to infusion at arm's length, less those under the best way.",
        LEVER_FEEDS,
    ),
    "kept": Figure(
        "Patients a year kept by the best way",
        "patients",
        "Patients a year infused under the best way, less those at arm's length.",
        (*LEVER_FEEDS, *LOST_FEEDS),
    ),
    "wait": Figure(
        "Days for a slot", "days", "Mean days that patients wait at home for a suite.", ("suites", "referred", "order")
    ),
    "infused": Figure(
        "Infused of those referred",
        "percent",
        "Patients infused, in specification or not, of all who were referred.",
        (*LOST_FEEDS, "failure", "oos_given"),
    ),
    "on_time": Figure(
        "Infused on time",
        "percent",
        "Patients infused within the days that count as on time, of all who were referred.",
        ("on_time_days", *DAYS_FEEDS),
    ),
    "lost": Figure(
        "Lost on the way",
        "percent",
        "Patients who die or can no longer be treated before infusion, or whose batches give no dose.",
        (*LOST_FEEDS, "failure", "remade_failed"),
    ),
    "load": Figure(
        "Load of the suites",
        "percent",
        "Suite days asked for by all referred, if nobody were lost, and for batches made again, over all there are.",
        ("suites", "referred", "process_days", "start_every"),
    ),
    "mortality": Figure(
        "Dead within a year of referral",
        "percent",
        "For a patient infused after the mean days from referral: risk while waiting, then after infusion, greater for "
        "each month waited.",
        ("dies_treated", "dies_untreated", "waiting_shape", "decline"),
    ),
    "sure": Figure(
        "How often it wins",
        "percent",
        "Share of simulated runs, with the same patients for both and each cut drawn in its spread, in which the best "
        "way beats the next best.",
        ("cut_spread",),
    ),
    "runner_up_cost": Figure(
        "Cost of the runner-up, a year", "usd_million", "Best way less the next best.", ("partners",)
    ),
    "band": Figure(
        "80 % band, a year",
        "usd_million",
        "10th to 90th percentile of the best way's gain, a year, over simulated runs.",
        ("cut_spread",),
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
MECHANISMS = {
    "patients": "Patients kept",
    "batches": "Batches for them",
    "setup": "Months of setting up",
    "levers": "Cost of the levers",
}


def full_words(named: list[tuple[str, float]]) -> tuple[str, str]:
    """Say which stations are full: short, and in a sentence. named: label and load, 1 is full."""
    told = " and ".join(f"{label.lower()} at {100 * load:.0f} %" for label, load in named)
    sentence = (
        f"More is asked for than there is: {told} of what they can do. Only patients who "
        "are lost meanwhile would keep the queue from growing, so that no wait is told. Add capacity, or send fewer."
    )
    return f"Over full: {told}", sentence
