"""The brief: every number stands on a row, and the strength of an answer follows its rule."""

import io
import re

import pytest
from pptx import Presentation

from components import brief as shown
from components import cached
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
    """Return the brief of a setting."""
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


def test_the_files_hold_every_line_and_every_source():
    found = brief_of()
    given = "The asset: three answers", "Lead.", found, pitch.FIGURES, pitch_brief.rows_of, pitch_brief.plain
    text = shown.markdown(*given)
    deck = Presentation(io.BytesIO(shown.powerpoint(*given)))
    slides = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes)
    for question in found.values():
        for line in (question.claim, *question.evidence, *question.counter, *question.measure):
            assert pitch_brief.plain(line) in text
            assert pitch_brief.plain(line) in slides
    notes = shown.numbered(found, pitch_brief.rows_of)
    for row, at in notes.items():
        assert f"{at}. {shown.source_line(row, pitch.FIGURES)}" in text
        assert f"{at}. {shown.source_line(row, pitch.FIGURES)}" in slides
    assert len(deck.slides) == 1 + -(-len(notes) // (2 * shown.SOURCES_A_COLUMN))


def test_neighbouring_sources_are_drawn_together():
    assert shown.runs([1, 3, 4, 5, 8]) == ["1", "3-5", "8"]
    assert shown.runs([]) == []
