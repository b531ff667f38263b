"""Why is this the best differentiated approach?"""

from math import isnan

import streamlit as st

from components import (
    brief,
    cached,
    chart,
    controls,
    evidence,
    flips,
    frame,
    method,
    pairs,
    room,
    session,
    takeaway,
    why,
)
from components.charts import pitch as charts
from components.story import Story
from components.words import listed, number, plain
from models import pitch
from models.methods import multicriteria, smaa
from models.pitch import brief as pitch_brief
from models.pitch import buyers as pitch_buyers
from models.pitch import deals as pitch_deals
from models.pitch import frames, levers, words
from models.pitch import landscape as pitch_landscape

TOPIC = "pitch"
IN_SIGHT = ("first", "value", "beats", "known", "upfront", "deal_share")
QUESTION = "Why is this the best differentiated approach?"
CLAIMS = (7, 9)
GROUPS = {
    "Efficacy": ("response", "durability"),
    "Safety": ("crs", "icans"),
    "Supply": ("days", "failure", "doses"),
    "Cost": ("cost",),
}

page = frame.start(TOPIC, QUESTION)
answer, inputs, found = page.answer, page.inputs, page.answer.detail.ranking
base, base_inputs = page.base.detail.ranking, cached.inputs(TOPIC, session.baseline())
asset, keys = room.asset(), pitch.criteria_keys(inputs)
inside = asset if asset != room.UNNAMED else asset.lower()  # as it stands inside a sentence


def key_numbers(answer, inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    mine, compared = answer.detail.ranking, answer.detail.comparables
    lead = keys.index(inputs.lead)
    shown = pitch.compared(inputs)
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": answer.best - answer.value,
        "first": 100 * float(mine.shares[-1]),
        "rival_first": 100 * float(max(mine.shares[:-1], default=0.0)),
        "confidence": 100 * float(answer.detail.ranking.confidence),
        "beats": 100 * float(mine.true[:, lead].mean()),
        "known": 100 * sum(map(len, shown.values())) / max(len(shown) * len(keys), 1),
        "upfront": compared.upfront.median if compared.upfront else float("nan"),
        "deal_share": 100 * compared.share.median if compared.share else float("nan"),
        "sure": round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


story = Story(page, pitch.FIGURES, key_numbers(answer, inputs), key_numbers(page.base, base_inputs))
story.write("band", f"{number(answer.low)} and {number(answer.high)}")
story.choose("lead", words.LEADS[inputs.lead])
told = story.told
alternatives = [frames.label_of(inputs, key, asset) for key in found.names]


def strongest() -> str:
    """Return the alternative that is first most often besides the asset, as it stands in a sentence."""
    if len(alternatives) == 1:
        return "nothing else"
    at = int(found.shares[:-1].argmax())
    return frames.RIVAL_NAME.lower() if found.names[at] == pitch.RIVAL else alternatives[at]


def questions() -> dict[str, pitch_brief.Question]:
    """Return the three answers."""
    return pitch_brief.brief(inputs, answer, levers.levers(inputs, found), asset)


def sentences() -> list[list]:
    """Return the answer: the lead, how sure, what another lead gives away, and which of the three answers is weak."""
    first = [
        f"{answer.verdict.words(pitch.PHRASES)}. {asset} is first in ", told("first", strong=True),
        " of weightings, ", strongest(), " in ", told("rival_first"), ".",
    ]  # fmt: skip
    leads, kind = words.LEADS, answer.runner_up.kind
    if answer.verdict.kind in leads:
        next_best = ["; next best is ", leads[kind], ", ", told("runner_up_cost"), " less"]
        best = "That sentence is true and wins in "
    else:
        next_best, best = [], f"Its best sentence, {leads[kind]}, is true and wins in "
    second = [best, told("best"), " (eight futures in ten: ", told("band"), " %)", *next_best, ". Your lead, ",
              told("lead"), ", gives away ", told("given_up"), ". ", weak_words()]  # fmt: skip
    return [first, second]


def weak_words() -> str:
    """Say which of the three answers is the weakest, and what is claimed beyond what any product has shown."""
    all_three = questions()
    weakest = pitch_brief.weakest(all_three)
    strength = all_three[weakest].strength
    said = f"Of the three answers, {weakest} is the {strength} one."
    if strength == "strong":
        said = "All three answers are strong."
    above = [one.label.lower() for one, *_ in frames.above_all(inputs)]
    return said + (f" You claim more than any product has shown on {listed(above)}." if above else "")


def axis(k: int) -> tuple:
    """Return title, ends and direction of one axis of the map."""
    one = inputs.landscape.criteria[k]
    unit = {"percent": "%", "days": "days", "usd": "USD", "doses_a_year": "doses"}[one.unit]
    title = one.label if "doses" in one.unit else f"{one.label}, {unit}"
    return title, min(one.worst, one.best), max(one.worst, one.best), one.best < one.worst


def map_frame():
    """Return everything the map draws; without the shade while the room has not guessed."""
    rows = frames.differentiation(inputs, found, base, base_inputs, asset)
    return rows.filter([mark != "cell" for mark in rows["mark"].to_pylist()]) if room.waiting() else rows


def map_args() -> tuple:
    """Return what the map's axes say."""
    return tuple(axis(k) for k in frames.map_axes(inputs))


def hero() -> None:
    """Draw the map; letting go of the asset somewhere moves what it is expected to show."""
    chart.show(
        "pitch",
        charts.differentiation,
        map_frame(),
        *map_args(),
        alt="Products and the asset on two criteria with their intervals, shaded by how often the asset would be first",
        on_pick=put,
    )
    gone = frames.missing(inputs)
    if gone:
        st.caption(
            "Not on the map: " + "; ".join(f"{brand} (no figure for {listed(gaps)})" for brand, gaps in gone) + "."
        )


def put(row: dict) -> None:
    """Move the asset to a place on the map, as one move."""
    scenario, catalogue, told = session.now(), cached.catalogue(), []
    for k, axis_key in zip(frames.map_axes(inputs), ("x", "y"), strict=True):
        key, value = pitch.moved_handle(inputs, keys[k], float(row[axis_key]))
        assumption = catalogue[key]
        value = min(max(assumption.step * round(value / assumption.step), assumption.low), assumption.high)
        scenario = scenario.with_change(assumption, value)
        told.append(f"{assumption.label} {cached.shown(key, value)}")
    session.commit(scenario, f"Moved on the map: {listed(told)}")


def shown_answer() -> None:
    """Draw the answer, or ask the room first."""
    if room.waiting():
        room.ask("Which of these is first most often? Commit a guess, then see.", alternatives)
    else:
        story.answer(sentences())


def figures() -> None:
    """Draw the key figures, once the room has guessed."""
    if not room.waiting():
        story.figures(IN_SIGHT)


frame.first_sight(page, shown_answer, hero, figures, pitch.PHRASES, ripples=not room.waiting())


def rank() -> None:
    """Draw the rank acceptability, and what other methods say."""
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            "**Who takes which place**, over every weighting and future. The grey tick is the baseline's first place."
        )
        shares = smaa.rank_acceptability(found.worths)
        table = frames.acceptability(inputs, found, base, shares, asset)
        chart.show("acceptability", charts.acceptability, table, room.room().guess,
                   alt="Stacked bars of the share of weightings in which each therapy takes each place")  # fmt: skip
    with right:
        table = frames.check(inputs, found, asset) if len(found.names) > 1 else None
        if table is None:
            st.markdown("There is nothing to compare it with.")
            return
        st.markdown(check_words(table))
        st.dataframe(table, hide_index=True)
        st.markdown(central_words())


def check_words(table) -> str:
    """Say whether the other methods put the same therapy first, and on which scale TOPSIS did."""
    firsts = frames.firsts(table)
    scale = dict(cached.catalogue()["normalisation"].options)[inputs.normalisation].lower()
    agree = len(set(firsts.values())) == 1
    said = f"**Other methods** (TOPSIS scaled {scale}): "
    if agree:
        return said + f"all put {plain(firsts['TOPSIS'])} first."
    return said + "they disagree, so the first place hangs on the method: " + listed(
        [f"{name} says {plain(who)}" for name, who in firsts.items()]
    ) + "."  # fmt: skip


def central_words() -> str:
    """Say which weights speak for the asset."""
    central = found.central
    if isnan(central[0]):
        return f"**Central weights.** {plain(asset)} is first under no weights."
    top = sorted(zip(inputs.landscape.criteria, central, strict=True), key=lambda pair: -pair[1])[:3]
    said = listed([f"{one.label.lower()} {100 * weight:.0f} %" for one, weight in top])
    sure = number(100 * float(answer.detail.ranking.confidence))
    return (
        f"**Central weights.** Where {plain(inside)} is first, buyers weigh on average {said}. "
        f"Under exactly those weights it is first in {sure} % of futures (confidence factor)."
    )


def what_buys_rank() -> None:
    """Draw what a tenth of each scale buys, and what is needed to be first."""
    all_levers = levers.levers(inputs, found)
    st.markdown("**What an improvement buys.** One criterion at a time, a tenth of its scale.")
    alt = "What a tenth of each criterion's scale adds to the first place"
    chart.show("gains", charts.gains, frames.gains(all_levers), alt=alt)
    st.markdown("**What it takes to be first**, one criterion alone.")
    st.dataframe(frames.levers(inputs, all_levers), hide_index=True)


def weights() -> None:
    """Ask for the weights of four groups of criteria in pairs."""
    st.markdown(
        "**Your own weights, asked in pairs** (AHP). From the worst to the best end of their scales, which counts "
        "for more? A group's weight is shared evenly among its criteria."
    )
    pairs.draw(
        list(GROUPS),
        multicriteria.PAIR_SCALE,
        lambda steps: multicriteria.ahp(multicriteria.from_pairs(steps, len(GROUPS))),
        use_weights,
    )


def use_weights(found) -> None:
    """Rank by these weights of the groups, as one move."""
    scenario, catalogue = session.now(), cached.catalogue()
    for members, share in zip(GROUPS.values(), found, strict=True):
        for key in members:
            row = catalogue[f"weight_{key}"]
            value = row.step * round(row.high * float(share) / len(members) / row.step)
            scenario = scenario.with_change(row, float(min(max(value, row.low), row.high)))
    session.commit(scenario.with_change(catalogue["buyer"], "own"), "Own weights, asked in pairs")


def deals() -> None:
    """Draw the comparable deals and where an asset like this one falls."""
    compared = answer.detail.comparables
    st.markdown(deal_words(compared))
    band = compared.upfront
    if band:
        chart.show("deals", charts.deals, frames.deals(compared),
                   alt="Upfront of the store's deals by year, the comparable ones dark")  # fmt: skip
    left, right = st.columns(2, gap="large")
    left.markdown(f"**Compared: {len(compared.deals)}**")
    left.dataframe(frames.compared_deals(compared), hide_index=True)
    right.markdown(f"**Dropped: {len(compared.dropped)}, and why**")
    right.dataframe(frames.dropped(compared), hide_index=True)


def deal_words(compared: pitch_deals.Comparables) -> str:
    """Say what the comparable deals paid, how sure so few can be, and how they ended."""
    matched = listed(
        [{"group": "modality group", "stage": "stage", "kind": "kind"}[name] for name in compared.matched_on]
    )
    start = f"**Comparable by {matched}.** "
    if compared.upfront is None:
        return start + "None gave its upfront."
    band = compared.upfront
    sure = f"holds the median with {100 * band.coverage:.0f} % by counting alone" if band.coverage else "is one deal"
    paid = share_words(compared.share) if compared.share else ""
    return (
        f"{start}Median upfront USD {number(band.median)} m; the interval {number(band.low)} to {number(band.high)} "
        f"(n {band.count}) {sure}.{paid} {compared.ended} of {len(compared.deals)} have ended."
    )


def share_words(share: pitch_deals.Band) -> str:
    """Say which share of their headline the compared deals paid at signing."""
    if share.count == 1:
        return f" The one deal that gave its headline too paid {number(100 * share.median)} % of it at signing."
    ends = f"n {share.count}, {number(100 * share.low)} to {number(100 * share.high)} %"
    return f" At signing they paid {number(100 * share.median)} % of the headline ({ends})."


def the_brief() -> None:
    """Draw the three answers with their downloads."""
    lead = pitch_brief.plain((f"{answer.verdict.words(pitch.PHRASES)}.",))
    brief.draw(f"{asset}: three answers", lead, questions(), pitch.FIGURES, pitch_brief.rows_of, pitch_brief.plain)


def evidence_section() -> None:
    """Draw the claims, the landscape and how real this setting is."""
    evidence.nearest_case(page)
    for number_of in CLAIMS:
        evidence.claim(number_of)
    evidence.table("The landscape", frames.landscape(inputs))
    evidence.table("Every product in the store", evidence.with_sources(cached.rows("products")))
    evidence.table("What a class or a problem brings along", cached.rows("option_settings"))
    evidence.table("The criteria and their scales", cached.rows("criteria"))
    evidence.table("Every assumption and where it comes from", evidence.assumptions(page))


def take_away() -> None:
    """Offer the charts, the tables and the link."""
    shares = frames.acceptability(inputs, found, base, smaa.rank_acceptability(found.worths), asset)
    takeaway.draw(
        {
            "Differentiation": (charts.differentiation, map_frame(), *map_args()),
            "Acceptability": (charts.acceptability, shares, room.room().guess),
        },
        {"Landscape": frames.landscape(inputs), "Deals": frames.compared_deals(answer.detail.comparables)},
    )


SECTIONS = {
    "Why it moved": lambda: why.draw(page, pitch.MECHANISMS),
    "What flips it": lambda: flips.draw(page, pitch.PHRASES),
    "Rank": rank,
    "What buys rank": what_buys_rank,
    "Weights": weights,
    "Deals": deals,
    "The brief": the_brief,
    "All assumptions": lambda: controls.draw(TOPIC, "more", pitch.PHRASES),
    "Evidence": evidence_section,
    "How this is worked out": lambda: method.draw(
        pitch, smaa, pitch_landscape, pitch_buyers, levers, pitch_deals, pitch_brief, multicriteria
    ),
    "Take away": take_away,
    "For a room": room.settings,
}
frame.sections({"For a room": room.settings} if room.waiting() else SECTIONS)
