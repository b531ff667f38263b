"""Reads which sections a topic's page offers, and in which order: those of every page, and its own in its page.py."""

import ast
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"
FIRST = ("Why it moved", "What flips it")
LAST = ("All assumptions", "Evidence", "How this is worked out", "Take away")


def called(topic: str) -> ast.Call:
    """Return the call with which a page offers its sections."""
    (page,) = PAGES.glob(f"*/{topic}/page.py")
    calls = [node for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    (found,) = [call for call in calls if ast.unparse(call.func) == "more.draw"]
    return found


def own(topic: str) -> dict[str, str]:
    """Return a page's own sections, each with what draws it."""
    return drawn(called(topic).args[1])


def drawn(sections: ast.Dict) -> dict[str, str]:
    """Return the names of sections, each with what draws it as it is written."""
    return {key.value: ast.unparse(value) for key, value in zip(sections.keys, sections.values, strict=True)}


def sections(topic: str) -> tuple[str, ...]:
    """Return every section of a page in the order on screen."""
    after = [name for more in called(topic).keywords if more.arg == "last" for name in drawn(more.value)]
    return tuple(dict.fromkeys([*FIRST, *own(topic), *LAST, *after]))
