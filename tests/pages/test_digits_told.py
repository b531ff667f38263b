"""No sentence tells more digits than are known: two of what a model works out, at the defaults and at every preset.

What keeps its digits is told apart by kind. A number with a card is given if its card is that of an assumption, or if
its page names it among what published facts say; in plain words months, years of sales, years of the calendar and
names that hold a number are no amounts.
"""

import re
from itertools import product

import pytest

from components import cached, comparison
from components.words import MARKS
from explorer.presets import names
from explorer.presets import scenario_of as preset
from models.footprint import worth
from models.pitch import brief, levers
from models.scenario import Scenario
from models.topics import TOPICS
from pages.footprint.footprint import next_plant, years_and_futures
from pages.lock.design_lock import answer as lock_page
from pages.pitch.partner import side_by_side
from pages.pitch.pitch.answer import GIVEN
from tests.pages.opened import CLAIMS_PAGE, COMPARE_PAGE, app, at, errors, numbers_of, panels
from tests.sample import some

NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
DATED = re.compile(r"\b(?:months?|years?)(?: \d+ (?:to|and|or))? \d+")
OF_THE_CALENDAR = re.compile(r"\b(?:19|20)\d\d\b(?! m\b)")
PUBLISHED = {"pitch": GIVEN}  # figures that the user or published facts give, by page
MOST = 2
SCENARIOS = {"defaults": Scenario()} | {name: preset(name) for name in names()}
SEVERAL = ("defaults", "in_vivo_entrant", "iovance_company", "legend_company", "antibody")  # that differ most
COMPANY_PAGE = "company"


def significant(number: str) -> int:
    """Count the significant digits of a written number."""
    digits = number.replace(",", "").lstrip("0.")
    return len((digits if "." in number else digits.rstrip("0")).replace(".", ""))


def too_long(text: str) -> list[str]:
    """Return the amounts in a text that have more digits than are known."""
    amounts = OF_THE_CALENDAR.sub("", DATED.sub("", text))
    return [found for found in NUMBER.findall(amounts) if significant(found) > MOST]


def told_on(shown: dict, topic: str) -> list[str]:
    """Return the worked-out numbers and the words of a page's sentences and key figures."""
    told = []
    for name in ("answer", "ripple", "figures"):
        panel = shown[name]
        told += [part for parts in panel["sentences"] for part in parts if isinstance(part, str)]
        told += [
            text
            for one in panel.get("stations", [])
            for text in (one["verdict"], (one["figure"] or {}).get("change", ""))
        ]
        for part in numbers_of(panel):
            derived = panel["cards"][part["key"]]["mark"] == MARKS["derived"]
            if derived and part["key"] not in PUBLISHED.get(topic, ()):
                told += [part["text"], part.get("delta", "")]
    return told


@pytest.fixture(scope="module")
def opened():
    """The app at each page, opened once."""
    return {page: app(page).run() for page in (*TOPICS, CLAIMS_PAGE, COMPANY_PAGE)}


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("about USD 1,190 m and 23.5 %, 0.0123 at 100 %", ["1,190", "23.5", "0.0123"]),
        ("in months 29 to 150, month 101, year 12, since 2029, KITE-753, 1,200 and 0.04", []),
        ("USD 2019 m", ["2019"]),
    ],
)
def test_amounts_are_told_from_months_years_and_names(text, amounts):
    assert too_long(text) == amounts


@pytest.mark.parametrize(("topic", "name"), some(product(TOPICS, SEVERAL), of=2))
def test_no_sentence_of_a_page_tells_more_digits_of_a_worked_out_number_than_are_known(opened, topic, name):
    page = at(SCENARIOS[name], opened[topic])
    assert not errors(page)
    said = told_on(panels(page), topic) if "answer" in panels(page) else []
    said += [one.value for one in page.caption if "Not on the map" not in one.value]
    assert not [(text, too_long(text)) for text in said if too_long(text)]


@pytest.mark.parametrize("name", some(SEVERAL, of=2))
def test_no_claim_and_no_ledger_tells_more_digits_in_words_than_are_known(opened, name):
    board = at(SCENARIOS[name], opened[CLAIMS_PAGE])
    company = at(SCENARIOS[name], opened[COMPANY_PAGE])
    assert not errors(board) and not errors(company)
    rows = [row for row in panels(board)["board"]["rows"] if "margin" in row]
    ends = [end for row in rows if row.get("plot") for end in row["plot"]["ends"]]
    lines = [row["card"]["lines"][-1] for row in rows if row.get("card")]
    said = [*ends, *lines, *(text for row in rows for text in (row["margin"], row["share"]))]
    said += [one.value for page in (board, company) for one in page.markdown]
    assert rows and not [(text, too_long(text)) for text in said if too_long(text)]


def test_no_page_compared_tells_more_digits_than_are_known():
    scenarios = {name: SCENARIOS[name] for name in SEVERAL}
    table = comparison.answers(scenarios)
    said = [cell for name in scenarios for cell in table[name]]
    moves = [comparison.difference(topic, Scenario(), one) for topic in TOPICS for one in scenarios.values()]
    assert not [(text, too_long(text)) for text in [*said, *moves] if too_long(text)]
    assert not errors(app(COMPARE_PAGE).run())


def test_no_sentence_behind_a_page_tells_more_digits_than_are_known():
    inputs, scenario = cached.inputs("footprint", Scenario()), Scenario()
    said = [next_plant.lever_words(inputs), *years_and_futures.sentences(worth.worth_of(inputs), inputs)]
    said += [side_by_side.who_earns(cached.answer("partner", scenario).detail.mine), lock_page.left_out(scenario)]
    assert all(NUMBER.search(text) for text in said), "or there is nothing to hold them against"
    assert not [(text, too_long(text)) for text in said if too_long(text)]


@pytest.mark.parametrize("name", some(SCENARIOS, of=3))
def test_the_brief_tells_what_the_asset_shows_as_given_or_with_the_digits_that_are_known(name):
    """More digits only where two would say that the asset shows as much as the product beside it."""
    inputs, answer = cached.inputs("pitch", SCENARIOS[name]), cached.answer("pitch", SCENARIOS[name])
    for one in levers.levers(inputs, answer.detail.ranking):
        text = brief.own(inputs, one)
        given = one.figure == getattr(inputs, brief.handle(inputs, one.criterion.key))
        beside = None if one.best_figure is None else f"{one.best_figure:.2g}" == f"{one.figure:.2g}"
        assert given or beside or not too_long(text), (one.criterion.key, text)
