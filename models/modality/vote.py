"""The market's own vote: what was paid at signing for each class, and how much of it ended since, year by year."""

from models.modality.inputs import BETS, Inputs


def by_year(inputs: Inputs) -> dict[int, dict[str, dict[str, float]]]:
    """Return year -> bet -> deals, ended, paid (USD million at signing) over licences and acquisitions."""
    found: dict[int, dict[str, dict[str, float]]] = {}
    for deal in inputs.deals:
        line = found.setdefault(deal.year, {}).setdefault(deal.bet, {"deals": 0, "ended": 0, "paid": 0.0})
        line["deals"] += 1
        line["ended"] += deal.ended
        line["paid"] += deal.paid
    return dict(sorted(found.items()))


def sums(inputs: Inputs, since: int) -> dict[str, dict[str, float]]:
    """Return bet -> deals, ended and paid since a year."""
    found = {bet: {"deals": 0, "ended": 0, "paid": 0.0} for bet in BETS}
    for year, bets in by_year(inputs).items():
        for bet, line in bets.items():
            if year >= since:
                found[bet] = {name: found[bet][name] + line[name] for name in line}
    return found
