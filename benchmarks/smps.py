"""Reads two-stage programmes in the SMPS format: those of SIPLIB (Ahmed et al. 2015), as they were published.

The core file holds one scenario as an ordinary programme, the time file the first row and column of the second stage,
the stochastic file what each scenario changes (Birge, Dempster, Gassmann, Gunn, King and Wallace 1987).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from models.methods.two_stage import Programme

FOLDER = Path(__file__).parent / "siplib"
ENDS = {"L": (-np.inf, 0.0), "G": (0.0, np.inf), "E": (0.0, 0.0)}  # of a row about its right side


def programme(name: str) -> Programme:
    """Return a published two-stage programme."""
    core, (row, column) = core_of(name), second_stage(name)
    q, n = list(core.sense).index(row) - 1, list(core.upper).index(column)  # the objective is no row
    chances, cases = zip(*scenarios(name, core), strict=True)
    costs, rows, right = map(np.array, zip(*cases, strict=True))
    span = np.array([ENDS[sense] for sense in core.sense.values() if sense != "N"])
    low, high = right + span[:, 0], right + span[:, 1]
    upper, whole = np.array(list(core.upper.values())), np.array([one in core.whole for one in core.upper])
    return Programme(
        cost=costs[0, :n], lower=np.zeros(n), upper=upper[:n], whole=whole[:n],
        rows=rows[0, :q, :n], row_lower=low[0, :q], row_upper=high[0, :q],
        probability=np.array(chances), then_cost=costs[:, n:],
        then_lower=np.zeros(len(upper) - n), then_upper=upper[n:], then_whole=whole[n:],
        technology=rows[:, q:, :n], recourse=rows[:, q:, n:], then_row_lower=low[:, q:], then_row_upper=high[:, q:],
    )  # fmt: skip


@dataclass(eq=False)
class Core:
    """What a core file holds, in its own names."""

    sense: dict[str, str] = field(default_factory=dict)  # row -> N, L, G or E; the first is the objective
    upper: dict[str, float] = field(default_factory=dict)  # column -> most
    whole: set[str] = field(default_factory=set)
    values: dict[tuple[str, str], float] = field(default_factory=dict)  # (column or RHS, row) -> value

    def arrays(self, changed: dict[tuple[str, str], float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return costs (k,), rows (q, k) and right sides (q,) with what a scenario changes."""
        row = {name: at for at, name in enumerate(self.sense)}
        column = {name: at for at, name in enumerate([*self.upper, "RHS"])}
        table = np.zeros((len(row), len(column)))
        for (of, at), value in (self.values | changed).items():
            table[row[at], column[of]] = value
        return table[0, :-1], table[1:, :-1], table[1:, -1]


def lines(name: str, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each line's section and words; a section's own line has none."""
    section = ""
    for line in (FOLDER / f"{name}.{kind}").read_text(encoding="utf-8").splitlines():
        if line[:1].strip():
            section = line.split()[0]
        elif line.strip():
            yield section, line.replace("'", "").split()


def pairs(words: list[str]) -> Iterator[tuple[str, float]]:
    """Yield the rows and values that follow the first word of a line."""
    for at in range(1, len(words), 2):
        yield words[at], float(words[at + 1])


def core_of(name: str) -> Core:
    """Read the core file; a right side stands under RHS, a column's least is 0."""
    core, whole = Core(), False
    for section, words in lines(name, "cor"):
        if section == "ROWS":
            core.sense[words[1]] = words[0]
        elif section == "BOUNDS":
            core.upper[words[2]] = float(words[3])
        elif "MARKER" in words:
            whole = "INTORG" in words
        else:
            told(core, "RHS" if section == "RHS" else words[0], words, whole)
    return core


def told(core: Core, column: str, words: list[str], whole: bool) -> None:
    """Keep a line of the columns or of the right sides."""
    core.values |= {(column, row): value for row, value in pairs(words)}
    if column != "RHS":
        core.upper.setdefault(column, np.inf)
        core.whole |= {column} if whole else set()


def second_stage(name: str) -> tuple[str, str]:
    """Return the first row and the first column of the second stage."""
    column, row, _ = [words for section, words in lines(name, "tim") if section == "PERIODS"][1]
    return row, column


def scenarios(name: str, core: Core) -> Iterator[tuple[float, tuple]]:
    """Yield probability and arrays of each scenario."""
    found: list[tuple[float, dict]] = []
    for _, words in lines(name, "sto"):
        if words[0] == "SC":
            found.append((float(words[3]), {}))
        else:
            found[-1][1].update({(words[0], row): value for row, value in pairs(words)})
    for chance, changed in found:
        yield chance, core.arrays(changed)
