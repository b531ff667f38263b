"""Tidy frames for the charts and tables of translation: ways, questions, deals, screens, repeats, published models."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from models.digits import known
from models.methods.cascade import CLOSEST, cascade
from models.translation.inputs import Inputs
from models.translation.plans import ALL, ALONE, DEALS, GAIN, MOVES, OWN, PLANS, QUESTIONS, SUCCESS
from models.translation.published import of_calls, of_test, tetrachoric
from models.translation.words import CHECKLIST, PHRASES, SHORT
from models.translation.words import DEALS as DEAL_WORDS
from models.translation.worth import (
    break_even,
    due,
    gains,
    good_share,
    groups,
    rise,
    scored,
    steadied,
    success_worth,
    taken,
)

BAND = (0.1, 0.9)
SHARES = np.linspace(0.0, 60.0, 31)  # percent that a partner takes
REPEATS = np.linspace(5.0, 100.0, 39)  # percent, of reproducibility
STAGES = ("Candidates", "After the cell model", "Into patients")


def ranked(inputs: Inputs) -> pd.DataFrame:
    """Return every way for a chart, best first: label, worth, low, high (USD million), said (good ones), whose."""
    found = gains(inputs)
    rows = []
    for plan in (plan for group in groups(inputs) for plan in group):
        low, high = np.quantile(found[plan], BAND)
        good = 100 * float(good_share(inputs, scored(inputs, plan), PLANS[plan].more))
        whose = "yours" if plan == inputs.questions else "other"
        rows.append({"kind": plan, "label": SHORT[plan], "full": PHRASES[plan], "worth": found[plan].mean(),
                     "low": low, "high": high, "said": f"{known(good)} % good", "whose": whose})  # fmt: skip
    return pd.DataFrame(rows)


def ways_table(inputs: Inputs) -> pd.DataFrame:
    """Return every way as a table to read."""
    names = {"full": "Way", "worth": "Gain, USD million", "low": "10th percentile, USD million",
             "high": "90th percentile, USD million", "said": "In patients"}  # fmt: skip
    return ranked(inputs)[list(names)].rename(columns=names).round(0)


def checklist(inputs: Inputs) -> pd.DataFrame:
    """Return each question: its words, what it moves, its rise, what it adds to the score, gain alone, break-even."""
    found = gains(inputs)
    return pd.DataFrame(
        [{"question": one, "words": CHECKLIST[one], "moves": MOVES[one], "rise": getattr(inputs, f"{one}_rise"),
          "adds": rise(inputs, one), "gain": float(found[one].mean()), "break_even": break_even(inputs, one)}
         for one in QUESTIONS]
    )  # fmt: skip


def checklist_table(inputs: Inputs) -> pd.DataFrame:
    """Return the checklist as a table to read."""
    names = {"words": "Question", "moves": "Moves", "rise": "Rise set, points", "adds": "Adds to the score, points",
             "break_even": "Pays from, points", "gain": "Gain alone, USD million"}  # fmt: skip
    found = checklist(inputs).assign(moves=lambda rows: rows["moves"].str.capitalize())
    return found[list(names)].rename(columns=names).round(1)


def by_deal(inputs: Inputs) -> pd.DataFrame:
    """Return all four questions under each deal: break-even (points), takes and gain (USD million), the best way."""
    rows = []
    for deal in DEALS:
        asked = replace(inputs, deal=deal)
        rows.append({"deal": deal, "label": DEAL_WORDS[deal], "break_even": break_even(asked),
                     "takes": float(due(asked, scored(asked, ALL), PLANS[ALL].more)),
                     "gain": float(gains(asked)[ALL].mean()), "best": PHRASES[groups(asked)[0][0]]})  # fmt: skip
    return pd.DataFrame(rows)


def deals_table(inputs: Inputs) -> pd.DataFrame:
    """Return the deals as a table to read."""
    names = {"label": "What the partner takes", "break_even": "Pays from, points", "takes": "Takes, USD million",
             "gain": "Gain of all four, USD million", "best": "Best way"}  # fmt: skip
    return by_deal(inputs)[list(names)].rename(columns=names).round(1)


def by_share(inputs: Inputs) -> pd.DataFrame:
    """Return the rise that pays by the share a partner takes, of all successes and of the gain: share, line, points.

    Shares at which no rise pays have no row. mark: line, or mine (the user's share, under a deal that is a share).
    """
    rows = [
        {"mark": mark, "line": deal, "label": DEAL_WORDS[deal], "share": share,
         "points": break_even(replace(inputs, deal=deal, partner_share=float(share)))}
        for deal in (SUCCESS, GAIN)
        for mark, share in [*(("line", one) for one in SHARES), ("mine", inputs.partner_share)]
        if mark == "line" or deal == inputs.deal
    ]  # fmt: skip
    return pd.DataFrame(rows).dropna(subset="points").assign(counted=rise(inputs, ALL))


def screens(inputs: Inputs) -> pd.DataFrame:
    """Return the percent good after each screen by way: the own model, the user's plan, all four with more."""
    ways = dict.fromkeys((OWN, inputs.questions, groups(inputs)[0][0]))
    rows = []
    for plan in ways:
        passed = inputs.passed / 100 / (inputs.more_candidates if PLANS[plan].more else 1.0)
        validities = min(float(scored(inputs, plan)), CLOSEST), inputs.second_validity / 100
        good = cascade(inputs.good_rate / 100, (passed, inputs.second_passed / 100), validities)
        rows += [{"plan": plan, "label": f"{stage}, {SHORT[plan].lower()}", "stage": stage, "good": 100 * share,
                  "said": f"{known(100 * share)} %", "whose": "yours" if plan == inputs.questions else "other"}
                 for stage, share in zip(STAGES, good, strict=True) if stage != STAGES[0] or plan == OWN]  # fmt: skip
    return pd.DataFrame(rows)


def by_repeats(inputs: Inputs) -> pd.DataFrame:
    """Return percent good among those in patients by reproducibility, the score else as it is: repeats, good, mark."""
    points = np.append(REPEATS, [inputs.reproducibility, min(inputs.reproducibility + inputs.workflow_rise, 100.0)])
    marks = ["line"] * len(REPEATS) + ["own", "asked"]
    steady = steadied(inputs.validity / 100, inputs.reproducibility / 100, points / 100)
    words = [""] * len(REPEATS) + ["own model", "if it fits the workflow"]
    return pd.DataFrame({"mark": marks, "repeats": points, "good": 100 * good_share(inputs, steady), "words": words})


def published(told: Iterable[tuple]) -> pd.DataFrame:
    """Return published models with their validity: name, how, cases, validity (percent), known.

    told: (name, how, kind, figures), kind `test` (sensitivity, specificity, bad, good), `calls` (positive, negative
    value) or `counts` (found, missed, alarmed, cleared); percents but for the counts.
    """
    work = {"test": of_test, "calls": of_calls, "counts": tetrachoric}
    rows = [{"name": name, "how": how, "validity": 100 * work[kind](*figures)} for name, how, kind, figures in told]
    return pd.DataFrame(rows).sort_values("validity", ignore_index=True)


def published_table(told: Sequence[tuple]) -> pd.DataFrame:
    """Return the published models as a table to read."""
    names = {"name": "Cell model", "how": "As published", "validity": "Validity, %"}
    return published(told).rename(columns=names).round(0)


def success_words(inputs: Inputs) -> tuple[float, float]:
    """Return what a success is worth (USD million), and how many candidates go into patients."""
    return success_worth(inputs), taken(inputs)


def partner_takes(inputs: Inputs) -> bool:
    """Say whether anybody takes anything."""
    return inputs.deal != ALONE
