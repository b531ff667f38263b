"""How the models try a claim: how far its side is ahead in each of many futures.

A test sets two things side by side in the same futures (scaling with a partner and alone, contract slots and own
plants) and returns by how much the claim's side is ahead in each. A claim holds where its side is ahead on average and
in most of the futures in which it makes a difference; it fails where it is neither; between the two, where average and
most futures disagree, it is contested. Where the mean difference is no more than counts as one, a share of the better
side's worth (or of the whole scale) that the partner page sets for all, there is no clear difference. Where a claim is
about more than its margin, the same few figures of both sides stand beside it and say what is given for what. A test is
no stronger than its model: it shows whether a claim is true under the scenario on screen, not whether it is true of the
industry. A claim gains its test by naming it in its row.
"""

from models.claims.beside import Beside, Pair
from models.claims.record import Line, Record, Table
from models.claims.register import TESTS
from models.claims.trial import NOTHING, VERDICTS, Ahead, Ask, Test, Tried, tried

__all__ = [
    "NOTHING",
    "TESTS",
    "VERDICTS",
    "Ahead",
    "Ask",
    "Beside",
    "Line",
    "Pair",
    "Record",
    "Table",
    "Test",
    "Tried",
    "tried",
]
