"""Tidy frames for the charts of the race: what is learned by month, paths by worth, who is first, acceptance."""

from collections.abc import Sequence
from math import ceil, isnan

import numpy as np
import pandas as pd
import pyarrow as pa

from models.digits import known, number
from models.iteration.acceptance import CHANCES, acceptance, kind_of, unbridged
from models.iteration.inputs import Inputs
from models.iteration.plans import ALLY, AUSTRALIA, BOTH, BOTH_ALLY, CHINA, KINDS, WEST
from models.iteration.promise import promised
from models.iteration.race import month_as_good, races
from models.iteration.runners import Runner, runners
from models.iteration.words import PHRASES, SHORT

LEARNS_AS = {BOTH: CHINA, BOTH_ALLY: ALLY}  # paths on which the same designs are read in the same months
DRAWN = (CHINA, ALLY, AUSTRALIA, WEST)
BAND = (0.1, 0.9)
APART, APART_LOW = 0.065, 0.11  # of the axis, between names; in a room
STEP = 5  # points between the ends of the axis
COLUMNS = {"mark": "", "line": "", "words": "", "month": None, "gain": None, "apart": None, "yours": False}


def line_of(kind: str) -> str:
    """Return the line that a path is drawn as."""
    return LEARNS_AS.get(kind, kind)


def begins(one: Runner) -> int:
    """Return the first month in which a design is read; the end where none is."""
    read = np.flatnonzero(one.curve.schedule.read > 0)
    return int(read[0]) if len(read) else len(one.gain) - 1


def top(asked: float, *answers) -> float:
    """Return the end of the axis of points, which holds the gain asked and every line of some answers."""
    most = max(float(one.gain.max()) for answer in answers for one in answer.detail.runners.values())
    return float(STEP * max(ceil(max(most, asked) * 1.05 / STEP), 2))


def hero(answer, inputs: Inputs, base, facts: Sequence[tuple[str, float]]) -> pa.Table:
    """Return the rows of the hero by mark: line, before, lock, name, aim, fact; facts: words, months."""
    found, mine = answer.detail.runners, line_of(answer.detail.mine.kind)
    rows = [row for kind in DRAWN for row in steps("line", kind, found[kind], kind == mine)]
    rows += steps("before", line_of(base.detail.mine.kind), base.detail.mine, False)
    rows += [lock(found[kind], kind == mine) for kind in DRAWN]
    rows += names(found, mine, top(inputs.good_gain, base, answer), inputs.good_gain)
    rows.append({"mark": "aim", "gain": inputs.good_gain})
    rows += [{"mark": "fact", "month": month, "words": words} for words, month in facts]
    return pa.Table.from_pylist([COLUMNS | row for row in rows])


def steps(mark: str, kind: str, one: Runner, yours: bool) -> list[dict]:
    """Return a path's points by month, from its first read-out on."""
    return [{"mark": mark, "line": kind, "month": float(month), "gain": float(one.gain[month]), "yours": yours}
            for month in range(begins(one), len(one.gain))]  # fmt: skip


def lock(one: Runner, yours: bool) -> dict:
    """Return where a path locks the design in its best month."""
    words = f"{SHORT[one.kind]}: locked in month {one.month}, {one.designs} designs read"
    return {"mark": "lock", "line": one.kind, "month": float(one.month), "gain": float(one.gain[one.month]),
            "words": words, "yours": yours}  # fmt: skip


def names(found, mine: str, end: float, asked: float) -> list[dict]:
    """Return the name of each line and of the gain asked at their right ends, far enough from the next."""
    ends = {kind: float(found[kind].gain[-1]) for kind in DRAWN} | {"aim": asked}
    words = {kind: f"{SHORT[kind]}{' (yours)' if kind == mine else ''}" for kind in DRAWN}
    words["aim"] = f"{number(asked)} points asked"
    order, last = sorted(ends, key=ends.get), float(len(found[mine].gain) - 1)
    places = [spread([ends[line] for line in order], least * end) for least in (APART, APART_LOW)]
    return [{"mark": "name", "line": line, "month": last, "gain": stands, "apart": apart, "words": words[line]}
            for line, stands, apart in zip(order, *places, strict=True)]  # fmt: skip


def spread(at: Sequence[float], least: float) -> list[float]:
    """Return rising places that are at least so far apart: half-way between all pushed up and all pushed down."""
    steps, wanted = least * np.arange(len(at)), np.asarray(at)
    up = np.maximum.accumulate(wanted - steps)
    down = np.minimum.accumulate((wanted - steps)[::-1])[::-1]
    return [float(place) for place in (up + down) / 2 + steps]


def ranked(inputs: Inputs) -> pd.DataFrame:
    """Return the paths by worth: label, worth, band in USD million, and what stands beside the bar."""
    return pd.DataFrame(
        [
            {"kind": one.kind, "label": SHORT[one.kind], "full": PHRASES[one.kind], "worth": one.worth,
             "low": float(np.quantile(one.futures, BAND[0])), "high": float(np.quantile(one.futures, BAND[1])),
             "said": f"month {one.month}"}
            for one in runners(inputs).values()
        ]
    )  # fmt: skip


def paths_table(inputs: Inputs) -> pd.DataFrame:
    """Return each path's months, designs, patients, cost, gain, and worth, in words."""
    rows = []
    for one in runners(inputs).values():
        draws = one.curve.schedule.reads
        good = month_as_good(one, inputs.good_gain)
        rows.append(
            {
                "Path": SHORT[one.kind],
                "First design read": f"month {draws[0]:.0f}",
                "A design this good": "not in sight" if isnan(good) else f"month {good:.0f}",
                "Locked": f"month {one.month}",
                "Designs read": one.designs,
                "Points gained": known(float(one.gain[one.month]), True),
                "Designs cost, USD m": known(one.research),
                "Worth, USD m": known(one.worth),
            }
        )
    return pd.DataFrame(rows)


def firsts(inputs: Inputs) -> pd.DataFrame:
    """Return for each path the chances to be first, to be beaten and that nobody is there; percent, in rows."""
    said = {"first": "You first", "beaten": "The rival first", "neither": "Neither in sight"}
    found = races(inputs)
    return pd.DataFrame(
        [{"label": SHORT[kind], "who": who, "nth": nth, "percent": 100 * getattr(found[kind], name)}
         for kind in DRAWN for nth, (name, who) in enumerate(said.items())]
    )  # fmt: skip


def accepted(inputs: Inputs) -> pd.DataFrame:
    """Return the worth of China by percent accepted, beside the best other path: mark, percent, worth."""
    found = acceptance(inputs, kind_of(inputs))
    now = 100 - inputs.china_repeat_risk
    line = [{"mark": "line", "percent": float(at), "worth": float(worth), "words": ""}
            for at, worth in zip(CHANCES, found.worth(CHANCES), strict=True)]  # fmt: skip
    rows = [
        {"mark": "other", "percent": 0.0, "worth": found.other.worth, "words": f"{SHORT[found.other.kind]}"},
        {"mark": "now", "percent": now, "worth": float(found.worth(now)), "words": "as you say"},
    ]
    if 0 < found.even <= 100:
        rows.append({"mark": "even", "percent": found.even, "worth": float(found.worth(found.even)),
                     "words": f"as good at {found.even:.0f} %"})  # fmt: skip
    return pd.DataFrame(line + rows)


def modes(inputs: Inputs) -> pd.DataFrame:
    """Return the worth of China if data are taken in full, with bridging, as believed, or not at all; in words."""
    found = acceptance(inputs, kind_of(inputs))
    told = {
        "Taken in full: no bridging, nothing repeated": unbridged(inputs, found.kind),
        "Taken with bridging": float(found.worth(100.0)),
        f"As you believe: repeated in {inputs.china_repeat_risk:.0f} %": float(
            found.worth(100 - inputs.china_repeat_risk)
        ),
        "Not taken: an early study repeated": float(found.worth(0.0)),
        f"{SHORT[found.other.kind]}, for comparison": found.other.worth,
    }
    return pd.DataFrame([{"Chinese data are": name, "Worth, USD m": known(worth)} for name, worth in told.items()])


def promises(inputs: Inputs) -> pd.DataFrame:
    """Return what the reading of the pick promises beyond its truth on each path, in words; points."""
    rows = []
    for kind in KINDS:
        if kind in LEARNS_AS:
            continue
        one = runners(inputs)[kind]
        luck, truth = promised(one.curve, one.designs)
        noise = one.curve.designs.left_sd
        rows.append(
            {
                "Path": SHORT[kind],
                "Designs read by the lock": one.designs,
                "Patients a design": number(patients(inputs, kind)),
                "Best reading leads by, points": known(luck + truth, True),
                "Of which true": known(truth, True),
                "Of which luck": known(luck, True),
                "Still unknown of the pick, ± points": known(noise, True),
            }
        )
    return pd.DataFrame(rows)


def patients(inputs: Inputs, kind: str) -> float:
    """Return the patients that a design is read in on a path."""
    own = {WEST: inputs.west_patients, AUSTRALIA: inputs.australia_patients}
    return own.get(kind, inputs.china_patients)
