"""Figures and the Markdown table that they are printed in."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One thing that was measured: ours, and the stock script's where there is one."""

    what: str
    unit: str
    ours: float
    stock: float | None = None
    more_is_better: bool = False

    def advantage(self) -> str:
        """How many times better ours is."""
        if not self.stock or not self.ours:
            return "-"
        return f"{self.ours / self.stock if self.more_is_better else self.stock / self.ours:.2f}x"

    def row(self) -> str:
        """A line of the table."""
        return f"| {self.what} | {self.unit} | {show(self.ours)} | {show(self.stock)} | {self.advantage()} |"


def show(value: float | None) -> str:
    """A figure with three significant digits."""
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """The Markdown table."""
    head = ["| What | Unit | Ours | Other | Ours is better by |", "|---|---|---:|---:|---:|"]
    return "\n".join([*head, *(figure.row() for figure in figures)])
