"""Which questions may be asked of a cell model, and what each moves in the model."""

OWN, MORE, ALL = "own", "more", "all"
VALIDITY, REPRODUCIBILITY = "validity", "reproducibility"
MOVES = {"context": VALIDITY, "compounds": VALIDITY, "workflow": REPRODUCIBILITY, "donors": VALIDITY}
QUESTIONS = tuple(MOVES)
PLANS = {OWN: (), **{question: (question,) for question in QUESTIONS}, ALL: QUESTIONS, MORE: ()}
