"""Tidy frames for the charts of vein to vein: days by step and owner, shares, hand-offs, queue, mortality."""

import numpy as np
import pandas as pd
import pyarrow as pa

from models.answer import Answer
from models.digits import known, percents, read
from models.methods import loop
from models.vein_to_vein.inputs import Inputs
from models.vein_to_vein.mortality import within_a_year
from models.vein_to_vein.outcomes import followed, identity_errors, makers_compared, queue_by_day, without_each
from models.vein_to_vein.pieces import BEFORE, HAND_OFF, WAIT, WORK
from models.vein_to_vein.plans import ARMS_LENGTH, INTEGRATED, LEVERS, PLANS, advisable, settings
from models.vein_to_vein.stations import STATIONS, places
from models.vein_to_vein.steps import MAKERS, STEPS, hand_off_words, hand_offs
from models.vein_to_vein.words import OWNER_WORDS, OWNERS
from models.vein_to_vein.words import PLANS as PLAN_WORDS
from models.years import MONTHS_A_YEAR

SHARES = (0.1, 0.5, 0.9)
MADE_AGAIN = "Batches made again"
WAITED = {
    "booking": "Waiting for a slot",
    "release": "Waiting for expanded access",
    "again": MADE_AGAIN,
    "infusion": "Waiting for a bed",
}
OUTCOMES = {
    "in_spec": "Infused in specification",
    "out": "Infused out of specification",
    "unmade": "No dose came of the batches",
    "lost_after": "Lost after collection",
    "lost_before": "Lost before collection",
}

WAYS, HIGH, FACT = 3, 3.9, 0.85  # ways that the hero draws at most; how high all of them are, and a published figure
LEAST, FIVES = 40.0, 5.0  # days after collection that the hero's axis holds at least; what its ends are steps of
TEXT = ("mark", "kind", "step", "owner", "word", "words", "apart", "whose")
NUMBERS = ("begin", "end", "days", "row", "apart_from", "baseline")
SCHEMA = pa.schema([(name, pa.string()) for name in TEXT] + [(name, pa.float64()) for name in NUMBERS])
SHORT = {
    "referral": "Work-up",
    "booking": "queue",
    "apheresis": "Collect",
    "transport_out": "Ship",
    "receipt": "",
    "manufacture": "Making",
    "testing": "Testing",
    "release": "",
    "again": "again",
    "transport_back": "Ship",
    "bridging": "Bridging",
    "infusion": "bed",
}


def shown_ways(inputs: Inputs, best: str) -> tuple[str, ...]:
    """Return the ways of working that the hero draws: the user's, the best, and others that can be advised."""
    others = [plan for plan in (INTEGRATED, ARMS_LENGTH, LEVERS[0]) if plan in advisable(inputs.maker)]
    return tuple(dict.fromkeys((inputs.partners, best, *others)))[:WAYS]


def ends(base: Answer, answer: Answer, before: str, now: str) -> tuple[float, float]:
    """Return the ends of the hero's axis in days, which stay while a slider moves: those of both settings, in fives."""
    early, late = zip(span(base, before), span(answer, now), strict=True)
    return -FIVES * np.ceil(max(early) / FIVES), FIVES * np.ceil(max(*late, LEAST) / FIVES)


def span(answer: Answer, plan: str) -> tuple[float, float]:
    """Return the mean days before collection and after it, of a way of working."""
    at, pieces = list(PLANS).index(plan), answer.detail.pieces
    before = sum(float(piece.days[at]) for piece in pieces if piece.step in BEFORE)
    return before, sum(float(piece.days[at]) for piece in pieces) - before


def hero(answer: Answer, inputs: Inputs, baseline: float, facts: list[tuple]) -> pa.Table:
    """Return the hero's rows by `mark`: piece, way and fact; days from collection, and `row` where it stands.

    A piece has its begin and end, its step, owner and kind, and whose way it is; a way its words and what its
    hand-offs take; a fact its words and its days, one or more. baseline: days vein to vein of the baseline's way.
    """
    rows, shown = [], shown_ways(inputs, answer.verdict.kind)
    for nth, plan in enumerate(shown):
        whose = "yours" if plan == inputs.partners else "other"
        where = {"row": HIGH / len(shown) * nth, "apart_from": HIGH / len(shown), "whose": whose, "owner": None}
        rows += [where | piece for piece in pieces_drawn(answer, inputs, plan)]
        head = {"mark": "way", "words": way_words(answer, inputs, plan), "apart": apart_words(answer, plan)}
        rows.append(where | head | {"baseline": baseline if whose == "yours" else None})
    for nth, (words, *days) in enumerate(facts):
        where = {"mark": "fact", "row": HIGH + FACT * nth, "begin": 0.0}
        rows += [where | {"end": one, "words": words if one == days[0] else None} for one in days]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def pieces_drawn(answer: Answer, inputs: Inputs, plan: str) -> list[dict]:
    """Return the pieces of one way of working, one after the other from referral; nothing is collection."""
    at, owners = list(PLANS).index(plan), MAKERS[inputs.maker]
    begin, rows = -span(answer, plan)[0], []
    for piece in answer.detail.pieces:
        days = float(piece.days[at])
        label, owner = STEPS.get(piece.step, MADE_AGAIN), owners.get(piece.step, owners["manufacture"])
        work = {WORK: label, HAND_OFF: f"Hand-off: {label.lower()}", WAIT: WAITED.get(piece.step, label)}[piece.kind]
        word = "" if piece.kind == HAND_OFF else SHORT[piece.step]
        rows.append({"mark": "piece", "kind": piece.kind, "step": work, "owner": owner, "word": word,
                     "begin": begin, "end": begin + days, "days": days})  # fmt: skip
        begin += days
    return rows


def hand_off_days(answer: Answer, plan: str, kind: str = HAND_OFF) -> float:
    """Return the mean days that hand-offs and deviations take of a way of working, or what is of another kind."""
    at = list(PLANS).index(plan)
    return sum(float(piece.days[at]) for piece in answer.detail.pieces if piece.kind == kind)


def way_words(answer: Answer, inputs: Inputs, plan: str) -> str:
    """Say of a way of working whose it is, its days from vein to vein, and how many are infused."""
    mine, best = plan == inputs.partners, plan == answer.verdict.kind
    whose = "Yours and the best, " if mine and best else "Yours, " if mine else "Best, " if best else ""
    infused = percents(float(answer.detail.outcome.infused[list(PLANS).index(plan)].mean()))
    name = PLAN_WORDS[plan] if whose else PLAN_WORDS[plan][0].upper() + PLAN_WORDS[plan][1:]
    return f"{whose}{name}: {known(span(answer, plan)[1], whole=True)} days|, {infused} % infused"


def apart_words(answer: Answer, plan: str) -> str:
    """Say what the hand-offs of a way of working take, and what waiting besides."""
    handed, waited = (known(hand_off_days(answer, plan, kind)) for kind in (HAND_OFF, WAIT))
    return f"hand-offs {handed} days|; faint: slot or second batch {waited}"


def by_step(inputs: Inputs) -> pd.DataFrame:
    """Return the days of each step in the plan, of those infused: step, owner, label of both, mean, low, middle, high.

    Days; `said` is the middle one and the mean in words. Batches made again are left out where hardly any is.
    """
    run = followed(inputs, settings(inputs.maker))
    at, owners = list(PLANS).index(inputs.partners), MAKERS[inputs.maker]
    rows = []
    for step, days in run.days.items():
        seen = days[at][:, run.seen]
        mean, (low, middle, high) = float(np.nanmean(seen)), loop.quantiles(seen, SHARES)
        owner = owners.get(step, owners["manufacture"])
        rows.append(
            {"step": step, "label": f"{STEPS.get(step, MADE_AGAIN)} ({owner})", "owner": owner,
             "mean": mean, "low": low, "middle": middle, "high": high,
             "said": beside_mean(known(middle), known(mean))}
        )  # fmt: skip
    return pd.DataFrame(rows)


def beside_mean(middle: str, mean: str) -> str:
    """Say the middle one, and the mean where it reads otherwise."""
    return middle if middle == mean else f"{middle} (mean {mean})"


def by_owner(inputs: Inputs) -> pd.DataFrame:
    """Return the mean days in each owner's hands, the wait for it included."""
    return by_step(inputs).groupby("owner", sort=False, as_index=False)["mean"].sum()


def steps_table(inputs: Inputs) -> pd.DataFrame:
    """Return the days of each step as a table to read."""
    names = {"label": "Step and owner", "mean": "Mean days", "low": "Days, 10th percentile", "middle": "Days, median",
             "high": "Days, 90th percentile"}  # fmt: skip
    return by_step(inputs)[list(names)].rename(columns=names).round(2)


def owners_table(inputs: Inputs) -> pd.DataFrame:
    """Return the mean days in each owner's hands as a table to read."""
    names = {"owner": "Owner", "mean": "Mean days, with the wait for the hand-off"}
    told = by_owner(inputs).assign(mean=lambda table: [read(known(days)) for days in table["mean"]])
    return told.rename(columns=names).replace(OWNER_WORDS)


def spread(inputs: Inputs, best: str) -> pd.DataFrame:
    """Return the days vein to vein of every way of working, for the same patients: label, whose, low, middle, high.

    `whose` is yours, best or other, and stands in `label` as well; `said` is the middle one and the ninth in ten.
    """
    run = followed(inputs, settings(inputs.maker))
    rows = []
    for at, plan in enumerate(PLANS):
        low, middle, high = loop.quantiles((run.infused - run.collected)[at][:, run.seen], SHARES)
        mine = [word for word, kind in (("yours", inputs.partners), ("best", best)) if plan == kind]
        name = PLAN_WORDS[plan][0].upper() + PLAN_WORDS[plan][1:]
        rows.append(
            {"label": ", ".join([name, *([" and ".join(mine)] if mine else [])]), "whose": (mine or ["other"])[0],
             "low": low, "middle": middle, "high": high, "said": f"{known(middle)}; nine in ten {known(high)}"}
        )  # fmt: skip
    return pd.DataFrame(rows)


def compared(inputs: Inputs) -> pd.DataFrame:
    """Return what becomes of 100 patients by maker, at arm's length and integrated, with the simulation's error."""
    lines, found = makers_compared(inputs)
    whole = {"out": found.infused - found.in_spec}
    rows = []
    for at, line in enumerate(lines):
        way = PLAN_WORDS[INTEGRATED if line.levers else "arms_length"]
        named = {"maker": OWNERS[line.maker], "way": way, "label": f"{OWNERS[line.maker]}, {way}"}
        infused = f"{percents(float(found.infused[at].mean()))} % infused"
        for order, (key, label) in enumerate(OUTCOMES.items()):
            told = loop.interval(whole[key][at] if key in whole else getattr(found, key)[at])
            rows.append(
                named | {"outcome": label, "order": order, "share": float(told.mean), "error": float(told.half),
                         "said": None if order else infused}
            )  # fmt: skip
    return pd.DataFrame(rows)


def days_compared(inputs: Inputs) -> pd.DataFrame:
    """Return days, share on time, hand-offs and errors of identity by maker, at arm's length and integrated."""
    lines, found = makers_compared(inputs)
    errors = identity_errors(inputs, lines)
    return pd.DataFrame(
        [
            {
                "Plant": OWNERS[line.maker],
                "Way": PLAN_WORDS[INTEGRATED if line.levers else "arms_length"],
                "Hand-offs": len(hand_offs(MAKERS[line.maker])),
                "Days vein to vein": float(np.nanmean(found.vein_days[at])),
                "Infused, %": float(found.infused[at].mean()),
                "On time, %": float(found.on_time[at].mean()),
                "Errors of identity a year": float(errors[at]),
                "Suites in use, %": float(found.suite_use[at].mean()),
            }
            for at, line in enumerate(lines)
        ]
    ).round(1)


def most_apart(inputs: Inputs) -> tuple[str, str, float, float]:
    """Return plant and way with most and with least infused, by how many of 100, and the error of that.

    All meet the same patients, so that the error is of the difference run by run.
    """
    lines, found = makers_compared(inputs)
    order = np.argsort(found.infused.mean(axis=1))
    names = [f"{OWNERS[line.maker]}, {PLAN_WORDS[INTEGRATED if line.levers else ARMS_LENGTH]}" for line in lines]
    told = loop.interval(found.infused[order[-1]] - found.infused[order[0]])
    return names[order[-1]], names[order[0]], float(told.mean), float(told.half)


def hand_off_costs(inputs: Inputs) -> pd.DataFrame:
    """Return what each hand-off of the plan costs: days from referral, patients infused a year, with errors.

    Each is taken away alone, for the same patients.
    """
    steps = hand_offs(MAKERS[inputs.maker])
    found = without_each(inputs, inputs.maker, inputs.partners, steps)
    rows = []
    for at, step in enumerate(steps, start=1):
        days = loop.interval(found.all_days[0] - found.all_days[at])
        patients = loop.interval((found.infused[at] - found.infused[0]) * inputs.referred / 100)
        rows.append(
            {"step": step, "label": hand_off_words(inputs.maker, step), "days": float(days.mean),
             "days_error": float(days.half), "patients": float(patients.mean), "patients_error": float(patients.half),
             "low": float(patients.low), "high": float(patients.high), "said": f"{days.mean:.1f} days"}
        )  # fmt: skip
    return pd.DataFrame(rows)


def queue(inputs: Inputs, points: int = 60) -> pd.DataFrame:
    """Return how many wait for collection over time in the plan: day, mean, low and high over replications."""
    run = followed(inputs, settings(inputs.maker))
    end = run.came[..., run.seen.stop - 1].min()
    days = np.linspace(0, end, points)
    waiting = queue_by_day(run, list(PLANS).index(inputs.partners), days)
    low, high = np.quantile(waiting, (0.1, 0.9), axis=0)
    return pd.DataFrame({"day": days, "mean": waiting.mean(axis=0), "low": low, "high": high})


def mortality(inputs: Inputs, waited: float) -> pd.DataFrame:
    """Return percent dead within a year of referral by months of waiting, and of those never infused.

    waited: months of the plan, whose row says so in `words`.
    """
    months = np.append(np.linspace(0, MONTHS_A_YEAR, 49), waited)
    dead = within_a_year(inputs, months)
    words = [""] * (len(months) - 1) + [f"yours: {percents(float(dead[-1]))} %"]
    table = pd.DataFrame({"months": months, "dead": dead, "untreated": inputs.dies_untreated, "words": words})
    return table.sort_values("months", ignore_index=True)


def stations(inputs: Inputs, answer: Answer) -> pd.DataFrame:
    """Return each station with its load, and the mean wait that theory says and the simulation finds."""
    return pd.DataFrame(
        [
            {
                "Station": label,
                "How many": places(inputs, key),
                "Load, %": 100 * answer.detail.loads[key],
                "Wait in theory, days": float(answer.detail.theory[key].wait),
                "Wait simulated, days": answer.detail.waits[key],
                "Share that waits in theory, %": 100 * float(answer.detail.theory[key].waits),
            }
            for key, label in STATIONS.items()
        ]
    ).round(2)
