"""What brings the company its worth, mechanism by mechanism."""

import numpy as np

from models.partner.cash import lateness
from models.years import MONTHS_A_YEAR


def mechanisms(of, row: int) -> dict[str, float]:
    """Return what cash and programme bring the company under one plan on average; the sum is what it is worth.

    of: the Table of plans, row: which of them.
    """
    world, spent, taken, wait = of.of, of.spent, of.taken.of(row), of.wait[row]
    when, count, cost = world.when, len(world.cost), world.cost
    reached = 1 - np.append(0.0, when.chances[:-1].cumsum())
    done = reached[:3] * (taken.steps @ cost) / count  # costs of the early work, the study and the builds
    sold = reached[3] * taken.builds / count
    early, study, builds = (float(stage[row] @ when.discount) for stage in spent.stages)
    team, waits = teams(world, spent.teams[2][row])
    rescue = (reached[1:3, None] * taken.over * [price[row] for price in of.prices]).sum() / count
    income = {
        name: float((lateness(world, wait) * sold) @ (weight[row] @ world.income.worth))
        for name, weight in (("profit", of.profit), ("royalty", of.royalty))
    }
    return {
        "cash": world.inputs.cash_now,
        **income,
        "upfront": signing(of, row) + float(spent.approval[row] @ when.discount) * float(sold.sum()),
        "early": -early * done[0] + float(of.paths.flows["off"][row] @ ~taken.early) / count,
        "study": -study * done[1],
        "team": -team * done[2] - waits * float(sold @ (cost * wait)),
        "builds": -(builds - team) * done[2],
        "rescue": float(rescue),
    }


def signing(of, row: int) -> float:
    """Return what the partner pays at signing on average, worth today."""
    return float(of.spent.signing[row] @ of.of.when.discount) * float(of.reached[row])


def teams(world, part: float) -> tuple[float, float]:
    """Return what the company's part of the team costs from pivotal data to launch, and in a month of waiting."""
    discount = world.when.discount
    waits = part * world.inputs.overhead * float(discount[world.income.first]) / MONTHS_A_YEAR
    return part * float(world.when.team @ discount), waits
