"""The brief: the three answers on one page, with their downloads."""

from components import brief, room
from components.frame import Page
from models import pitch
from models.pitch import brief as three
from pages.pitch.pitch import answer


def draw(page: Page) -> None:
    """Draw the three answers with their downloads."""
    title, lead = f"{room.asset()}: three answers", f"{page.answer.verdict.words(pitch.PHRASES)}."
    brief.draw(title, three.plain((lead,)), answer.questions(page), pitch.FIGURES, three.rows_of, three.plain)
