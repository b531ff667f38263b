"""Scale alone, or with a partner?"""

import streamlit as st

from components import background, cached, chart, controls, evidence, flips, frame, method, session, takeaway, why
from components.charts import partner as charts
from components.story import Story
from components.words import listed, number
from models import partner
from models.methods import staged
from models.partner import cash as partner_cash
from models.partner import frames, levers
from models.partner import plan as partner_plans

TOPIC = "partner"
IN_SIGHT = ("alone", "value", "need", "broke", "kept", "project")
QUESTION = "Scale alone, or with a partner?"
CLAIMS = (1, 5)

page = frame.start(TOPIC, QUESTION)
answer, inputs, trials = page.answer, page.inputs, page.answer.detail.trials
base, base_inputs = page.base.detail.trials, cached.inputs(TOPIC, session.baseline())
rows = cached.catalogue()


def key_numbers(answer, inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    found, mine = answer.detail.trials, answer.detail.trials[inputs.strategy]
    on = mine.past_proof
    return {
        "best": answer.best,
        "value": answer.value,
        "given_up": max(answer.best - answer.value, 0.0),
        "alone": float(found["alone"].founders.mean()),
        "need": partner.cash_need(mine),
        "broke": partner.broke_share(mine),
        "wait": float(mine.wait[on].mean()) if on.any() else 0.0,
        "kept": 100 * float(mine.kept[on].mean()) if on.any() else 100.0,
        "company": float(mine.company.mean()),
        "project": float(mine.project.mean()),
        "sure": round(100 * answer.sure),
        "runner_up_cost": answer.runner_up_cost,
    }


story = Story(page, partner.FIGURES, key_numbers(answer, inputs), key_numbers(page.base, base_inputs))
story.write("band", f"{number(answer.low)} and {number(answer.high)}")
story.choose("strategy", dict(rows["strategy"].options)[inputs.strategy].lower())
story.choose("can_raise", f"USD {number(inputs.can_raise)} m")
told = story.told


def sentences() -> list[list]:
    """Return the answer: the plan, how sure it is, what the next best and the user's plan give away."""
    first = [
        f"{answer.verdict.words(partner.PHRASES)}: founders' shares are worth ", told("best", strong=True),
        "; alone ", told("alone"), ".",
    ]  # fmt: skip
    other = frames.phrase(answer.runner_up.kind)
    second = [
        "It wins in ", told("sure"), " of trials over the next best (", other, "), which gives away ",
        told("runner_up_cost"), ". Eight in ten lie between USD ", told("band"), " m. Your plan, ", told("strategy"),
        ", gives away ", told("given_up"), "; with ", told("can_raise"), " to raise it needs ", told("need"),
        " and runs out of money in ", told("broke"), " of trials past proof of concept.",
    ]  # fmt: skip
    return [first, second]


def peak() -> float:
    """Return peak sales a year of a factor of one, USD million."""
    return page.answer.detail.calendar.peak / inputs.sales_factor


def map_frame():
    """Return everything the map draws."""
    cells = cached.remembered("partner_map", inputs, lambda: levers.frontier(inputs, *map_rows()))
    return frames.frontier(inputs, cells, base_inputs, peak())


def map_rows() -> tuple:
    """Return the assumptions on the map's axes."""
    return rows["can_raise"], rows["sales_factor"]


def map_args() -> tuple:
    """Return the ends of the map's axes."""
    capital, sales = map_rows()
    top = page.base.detail.calendar.peak / base_inputs.sales_factor
    return (capital.low, capital.high), (0.0, sales.high * top)


def hero() -> None:
    """Draw which plan wins where; letting go somewhere moves what can be raised and how large sales are."""
    chart.show(
        "partner",
        charts.frontier,
        map_frame(),
        *map_args(),
        alt="Best plan by what can be raised and peak sales, the user's place and the baseline",
        on_pick=put,
    )


def put(row: dict) -> None:
    """Move the user's place on the map, as one move."""
    scenario, said = session.now(), []
    for key, value in (("can_raise", row["x"]), ("sales_factor", row["y"] / peak())):
        assumption = rows[key]
        value = min(max(assumption.step * round(value / assumption.step), assumption.low), assumption.high)
        scenario = scenario.with_change(assumption, float(value))
        said.append(f"{assumption.label} {cached.shown(key, float(value))}")
    session.commit(scenario, f"Moved on the map: {listed(said)}")


frame.first_sight(page, lambda: story.answer(sentences()), hero, lambda: story.figures(IN_SIGHT), partner.PHRASES)


def side_by_side() -> None:
    """Draw the six plans and how their parts add up."""
    st.markdown("**The six plans.** The line holds eight trials in ten, the grey tick is the baseline.")
    table = frames.bars(trials, base, inputs.strategy)
    chart.show("plans", charts.plans, table, alt="Worth of the founders' shares under each plan with its 80 % band")
    st.dataframe(frames.side_by_side(trials), hide_index=True)
    loss = float(trials[inputs.strategy].investors.mean())
    given = "would lose" if loss < 0 else "would earn"
    st.markdown(
        f"Founders, investors and partner together always have the project. On your plan investors {given} "
        f"USD {number(abs(loss))} m on average at this dilution" + (": they would ask for more." if loss < 0 else ".")
    )


def money() -> None:
    """Draw how deep the cash need goes, and what waiting for money does."""
    st.markdown(
        "**How deep does it go?** Each line is one plan; a trial above the dashed line waits for money, or ends."
    )
    can = inputs.cash_now + inputs.can_raise
    chart.show("cash", charts.cash, frames.cash(trials, inputs.strategy), can,
               alt="Deepest cash need of each plan by share of trials")  # fmt: skip
    background.draw(
        "trials",
        "Run 100,000 trials",
        inputs,
        lambda report: partner_cash.all_plans(inputs, partner.FULL),
        lambda found: st.dataframe(frames.side_by_side(found), hide_index=True),
    )


def terms() -> None:
    """Say at which terms founders would not mind either way, and what the right to stop is worth."""
    st.markdown("**Terms that make you indifferent** between going alone and a partner, one term at a time.")
    for even in levers.even_terms(inputs, rows):
        name, plan = rows[even.key].label, frames.phrase(even.plan)
        better = "the partner is better" if even.ahead > 0 else "going alone is better"
        at = (
            f"at {cached.shown(even.key, even.at)}" if even.at is not None else f"nowhere in range, {better} throughout"
        )
        st.markdown(f"- {name}, {plan}: {at}.")
    worth = partner.worth_of_stopping(inputs)
    st.markdown(
        f"**The right to stop** before the builds, once pivotal data and the size of sales are known, is worth "
        f"USD {number(worth)} m to the project. Plain risk-adjusted net present value leaves it out."
    )


def what_matters() -> None:
    """Draw the tornado and the Sobol indices of the difference between going alone and the best partnered plan."""
    other = levers.runner_up(inputs)
    st.markdown(f"**Alone, or {frames.phrase(other)}?** Each belief from one end of its range to the other.")
    labels = {key: rows[key].label for key in levers.BELIEFS}
    bars = levers.tornado(inputs, rows, "alone", other)
    middle = levers.difference(inputs, "alone", other)
    chart.show("tornado", charts.tornado, frames.tornado(bars, labels, middle),
               alt="Difference between going alone and the best partnered plan over each belief's range")  # fmt: skip
    background.draw(
        "sobol",
        "Work out Sobol indices",
        inputs,
        lambda report: levers.shares(inputs, rows, "alone", other),
        lambda found: st.dataframe(frames.sobol(found, labels), hide_index=True),
    )


def source_title(fact_id: str) -> str:
    """Return the title of the source behind a fact."""
    return cached.source_of(cached.records("facts", "fact_id")[fact_id]["source"])["title"] or "no source"


def real_companies() -> None:
    """Draw what real companies did: deals, exits and builds of the store."""
    st.markdown("**Which way real companies took**, beside what each way leaves founders under your setting.")
    st.dataframe(frames.companies(cached.listed_rows("company_paths"), trials, source_title), hide_index=True)
    taken = cached.rows("deals").query("kind != 'other'")
    evidence.table("Deals", evidence.with_sources(taken))
    evidence.table("Exits", evidence.with_sources(cached.rows("exits")))
    evidence.table("Builds", evidence.with_sources(cached.rows("facility_build")))


def evidence_section() -> None:
    """Draw the claims, the benchmarks and how real this setting is."""
    evidence.nearest_case(page)
    for number_of in CLAIMS:
        evidence.claim(number_of)
    evidence.table("Benchmarks", evidence.with_sources(cached.rows("rd_benchmarks")))
    evidence.table("Every assumption and where it comes from", evidence.assumptions(page))


def take_away() -> None:
    """Offer the charts, the tables and the link."""
    table = frames.bars(trials, base, inputs.strategy)
    takeaway.draw(
        {"Partner": (charts.frontier, map_frame(), *map_args()), "Plans": (charts.plans, table)},
        {"Plans": frames.side_by_side(trials)},
    )


frame.sections(
    {
        "Why it moved": lambda: why.draw(page, partner.MECHANISMS),
        "What flips it": lambda: flips.draw(page, partner.PHRASES),
        "Side by side": side_by_side,
        "Cash": money,
        "Terms": terms,
        "What matters": what_matters,
        "Companies": real_companies,
        "All assumptions": lambda: controls.draw(TOPIC, "more", partner.PHRASES),
        "Evidence": evidence_section,
        "How this is worked out": lambda: method.draw(partner, partner_plans, partner_cash, levers, staged),
        "Take away": take_away,
    },
)
