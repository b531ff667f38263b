"""A deck of slides: every one with a title of its own and the imprint at its foot, and text that fits its box.

The size of text is reckoned with the widths of a wide typeface, since nobody knows which one the reader's program has;
what does not fit goes on to a further slide, and each box also asks the program to shrink what is still too much.
"""

import copy
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property

from components.charts.theme import colours
from components.imprint import NAME, Imprint
from components.typeset import height, lines

FONT = "Arial"  # on every machine, so that what is reckoned holds
WIDE, HIGH, MARGIN = 13.333, 7.5, 0.6  # inches
TITLE_TOP, TITLE_HIGH, BODY_TOP, FOOT_TOP, FOOT_HIGH, NUMBER_WIDE = 0.4, 0.95, 1.45, 6.95, 0.3, 0.6
POINTS = 72  # an inch
AFTER, BEFORE = 4, 9  # points below a paragraph, and above a heading
SIZES = {"title": 26, "heading": 14, "line": 16, "source": 11, "foot": 9}
FOOTER, NUMBER = "ftr", "sldNum"  # placeholders of a layout


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a slide; a heading stands on the same slide as what follows it."""

    text: str
    size: str = "line"  # one of SIZES

    @cached_property
    def high(self) -> float:
        """The height that it takes at most, in points."""
        found = lines(self.text, SIZES[self.size], POINTS * (WIDE - 2 * MARGIN))
        return height(max(len(found), 1), SIZES[self.size]) + AFTER + (BEFORE if self.size == "heading" else 0)


def deck(title: str, chapters: list[tuple[str, list[Paragraph]]], imprint: Imprint) -> bytes:
    """Return a PowerPoint file: each chapter (title, paragraphs) on as many slides as it takes."""
    made, layout = emptied()
    told(made.core_properties, title, imprint)
    for name, paragraphs in chapters:
        for at, page in enumerate(pages(paragraphs)):
            add_slide(made, layout, f"{name} (continued)" if at else name, page, imprint)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def emptied():
    """Return a wide deck with one layout, which has a title, a footer and a number, and that layout."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Inches

    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    layout = made.slide_layouts.get_by_name("Title Only")
    for other in list(made.slide_layouts):
        if other is not layout:
            made.slide_layouts.remove(other)
    for shape in [*made.slide_master.placeholders, *layout.placeholders]:
        place(shape)
    package = made.part.package
    for key, link in list(package._rels.items()):
        if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of the maker's own first slide
            package.drop_rel(key)
    return made, layout


def place(shape) -> None:
    """Put a placeholder of a layout where it stands on a wide slide."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND
    from pptx.util import Inches

    wide = WIDE - 2 * MARGIN
    boxes = {
        KIND.TITLE: (MARGIN, TITLE_TOP, wide, TITLE_HIGH),
        KIND.BODY: (MARGIN, BODY_TOP, wide, FOOT_TOP - BODY_TOP),
        KIND.FOOTER: (MARGIN, FOOT_TOP, wide - NUMBER_WIDE, FOOT_HIGH),
        KIND.SLIDE_NUMBER: (WIDE - MARGIN - NUMBER_WIDE, FOOT_TOP, NUMBER_WIDE, FOOT_HIGH),
    }
    kind = shape.placeholder_format.type
    if kind not in boxes:  # the date stands in the footer
        shape._element.getparent().remove(shape._element)
        return
    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in boxes[kind])


def told(properties, title: str, imprint: Imprint) -> None:
    """Say in the file's properties what it is, by what, of which scenario and when; nothing of the library's maker."""
    moment = imprint.made.astimezone(UTC).replace(tzinfo=None)
    properties.title, properties.author, properties.last_modified_by = title, NAME, NAME
    properties.subject, properties.comments = f"Scenario: {imprint.scenario}", imprint.line()
    properties.keywords, properties.version = imprint.versions, imprint.versions
    properties.created = properties.modified = moment


def pages(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Give paragraphs by the slide that holds them."""
    page, room = [], POINTS * (FOOT_TOP - BODY_TOP)
    for at, one in enumerate(paragraphs):
        needed = one.high + (paragraphs[at + 1].high if one.size == "heading" and paragraphs[at + 1 :] else 0)
        if page and sum(each.high for each in page) + needed > room:
            yield page
            page = []
        page = [*page, one]
    if page:
        yield page


def add_slide(made, layout, title: str, page: list[Paragraph], imprint: Imprint) -> None:
    """Add a slide with its title, its text, its foot and its number."""
    from pptx.util import Inches

    slide = made.slides.add_slide(layout)
    write(slide.shapes.title.text_frame, [Paragraph(title, "title")])
    box = slide.shapes.add_textbox(
        *(Inches(side) for side in (MARGIN, BODY_TOP, WIDE - 2 * MARGIN, FOOT_TOP - BODY_TOP))
    )
    box.name = "Text"
    write(box.text_frame, page)
    for shape in layout.placeholders:
        if shape.element.ph.get("type") in (FOOTER, NUMBER):
            slide.shapes._spTree.append(copy.deepcopy(shape.element))
    for shape in slide.placeholders:
        if shape.element.ph.get("type") == FOOTER:
            write(shape.text_frame, [Paragraph(imprint.line(), "foot")])


def write(frame, paragraphs: list[Paragraph]) -> None:
    """Write paragraphs into a box; the program shrinks them should they still not fit."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    c = colours("light")
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, one in enumerate(paragraphs):
        drawn = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        drawn.alignment, drawn.line_spacing = PP_ALIGN.LEFT, 1.0
        drawn.space_after, drawn.space_before = Pt(AFTER), Pt(BEFORE if one.size == "heading" and at else 0)
        run = drawn.add_run()
        run.text, run.font.size, run.font.name = one.text, Pt(SIZES[one.size]), FONT
        run.font.bold = one.size in ("title", "heading")
        run.font.color.rgb = RGBColor.from_string(c["accent" if one.size == "heading" else "ink"].removeprefix("#"))
