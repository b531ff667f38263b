"""The one shape of every model's answer, so that what works for one topic works for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """A decision out of a small closed set, such as lock at generation 4 on the China path."""

    kind: str  # which option, one of the topic's closed list
    step: int = 0  # which step of it, where the option has steps

    def words(self, phrases: Mapping[str, str]) -> str:
        """Say the verdict with the topic's phrases, one a kind."""
        return phrases[self.kind].format(step=self.step)


@dataclass(frozen=True)
class Answer:
    """What a topic says for one set of inputs; money in USD million."""

    verdict: Verdict  # the decision the model would take
    value: float  # what the user's own plan is worth
    best: float  # what the model's decision is worth
    low: float  # 10th percentile of `best`
    high: float  # 90th percentile of `best`
    sure: float  # share of simulated futures in which the decision beats the runner-up
    runner_up: Verdict  # the best decision of another kind
    runner_up_cost: float  # what taking the runner-up gives away
    contributions: Mapping[str, float]  # mechanism -> USD million; they sum to `value`
    reads: Mapping[str, float]  # what other topics may read, of the user's plan
    told: Mapping[str, float] = field(default_factory=dict)  # what stands beside the verdict, of its own plan
    ranks: tuple[tuple[Verdict, ...], ...] = ()  # by worth, no clear difference within a group
    detail: Any = field(default=None, repr=False)  # the topic's own arrays and frames, for its charts

    @property
    def alike(self) -> tuple[Verdict, ...]:
        """Return the other decisions that are not clearly worth less than the verdict."""
        return tuple(other for other in (self.ranks or ((),))[0] if other != self.verdict)

    def words(self, phrases: Mapping[str, str]) -> str:
        """Say the verdict, and what cannot be told apart from it."""
        others = " or ".join(within(other.words(phrases)) for other in self.alike)
        return self.verdict.words(phrases) + (f" (no clear difference: {others})" if others else "")


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
