"""Query: SQL over the store, its examples, its link, and what is said where there is no answer."""

import pytest

from components import cached, queried
from models.scenario import pack_parts
from tests.pages.opened import QUERY_PAGE, address_of, app, errors, headline, tables, unread

FIELD = "query_sql"


def answered(page):
    """Return a page once its question is answered, however busy the machine is."""
    page.run()
    page.session_state["query_job"].thread.join()
    return page.run()


def asked(sql: str):
    """Return the page after a SELECT was typed."""
    page = answered(app(QUERY_PAGE))
    page.text_area(key=FIELD).set_value(sql)
    return answered(page)


def test_it_opens_with_an_answer():
    page = answered(app(QUERY_PAGE))
    assert not errors(page) and not page.warning
    assert len(headline(page).split()) <= 20
    (found,) = tables(page)
    assert found["Facts"].sum() == len(cached.rows("facts"))


@pytest.mark.parametrize("example", [row["title"] for row in cached.query.examples()])
def test_each_example_answers(example):
    sql = next(row["sql"] for row in cached.query.examples() if row["title"] == example)
    assert len(cached.query.asked(sql).frame) > 1


def test_what_is_asked_is_in_the_link():
    second = cached.query.examples()[1]
    page = asked(second["sql"])
    assert not errors(page) and not unread(page)
    assert address_of(page)["sql"] == pack_parts([second["sql"]])


def test_a_link_opens_with_its_question_answered():
    page = answered(app(QUERY_PAGE, sql=pack_parts(["SELECT 6 * 7 AS answer"])))
    assert not errors(page) and page.text_area(key=FIELD).value == "SELECT 6 * 7 AS answer"
    assert tables(page)[0].to_numpy().tolist() == [[42]]


@pytest.mark.parametrize("sql", ["1.xyz", pack_parts({"a": 1}), pack_parts([7])])
def test_a_link_that_is_no_query_is_one_sentence_and_the_page_opens(sql):
    page = answered(app(QUERY_PAGE, sql=sql))
    assert not errors(page) and tables(page)
    assert any("The link's query could not be read" in one.value for one in page.warning)


def test_what_is_refused_is_one_sentence_and_the_last_answer_stays():
    page = asked("COPY facts TO '/tmp/facts.csv'")
    assert not errors(page)
    assert [one.value for one in page.warning] == ["Only one SELECT is asked here: this is a COPY."]
    assert len(tables(page)) == 1 and any("an earlier question" in one.value for one in page.caption)


def test_a_longer_question_than_a_link_holds_is_in_none_and_still_answered():
    sql = "SELECT " + ", ".join(f"{at**5 % 999_983} AS c{at}" for at in range(600))
    page = asked(sql)
    assert not errors(page) and not page.warning and "sql" not in address_of(page)


def test_columns_of_one_name_and_empty_ones_are_told():
    page = asked("SELECT 1 AS n, 2 AS n, NULL AS nothing")
    assert tables(page)[0].to_numpy().tolist() == [[1, 2]]
    assert any("Without a single entry: nothing." in one.value for one in page.caption)


def test_every_table_is_listed_with_its_columns():
    page = app(QUERY_PAGE).run()
    listed = page.selectbox(key="query_table").options
    assert {one.partition(" · ")[0] for one in listed} >= {"facts", "assumptions", "sources", "queries"}
    page.selectbox(key="query_table").set_value("assumptions").run()
    assert not errors(page) and any("settled_by" in one.value for one in page.code)


def test_an_empty_field_asks_nothing_and_says_so():
    page = asked("SELECT 6 * 7 AS answer")
    page.text_area(key=FIELD).set_value("  ")
    page = answered(page)
    assert page.text_area(key=FIELD).value == "SELECT 6 * 7 AS answer"
    assert tables(page)[0].to_numpy().tolist() == [[42]]
    assert any(one.value == queried.NOTHING_ASKED for one in page.caption)
    page.text_area(key=FIELD).set_value("SELECT 1 AS one")
    assert all(one.value != queried.NOTHING_ASKED for one in answered(page).caption)


def test_a_number_that_is_none_is_drawn_as_nothing():
    page = asked("SELECT 1 / 0 AS a, CAST('nan' AS DOUBLE) AS b, 2 AS c UNION ALL SELECT 1, 2, 3 ORDER BY c")
    assert tables(page)[0].isna().to_numpy().tolist() == [[True, True, False], [False, False, False]]


def test_names_of_tables_are_drawn_as_they_are_asked_for():
    assert "rd_benchmarks" in set(tables(answered(app(QUERY_PAGE)))[0].iloc[:, 0])
