"""Evidence: what each answer hangs on, the weakest numbers first, and every table of facts."""

import pytest

from components import cached, evidence_rows, weight
from components.charts import weight as charts
from models.digits import percents
from models.scenario import Scenario
from models.topics import TOPICS
from pages.diligence.evidence import conflicts
from tests.pages.opened import EVIDENCE_PAGE, app, at, errors, headline, scenario_of, tables, unread

KNOWN = {found.topic: found for found in cached.weight.kept()}


def firm(topic: str) -> float:
    return sum(KNOWN[topic].by_mark(Scenario())[mark] for mark in weight.FIRM)


def test_the_answer_names_the_page_with_the_least_evidence():
    page = app(EVIDENCE_PAGE).run()
    assert not errors(page) and not unread(page)
    least = min(TOPICS, key=firm)
    assert TOPICS[least].TITLE in headline(page) and f"At least {percents(100 * firm(least))} %" in headline(page)
    assert len(headline(page).split()) <= 20


def test_the_weakest_stand_first_and_none_of_them_is_published_or_derived():
    (weakest,) = tables(app(EVIDENCE_PAGE).run())
    assert not set(weakest["Mark"]) & set(weight.FIRM)
    labels = {row.label: key for key, row in cached.catalogue().items()}
    total = [sum(found.parts.get(labels[label], 0.0) for found in KNOWN.values()) for label in weakest["Assumption"]]
    assert total == sorted(total, reverse=True) and all(total)


@pytest.mark.parametrize("section", ["Facts", "How this is worked out", "Take away"])
def test_a_section_is_drawn(section):
    page = at(Scenario(), app(EVIDENCE_PAGE).run(), section)
    assert not errors(page) and not unread(page)


def test_every_fact_is_counted_once():
    _, counted, *_ = tables(at(Scenario(), app(EVIDENCE_PAGE).run(), "Facts"))
    assert counted.drop(columns="Table").to_numpy().sum() == len(cached.rows("facts"))


@pytest.mark.parametrize("topic", TOPICS)
def test_the_evidence_of_a_page_says_what_its_answer_hangs_on(topic):
    page = at(Scenario(), app(topic).run(), "Evidence")
    assert not errors(page) and not unread(page)
    mine = next(one for one in tables(page) if "Share of the spread" in one)
    assert list(mine["Assumption"]) == [cached.catalogue()[key].label for key in KNOWN[topic].parts]


def test_another_setting_is_offered_to_be_worked_out_beside_the_public_defaults():
    page = at(scenario_of(demand_factor=0.9), app(EVIDENCE_PAGE).run())
    assert not errors(page) and weight.LABEL in [button.label for button in page.button]
    assert any("public defaults, not of your setting" in caption.value for caption in page.caption)


def test_the_chart_is_specified_alike_whatever_rows_it_is_drawn_from():
    rows = weight.shares(list(KNOWN.values()), Scenario())
    full, none = (
        {key: part for key, part in charts.marks(some, "light").to_dict().items() if key not in ("data", "datasets")}
        for some in (rows, rows.iloc[:0])
    )
    assert full == none


def ledger():
    return at(Scenario(), app(EVIDENCE_PAGE).run(), "Ledger")


def test_the_ledger_is_paged_and_each_row_says_where_it_was_read():
    page = ledger()
    shown = tables(page)[-1]
    assert not errors(page) and not unread(page) and len(shown) == 20
    assert any(f"of {len(cached.evidence_ledger.rows()):,} rows" in one.value for one in page.caption)


@pytest.mark.parametrize("name, option, column", [
    ("Mark", "illustrative", "Mark"), ("Confidence", "low", "Confidence"), ("Page", "Vein to vein", "Used on"),
])  # fmt: skip
def test_a_filter_leaves_only_what_it_names(name, option, column):
    page = ledger()
    page.selectbox(key=f"ledger_{name}").set_value(option).run()
    assert not errors(page) and tables(page)[-1][column].str.contains(option).all()


def test_a_word_and_a_filter_that_leave_nothing_say_so():
    page = ledger()
    page.text_input(key="ledger_words").set_value("no such word at all").run()
    assert not errors(page) and any("Take out a word or a filter" in one.value for one in page.markdown)


def test_conflicts_stand_side_by_side_with_what_is_used():
    page = at(Scenario(), app(EVIDENCE_PAGE).run(), "Conflicts")
    assert not errors(page) and not unread(page)
    assert all(len(shown) >= 2 for shown in tables(page)[1:])
    assert sum("Used here:" in one.value for one in page.markdown) == 8
    assert not any("exvivo" in str(what) for shown in tables(page)[1:] for what in shown["What"])


def test_what_is_used_of_a_conflict_is_no_order_to_the_reader():
    told = [conflicts.used(one["use"]) for one in cached.evidence_ledger.conflicts()]
    assert not [one for one in told if one.startswith(("use ", "show ", "state ", "offer "))]


def test_a_figure_of_an_own_column_stands_with_its_unit():
    assert evidence_rows.figured("upfront_usd_m", 225.0) == "Upfront: USD 225 m"
    assert evidence_rows.figured("capacity_doses_per_year", 2000.0) == "Capacity doses a year: 2,000"
    assert evidence_rows.figured("announced_year", 2022.0) == "Announced year: 2022"
