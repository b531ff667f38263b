"""Published figures of real companies, each beside what the model gives for that company's preset.

A figure stands for a span of months since the first approval, or before it; the model is read over the same span.
Spans are cut evenly within a year, as the ledger's own figures run.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from explorer import ledger, presets
from explorer.answers import answer, reads
from explorer.store import catalogue, listed_rows, records
from models import company
from models.scenario import Scenario, value_of

WITHIN, FAR = 1.5, 3.0  # factors: a good agreement; beyond it a sentence must say why
MILLION, HUNDRED = 1e6, 100.0


@dataclass(frozen=True)
class Asked:
    """What a reading is asked for: the company's setting, its years, and the span in months since the launch."""

    scenario: Scenario
    begin: float
    end: float
    key: str | None  # an assumption whose setting is the figure

    @property
    def years(self) -> company.Inputs:
        """What the ledger is given under the company's setting."""
        return ledger.inputs(self.scenario)

    def sold(self, *lines: str) -> float:
        """Return the sum of lines over the span, before the launch too."""
        return sum(company.between(self.years, line, self.begin, self.end) for line in lines)

    def spent(self, *lines: str) -> float:
        """Return what lines took from cash over the span."""
        return -self.sold(*lines)


def since_today(asked: Asked, *lines: str) -> float:
    """Return what lines took from cash from today to the end of the span."""
    return replace(asked, begin=-asked.years.launch_month).spent(*lines)


def paid_at_signing(scenario: Scenario) -> float | None:
    """Return what the deal of the plan pays at signing, USD million; None where no partner would sign it."""
    detail = answer("partner", scenario).detail
    return detail.figures["signing"] if detail.would_sign else None


TOLD = "setting"  # the reading of what the preset was told, and not found
NO_DEAL = "The model has no deal here: no partner would sign this preset's plan."
SET = (TOLD, "research")  # of what was set by the very figure
RESEARCH = ("programme", *company.LOCK, "studies")  # before approval and after it
BURN = (*RESEARCH, "build", "selling", "ready_cost")
READINGS: dict[str, tuple[str, Callable[[Asked], float | None]]] = {  # reading -> unit, how it is read
    "sales": ("usd_million", lambda asked: asked.sold("sales")),
    "cost_over_sales": ("x", lambda asked: -asked.sold("cost_of_sales") / asked.sold("sales")),
    "patients": ("patients", lambda asked: asked.sold("treated")),
    "us_share": ("percent", lambda asked: HUNDRED * asked.sold("sales_us") / asked.sold("sales")),
    "sales_a_patient": ("usd", lambda asked: MILLION * asked.sold("sales") / asked.sold("treated")),
    "selling": ("usd_million", lambda asked: asked.spent("selling", "build")),
    "burn": ("usd_million", lambda asked: asked.spent(*BURN)),
    "burn_so_far": ("usd_million", lambda asked: since_today(asked, *BURN, "capital")),
    "research": ("usd_million", lambda asked: asked.spent(*RESEARCH)),
    "operating_loss": ("usd_million", lambda asked: asked.spent("operating")),
    "capital_so_far": ("usd_million", lambda asked: since_today(asked, "capital")),
    "vein_to_vein": ("days", lambda asked: reads("footprint", asked.scenario)["vein_to_vein"]),
    "signing": ("usd_million", lambda asked: paid_at_signing(asked.scenario)),
    TOLD: ("", lambda asked: value_of(asked.key, catalogue(), asked.scenario)),
}


def everything() -> list[dict]:
    """Return every figure: company, figure, published, model, ratio, unit, fact, and why it is far off where it is.

    Where no partner would sign, the model has no figure: `model` and `ratio` are None, and the first of `why` says so.
    """
    return [told(row) for row in listed_rows("reality")]


def told(row: dict) -> dict:
    """Return one published figure beside what the model gives for it."""
    figure, found = published(row), model(row)
    return {
        "company": row["company"],
        "figure": row["label"],
        "published": figure,
        "model": found,
        "ratio": None if found is None else found / figure,
        "unit": unit_of(row),
        "told": row["reading"] in SET,
        "why": row["why"] if found is not None else " ".join(filter(None, (NO_DEAL, row["why"]))),
        "fact": row["fact_id"],
    }


def published(row: dict) -> float:
    """Return the figure as its fact has it."""
    table = records("facts", "fact_id")[row["fact_id"]]["fact_table"]
    return float(records(table, "fact_id")[row["fact_id"]][row["cell"]])


def unit_of(row: dict) -> str:
    """Return the unit of what the model gives for a figure."""
    unit, _ = READINGS[row["reading"]]
    return records("assumptions", "key")[row["key"]]["unit"] if row["key"] else unit


def model(row: dict) -> float | None:
    """Return what the model gives for a figure, in the unit of its reading; None where it has no deal to read."""
    _, reading = READINGS[row["reading"]]
    found = reading(Asked(presets.scenario_of(row["preset"]), row["from_month"], row["to_month"], row["key"]))
    return None if found is None else float(found)


def apart(ratio: float | None) -> float:
    """Return by which factor two figures differ, whichever is larger; without end where the model has none."""
    return float(max(ratio, 1 / ratio)) if ratio is not None and np.isfinite(ratio) and ratio > 0 else np.inf
