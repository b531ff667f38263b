"""What does a dose cost, when does it pay, and which lever is worth most?"""

from math import isfinite

import streamlit as st

from components import cached, chart, controls, evidence, flips, frame, method, session, takeaway, why
from components.charts import viability as charts
from components.story import Story
from components.words import listed, number
from models import viability
from models.viability import frames, words

TOPIC = "viability"
IN_SIGHT = ("cost", "after", "margin", "pays", "years", "plants")
QUESTION = "What does a dose cost, and which lever is worth most?"
CLAIMS = (6, 7)
PUBLISHED = (
    ("modality_cogs-001", "autologous, process model 2019"),
    ("modality_cogs-002", "donor cells, process model 2019"),
)
REPORTED = (
    ("modality_cogs-006", "Legend's margin at your price"),
    ("modality_cogs-007", "Iovance's margin at your price"),
)

page = frame.start(TOPIC, QUESTION)
answer, inputs = page.answer, page.inputs
now, base_inputs = page.answer.detail.now, cached.inputs(TOPIC, session.baseline())


def key_numbers(answer, inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    here, after = answer.detail.now, answer.detail.pulled[inputs.lever]
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": answer.best - answer.value,
        "cost": float(here.cost_a_dose[0]),
        "after": float(after.cost_a_dose[0]),
        "margin": float(here.margin[0]),
        "pays": viability.pays_for_a_plant(inputs),
        "years": float(viability.years_to(inputs, 0.0) or viability.YEARS),
        "plants": float(here.plants[0]),
        "sure": round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


story = Story(page, viability.FIGURES, key_numbers(answer, inputs), key_numbers(page.base, base_inputs))
story.write("band", f"{number(answer.low)} and {number(answer.high)}")
story.choose("lever", words.LEVERS[inputs.lever])
if not isfinite(story.now["pays"]):
    story.write("pays", "never")
first_year = viability.years_to(inputs, 0.0)
story.write("years", f"year {first_year}" if first_year else f"not in {viability.YEARS}")
told = story.told


def sentences() -> list[list]:
    """Return the answer: the lever, the cost and margin, how sure, and what the user's lever gives away."""
    first = [
        f"{answer.verdict.words(viability.PHRASES)}. A dose costs ", told("cost", strong=True), ", a gross margin of ",
        told("margin", strong=True), ".",
    ]  # fmt: skip
    other = answer.runner_up.words(viability.PHRASES)
    second = [
        "The lever brings gross profit to ", told("best"), " a year and wins in ", told("sure"),
        " of futures over the next best (", other[0].lower() + other[1:].partition(":")[0], "), which gives away ",
        told("runner_up_cost"), ". Eight in ten lie between USD ", told("band"), " m. Your lever, ", told("lever"),
        ", gives away ", told("given_up"), ". ", target_words(), made_up_words(),
    ]  # fmt: skip
    return [first, second]


def target_words() -> str:
    """Say whether the margin aimed at is reached."""
    margin, target = float(now.margin[0]), inputs.target_margin
    return "The margin you aim at is reached." if margin >= target else "The margin you aim at is not reached."


def made_up_words() -> str:
    """Say so where nobody has published what such a dose costs."""
    return (
        " Nobody has published what an in vivo dose costs: it is yours to set." if "in_vivo" in inputs.modality else ""
    )


def points() -> list[tuple[str, float]]:
    """Return the published costs, and those that reported margins imply at the user's price."""
    facts = cached.records("facts", "fact_id")
    found = [(label, float(facts[key]["value"])) for key, label in PUBLISHED]
    return found + [(label, (1 - facts[key]["value"] / 100) * inputs.net_price) for key, label in REPORTED]


def hero_args() -> tuple:
    """Return the ends of the chart's axes, fixed by the baseline, and the price."""
    low, high = frames.ENDS
    top = 1.2 * max(base_inputs.net_price, inputs.net_price)
    return (low * inputs.treated, high * inputs.treated), top, inputs.net_price


def hero_frame():
    """Return everything the hero draws."""
    return frames.cost_curve(inputs, base_inputs, points())


def hero() -> None:
    """Draw the cost of a dose by volume; letting go somewhere moves the volume."""
    chart.show(
        "viability",
        charts.cost_curve,
        hero_frame(),
        *hero_args(),
        alt="Cost of a dose by doses a year, before and after the lever, with net price and published costs",
        on_pick=put,
    )


def put(row: dict) -> None:
    """Move the volume to a place on the chart."""
    assumption = cached.catalogue()["volume_factor"]
    factor = assumption.step * round(row["doses"] / inputs.treated / assumption.step)
    session.change("volume_factor", float(min(max(factor, assumption.low), assumption.high)))


frame.first_sight(page, lambda: story.answer(sentences()), hero, lambda: story.figures(IN_SIGHT), viability.PHRASES)


def levers() -> None:
    """Draw what each lever adds and what it does to a dose."""
    st.markdown("**What each lever adds**, pulled alone and as far as it goes.")
    chart.show("levers", charts.levers, frames.gains(inputs), alt="Gross profit a year that each lever adds")
    st.markdown("**What a dose is made of**, now and with each lever.")
    chart.show("parts", charts.parts, frames.parts(inputs), alt="Cost of a dose by part, now and with each lever")


def years() -> None:
    """Draw the margin year by year, experience apart from scale, and by price and volume."""
    st.markdown(years_words())
    chart.show("years", charts.years, frames.years(inputs), inputs.target_margin,
               alt="Gross margin year by year with experience and without")  # fmt: skip
    st.markdown("**Gross margin by price and volume**, percent.")
    st.dataframe(frames.margins(inputs), hide_index=True)


def years_words() -> str:
    """Say when the margin turns positive and when it reaches what is aimed at."""
    said = []
    for margin, name in ((0.0, "turns positive"), (inputs.target_margin, "reaches what you aim at")):
        year = viability.years_to(inputs, margin)
        said.append(f"{name} in year {year}" if year else f"{name} in none of {viability.YEARS} years")
    return f"**Year by year.** The margin {listed(said)}. Scale is in both lines, experience in one."


def evidence_section() -> None:
    """Draw the claims, the published costs and how real this setting is."""
    evidence.nearest_case(page)
    for number_of in CLAIMS:
        evidence.claim(number_of)
    evidence.table("Published costs and margins", evidence.with_sources(cached.rows("modality_cogs")))
    evidence.table("The antibody precedent", evidence.with_sources(cached.rows("mab_precedent")))
    evidence.table("Every assumption and where it comes from", evidence.assumptions(page))


def take_away() -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Cost of a dose": (charts.cost_curve, hero_frame(), *hero_args()),
            "Parts": (charts.parts, frames.parts(inputs)),
        },
        {"Parts": frames.parts_table(inputs), "Margins": frames.margins(inputs)},
    )


frame.sections(
    {
        "Why it moved": lambda: why.draw(page, viability.MECHANISMS),
        "What flips it": lambda: flips.draw(page, viability.PHRASES),
        "Levers": levers,
        "Year by year": years,
        "All assumptions": lambda: controls.draw(TOPIC, "more", viability.PHRASES),
        "Evidence": evidence_section,
        "How this is worked out": lambda: method.draw(viability),
        "Take away": take_away,
    },
)
