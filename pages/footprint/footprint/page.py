"""Where should the plants stand?"""

import streamlit as st

from components import (
    background,
    cached,
    chart,
    controls,
    evidence,
    flips,
    frame,
    method,
    presets,
    session,
    takeaway,
    why,
)
from components.charts import footprint as charts
from components.story import Story
from components.words import listed, number
from models import footprint
from models.footprint import frames
from models.footprint import lanes as footprint_lanes
from models.footprint import plants as footprint_plants
from models.footprint import ramp as footprint_ramp
from models.methods import facility
from models.scenario import value_of

TOPIC = "footprint"
IN_SIGHT = ("value", "cost", "days", "treated", "kept", "capital")
QUESTION = "Where should the plants stand, and what does each region buy?"
CLAIMS = (10, 11)
CENTS = 3  # decimals of USD million; less is the solver's rounding

page = frame.start(TOPIC, QUESTION)
answer, detail, inputs = page.answer, page.answer.detail, page.inputs
plan, base_inputs = detail.plan, cached.inputs(TOPIC, session.baseline())


def key_numbers(answer, inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures; none of a plan that cannot be."""
    plan = answer.detail.plan or footprint.nothing(inputs)
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": round(answer.best - answer.value, CENTS),
        "cost": 1e6 * plan.cost_a_patient,
        "days": plan.days,
        "treated": round(plan.treated),
        "kept": footprint.kept_if_one_fails(inputs, plan),
        "capital": plan.capital,
        "sure": round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


story = Story(page, footprint.FIGURES, key_numbers(answer, inputs), key_numbers(page.base, base_inputs))
story.write("band", f"{number(answer.low)} and {number(answer.high)}")
told = story.told


def names(plan) -> str:
    """Return where a plan's plants stand."""
    found = [inputs.geography.places[plan.setting.options[i].place].label for i in plan.opened]
    return listed(found) if found else "nowhere"


def sentences() -> list[list]:
    """Return the answer: the decision, how sure it is, and what the user's plan gives away."""
    other = answer.runner_up.words(footprint.PHRASES)
    first = [
        f"{answer.verdict.words(footprint.PHRASES)} ({names(detail.best)}), for ",
        told("best", strong=True), " of contribution a year.",
    ]  # fmt: skip
    second = [
        "It wins in ", told("sure"), " of simulated futures over the next best (", other[0].lower() + other[1:],
        "), which gives away ", told("runner_up_cost"), " a year. Eight futures in ten lie between USD ",
        told("band"), " m a year.",
    ]  # fmt: skip
    return [first, [*second, *plan_words()]]


def plan_words() -> list:
    """Say what the user's plan is, or which limit makes it impossible."""
    if plan is None:
        return [f" {impossible(detail.problem)}"]
    return [f" Your plan ({names(plan)}) gives away ", told("given_up"), " a year: ", told("cost"),
            " a treated patient, ", told("days"), "."]  # fmt: skip


def impossible(problem: facility.Diagnosis) -> str:
    """Say which limit stands in the way of the plan, and the least change that makes it possible."""
    regions = inputs.geography.regions
    why = [
        f"no lane reaches {regions[region].label} within {limit:.0f} days (the fastest takes {days:.1f})"
        for region, (limit, days) in problem.beyond.items()
    ]
    if problem.sites_needed and problem.sites_needed > inputs.site_limit:
        why.append(f"it takes at least {problem.sites_needed} plants")
    if 100 * problem.most_served < inputs.service:
        why.append(f"at most {100 * problem.most_served:.1f} % of patients can be given a slot under your limits")
    why = why or ["a plant that you opened is not one your plan allows"]
    return f"Your plan cannot be kept: {listed(why)}."


def from_a_shelf() -> None:
    """Say so where the asset of the pitch is made in advance: this page is about doses made for one patient."""
    option = value_of("modality", cached.catalogue(), page.scenario)
    if cached.records("modality_class_map", "modality_class")[option]["scale_logic"] == "scale-up":
        name = cached.shown("modality", option)
        st.info(f"Your asset ({name}) is made in advance. This page holds for doses made for one patient each.")


def hero() -> None:
    """Draw the map; a click on a place opens or closes it in the plan."""
    span = charts.days_range([page.base.detail.plan, page.base.detail.best])
    chart.show(
        "footprint",
        charts.network,
        frames.network(inputs, plan, page.base.detail.plan),
        *span,
        alt="World map of the plan's plants, the lanes to every region coloured by vein-to-vein days, and the baseline",
        on_pick=lambda row: session.change(f"site_{row['key']}", after(f"site_{row['key']}")),
    )


def after(key: str) -> str:
    """Return what a click turns a place into: the next of its options."""
    options = [option for option, _ in cached.catalogue()[key].options]
    return options[(options.index(getattr(inputs, key)) + 1) % len(options)]


from_a_shelf()
frame.first_sight(page, lambda: story.answer(sentences()), hero, lambda: story.figures(IN_SIGHT), footprint.PHRASES)


def next_plant() -> None:
    """Draw what the next plant buys, and how many days off the process are worth as much."""
    plans = footprint.by_number(inputs)
    table = frames.by_plants(inputs, plans)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**What the next plant buys.** The best network of each size; the numbers are what one more adds.")
        chart.show(
            "plants",
            charts.by_plants,
            table,
            len(plan.opened) if plan else 0,
            alt="Contribution a year of the best network by number of plants",
        )
    with right:
        st.markdown(lever_words())
        shown = table.drop(columns="gain").round(frames.DIGITS)
        st.dataframe(shown.rename(columns=frames.COLUMNS), hide_index=True)


def lever_words() -> str:
    """Say how many days off the process are worth as much as one more plant."""
    count, gain, a_day, days = footprint.process_lever(inputs)
    start = f"**Days or plants?** One day off the process is worth USD {number(a_day)} m a year. "
    if gain <= 0:
        return start + f"One plant more than {count} buys nothing: it costs USD {number(-gain)} m a year."
    if days is None:
        return start + f"One plant more than {count} is worth USD {number(gain)} m: more than any shorter process."
    return start + f"One plant more than {count} is worth USD {number(gain)} m, as much as {number(days)} days off."


def frontiers() -> None:
    """Draw the frontiers between cost and days, and between cost and resilience, and where the plan stands."""
    if plan is None:
        st.markdown(impossible(detail.problem))
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**Cost or days?** Each point is the cheapest network that is at least so fast, with its plants.")
        with st.spinner("Working out the frontier"):
            show_frontier("days", footprint.days_frontier(inputs))
    with right:
        st.markdown(
            "**Cost or resilience?** Each is the cheapest that serves at least so many if its worst plant fails."
        )
        background.draw(
            "kept",
            "Work out this frontier",
            inputs,
            lambda report: footprint.frontier(inputs, "kept", report),
            lambda plans: show_frontier("kept", plans),
        )


def show_frontier(measure: str, plans: list) -> None:
    """Draw the networks of one frontier and the plan beside them."""
    shown = [*(("frontier", each) for each in plans), ("plan", plan)]
    chart.show(
        f"frontier_{measure}",
        charts.frontier,
        frames.frontier(inputs, shown),
        measure,
        alt=f"Cost a treated patient against {charts.MEASURES[measure]} of the networks on the frontier",
    )


def ramp() -> None:
    """Draw which plant to add in which year, worked out in the background."""
    st.markdown(
        "**The ramp.** Which plant to add in which year as demand grows, all years at once; what was added neither "
        "shrinks nor closes. It keeps your plan's limits, but may leave patients without a slot while plants are built."
    )
    seconds = footprint_ramp.MOST_SECONDS
    background.draw(
        "ramp",
        "Work out the ramp",
        inputs,
        lambda report: footprint_ramp.ramp(inputs, seconds, report=report),
        show_ramp,
    )


def show_ramp(plans: list) -> None:
    """Draw the ramp's years as a chart and a table, and say how close to the best it is proven to be."""
    table = frames.ramp(inputs, plans)
    gap = 100 * plans[0].network.gap
    proven = "Proven to be the best" if gap < 0.01 else f"At most {number(gap)} % dearer than the best there can be"
    st.markdown(f"{proven}, over {len(plans)} years.")
    chart.show("ramp", charts.ramp, table, alt="Patients served each year by plant, against the patients who ask")
    st.dataframe(frames.additions(inputs, plans), hide_index=True)


def evidence_section() -> None:
    """Draw the claims, the real plants and how real this setting is."""
    evidence.nearest_case(page)
    for number_of in CLAIMS:
        evidence.claim(number_of)
    evidence.table("The real plants", evidence.with_sources(cached.rows("sites")))
    evidence.table("What was measured of logistics", evidence.with_sources(cached.rows("logistics")))
    evidence.table("Every assumption and where it comes from", evidence.assumptions(page))


def the_network() -> None:
    """Draw the plan's network as a table."""
    if plan is None:
        st.markdown(impossible(detail.problem))
    else:
        st.dataframe(frames.table(inputs, plan), hide_index=True)


def take_away() -> None:
    """Offer the charts, the tables and the link."""
    span = charts.days_range([page.base.detail.plan, page.base.detail.best])
    hero_frame = frames.network(inputs, plan, page.base.detail.plan)
    table = frames.table(inputs, plan) if plan else impossible(detail.problem)
    takeaway.draw({"Footprint": (charts.network, hero_frame, *span)}, {"Network": table})


frame.sections(
    {
        "Why it moved": lambda: why.draw(page, footprint.MECHANISMS),
        "What flips it": lambda: flips.draw(page, footprint.PHRASES),
        "Next plant": next_plant,
        "Frontiers": frontiers,
        "The ramp": ramp,
        "The network": the_network,
        "Presets": lambda: presets.draw(TOPIC),
        "All assumptions": lambda: controls.draw(TOPIC, "more", footprint.PHRASES),
        "Evidence": evidence_section,
        "How this is worked out": lambda: method.draw(
            footprint, footprint_plants, footprint_lanes, footprint_ramp, facility
        ),
        "Take away": take_away,
    },
)
