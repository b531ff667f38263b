"""The ledger as a table: a row a line, a column a year."""

import numpy as np
import pandas as pd

from models.company.inputs import Inputs
from models.company.lines import lines


def ledger(inputs: Inputs) -> pd.DataFrame:
    """Return a row a line: line, owner, unit and a column a year from now, numbered from 1."""
    rows = [{"line": one.label, "owner": one.owner, "unit": one.unit} | numbered(one.years) for one in lines(inputs)]
    return pd.DataFrame(rows)


def numbered(years: tuple[float, ...]) -> dict[int, float]:
    """Return each year's figure by the number of the year."""
    return dict(enumerate(years, start=1))


def last_told(inputs: Inputs) -> int:
    """Return the last year worth a column: that of the highest sales, and five more."""
    sales = np.sum([inputs.sales_us, inputs.sales_europe, inputs.sales_asia], axis=0)
    return min(int(sales.argmax()) + 6, len(sales))
