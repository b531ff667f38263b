"""The one shape of every model's answer, so that what works for one topic works for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import nan
from typing import Any

Figures = float | tuple[float, ...]  # what a topic lets others read: one number, or one a year
MOST_NAMED = 2  # decisions that are named beside the one that they equal; more are counted
NOT_VALID = "not_valid"  # the kind of verdict of a topic that does not hold for a setting


@dataclass(frozen=True)
class Verdict:
    """A decision out of a small closed set, such as lock at generation 4 on the China path."""

    kind: str  # which option, one of the topic's closed list
    step: int = 0  # which step of it, where the option has steps
    said: str = ""  # why there is none, of a topic that does not hold for a setting

    def words(self, phrases: Mapping[str, str]) -> str:
        """Say the verdict with the topic's phrases, one a kind."""
        return self.said or phrases[self.kind].format(step=self.step)


@dataclass(frozen=True)
class Absent:
    """Why a topic does not hold for a setting, as its face's `not_valid(inputs)` returns it."""

    short: str  # where a strip or a table would hold the verdict
    sentence: str  # where the page would hold its answer
    reads: Mapping[str, Figures] = field(
        default_factory=dict
    )  # what others count with instead; none: they are absent too
    instead: str = ""  # that in a sentence, for the pages that read it


@dataclass(frozen=True)
class Answer:
    """What a topic says for one set of inputs; money in USD million. What does not exist is not a number."""

    verdict: Verdict  # the decision the model would take
    value: float  # what the user's own plan is worth
    best: float  # what the model's decision is worth
    low: float  # 10th percentile of `best`
    high: float  # 90th percentile of `best`
    sure: float  # share of simulated futures in which the decision beats the runner-up
    runner_up: Verdict  # the best decision of another kind
    runner_up_cost: float  # what taking the runner-up gives away
    contributions: Mapping[str, float]  # mechanism -> USD million; they sum to `value`
    reads: Mapping[str, Figures]  # what other topics may read, of the user's plan
    told: Mapping[str, float] = field(default_factory=dict)  # what stands beside the verdict, of its own plan
    ranks: tuple[tuple[Verdict, ...], ...] = ()  # by worth, no clear difference within a group
    detail: Any = field(default=None, repr=False)  # the topic's own arrays and frames, for its charts
    gap: float = 0.0  # percent of the best there can be that `best` may miss; 0 is proven
    absent: Absent | None = None  # why there is no answer

    @property
    def alike(self) -> tuple[Verdict, ...]:
        """Return the other decisions that are not clearly worth less than the verdict."""
        return tuple(other for other in (self.ranks or ((),))[0] if other != self.verdict)

    def words(self, phrases: Mapping[str, str]) -> str:
        """Say the verdict, and what cannot be told apart from it."""
        said, count = self.verdict.words(phrases), len(self.alike)
        if not count:
            return said
        others = " or ".join(within(other.words(phrases)) for other in self.alike)
        bare = said.partition(":")[0]  # its reason would deny the others
        return f"{bare} (no clear difference: {others if count <= MOST_NAMED else f'{count} others'})"


def no_answer(why: Absent) -> Answer:
    """Return the answer of a topic that does not hold for a setting: no number is one."""
    verdict = Verdict(NOT_VALID, said=why.short)
    return Answer(verdict, nan, nan, nan, nan, nan, verdict, nan, {}, why.reads, absent=why)


def within(phrase: str) -> str:
    """Return a verdict's phrase as it stands inside a sentence: small, and without its reason after a colon."""
    return phrase[0].lower() + phrase[1:].partition(":")[0]


@dataclass(frozen=True)
class Figure:
    """What the card behind a number says of it; the value itself comes with the answer."""

    label: str
    unit: str  # a key of the closed list of units
    formula: str  # how it is worked out, in one line
    feeds: tuple[str, ...]  # keys of the assumptions that move it most
