"""The company, year by year.

One ledger holds what every page says of the same years: patients asked of us and treated, sales by area, what making
the doses costs, selling, designs and the process until lock, the programme before approval and studies after it, sites
that stand open before they sell, the capital of the plants, and what all this leaves in cash. A line is owned by one
page and read there, digit for digit; a sum is of the lines above it. Nothing is worked out twice, so no page can tell
of another company.

The years are those of a programme that succeeds and finds its money when it needs it. The chance of failure, the right
to stop, a launch that waits for money and a partner's part are on the partner page.

Left out: taxes, interest, other products, working capital.
"""

from models.company.frames import last_told, ledger
from models.company.inputs import UPSTREAM, Inputs
from models.company.lines import (
    FROM_LAUNCH,
    LOCK,
    UNTIL_LAUNCH,
    Line,
    between,
    by_line,
    launch_year,
    lines,
    margin_by_year,
)
from models.company.words import LINES, MONEY, OF_A_PRODUCT, OWN, PATIENTS, SUMS, TITLE

__all__ = [
    "FROM_LAUNCH",
    "LINES",
    "LOCK",
    "MONEY",
    "OF_A_PRODUCT",
    "OWN",
    "PATIENTS",
    "SUMS",
    "TITLE",
    "UNTIL_LAUNCH",
    "UPSTREAM",
    "Inputs",
    "Line",
    "between",
    "by_line",
    "last_told",
    "launch_year",
    "ledger",
    "lines",
    "margin_by_year",
]
