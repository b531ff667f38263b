"""The company, year by year.

One ledger holds what every page says of the same years: patients asked of us and treated, sales by area, what making
the doses costs, selling, studies and team, sites that stand open before they sell, the capital of the plants, and what
all this leaves in cash. A line is owned by one page and read there, digit for digit; a sum is of the lines above it.
Nothing is worked out twice, so no page can tell of another company.

The years are those of a programme that succeeds and finds its money when it needs it. The chance of failure, the right
to stop, a launch that waits for money and a partner's part are on the partner page.

Left out: taxes, interest, other products, working capital.
"""

from models.company.frames import last_told, ledger
from models.company.inputs import UPSTREAM, Inputs
from models.company.lines import Line, between, by_line, launch_year, lines, margin_by_year, within
from models.company.words import LINES, MONEY, OF_A_PRODUCT, OWN, PATIENTS, SUMS, TITLE

__all__ = [
    "LINES",
    "MONEY",
    "OF_A_PRODUCT",
    "OWN",
    "PATIENTS",
    "SUMS",
    "TITLE",
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
    "within",
]
