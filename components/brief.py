"""A brief on one page: drawn on screen, and as Markdown and PowerPoint, every number with the row it rests on."""

import io
from collections.abc import Callable

import streamlit as st

from components import cached
from components.words import MARKS, plain

COLOURS = {"strong": "green", "middling": "orange", "weak": "red"}
PARTS = {"claim": "Claim", "evidence": "Evidence", "counter": "A partner will say", "measure": "Measure next"}
INCHES, MARGIN = (13.333, 7.5), 0.5
SOURCES_A_COLUMN = 12
SIZES = {"title": 26, "question": 15, "part": 10, "line": 11, "source": 9}


def source_line(row: str, figures: dict) -> str:
    """Return where a number comes from: a row of the store, an assumption, or a worked-out figure."""
    facts, assumptions = cached.records("facts", "fact_id"), cached.catalogue()
    if row in facts:
        fact = facts[row]
        source = cached.source_of(fact["source"])
        where = ", ".join(filter(None, [source["title"], source["url"], fact["as_of"], MARKS[fact["basis"]]]))
        return f"{row}: {where or fact['built_from'] or 'no source'}"
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


def markdown(title: str, lead: str, questions: dict, figures: dict, rows_of: Callable, text_of: Callable) -> str:
    """Return the brief as Markdown."""
    notes = numbered(questions, rows_of)
    out = [f"# {title}", "", lead, ""]
    for question in questions.values():
        out += [f"## {question.question}", "", f"*{question.strength}*: {text_of(question.rule)}", ""]
        for part, heading in PARTS.items():
            out += [f"**{heading}**", ""]
            out += [f"- {marked(line, notes, rows_of, text_of)}" for line in lines_of(question, part)] + [""]
    out += ["## Where the numbers come from", ""]
    return "\n".join([*out, *(f"{at}. {source_line(row, figures)}" for row, at in notes.items()), ""])


def powerpoint(title: str, lead: str, questions: dict, figures: dict, rows_of: Callable, text_of: Callable) -> bytes:
    """Return the brief as a PowerPoint file: one slide, and the sources on those after it."""
    from pptx import Presentation
    from pptx.util import Inches

    notes, deck = numbered(questions, rows_of), Presentation()
    deck.slide_width, deck.slide_height = (Inches(side) for side in INCHES)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    wide = INCHES[0] - 2 * MARGIN
    paragraphs(slide, (MARGIN, 0.3, wide, 1.0), [(title, "title", True), (lead, "line", False)])
    column = wide / len(questions)
    for at, question in enumerate(questions.values()):
        text = [
            (question.question, "question", True),
            (f"{question.strength}: {text_of(question.rule)}", "line", False),
        ]
        for part, heading in PARTS.items():
            text.append((heading.upper(), "part", True))
            text += [(marked(line, notes, rows_of, text_of), "line", False) for line in lines_of(question, part)]
        paragraphs(slide, (MARGIN + at * column, 1.5, column - 0.25, INCHES[1] - 2.0), text)
    rows = [(f"{at}. {source_line(row, figures)}", "source", False) for row, at in notes.items()]
    for start in range(0, len(rows), 2 * SOURCES_A_COLUMN):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        paragraphs(slide, (MARGIN, 0.3, wide, 0.6), [("Where the numbers come from", "question", True)])
        for at in range(2):
            first = start + at * SOURCES_A_COLUMN
            box = (MARGIN + at * wide / 2, 1.0, wide / 2 - 0.25, INCHES[1] - 1.4)
            paragraphs(slide, box, rows[first : first + SOURCES_A_COLUMN])
    packed = io.BytesIO()
    deck.save(packed)
    return packed.getvalue()


def paragraphs(slide, box: tuple[float, float, float, float], lines: list[tuple[str, str, bool]]) -> None:
    """Write paragraphs (text, size, bold) into a box of a slide, in inches."""
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap = True
    for at, (text, size, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.name = text, Pt(SIZES[size]), bold, "IBM Plex Sans"
        paragraph.space_after = Pt(4)


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
        given = title, lead, questions, figures, rows_of, text_of
        st.download_button("PowerPoint", lambda: powerpoint(*given), "pitch.pptx", on_click="ignore", key="brief_pptx")
        st.download_button(
            "Markdown", lambda: markdown(*given), "pitch.md", "text/markdown", on_click="ignore", key="brief_md"
        )
    with st.expander("Where the numbers come from"):
        st.markdown("\n".join(f"{at}. {plain(source_line(row, figures))}" for row, at in notes.items()))
