"""Which science to bet on: own cells, donor cells, stem or NK cells, or cells engineered in the body?

A budget of some years starts programmes, each in one class, up to proof of concept. What a class may truly show is what
its published patients leave likely: every study counts as its patients, studies of a class lend each other strength and
the classes do too (beta-binomial in two layers, on a grid: Gelman and others, Bayesian Data Analysis, ch. 5), so that
five patients are five and a class without a study is what a further class would be. A programme is drawn about its
class as a further study would be. It passes if its response reaches the gate of the pitch, if enough patients stay free
of progression for a year and if severe cytokine release is bearable; a part stops for other reasons. Then come the
pivotal study, where it is worth its cost, the filing and the launch, with the market's patients, prices, uptake and
rivals. Buyers see a response as far as it lasts. Events of safety end a whole class, some its sister class too, and a
patent of others reads on all programmes of a new class: so bets on one class fail together.

Every mix of whole programmes that the budget pays for is tried in the same 1,600 futures, chosen and ranked in one half
and judged in the other. Who can have several of the company's products gets the one that earns most. The mean takes the
luck of single programmes, studies and demand at its mean; bands, losses and how often a mix wins have it in full.

Left out: the company's overhead; that proof of concept and the pivotal study are decided on what few patients have
shown, not on the truth; that a budget may be chosen anew each year, which stands beside; deals, by which a class can be
joined late; plants for classes that make in advance, whose dose costs what a process model or the user says; that
diseases differ, but for the spread of studies. A response is a complete one as each study counts it, the first months
of four patients beside years of hundreds. Nobody has published patients followed for a year in vivo or with donor
cells, nor any response in cancer by mRNA. Not valid for autoimmune disease, where other outcomes count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np
import pandas as pd

from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.modality.choice import (
    SECOND_HALF,
    Option,
    alone,
    error,
    frontier,
    groups,
    judged,
    options,
    told_apart,
    worst,
    worth_of,
)
from models.modality.inputs import BETS, GIVEN, Inputs
from models.modality.mixes import (
    KINDS,
    PLANS,
    Mix,
    affordable,
    chances,
    kind_of,
    launches,
    offered,
    parts,
    planned,
    shared_out,
)
from models.modality.mixes import table as table_of
from models.modality.readouts import SIZES, Readout, readout
from models.modality.shown import OUTCOMES, patients, told
from models.modality.trial import designs, predictive
from models.modality.vote import by_year
from models.modality.words import (
    FIGURES,
    MECHANISMS,
    NO_PROGRAMME,
    PHRASES,
    READS,
    SHORT,
    TITLE,
    UNIT,
    WORTH,
)

__all__ = [
    "BAND",
    "BETS",
    "FIGURES",
    "GIVEN",
    "KINDS",
    "MECHANISMS",
    "OUTCOMES",
    "PHRASES",
    "PLANS",
    "READS",
    "SECOND_HALF",
    "SHORT",
    "SIZES",
    "TITLE",
    "UNIT",
    "WORTH",
    "Detail",
    "Inputs",
    "Mix",
    "Option",
    "Readout",
    "affordable",
    "alone",
    "answer",
    "by_year",
    "chances",
    "contributions",
    "decision",
    "designs",
    "error",
    "frontier",
    "groups",
    "judged",
    "kind_of",
    "launches",
    "not_valid",
    "offered",
    "options",
    "parts",
    "patients",
    "plan_value",
    "planned",
    "predictive",
    "read",
    "readout",
    "shared_out",
    "sweep",
    "table_of",
    "told",
    "told_apart",
    "worst",
    "worth_of",
]

BAND = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws: the user's mix and the best one."""

    plan: Mix
    best: Mix
    worth: np.ndarray  # (s,) of the user's mix, as luck has it; USD million today
    best_worth: np.ndarray  # (s,)


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; USD million today."""
    if why := not_valid(inputs):
        return no_answer(why)
    best, second, *_ = options(inputs).values()
    own = planned(inputs)
    split = contributions(inputs, own)
    low, high = np.quantile(best.worth, BAND)
    return Answer(
        verdict=Verdict(best.kind),
        value=sum(split.values()),
        best=best.mean,
        low=float(low),
        high=float(high),
        sure=float(np.mean(best.worth > second.worth) + np.mean(best.worth == second.worth) / 2),
        runner_up=Verdict(second.kind),
        runner_up_cost=max(best.mean - second.mean, 0.0),  # below nothing is the draws' error: they are alike
        contributions=split,
        reads=read_of(inputs, own),
        told=read_of(inputs, best.mix),
        ranks=tuple(tuple(Verdict(kind) for kind in group) for group in groups(inputs)),
        detail=Detail(own, best.mix, worth_of(inputs, own), best.worth),
    )


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: the budget pays for no programme."""
    return Absent(*NO_PROGRAMME) if affordable(inputs) == 0 else None


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best = next(iter(options(inputs).values()))
    return {"verdict": Verdict(best.kind), "best": best.mean}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own mix is worth, USD million today; nan where not valid."""
    return nan if not_valid(inputs) else float(table_of(inputs, [planned(inputs)], SECOND_HALF).mean())


def contributions(inputs: Inputs, mix: Mix) -> dict[str, float]:
    """Return what a mix is worth by mechanism; they sum to its worth. USD million today."""
    return {name: float(one.mean()) + 0.0 for name, one in parts(inputs, [mix], SECOND_HALF).items()}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, of the user's plan, without the rest of the answer."""
    return {} if not_valid(inputs) else read_of(inputs, planned(inputs))


def read_of(inputs: Inputs, mix: Mix) -> dict[str, float]:
    """Return what other topics may read of a mix: the launches to expect."""
    return {"launches": launches(inputs, mix)}
