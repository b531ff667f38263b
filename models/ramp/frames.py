"""Tidy frames for the charts of the ramp: by quarter, by mix, by date of order, by contract, by capacity aimed at."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from models.digits import known, read
from models.ramp.beside import Ledger, served, spent
from models.ramp.calendar import QUARTERS_A_YEAR, calendar, fates
from models.ramp.choice import information, options, regrets
from models.ramp.flexibility import best_under, flexibility
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, planned
from models.ramp.outcome import Path, capital_by_year, delay, months_to, path, quantiles, yearly
from models.ramp.rolling import rolled
from models.ramp.words import PHRASES, SHORT

SHARES = (0.1, 0.5, 0.9)
AHEAD = (0, 6, 12, 15, 18, 24, 30, 36, 48, 60)  # months before the launch
TARGETS = (1_000, 2_000, 4_000, 6_000, 8_000, 10_000)  # doses a year
TINY = 0.05  # USD million; less is not told in figures
MINE, BEST, WAITING, LEDGER = "Your order", "Best order", "Wait", "The ledger's plan"
PLANS_BESIDE = (LEDGER, MINE, BEST)
WHOSE = {MINE: "Yours", BEST: "Best", WAITING: "Wait"}
LINES = {"asked": "Patients who ask", "served": "Doses given", "capacity": "Doses that could be given"}


def orders(inputs: Inputs) -> dict[str, Mix]:
    """Return the orders that are drawn: the user's and the best."""
    return {MINE: planned(inputs), BEST: next(iter(options(inputs).values())).mix}


def by_quarter(inputs: Inputs) -> pd.DataFrame:
    """Return doses a year in each quarter: order, line, month since the launch, low, middle, high."""
    rows = [of_path(inputs, path(inputs, mix)).assign(order=name) for name, mix in orders(inputs).items()]
    return pd.concat(rows, ignore_index=True)


def of_path(inputs: Inputs, ramp: Path) -> pd.DataFrame:
    """Return one ramp by quarter; doses a year."""
    when = calendar(inputs)
    month = (when.edges[1:] + when.edges[:-1]) / 2 - when.launch
    rows = []
    for name, label in LINES.items():
        low, middle, high = np.quantile(QUARTERS_A_YEAR * getattr(ramp, name), SHARES, axis=1)
        rows.append(pd.DataFrame({"month": month, "low": low, "middle": middle, "high": high, "line": label}))
    return pd.concat(rows, ignore_index=True)


def by_mix(inputs: Inputs) -> pd.DataFrame:
    """Return the best order of each kind: worth and its band, regret on average and at most, patients, capital."""
    regret, rows = regrets(inputs), []
    for kind, option in options(inputs).items():
        low, high = np.quantile(option.worth, (SHARES[0], SHARES[-1]))
        ramp = path(inputs, option.mix)
        rows.append(
            {"kind": kind, "label": PHRASES[kind].partition(":")[0], "worth": option.mean, "low": low, "high": high,
             "regret": regret[kind].mean(), "most_regret": regret[kind].max(), "treated": ramp.treated.mean(),
             "capital": sum(capital_by_year(inputs, option.mix)), "suites": option.mix.own + option.mix.added,
             "slots": option.mix.slots + option.mix.second}
        )  # fmt: skip
    return pd.DataFrame(rows)


def by_date(inputs: Inputs, months: Sequence[float] = AHEAD) -> pd.DataFrame:
    """Return what the best order is worth by months before the launch at which it is placed, and what is at risk."""
    rows = []
    for ahead in [month for month in months if month <= max(inputs.launch_month, 0.0)]:
        asked = replace(inputs, order_ahead=float(ahead))
        best = next(iter(options(asked).values()))
        rows.append({"ahead": ahead, "kind": best.mix.kind, "worth": best.mean, "lost": 100 * sum(fates(asked)[1:])})
    return pd.DataFrame(rows)


def best_date(inputs: Inputs) -> float:
    """Return the months before the launch, of those that are tried, at which an order is worth most."""
    table = by_date(inputs)
    return float(table["ahead"][table["worth"].idxmax()])


def by_terms(inputs: Inputs) -> pd.DataFrame:
    """Return what the user's order, and the best one, are worth as slots are paid as used, as agreed or always."""
    own, best = flexibility(inputs), best_under(inputs)
    names = {"flexible": "Paid as used", "agreed": "As agreed", "take_or_pay": "Take or pay"}
    return pd.DataFrame(
        [
            {"terms": label, "worth": getattr(own, name), "best": best[name][1], "kind": best[name][0]}
            for name, label in names.items()
        ]
    )


def by_target(inputs: Inputs, targets: Sequence[float] = TARGETS) -> pd.DataFrame:
    """Return months from the launch to capacities: order, doses, low, middle, high (inf if never), share reached."""
    rows = []
    for name, mix in orders(inputs).items():
        for doses in targets:
            months = months_to(inputs, float(doses), path(inputs, mix).capacity)
            low, middle, high = quantiles(months, SHARES)
            rows.append(
                {"order": name, "doses": doses, "low": low, "middle": middle, "high": high,
                 "reached": 100 * np.isfinite(months).mean()}
            )  # fmt: skip
    return pd.DataFrame(rows)


def by_year(inputs: Inputs) -> pd.DataFrame:
    """Return capital and capacity by year from now: order, year, capital (USD million), capacity (patients)."""
    rows = []
    for name, mix in orders(inputs).items():
        capital, capacity = capital_by_year(inputs, mix), yearly(inputs, path(inputs, mix).capacity)
        years = range(1, len(capital) + 1)
        rows.append(pd.DataFrame({"order": name, "year": years, "capital": capital, "capacity": capacity}))
    return pd.concat(rows, ignore_index=True)


def beside_ledger(inputs: Inputs, plan: Ledger) -> pd.DataFrame:
    """Return the ledger's plan and the orders until the last quarter: order, capital (USD million), patients treated.

    `more_capital` and `more_treated`: an order's less those of the ledger's plan, in the same futures.
    """
    rows = [{"order": LEDGER, "capital": spent(inputs, plan.capital), "treated": served(inputs, plan.capacity).mean()}]
    for name, mix in orders(inputs).items():
        capital = spent(inputs, capital_by_year(inputs, mix))
        rows.append({"order": name, "capital": capital, "treated": path(inputs, mix).treated.mean()})
    table = pd.DataFrame(rows)
    more = {f"more_{name}": table[name] - table[name].iloc[0] for name in ("capital", "treated")}
    return table.assign(**more)


def years_beside_ledger(inputs: Inputs, plan: Ledger) -> pd.DataFrame:
    """Return capital and capacity by year from now of the ledger's plan, and of the orders, as `by_year` does."""
    years = range(1, len(plan.capital) + 1)
    first = pd.DataFrame({"order": LEDGER, "year": years, "capital": plan.capital, "capacity": plan.capacity})
    return pd.concat([first, by_year(inputs)], ignore_index=True)


def ledger_table(inputs: Inputs, plan: Ledger) -> pd.DataFrame:
    """Return the ledger's plan beside the orders as a table to read: rounded so that what is more adds up."""
    names = {"order": "Plan", "capital": "Capital, about, USD million", "treated": "Treated in eight years, about",
             "more_capital": "Capital more than the ledger, about, USD million",
             "more_treated": "Treated more than the ledger, about"}  # fmt: skip
    table = beside_ledger(inputs, plan)[list(names)]
    for name in ("capital", "treated"):
        told = in_place(table[name], table[f"more_{name}"])
        table = table.assign(**{name: told, f"more_{name}": told - told.iloc[0]})
    return table.rename(columns=names)


def in_place(amounts: pd.Series, more: pd.Series) -> pd.Series:
    """Return amounts rounded at the second digit of the largest difference that is told of them, at least whole."""
    largest = max(float(more.abs().max()), 1.0)
    place = max(10.0 ** (np.floor(np.log10(largest)) - 1), 1.0)
    return place * (amounts / place).round()


def ledger_years(inputs: Inputs, plan: Ledger) -> pd.DataFrame:
    """Return capital and capacity by year of the ledger's plan beside the orders as a table: a row a year."""
    long = years_beside_ledger(inputs, plan)
    wide = long.pivot(index="year", columns="order", values=["capital", "capacity"])
    names = {"capital": "capital, about, USD million", "capacity": "capacity, about, doses a year"}
    table = pd.DataFrame({f"{order}: {names[what]}": wide[what, order] for what in names for order in PLANS_BESIDE})
    told = table[table.any(axis=1)].map(lambda one: read(known(one, whole=True)))
    return told.reset_index().rename(columns={"year": "Year from now"})


def delays(inputs: Inputs) -> pd.DataFrame:
    """Return what a month of delay costs, in patients and money, by order; `alone`: if nothing is ordered later."""
    rows = []
    for name, mix in orders(inputs).items():
        found, alone = delay(inputs, mix), delay(inputs, mix, follow=False)
        rows.append({"order": name, "patients": found.patients, "alone": alone.patients, "worth": found.worth})
    return pd.DataFrame(rows)


def knowing(inputs: Inputs) -> pd.DataFrame:
    """Return what waiting, the user's order and the best one are worth by what is known later."""
    rows = []
    for name, mix in {WAITING: Mix(), **orders(inputs)}.items():
        found = rolled(inputs, mix)
        rows.append({"order": name, "never": found.never, "rolled": found.rolled, "known": found.known})
    return pd.DataFrame(rows)


def chance(inputs: Inputs) -> pd.DataFrame:
    """Return what counting with chance and knowing it are worth; USD million today."""
    found = information(inputs)
    return pd.DataFrame(
        [
            {"what": "Counting with chance", "worth": found.of_stochastic_solution},
            {"what": "Knowing the future", "worth": found.of_perfect_information},
        ]
    )


def ranked(inputs: Inputs) -> pd.DataFrame:
    """Return the best order of each kind for a chart: label, full (its phrase), said, whose; USD million."""
    table = by_mix(inputs)
    whose = np.where(table["kind"] == inputs.mix, "yours", "other")
    names = {"full": table["label"], "label": table["kind"].map(SHORT)}
    return table.assign(**names, whose=whose, said=[f"regret {known(one)}" for one in table["regret"]])


def orders_table(inputs: Inputs) -> pd.DataFrame:
    """Return the best order of each kind as a table to read."""
    names = {"label": "Order", "suites": "Suites", "slots": "Slots, doses a year", "worth": "Worth, USD million",
             "low": "10th percentile, USD million", "high": "90th percentile, USD million",
             "regret": "Regret, USD million", "most_regret": "Largest regret, USD million",
             "treated": "Treated in eight years", "capital": "Capital, USD million"}  # fmt: skip
    return by_mix(inputs)[list(names)].rename(columns=names).round(0)


def dated(inputs: Inputs) -> pd.DataFrame:
    """Return worth by date of the first order for a chart: ahead (months), worth, lost (percent), mark and words.

    mark: date; best; mine, the user's date, which is `late` if after the best; data, the month of pivotal data.
    """
    when = calendar(inputs)
    table = by_date(inputs).assign(mark="date", words="")
    best = table.loc[[table["worth"].idxmax()]].assign(mark="best", words="worth most")
    mine = by_date(inputs, (when.launch,)).assign(mark="mine", words="your date")
    rows = [table, best, mine.assign(late=when.launch < float(best["ahead"].iloc[0]))]
    if inputs.filing_months <= table["ahead"].max():
        rows.append(best.assign(ahead=inputs.filing_months, mark="data", words="pivotal data"))
    return pd.concat([row if "late" in row else row.assign(late=False) for row in rows], ignore_index=True)


def termed(inputs: Inputs) -> pd.DataFrame:
    """Return the user's order and the best one under each terms for a chart: label, worth, said, whose."""
    rows = []
    for whose, column, name in (("yours", "worth", "yours"), ("other", "best", "best")):
        rows += [{"label": f"{row['terms']}, {name}", "worth": row[column], "said": known(row[column]), "whose": whose}
                 for row in by_terms(inputs).to_dict("records")]  # fmt: skip
    return pd.DataFrame(rows)


def known_later(inputs: Inputs) -> pd.DataFrame:
    """Return waiting, the user's order and the best one by what is known later, for a chart: label, worth, said."""
    kinds = {"never": "nothing later", "rolled": "rolled forward", "known": "all known"}
    return pd.DataFrame(
        [
            {"label": f"{WHOSE[row['order']]}, {name}", "worth": row[kind], "said": known(row[kind]),
             "whose": "yours" if row["order"] == MINE else "other"}
            for row in knowing(inputs).to_dict("records") for kind, name in kinds.items()
        ]
    )  # fmt: skip


def delays_table(inputs: Inputs) -> pd.DataFrame:
    """Return what a month of delay costs as a table to read."""
    names = {"order": "Order", "patients": "Fewer treated", "alone": "Fewer, if nothing is ordered later",
             "worth": "Lost, USD million"}  # fmt: skip
    return delays(inputs).rename(columns=names).round(1)


def targets_table(inputs: Inputs) -> pd.DataFrame:
    """Return when each order stands at how many doses as a table to read; no month where it does not."""
    names = {"order": "Order", "doses": "Doses a year", "low": "Months, 10th percentile", "middle": "Months, median",
             "high": "Months, 90th percentile", "reached": "Futures that reach them, %"}  # fmt: skip
    return by_target(inputs).replace(np.inf, np.nan).rename(columns=names).round(0)
