"""One company, year by year, beside real ones."""

import pandas as pd
import streamlit as st

from components import cached, frame, method, session, tables, takeaway
from components.real import beside, figures, summary
from components.words import NONE, money, plain
from models import company
from models.topics import TOPICS

PAGE, QUESTION = "company", "One company, year by year, beside real ones"
SHORT = {company.PATIENTS: "a year", company.MONEY: "USD m"}  # units as a line's name bears them
NARROW = 222  # pixels of the pinned column, so that a phone shows years beside it
A_YEAR = 64  # pixels of a year, so that fifteen are whole on a laptop
PARTNER = "partner"  # the page that counts with chance
OWN = "Sum"  # the page of a line that is a sum of lines above it

frame.head(PAGE, QUESTION)
scenario = session.now()


def of_years() -> pd.DataFrame:
    """Return the ledger as it is read: a row a line with the page that owns it, a column a year from now."""
    given = cached.ledger.inputs(scenario)
    found = company.ledger(given)
    titles = {topic: module.TITLE for topic, module in TOPICS.items()} | {company.OWN: OWN}
    told = {
        "Line": found["line"],
        "Page": found["owner"].map(titles),
        "Unit": [cached.records("units", "unit")[unit]["label"] for unit in found["unit"]],
    }
    return pd.DataFrame(told | {f"Year {year}": found[year] for year in range(1, company.last_told(given) + 1)})


def said() -> str:
    """Say in one sentence when the company launches, and how deep its cash goes if all succeeds."""
    given = cached.ledger.inputs(scenario)
    found = company.by_line(given)
    deep = deepest(found["cash_so_far"][: company.last_told(given)].tolist())
    return f"Launch in month {round(given.launch_month)}; {deep}{beside_partner()}"


def large() -> str:
    """Say how large the company becomes."""
    peak = company.by_line(cached.ledger.inputs(scenario))["sales"].max()
    return f"Sales peak at {money(peak)} a year." if peak else "Nobody is treated and nothing sold."


def beside_partner() -> str:
    """Say how the deepest point relates to the need that the partner page tells of the user's plan."""
    if cached.absent(PARTNER, scenario):
        return ""
    need = cached.answer(PARTNER, scenario).detail.figures["need"]
    return (
        f" The Partner page tells {money(need)} of your plan: failures, the right to stop and a partner's part "
        "counted, nine in ten trials past proof of concept need less."
    )


def deepest(cash: list[float]) -> str:
    """Say in which year the most has gone out, and whether it comes back within the years told."""
    year = cash.index(min(cash)) + 1
    gone = f"{money(max(-min(cash), 0.0))} have gone out if all succeeds"
    if year == len(cash):
        return f"by year {year}, where the table ends, {gone}, and cash has not turned."
    return f"at the deepest, in year {year}, {gone}."


def there(years: pd.DataFrame) -> pd.DataFrame:
    """Return which cells are told: lines that need a product have nothing to tell before their first year."""
    needs = pd.Series([line in company.OF_A_PRODUCT for line in company.LINES], index=years.index)
    return years.ne(0).cummax(axis=1).where(needs, True)


def ledger() -> pd.DataFrame:
    """Draw the ledger by year, quietly, and return it."""
    table = of_years()
    years = list(table.columns[3:])
    pinned = {"Line": st.column_config.TextColumn(pinned=True, width=NARROW)}
    pinned |= {name: tables.number_column(name) | {"width": A_YEAR} for name in years}
    rounded = table.assign(**{name: table[name].round() + 0.0 for name in years})  # no nothing with a minus sign
    rounded["Line"] = [f"{line}, {SHORT[unit]}" for line, _, unit in company.LINES.values()]
    rounded[years] = rounded[years].where(there(table[years]))
    seen = ["Line", *years, "Page"]  # each line names its unit, so that a phone shows years
    tables.draw(rounded, columns=pinned, placeholder=NONE, column_order=seen, height="content")
    st.caption(
        "Each line is read from the page that owns it; a sum is of the lines above it. Costs are below nothing; "
        f"{NONE} is before there is a product."
    )
    return table


def real() -> None:
    """Draw published figures of real companies beside what the model gives for their presets."""
    st.markdown(summary(figures()))
    beside(figures())


why = cached.ledger.missing(scenario)
if why:
    st.info(plain(why.sentence), icon=":material/info:")
    taken = {}
else:
    frame.headline(large())
    st.markdown(said())
    taken = {"Ledger": ledger()}
frame.sections(
    {
        "Beside real companies": real,
        "How this is worked out": lambda: method.draw(company),
        "Take away": lambda: takeaway.draw({}, taken),
    }
)
