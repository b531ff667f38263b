"""What stands beside a margin: the same few figures of both sides, and which side is ahead in each."""

from dataclasses import dataclass, replace
from math import isfinite

ROUNDING = 1e-9


@dataclass(frozen=True)
class Pair:
    """One figure of both sides."""

    label: str
    unit: str  # of the store's list
    claimed: float  # of the claim's side; not a number where there is none
    other: float
    better: int = 0  # 1: more is better; -1: less is; 0: it stands beside and decides nothing
    gain: str = ""  # words for the claim's side where it is ahead, with {} for the difference and its unit
    loss: str = ""  # words for it where it is behind
    unit_apart: str = ""  # of the difference, where it is not that of the figure
    least: float = 0.0  # a difference within it either way is none

    @property
    def ahead(self) -> int:
        """1 where the claim's side is ahead, -1 where it is behind, 0 where neither is, or nothing is weighed."""
        if not self.better or not (isfinite(self.claimed) or isfinite(self.other)):
            return 0
        if not (isfinite(self.claimed) and isfinite(self.other)):
            return 1 if isfinite(self.claimed) else -1
        gap = self.better * (self.claimed - self.other)
        return 0 if abs(gap) <= max(self.least, ROUNDING) else 1 if gap > 0 else -1


@dataclass(frozen=True)
class Beside:
    """Both sides by name, their figures, and sentences that belong to this setting."""

    sides: tuple[str, str] = ("", "")  # the claim's and the other
    pairs: tuple[Pair, ...] = ()
    said: tuple[str, ...] = ()

    def judged(self, materiality: float) -> "Beside":
        """Return the same with what counts as no difference in each figure: a percent of the larger of the two."""
        return replace(self, pairs=tuple(replace(one, least=least_of(one, materiality)) for one in self.pairs))

    @property
    def weighed(self) -> tuple[Pair, ...]:
        """The figures in which a side can be ahead."""
        return tuple(one for one in self.pairs if one.better)

    @property
    def verdict(self) -> str:
        """`dominates`, `dominated`, `trade`, or `same` where neither side is ahead in any figure."""
        signs = {one.ahead for one in self.weighed} - {0}
        return {(): "same", (1,): "dominates", (-1,): "dominated"}.get(tuple(signs), "trade")


NO_FIGURES = Beside()


def least_of(pair: Pair, materiality: float) -> float:
    """Return the difference of a figure that counts as none."""
    known = [abs(value) for value in (pair.claimed, pair.other) if isfinite(value)]
    return materiality / 100 * max(known, default=0.0)
