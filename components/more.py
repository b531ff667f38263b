"""More: the sections behind a topic's first sight, those of every page around those that are its own."""

from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

from components import controls, flips, frame, method, why


def draw(
    page: frame.Page,
    own: dict[str, Callable],
    *,
    evidence: Callable,
    parts: Sequence[ModuleType] = (),
    take_away: Callable,
    last: dict[str, Callable] | None = None,
) -> None:
    """Offer the sections of a page in one row; each is a name and what draws it from the page.

    `own` stands in the middle, except one that takes the place of a section of the same name; `last` stands at the
    end. `parts` are what the model stands on, for how it is worked out.
    """
    offered = {
        "Why it moved": why_it_moved,
        "What flips it": what_flips_it,
        **own,
        "All assumptions": all_assumptions,
        "Evidence": evidence,
        "How this is worked out": lambda page: method.draw(page.model, *parts),
        "Take away": take_away,
        **(last or {}),
    }
    frame.sections({name: partial(section, page) for name, section in offered.items()})


def why_it_moved(page: frame.Page) -> None:
    """Draw the last move by mechanism, and the log."""
    why.draw(page, page.model.MECHANISMS)


def what_flips_it(page: frame.Page) -> None:
    """Draw the nearest value of each assumption in sight at which the decision changes."""
    flips.draw(page, page.model.PHRASES)


def all_assumptions(page: frame.Page) -> None:
    """Draw the controls that are not in sight."""
    controls.draw(page.topic, "more", page.model.PHRASES)
