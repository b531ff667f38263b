"""Figures, told as soon as they are there, and the Markdown table that they are printed in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

FAILED = object()  # what was asked for could not be measured


@dataclass(frozen=True)
class Figure:
    """One thing that was measured: ours, and the other's where there is one; None where it could not be measured."""

    what: str
    unit: str
    ours: float | None
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


def attempt(name: str, measured: Callable, *arguments, otherwise=None):
    """Return what is measured of an app; where that fails, say why in one line and return `otherwise`."""
    try:
        return measured(*arguments)
    except Exception as why:  # whatever stops one app, the others are measured
        said = str(why).strip() or type(why).__name__
        print(f"{name}: {said.splitlines()[0]}", flush=True)
        return otherwise


def middle(times: Sequence[float]) -> float | None:
    """The median, if anything was measured."""
    return median(times) if times else None


def p90(times: Sequence[float]) -> float | None:
    """What nine in ten stay below, if enough was measured."""
    return quantiles(times, n=10)[-1] if len(times) > 1 else None


def difference(more: float | None, less: float | None) -> float | None:
    """What was added, if both were measured."""
    return None if more is None or less is None else more - less


def show(value: float | None) -> str:
    """A figure with three significant digits."""
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """The Markdown table."""
    head = ["| What | Unit | Ours | Other | Ours is better by |", "|---|---|---:|---:|---:|"]
    return "\n".join([*head, *(figure.row() for figure in figures)])
