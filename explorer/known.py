"""What somebody could know at the end of a day, and a forecast's row as the grades hold it.

Every replayed forecast is made of what `Known` gives: it has a day, and returns nothing later.
"""

from dataclasses import dataclass

import pandas as pd

from data import store
from explorer.store import data_version, records
from models import market, replay


@dataclass(frozen=True)
class Known:
    """What somebody could know at the end of a day."""

    connection: store.Connection
    day: str

    def rows(self, table: str, event: str = "as_of") -> list[dict]:
        """Return the rows of a fact table whose date, and that of whose event, lie no later."""
        return plain(store.known(self.connection, table, self.day, event))

    def cases(self, model: str) -> list[dict]:
        """Return the single decisions of a model whose outcome is no later, the newest last."""
        return plain(store.cases_known(self.connection, model, self.day))

    def curve(self) -> tuple[float, ...]:
        """Return the curve of launches, none before it was published."""
        question = "FROM uptake WHERE last_day_of(as_of) <= CAST(? AS DATE) ORDER BY year"
        return market.curve_of(plain(store.ask(self.connection, question, self.day)))

    def figures(self, *facts: str) -> list[float] | None:
        """Return the figure of each fact, or nothing where one of them is later."""
        question = "SELECT value FROM facts WHERE fact_id = ? AND last_day_of(as_of) <= CAST(? AS DATE)"
        found = [plain(store.ask(self.connection, question, fact, self.day)) for fact in facts]
        return [one[0]["value"] for one in found] if all(found) else None


def plain(frame: pd.DataFrame) -> list[dict]:
    """Return a table as plain records, nothing missing as NaN."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def graded(of: store.Connection, models: tuple[str, ...]) -> list[dict]:
    """Return the single decisions that are graded, each with the last day that its date may mean."""
    question = (
        "SELECT * REPLACE (CAST(last_day_of(day) AS VARCHAR) AS day) FROM replay_cases WHERE graded ORDER BY rowid"
    )
    return [one for one in plain(store.ask(of, question)) if one["model"] in models]


def prior(model: str) -> replay.Prior:
    """Return what a model takes for granted."""
    told = records("replay_models", "model")[model]
    return replay.Prior(told["spread"], told["counts"], told["least"])


def row(model: str, forecast: str, day: str, what: str, outcome: float, fact: str, known: list[str], **said) -> dict:
    """Return one forecast with its outcome."""
    told = dict.fromkeys(("unit", "median", "low", "high", "narrow_low", "narrow_high", "chance")) | said
    about = {"forecast": f"{model}_{forecast.lower().replace('-', '_')}", "model": model}
    versions = {"model_version": records("replay_models", "model")[model]["version"], "data_version": data_version()}
    naive = {name: told.pop(name, None) for name in ("last", "class_median")}
    found = {"outcome": float(outcome)} | naive | {"facts": " ".join(known), "outcome_fact": fact}
    return about | versions | {"day": day, "what": what} | told | found


def of_case(case: dict, fact: dict, said: replay.Forecast, stands_on: list[str]) -> dict:
    """Return the forecast of a single decision with its outcome."""
    name = case["replay_case"].partition("_")[2]
    return row(case["model"], name, case["day"], case["what"], fact["value"], case["fact_id"], stands_on,
               unit=fact["unit"], **vars(said))  # fmt: skip
