"""Tidy frames for the charts of the bets: mixes, classes, read-outs, an early trial, the market's vote, years."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from models.digits import percents
from models.modality import choice, mixes, readouts, substitution, trial, vote, worth
from models.modality.draws import HALF
from models.modality.inputs import BETS, Inputs
from models.modality.lived import expected
from models.modality.mixes import NAMES, Mix, affordable, offered, planned, shared_out, table
from models.modality.shown import OUTCOMES, patients, told
from models.modality.words import SHORT
from models.years import MONTHS_A_YEAR

LOW, HIGH = 0.1, 0.9
MINE, BEST = "Your bets", "Best mix"
RARE = 0.005  # chance of a result that is left out of a table
STEP = 500.0  # USD million: of the axis
WHOSE = {MINE: "yours", BEST: "best"}
NEWER = {substitution.SHELF: "Donor or stem cells", substitution.IN_VIVO: "In vivo"}
AFTER = "{}, after the peak"  # what a class is called in the years that its curve is not laid through
AHEAD, GRID = 3, 40  # years that the curves go on; points of a curve


def named(mix: Mix) -> str:
    """Say how many programmes of a mix are in each class."""
    held = [f"{count} in {SHORT[bet]}" for bet, count in zip(NAMES, mix, strict=True) if count]
    return ", ".join(one.replace("in in", "in") for one in held) if held else "none"


def label(bet: str) -> str:
    """Return what a class is called where a line begins."""
    return SHORT[bet][0].upper() + SHORT[bet][1:]


def best(inputs: Inputs) -> Mix:
    """Return the best mix."""
    return next(iter(choice.options(inputs).values())).mix


def compared(inputs: Inputs) -> dict[str, Mix]:
    """Return the mixes that the hero draws: the best, the user's, all on each class, even over all."""
    count = affordable(inputs)
    alone = {f"All {SHORT[bet]}": shared_out({bet: 1.0}, count) for bet in BETS}
    even = {"Even over all": shared_out(mixes.PLANS["even"], count)}
    return {BEST: best(inputs), MINE: planned(inputs), **alone, **even}


def ends(*rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the hero's axis, in steps, so that it stays while a slider moves; USD million."""
    low = min(float(one["low"].min()) for one in rows)
    high = max(float(one["high"].max()) for one in rows)
    return STEP * np.floor(low / STEP), STEP * np.ceil(high / STEP)


def hero(inputs: Inputs, base: Inputs) -> pd.DataFrame:
    """Return mixes for the hero: label, worth, low, high, before (USD million today), said, whose, full."""
    drawn, was = compared(inputs), means(base)
    lucky = table(inputs, list(drawn.values()), choice.SECOND_HALF, lucky=True)
    rows = []
    for (name, mean), one in zip(means(inputs).items(), lucky, strict=True):
        low, high = np.quantile(one, (LOW, HIGH))
        said = f"{percents(100 * float((one < 0).mean()))} % lose"
        rows.append({"label": name, "worth": mean, "low": low, "high": high, "before": was.get(name, np.nan),
                     "said": said, "whose": WHOSE.get(name, "other"), "full": named(drawn[name])})  # fmt: skip
    return pd.DataFrame(rows)


def means(inputs: Inputs) -> dict[str, float]:
    """Return what each mix that the hero draws is worth on average; USD million today."""
    drawn = compared(inputs)
    worths = table(inputs, list(drawn.values()), choice.SECOND_HALF).mean(axis=1)
    return dict(zip(drawn, worths.tolist(), strict=True))


def all_mixes(inputs: Inputs) -> pd.DataFrame:
    """Return every mix: programmes by class, mean worth, worst tenth, regret, share that loses; USD million today."""
    given = choice.judged(inputs)
    lucky = table(inputs, offered(inputs), choice.SECOND_HALF, lucky=True)
    rows = pd.DataFrame(offered(inputs), columns=[SHORT[bet] for bet in BETS])
    return rows.assign(
        worth=given.mean, worst=choice.worst(lucky), regret=given.regret.mean(axis=1),
        loses=100 * (lucky < 0).mean(axis=1), kind=[mixes.kind_of(mix) for mix in offered(inputs)],
        full=[named(mix) for mix in offered(inputs)],
    )  # fmt: skip


def frontier(inputs: Inputs) -> pd.DataFrame:
    """Return the mixes for a chart: worth, worst, mark (mix, frontier, yours, best), words; USD million today."""
    rows = all_mixes(inputs)
    on = choice.frontier(rows["worth"].to_numpy(), rows["worst"].to_numpy())
    own = [planned(inputs)]
    mine = {"worth": table(inputs, own, choice.SECOND_HALF).mean(),
            "worst": choice.worst(table(inputs, own, choice.SECOND_HALF, lucky=True))[0]}  # fmt: skip
    top = rows.iloc[[offered(inputs).index(best(inputs))]]
    parts = [rows.assign(mark="mix"), rows.iloc[on].assign(mark="frontier"), top.assign(mark="best", words="best mix"),
             pd.DataFrame([mine | {"mark": "yours", "words": "yours", "full": named(own[0])}])]  # fmt: skip
    return pd.concat(parts, ignore_index=True)[["worth", "worst", "mark", "words", "full"]]


def mixes_table(inputs: Inputs) -> pd.DataFrame:
    """Return the mixes of the frontier as a table to read, by rising worth."""
    rows = all_mixes(inputs)
    rows = rows.iloc[choice.frontier(rows["worth"].to_numpy(), rows["worst"].to_numpy())]
    names = {"full": "Programmes", "worth": "Worth, USD million", "worst": "Worst tenth, USD million",
             "regret": "Regret, USD million", "loses": "Futures that lose, %"}  # fmt: skip
    return rows[list(names)].rename(columns=names).round(0)


def shown(inputs: Inputs) -> pd.DataFrame:
    """Return what patients leave likely of each class: outcome, label, middle, low, high (percent), said."""
    rows = []
    for outcome in OUTCOMES:
        for bet in BETS:
            middle, low, high = told(inputs, outcome, bet)
            seen, treated = patients(inputs, outcome, bet)
            said = f"{seen} of {treated}" if treated else "none told"
            rows.append({"outcome": outcome, "bet": bet, "label": label(bet), "middle": middle,
                         "low": low, "high": high, "said": said, "patients": treated})  # fmt: skip
    return pd.DataFrame(rows)


def chances(inputs: Inputs) -> pd.DataFrame:
    """Return by class how often a programme passes each gate and each phase (percent), dose, months, worth alone."""
    rows = []
    for bet in BETS:
        alone = table(inputs, [shared_out({bet: 1.0}, 1)], choice.SECOND_HALF).mean()
        row = {"bet": bet, "label": label(bet), **mixes.chances(inputs, bet), "dose": worth.dose(inputs, bet)}
        rows.append(row | {"months": worth.dates(inputs, bet)[2], "worth": alone})
    return pd.DataFrame(rows)


def chances_table(inputs: Inputs) -> pd.DataFrame:
    """Return the classes as a table to read."""
    names = {"label": "Class", "response": "Response reaches the gate, %", "durability": "Enough lasts, %",
             "severe": "Toxicity is borne, %", "proof": "To proof of concept, %", "launch": "To the market, %",
             "dose": "USD a dose", "months": "Launch in month", "worth": "One programme, USD million"}  # fmt: skip
    return chances(inputs)[list(names)].rename(columns=names).round(0)


def by_size(inputs: Inputs) -> pd.DataFrame:
    """Return what a read-out of each class is worth by its patients: label, patients, worth (USD million today)."""
    return pd.DataFrame(
        [
            {"bet": bet, "label": label(bet), "patients": size,
             "worth": readouts.readout(inputs, bet, size).value}
            for bet in BETS for size in readouts.SIZES
        ]
    )  # fmt: skip


def the_readout(inputs: Inputs) -> readouts.Readout:
    """Return the read-out that the user looks at."""
    return readouts.readout(inputs, inputs.readout_class, int(inputs.readout_patients))


def results_table(inputs: Inputs) -> pd.DataFrame:
    """Return what is best after each result of the read-out, as a table to read; alike: one line, rare: none."""
    found, rows, least = the_readout(inputs), [], 0
    for most, chances, then in zip(found.most, found.chance, found.then, strict=True):
        rows += [
            {of("Severe toxicity", inputs): span(least, most), of("Responses", inputs): span(first, last),
             "Chance, %": percents(100 * float(chances[first : last + 1].sum())), "Best mix then": named(mix)}
            for first, last, mix in runs(then)
            if chances[first : last + 1].sum() >= RARE
        ]  # fmt: skip
        least = most + 1
    return pd.DataFrame(rows)


def runs(then: Sequence[Mix]) -> list[tuple[int, int, Mix]]:
    """Return the spans over which a mix stays the best: first, last, mix."""
    starts = [at for at, mix in enumerate(then) if not at or mix != then[at - 1]]
    return [(first, last - 1, then[first]) for first, last in zip(starts, [*starts[1:], len(then)], strict=True)]


def of(outcome: str, inputs: Inputs) -> str:
    """Return the head of a column of patients with an outcome: of how many."""
    return f"{outcome}, of {int(inputs.readout_patients)}"


def span(first: int, last: int) -> str:
    """Write a span of patients."""
    return f"{first} to {last}" if last > first else f"{first}"


def designs_table(inputs: Inputs) -> pd.DataFrame | None:
    """Return Simon's two designs as a table to read; none where no trial is strong enough."""
    found = trial.designs(inputs)
    if found is None:
        return None
    rows = []
    for name, design in zip(("Fewest expected", "Fewest at most"), found, strict=True):
        told_at = trial.operating_at(inputs, design)
        rows.append({"Design": name, "First stage, patients": design.first, "Stop at or below": design.first_reject,
                     "In all, patients": design.patients, "Reject at or below": design.reject, **told_at})  # fmt: skip
    return pd.DataFrame(rows)


def votes(inputs: Inputs) -> pd.DataFrame:
    """Return money paid at signing by class and calendar year: year, label, paid (USD million), deals, ended."""
    return pd.DataFrame(
        [
            {"year": year, "label": label(bet), "bet": bet, **line}
            for year, bets in vote.by_year(inputs).items() for bet, line in bets.items()
        ]
    )  # fmt: skip


def votes_table(inputs: Inputs) -> pd.DataFrame:
    """Return the same as a table to read."""
    names = {"year": "Year", "label": "Class", "deals": "Deals", "ended": "Ended since", "paid": "Paid, USD million"}
    rows = votes(inputs)[list(names)].rename(columns=names)
    return rows.assign(Year=rows["Year"].astype(str))


def follows(inputs: Inputs) -> pd.DataFrame:
    """Return the newer classes' shares of deals: mark, label, year, share, low, high in percent.

    mark: seen, after (a curve broke), line, ahead (it goes on after the last point, which one that broke does not).
    """
    found = {name: substitution.taken(inputs, which) for which, name in NEWER.items()}
    last = max(vote.by_year(inputs)) + AHEAD
    parts = []
    for name, taken in found.items():
        if taken is None:
            continue
        through, broke = taken.years[taken.told - 1], taken.told < len(taken.years)
        for mark, grid in drawn_to(taken.years[0], through, through if broke else last):
            low, high = taken.band(grid)
            line = {"mark": mark, "year": grid, "share": taken.curve(grid), "low": low, "high": high}
            parts.append(pd.DataFrame(line).assign(label=name))
        told_by = np.arange(len(taken.years)) < taken.told
        seen = {"mark": np.where(told_by, "seen", "after"), "label": np.where(told_by, name, AFTER.format(name))}
        parts.append(pd.DataFrame(seen | {"year": taken.years, "share": taken.shares, "deals": taken.deals}))
    if not parts:
        return pd.DataFrame()
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(**{name: 100 * rows[name] for name in ("share", "low", "high")})


def drawn_to(first: float, last: float, until: float) -> list[tuple[str, np.ndarray]]:
    """Return mark and times of a curve: the line through its points, and ahead of the last where it goes on."""
    line = [("line", np.linspace(first, last, GRID))]
    return [*line, ("ahead", np.linspace(last, until, GRID))] if until > last else line


def by_year(inputs: Inputs) -> pd.DataFrame:
    """Return what the best mix spends by year from now, chances counted: proof, pivotal, launch; USD million."""
    mix, sums = best(inputs), expected(inputs, affordable(inputs))
    spent: dict[int, dict[str, float]] = {}
    for at, bet in enumerate(BETS):
        for name, months in zip(worth.PAID, spans(inputs, bet), strict=True):
            each = -float(sums.spent[name][at, mix[at]].mean()) / worth.at_cost(inputs, bet)[name]
            plain = (
                each * {"proof": inputs.proof_cost, "pivotal": inputs.pivotal_cost, "launch": inputs.launch_us}[name]
            )
            for year, part in spread_over(*months).items():
                line = spent.setdefault(year, dict.fromkeys(worth.PAID, 0.0))
                line[name] += part * plain
    names = {"proof": "To proof of concept", "pivotal": "Pivotal studies", "launch": "Commercial build"}
    rows = [
        {"Year": str(year), **{names[name]: round(one) for name, one in spent[year].items()}} for year in sorted(spent)
    ]
    return pd.DataFrame(rows)


def spans(inputs: Inputs, bet: str) -> tuple[tuple[float, float], ...]:
    """Return from and to which month the phases of all programmes of a class are paid."""
    _, proof, launch = worth.dates(inputs, bet)
    half = inputs.bet_years * MONTHS_A_YEAR / 2
    return (
        (0.0, proof + half),
        (proof - half, proof + half + inputs.pivotal_months),
        (launch - half - MONTHS_A_YEAR, launch + half),
    )


def spread_over(first: float, last: float) -> dict[int, float]:
    """Return year from now -> part of an even spending between two months."""
    begin, end = int(first // MONTHS_A_YEAR), int(np.ceil(last / MONTHS_A_YEAR))
    edges = np.clip(MONTHS_A_YEAR * np.arange(begin, end + 1.0), first, last)
    return {begin + at + 1: float(part) for at, part in enumerate(np.diff(edges) / (last - first)) if part > 0}


def futures() -> int:
    """Return in how many futures mixes are judged."""
    return HALF
