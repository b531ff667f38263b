"""Which questions may be asked of a cell model, what each moves in the model, and the deals a partner may have."""

from dataclasses import dataclass

VALIDITY, REPRODUCIBILITY = "validity", "reproducibility"
MOVES = {"context": VALIDITY, "compounds": VALIDITY, "workflow": REPRODUCIBILITY, "donors": VALIDITY}
QUESTIONS = tuple(MOVES)


@dataclass(frozen=True)
class Plan:
    """What is done with the cell model."""

    asked: tuple[str, ...] = ()  # of QUESTIONS
    more: bool = False  # whether more candidates are screened


OWN, ALL, MORE, SCALED = "own", "all", "more", "scaled"
PLANS = {
    OWN: Plan(),
    **{question: Plan((question,)) for question in QUESTIONS},
    ALL: Plan(QUESTIONS),
    MORE: Plan(more=True),
    SCALED: Plan(QUESTIONS, more=True),
}
ALONE, FEE, GAIN, SUCCESS = "alone", "fee", "gain", "success"
DEALS = ALONE, FEE, GAIN, SUCCESS  # who takes what: nobody, a fee, a share of what is gained, of all successes
