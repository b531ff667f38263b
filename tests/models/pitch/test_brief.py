"""The brief: every number stands on a row, and the strength of an answer follows its rule."""

import io
import re
from datetime import UTC, datetime
from functools import cache

import pytest
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu

from components import brief as shown
from components import cached, slides
from components.imprint import NAME, Imprint
from components.typeset import height
from components.typeset import lines as set_lines
from components.words import plain
from models import pitch
from models.pitch import brief as pitch_brief
from models.pitch import levers
from models.pitch.brief import Told
from tests.models.pitch.cases import inputs_of

SETTINGS = (
    {}, {"modality": "in_vivo_lentiviral", "indication": "myeloma", "target": "bcma"}, {"modality": "car_nk"},
    {"response": 75.0, "durability": 70.0, "crs": 3.0, "icans": 4.0}, {"indication": "b_all"},
    {"offered": "acquisition"},
    {"scope": "target", "target": "other"}, {"modality": "allogeneic_donor", "lead": "cost"},
)  # fmt: skip


def brief_of(**changes) -> dict[str, pitch_brief.Question]:
    """Return the brief of a setting, worked out once."""
    return brief_at(frozenset(changes.items()))


@cache
def brief_at(changes: frozenset) -> dict[str, pitch_brief.Question]:
    """Work the brief of a setting out."""
    changes = dict(changes)
    inputs = inputs_of(**changes)
    answer = pitch.answer(inputs)
    return pitch_brief.brief(inputs, answer, levers.levers(inputs, answer.detail.ranking), "The asset")


def lines(question: pitch_brief.Question):
    """Return every line of an answer."""
    return [question.rule, question.claim, *question.evidence, *question.counter, *question.measure]


@pytest.mark.parametrize("changes", SETTINGS)
def test_every_number_names_the_rows_it_rests_on_and_they_exist(changes):
    known = set(cached.records("facts", "fact_id")) | set(cached.catalogue()) | set(pitch.FIGURES)
    for question in brief_of(**changes).values():
        for line in lines(question):
            for part in line:
                if isinstance(part, Told):
                    assert part.rows, part
                    assert set(part.rows) <= known, part
                else:
                    assert not re.search(r"\d", part), f"a number without a row: {part!r}"


@pytest.mark.parametrize("changes", SETTINGS)
def test_no_line_says_nonsense(changes):
    for question in brief_of(**changes).values():
        assert question.strength in pitch_brief.STRENGTHS
        for line in lines(question):
            assert not re.search(r"\b(nan|None|inf)\b", pitch_brief.plain(line)), line


def test_a_class_on_the_market_is_strong_and_one_with_five_patients_is_weak():
    assert brief_of()["modality"].strength == "strong"
    assert brief_of(modality="in_vivo_lentiviral")["modality"].strength == "weak"


def test_a_target_nobody_has_shown_is_the_weak_answer():
    found = brief_of(target="other", response=90.0, durability=90.0, crs=1.0, icans=1.0)
    assert found["mechanism"].strength == "weak"
    assert pitch_brief.weakest(found) == "mechanism"


def test_a_better_asset_makes_the_differentiation_stronger():
    order = pitch_brief.STRENGTHS.index
    better = brief_of(response=85.0, durability=80.0, crs=1.0, icans=2.0, asset_patients=200.0)
    assert order(better["differentiation"].strength) < order(brief_of()["differentiation"].strength)


IMPRINT = Imprint("Legend with J&J", 3, 4, datetime(2026, 11, 26, 9, 30, tzinfo=UTC), "http://localhost/pitch?s=x")
KEY = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b|\bproduct_metrics-\w+|\b[DL]\d{2,3}\b")
ADDRESS = re.compile(r"https?://\S+")


def given(asset: str = "The asset", **changes) -> tuple:
    """Return what a brief is made from."""
    found = brief_of(**changes)
    return f"{asset}: three answers", "Lead.", found, pitch.FIGURES, pitch_brief.rows_of, pitch_brief.plain, IMPRINT


def deck_of(*told):
    """Return a brief as the deck that people open."""
    return Presentation(io.BytesIO(shown.powerpoint(*told)))


def texts(slide) -> list[str]:
    """Return everything that a slide says."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_the_files_hold_every_line_and_every_source():
    told = given()
    text, found = shown.markdown(*told), told[2]
    said = "\n".join(line for slide in deck_of(*told).slides for line in texts(slide))
    for question in found.values():
        for line in (question.claim, *question.evidence, *question.counter, *question.measure):
            assert plain(pitch_brief.plain(line)) in text
            assert pitch_brief.plain(line) in said
    notes = shown.numbered(found, pitch_brief.rows_of)
    for row, at in notes.items():
        assert f"{at}. {shown.source_line(row, pitch.FIGURES)}" in text
        assert f"{at}. {shown.source_line(row, pitch.FIGURES)}" in said


@pytest.mark.parametrize("changes", SETTINGS)
def test_a_brief_says_names_and_no_keys_in_either_file(changes):
    told = given(**changes)
    said = [line for slide in deck_of(*told).slides for line in texts(slide)]
    for text in (shown.markdown(*told), *said):
        keys = KEY.findall(ADDRESS.sub("", text))
        assert not keys, keys


def test_every_fact_has_a_name_that_is_no_key():
    for fact in cached.records("facts", "fact_id"):
        name = shown.labels.of_fact(fact)
        assert name and not KEY.search(name) and name != fact, fact


@pytest.mark.parametrize("asset", ["The asset", "W" * 40, "Ünïcode <b>&amp; [x](http://y)", "=1+1"])
@pytest.mark.parametrize("changes", SETTINGS[:2])
def test_every_slide_has_a_title_and_the_imprint_and_its_text_fits_its_box(changes, asset):
    deck = deck_of(*given(asset, **changes))
    assert len({slide.shapes.title.text_frame.text for slide in deck.slides}) >= 5
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert IMPRINT.line() in texts(slide)
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, shape.name
            if shape.name != "Slide Number Placeholder 4":
                assert shape.text_frame.auto_size == MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, shape.name
            assert needed(shape) <= Emu(shape.height).pt, f"{shape.text_frame.text[:60]!r} runs over"


def needed(shape) -> float:
    """Return the height that a box's text takes at most, in points."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        size = next((run.font.size.pt for run in paragraph.runs if run.font.size), slides.SIZES["foot"])
        space = sum(side.pt for side in (paragraph.space_before, paragraph.space_after) if side)
        total += height(max(len(set_lines(paragraph.text, size, Emu(shape.width).pt)), 1), size) + space
    return total - slides.AFTER  # nothing follows the last


def test_a_deck_is_ours_and_says_of_what_and_when():
    deck = deck_of(*given())
    about = deck.core_properties
    assert about.author == about.last_modified_by == NAME
    assert about.title == "The asset: three answers"
    assert about.created == about.modified == IMPRINT.made.replace(tzinfo=None)
    assert IMPRINT.scenario in about.subject and IMPRINT.versions in about.keywords
    assert about.comments == IMPRINT.line()
    assert [layout.name for layout in deck.slide_layouts] == ["Title Only"]


def test_what_an_asset_is_called_is_text_in_the_markdown_file():
    text = shown.markdown(*given("![x](http://y) <b>"))
    assert "![x](http" not in text and "<b>" not in text.replace("\\<b\\>", "")
    assert text.rstrip().endswith(plain(IMPRINT.line()))


def test_neighbouring_sources_are_drawn_together():
    assert shown.runs([1, 3, 4, 5, 8]) == ["1", "3-5", "8"]
    assert shown.runs([]) == []
