"""The rows of the hero: what could be given and who asks by month, the doses aimed at, and what real products sold."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from models.answer import Answer
from models.digits import known, percents
from models.names import parted
from models.ramp.calendar import AFTER, QUARTER, QUARTERS_A_YEAR, calendar
from models.ramp.inputs import Inputs
from models.ramp.outcome import Path, months_to, quantiles

SHARES = (0.1, 0.5, 0.9)
END = float(AFTER * QUARTER)  # months after the launch
TEXT = ("mark", "line", "words", "tip")
NUMBERS = ("month", "low", "middle", "high", "stands", "apart")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])
YOURS, BEST, ASKED, AIM = "yours", "best", "asked", "aim"
STEP, ABOVE = 2_000.0, 1.12  # doses a year that the axis ends in steps of; how far above the aim it ends at least
LINE, LARGE = 0.07, 0.13  # of the axis: a line of text on a page and in a room
WIDE, CLEAR = 26.0, 0.64  # months that a product's name takes on a phone; lines of text between it and a line
AWAY = (0.85, 1.3, 1.7, 2.3, 2.9, 3.6, 4.3)  # lines of text: how far a product's name may stand from its last point
HARDLY, NEARLY = 0.1, 0.9  # of futures

Sold = tuple[str, Sequence[tuple[str, float, float]]]  # a product: its quarters or years, months after launch, doses


def top(base: Answer, answer: Answer, aims: Sequence[float]) -> float:
    """Return the end of the axis, which stays while a slider moves: that of both settings, in steps."""
    most = max(float(quantile(one, 2).max()) for found in (base, answer) for one in rates(found).values())
    return STEP * np.ceil(max(most, ABOVE * max(aims)) / STEP)


def rates(answer: Answer) -> dict[str, np.ndarray]:
    """Return doses a year (t, s) of the lines that are drawn."""
    own, best = answer.detail.ramp, answer.detail.best_ramp
    lines = {YOURS: own.capacity, BEST: best.capacity, ASKED: own.asked}
    return {name: QUARTERS_A_YEAR * line for name, line in lines.items()}


def quantile(line: np.ndarray, which: int) -> np.ndarray:
    """Return (t,) the low, middle or high end of a line (t, s)."""
    return np.quantile(line, SHARES[which], axis=1)


def since_launch(inputs: Inputs) -> np.ndarray:
    """Return the middle of each quarter, months after the launch."""
    when = calendar(inputs)
    return (when.edges[1:] + when.edges[:-1]) / 2 - when.launch


def hero(answer: Answer, inputs: Inputs, base: Answer, base_inputs: Inputs, sold: Sequence[Sold]) -> pa.Table:
    """Return the hero's rows by `mark`; doses a year, months after the launch.

    line: low, middle and high of yours, best and asked; before: yours at the baseline; name: what stands at a line's
    end; aim: the doses aimed at, and when each order reaches them; point and product: what was sold and by what.
    """
    end, drawn = top(base, answer, (inputs.target_doses, base_inputs.target_doses)), lines(answer, inputs)
    before = quantile(rates(base)[YOURS], 1)
    rows = [row for line in drawn.values() for row in line]
    rows += [{"mark": "before", "month": month, "middle": doses}
             for month, doses in zip(since_launch(base_inputs), before, strict=True) if month >= 0]  # fmt: skip
    told = [*names(drawn, inputs.target_doses, end), *aims(answer, inputs), *points(sold, rows, inputs, end)]
    return pa.Table.from_pylist(rows + told, schema=SCHEMA)


def lines(answer: Answer, inputs: Inputs) -> dict[str, list[dict]]:
    """Return the rows of each line from the launch on; the best only where it is another order."""
    months, found = since_launch(inputs), {}
    for name, line in rates(answer).items():
        if name == BEST and answer.detail.best == answer.detail.plan:
            continue
        bands = zip(months, *(quantile(line, which) for which in range(len(SHARES))), strict=True)
        found[name] = [{"mark": "line", "line": name, "month": month, "low": low, "middle": middle, "high": high}
                       for month, low, middle, high in bands if month >= 0]  # fmt: skip
    return found


def names(drawn: dict[str, list[dict]], aim: float, end: float) -> list[dict]:
    """Return the name of each line at its end, and of the doses aimed at, a line of text apart; `apart`: in a room."""
    mine = "your order" if BEST in drawn else "yours, the best"
    said = {YOURS: mine, BEST: "best order", ASKED: "patients", AIM: f"{aim:,.0f} doses"}
    ends = {name: line[-1]["middle"] for name, line in drawn.items()} | {AIM: aim}
    near, far = (
        parted(list(ends.values()), line * end, line / 2 * end, (1 - line / 4) * end) for line in (LINE, LARGE)
    )
    return [{"mark": "name", "line": name, "words": said[name], "month": END, "stands": stands, "apart": apart}
            for name, stands, apart in zip(ends, near, far, strict=True)]  # fmt: skip


def reaching(answer: Answer, inputs: Inputs) -> dict[str, np.ndarray]:
    """Return months (s,) until each order stands at the doses aimed at; inf where it does not."""
    found = {YOURS: answer.detail.months_to_target}
    if answer.detail.best == answer.detail.plan:
        return found
    return found | {BEST: months_to(inputs, inputs.target_doses, answer.detail.best_ramp.capacity)}


def aims(answer: Answer, inputs: Inputs) -> list[dict]:
    """Return the doses aimed at, and when each order reaches them."""
    rows = [{"mark": "aim", "stands": inputs.target_doses}]
    for nth, (name, months) in enumerate(reaching(answer, inputs).items()):
        low, middle, high = (one if np.isfinite(one) else None for one in quantiles(months, SHARES))
        said = f"{said_of(nth, inputs)}{name} {reach_words(months)}"
        row = {"mark": "reach", "line": name, "words": said, "month": float(nth), "stands": inputs.target_doses}
        rows.append(row | {"low": low, "middle": middle, "high": END if high is None else high})
    return rows


def said_of(nth: int, inputs: Inputs) -> str:
    """Return what the first of the orders says before when it reaches the doses aimed at."""
    return "" if nth else f"{inputs.target_doses:,.0f} doses: "


def reach_words(months: np.ndarray) -> str:
    """Say in which months after the launch the doses aimed at stand, in eight futures of ten, or in how many at all."""
    low, _, high = quantiles(months, SHARES)
    share = float(np.isfinite(months).mean())
    if share == 0:
        return "not within eight years"
    if share < NEARLY:
        return f"in {percents(100 * share)} % of futures"
    return f"month {known(low, whole=True)}" if low == high else f"months {low:.0f} to {high:.0f}"


def points(sold: Sequence[Sold], drawn: list[dict], inputs: Inputs, end: float) -> list[dict]:
    """Return what real products sold as doses a year, each product named near its last point, clear of every line."""
    rows = []
    taken = [(row["month"], row["middle"]) for row in drawn]
    taken += [(month, doses) for _, told in sold for _, month, doses in told]
    taken += [(float(month), inputs.target_doses) for month in range(0, int(END), QUARTER)]
    for product, told in sold:
        rows += [{"mark": "point", "line": product, "month": month, "middle": doses,
                  "tip": f"{product}, {period}: about {known(doses)} doses a year"}
                 for period, month, doses in told if month <= END]  # fmt: skip
        shown = [(month, doses) for _, month, doses in told if month <= END]
        if shown:
            month, doses = shown[-1]
            stands, apart = (clear(month, doses, taken, end, line) for line in (LINE, LARGE))
            rows.append({"mark": "product", "line": product, "words": product, "month": month, "stands": stands,
                         "apart": apart})  # fmt: skip
    return rows


def clear(month: float, doses: float, taken: Sequence[tuple[float, float]], end: float, line: float) -> float:
    """Return how high a name that ends at a month stands, so that it lies on nothing that is taken, if it can.

    line: of the axis, that a line of text takes.
    """
    near = np.array([high for at, high in taken if month - WIDE <= at <= month + QUARTER])
    tried = [doses + side * away * line * end for away in AWAY for side in (-1, 1)]
    tried = [high for high in tried if line * end / 2 <= high <= (1 - line / 2) * end]
    room = [float(np.abs(near - high).min()) if len(near) else end for high in tried]
    free = [high for high, left in zip(tried, room, strict=True) if left >= CLEAR * line * end]
    return free[0] if free else tried[int(np.argmax(room))]


def reached(months: np.ndarray) -> float:
    """Return the percent of futures (s,) in which a capacity stands within eight years of the launch."""
    return 100 * float(np.isfinite(months).mean())


def last(path: Path) -> tuple[float, float]:
    """Return the middle of futures of what could be given and of who asks, doses a year in the last quarter."""
    return tuple(QUARTERS_A_YEAR * float(np.median(rate[-1])) for rate in (path.capacity, path.asked))


def middles(answer: Answer, inputs: Inputs) -> dict[str, float | None]:
    """Return the month in which each order reaches the doses aimed at in the middle of futures; none if it does not."""
    found = {name: quantiles(months, (0.5,))[0] for name, months in reaching(answer, inputs).items()}
    return {name: month if np.isfinite(month) else None for name, month in found.items()}
