"""New money: what share of the company investors buy, in rounds before the early work, at proof of concept, with data.

A round is priced by what all shares are worth once it is paid in (post-money): investors buy the part of them that
their money makes up, both worth today at the discount rate, over all that may still come, later rounds and the right
to stop included. So they neither lose nor gain, and what a programme is worth beyond its cost is the founders'. Where
that would be less than the least dilution they take that, and gain. Until proof of concept shares cannot be sold on,
so whoever pays for the early work asks for more than the discount rate until then: a premium for that alone, since the
chances of failure are counted apart. What would cost more than the whole company is not raised: a programme whose early
work nobody pays for ends when its own cash is gone. Before pivotal data one price holds for every programme that goes
on, since investors do not know its costs as its founders do; with data each has its own. Shares are alike: nobody is
paid first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

HUNDRED = 100.0


@dataclass(frozen=True, eq=False)
class Round:
    """A round for each plan, (plans, n), or added up over draws, (plans, ...)."""

    worth: np.ndarray  # of all shares once it is paid in, USD million of today
    paid: np.ndarray  # what investors pay, or ask to have for it, worth today
    most: np.ndarray  # the share that those who were there before may keep at most

    @cached_property
    def left(self) -> np.ndarray:
        """What those who were there before have then; less than nothing where the round is not worth its money."""
        return np.minimum(self.worth - self.paid, self.most * self.worth)

    @property
    def kept(self) -> np.ndarray:
        """The share of the company that those who were there before keep, from 0 to 1."""
        sold = np.divide(self.paid, self.worth, out=np.zeros_like(self.worth), where=self.worth > 0)
        return np.maximum(np.minimum(1 - sold, self.most), 0.0)


@dataclass(frozen=True, eq=False)
class Stakes:
    """What all shares come to on every way, by its name: (plans, n) each, USD million."""

    worth: Mapping[str, np.ndarray]  # the company's cash then, worth today
    paid: Mapping[str, np.ndarray]  # what investors have paid in by then, worth today
    asked: np.ndarray  # (plans, n) what those who pay for the early work ask to have for it, worth today
    raised: Mapping[str, np.ndarray]  # what investors have paid in, in money of the year
    dilution: float  # percent for each USD 100 million, at least
    filing: float  # chance of approval once data are there
    pivotal: float

    def most(self, raised: np.ndarray) -> np.ndarray:
        """Return the share of a company that may be kept at most when so much is raised at once."""
        return np.exp(np.log1p(-self.dilution / HUNDRED) / HUNDRED * np.maximum(raised, 0.0))

    def launching(self, values: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return (plans, n) what is expected of builds once data are there."""
        return self.filing * (values["launch"] - values["builds"]) + values["builds"]

    @cached_property
    def with_data(self) -> Round:
        """The round with pivotal data, for the builds and the first losses of sales; (plans, n)."""
        raised = self.launching(self.raised) - self.raised["study"]
        return Round(self.launching(self.worth), self.launching(self.paid) - self.paid["study"], self.most(raised))

    def past_study(self, builds: np.ndarray) -> np.ndarray:
        """Return (plans, n) what shares are worth at proof of concept if the study is done, and then builds (bool)."""
        stopped = self.worth["data_builds"]
        later = stopped + builds * (self.with_data.left - stopped)
        return self.pivotal * later + (1 - self.pivotal) * self.worth["study"]

    def at_proof(self, worth, add, count) -> Round:
        """Return the round for the study, of programmes whose worth is given added up by `add`, so many of them."""
        paid, raised = (add(what["study"] - what["early"]) for what in (self.paid, self.raised))
        return Round(worth, paid, self.most(raised / np.maximum(count, 1)))

    def at_first(self, worth, add, count) -> Round:
        """Return the round for the early work, as that for the study."""
        return Round(worth, add(self.asked), self.most(add(self.raised["early"]) / np.maximum(count, 1)))
