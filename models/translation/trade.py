"""The trade of validity for throughput: how many more candidates a less valid screen must see.

Two definitions are about, and they differ. Told here is the first: with it the printed figures of the field are met.
"""

import pandas as pd

from models.methods.screening import throughput_for_as_many, throughput_for_validity

PAIRS = ((0.3, 0.2), (0.4, 0.3), (0.5, 0.4), (0.6, 0.5))
BASE_RATES = (0.01, 0.001, 0.0001)
SEEN, CHOSEN = 1_000, 0.01  # candidates of which the best is picked; share that is chosen
ONE_OF = "One good in"
BEST, AS_MANY = "The best of so many is as likely good", "As many are chosen, as many of them good"


def traded(definition: str) -> pd.DataFrame:
    """Return times the candidates for a tenth of validity lost: pair, base_rate, times (inf where never)."""
    rows = [
        {"pair": f"{high:g} to {low:g}", "base_rate": rate, "times": times(definition, rate, high, low)}
        for high, low in PAIRS
        for rate in BASE_RATES
    ]
    return pd.DataFrame(rows)


def times(definition: str, base_rate: float, validity: float, lower: float) -> float:
    """Return times the candidates by one of the two definitions; inf where no number of them is enough."""
    if definition == BEST:
        return throughput_for_validity(base_rate, SEEN, validity, lower)
    return throughput_for_as_many(base_rate, CHOSEN, validity, lower)


def table(definition: str) -> pd.DataFrame:
    """Return the trade as a table to read: a row a pair of validities, a column a base rate, two digits known."""
    found = traded(definition).pivot(index="pair", columns="base_rate", values="times")
    named = {rate: f"{ONE_OF} {1 / rate:,.0f}" for rate in sorted(BASE_RATES, reverse=True)}
    found = found[list(named)].rename(columns=named).map(lambda one: float(f"{one:.2g}"))
    return found.reset_index().rename(columns={"pair": "Validity falls from"})
