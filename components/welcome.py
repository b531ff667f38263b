"""A first visit is told in three lines what this is, where to begin, how the data are marked; never again after that.

Whether it was told the browser knows, for itself: the server keeps nothing of a visitor.
"""

from components.panel import panel

PANEL = panel("welcome")
LINES = (
    ("What this is", "One company's decisions, from pitch to plants, tested with your own numbers on published ones."),
    ("Where to begin", "Move a slider: answer, chart and the bar at the foot follow. Claims says what is tested."),
    ("How data are marked", "No mark: published and read. i: illustrative, d: derived, ?: not yet verified. Every "
     "underlined number opens its source."),
)  # fmt: skip


def draw() -> None:
    """Draw the three lines where the browser has not shown them before."""
    PANEL(key="welcome", data={"lines": LINES})
