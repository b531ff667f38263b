"""A brief on one page: drawn on screen, and as Markdown and PowerPoint, every number with the row it rests on."""

from collections.abc import Callable

import streamlit as st

from components import cached, imprint, labels, slides, takeaway
from components.imprint import Imprint
from components.slides import Paragraph
from components.words import MARKS, plain

COLOURS = {"strong": "green", "middling": "orange", "weak": "red"}
PARTS = {"claim": "Claim", "evidence": "Evidence", "counter": "A partner will say", "measure": "Measure next"}
SOURCES = "Where the numbers come from"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def source_line(row: str, figures: dict) -> str:
    """Return where a number comes from: a row of the store, an assumption, or a worked-out figure."""
    facts, assumptions = cached.records("facts", "fact_id"), cached.catalogue()
    if row in facts:
        fact = facts[row]
        source = cached.source_of(fact["source"])
        where = ", ".join(filter(None, [source["title"], source["url"], fact["as_of"], MARKS[fact["basis"]]]))
        return f"{labels.of_fact(row)}: {where or fact['built_from'] or 'no source'}"
    if row in figures:
        return f"{figures[row].label}: worked out. {figures[row].formula}"
    fixed = cached.control(row)
    where = ", ".join(filter(None, [fixed["source"]["title"], fixed["source"]["url"], fixed["mark"]]))
    return f"{assumptions[row].label}: {where}" if row in assumptions else row


def lines_of(question, part: str) -> list:
    """Return the lines of one part of an answer."""
    found = getattr(question, part)
    return [found] if part == "claim" else list(found)


def numbered(questions: dict, rows_of: Callable) -> dict[str, int]:
    """Return the number of each row that the brief rests on, in the order in which it is met."""
    met = [
        row
        for question in questions.values()
        for part in PARTS
        for line in lines_of(question, part)
        for row in rows_of(line)
    ]
    return {row: at for at, row in enumerate(dict.fromkeys(met), 1)}


def marked(line, notes: dict[str, int], rows_of: Callable, text_of: Callable) -> str:
    """Return a line with the numbers of its sources."""
    used = sorted({notes[row] for row in rows_of(line)})
    return text_of(line) + (f" [{', '.join(runs(used))}]" if used else "")


def runs(numbers: list[int]) -> list[str]:
    """Return rising numbers with neighbours drawn together: 1, 3-5."""
    found = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return [f"{first}" if first == last else f"{first}-{last}" for first, last in found]


def markdown(
    title: str, lead: str, questions: dict, figures: dict, rows_of: Callable, text_of: Callable, made: Imprint
) -> str:
    """Return the brief as Markdown; names that people wrote are text, whatever they look like."""
    notes = numbered(questions, rows_of)

    def told(line) -> str:
        return plain(text_of(line))

    out = [f"# {plain(title)}", "", plain(lead), ""]
    for question in questions.values():
        out += [f"## {question.question}", "", f"*{question.strength}*: {told(question.rule)}", ""]
        for part, heading in PARTS.items():
            out += [f"**{heading}**", ""]
            out += [f"- {marked(line, notes, rows_of, told)}" for line in lines_of(question, part)] + [""]
    out += [f"## {SOURCES}", "", *(f"{at}. {source_line(row, figures)}" for row, at in notes.items())]
    return "\n".join([*out, "", "---", "", plain(made.line()), ""])


def powerpoint(
    title: str, lead: str, questions: dict, figures: dict, rows_of: Callable, text_of: Callable, made: Imprint
) -> bytes:
    """Return the brief as a PowerPoint file: all three answers, each answer, the sources."""
    notes = numbered(questions, rows_of)
    summary = [Paragraph(lead)]
    for question in questions.values():
        summary += [Paragraph(f"{question.question} {question.strength.capitalize()}.", "heading"),
                    Paragraph(marked(question.claim, notes, rows_of, text_of))]  # fmt: skip
    chapters = [(title, summary)]
    for question in questions.values():
        told = [Paragraph(f"{question.strength.capitalize()}: {text_of(question.rule)}")]
        for part, heading in PARTS.items():
            found = [Paragraph(marked(line, notes, rows_of, text_of)) for line in lines_of(question, part)]
            told += [Paragraph(heading, "heading"), *found]
        chapters.append((question.question, told))
    sources = [Paragraph(f"{at}. {source_line(row, figures)}", "source") for row, at in notes.items()]
    return slides.deck(title, [*chapters, (SOURCES, sources)], made)


def draw(title: str, lead: str, questions: dict, figures: dict, rows_of: Callable, text_of: Callable) -> None:
    """Draw the brief with its sources and the two downloads."""
    notes = numbered(questions, rows_of)
    for column, question in zip(st.columns(len(questions), gap="large"), questions.values(), strict=True):
        with column:
            st.markdown(f"**{question.question}** :{COLOURS[question.strength]}-badge[{question.strength}]")
            st.caption(plain(text_of(question.rule)))
            for part, heading in PARTS.items():
                told = [plain(marked(line, notes, rows_of, text_of)) for line in lines_of(question, part)]
                st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {line}" for line in told))
    with st.container(horizontal=True):
        made = imprint.present()
        given = title, lead, questions, figures, rows_of, text_of, made
        takeaway.offer("PowerPoint", lambda: powerpoint(*given), made.file_name("pitch", "pptx"), POWERPOINT)
        takeaway.offer("Markdown", lambda: markdown(*given), made.file_name("pitch", "md"), "text/markdown")
    with st.expander(SOURCES):
        st.markdown("\n".join(f"{at}. {plain(source_line(row, figures))}" for row, at in notes.items()))
