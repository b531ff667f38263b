"""A table as a file for a spreadsheet: CSV in the visitor's way of writing numbers, and Excel.

No CSV opens by a double click in every Excel: an American one parts columns by commas and reads 0.5, most European ones
part by semicolons and read 0,5 (0.5 becomes a date). A first line "sep=;" sets the columns only, is a row of rubbish to
every other program, and makes Excel ignore the mark that says UTF-8. So CSV is written in one of two manners, and a
workbook, in which a number is a number and a text is a text, opens rightly anywhere.
"""

import csv
import io
import re
from decimal import Decimal

import pandas as pd

from components import tidy
from components.imprint import NAME, Imprint

POINT, COMMA = "1,000.5", "1.000,5"  # how the visitor's spreadsheet writes numbers
SEPARATORS = {POINT: ",", COMMA: ";"}
FORMULA = re.compile(r"(^|[;,\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])")  # at a start, or where another Excel parts
COMMA_LANGUAGES = {
    "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv",
    "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
}  # fmt: skip
POINT_COUNTRIES = {"CH", "DO", "GT", "HN", "LI", "MX", "NI", "PA", "PE", "PR", "SV", "US"}  # against their language
POINT_CITIES = {"Belfast", "Dublin", "Guernsey", "Isle_of_Man", "Jersey", "London", "Malta", "Vaduz", "Zurich"}
WIDEST, NARROWEST = 60, 8  # of a workbook's column, in letters


def manner(locale: str | None, timezone: str | None) -> str:
    """Return how a visitor's spreadsheet most likely writes numbers, by the browser's language and time zone.

    A browser in English on the Continent runs on a machine that writes commas.
    """
    language, _, country = (locale or "").replace("_", "-").partition("-")
    area, _, city = (timezone or "").partition("/")
    if language.lower() in COMMA_LANGUAGES:
        return POINT if country.upper() in POINT_COUNTRIES else COMMA
    return COMMA if area == "Europe" and city not in POINT_CITIES else POINT


def as_csv(frame: pd.DataFrame, manner: str) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, so that Excel reads accents, and no cell that is a formula."""
    told, out = tidy.table(frame), io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[manner])
    writer.writerow([harmless(name) for name, _ in told])
    writer.writerows(zip(*([written(cell, manner) for cell in cells] for _, cells in told), strict=True))
    return out.getvalue().encode("utf-8-sig")


def written(cell: tidy.Cell, manner: str) -> str:
    """Return a cell of a CSV: a number without exponent and with the right decimal sign, or harmless text."""
    if cell is None or isinstance(cell, str):
        return harmless(cell or "")
    text = format(Decimal(repr(cell)), "f")
    return text.replace(".", ",") if manner == COMMA else text


def harmless(text: str) -> str:
    """Return text that no spreadsheet runs: what starts like a formula gets an apostrophe before it."""
    return FORMULA.sub(r"\1'", text)


def as_workbook(name: str, frame: pd.DataFrame, imprint: Imprint) -> bytes:
    """Return a table as an Excel workbook, with a second sheet that says what it is of."""
    import xlsxwriter

    out, told = io.BytesIO(), tidy.table(frame)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {"title": name, "author": NAME, "comments": imprint.line(), "created": imprint.made.replace(tzinfo=None)}
        )
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format()
        wrapped.set_text_wrap()
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:31])
        sheet.freeze_panes(1, 0)
        for at, (column, cells) in enumerate(told):
            wide = max((len(str(cell)) for cell in [*column.split(), *cells] if cell is not None), default=0)
            sheet.set_column(at, at, min(max(wide + 2, NARROWEST), WIDEST), wrapped)
            sheet.write_string(0, at, column, bold)
            write_column(sheet, at, cells)
        about(book.add_worksheet("About"), name, imprint)
    return out.getvalue()


def write_column(sheet, at: int, cells: list[tidy.Cell]) -> None:
    """Write a column's cells below its head: text as text whatever it looks like, numbers as numbers."""
    for row, cell in enumerate(cells, 1):
        if isinstance(cell, str):
            sheet.write_string(row, at, cell)
        elif cell is not None:
            sheet.write_number(row, at, cell)


def about(sheet, name: str, imprint: Imprint) -> None:
    """Say on a sheet of its own what the table is, of which scenario, by which versions, when, and where it opens."""
    told = {"Table": name, "Scenario": imprint.scenario, "Made by": NAME, "Versions": imprint.versions,
            "Date": imprint.date, "Address": imprint.link}  # fmt: skip
    sheet.set_column(0, 1, 2 * NARROWEST)
    for row, (what, text) in enumerate(told.items()):
        sheet.write_string(row, 0, what)
        sheet.write_string(row, 1, text)
