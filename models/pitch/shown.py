"""Tables of the landscape: what every product has shown, compared or not, and when those to come are expected."""

from dataclasses import replace

import pandas as pd

from models.pitch import rivals
from models.pitch.acceptability import field_of
from models.pitch.frames import written
from models.pitch.inputs import Inputs
from models.pitch.landscape import Criterion


def landscape(inputs: Inputs) -> pd.DataFrame:
    """Return what every product has shown, compared or not: one row a product and criterion, gaps named."""
    whole = replace(field_of(inputs), late=(), alike=False)
    rows = [
        {
            "Product": inputs.landscape.products[key].brand,
            "Criterion": one.label,
            "Figure": said(one, shown.get(one.key)),
            "Kind": shown[one.key].kind if one.key in shown else "",
            "Compared": counts(inputs, key, shown.get(one.key)),
            "Patients": shown[one.key].patients if one.key in shown else None,
            "Study": shown[one.key].population if one.key in shown else "",
            "Why this one": shown[one.key].why if one.key in shown else "",
            "Row": shown[one.key].fact_id if one.key in shown else "",
        }
        for key, shown in inputs.landscape.compared(whole).items()
        for one in inputs.landscape.criteria
    ]
    columns = ["Product", "Criterion", "Figure", "Kind", "Compared", "Patients", "Study", "Why this one", "Row"]
    return pd.DataFrame(rows, columns=columns)


def counts(inputs: Inputs, key: str, shown) -> str:
    """Say whether a product's figure is compared, and if not, why."""
    if key in rivals.late(inputs):
        return "no, comes after you"
    if shown is None:
        return ""
    return "yes" if field_of(inputs).counts(shown) else "no, another kind"


def said(criterion: Criterion, shown) -> str:
    """Write a figure as its row says it."""
    if shown is None:
        return "nobody has measured it"
    if shown.value is not None:
        return written(criterion, shown.value)
    if shown.low is None:
        return f"below {written(criterion, shown.high)}"
    return f"{written(criterion, shown.low)} to {written(criterion, shown.high)}"


def coming(inputs: Inputs) -> pd.DataFrame:
    """Return every product to come for the problem: when it is expected, how likely, and how that was set."""
    rows = [
        {
            "Product": inputs.landscape.products[key].brand,
            "Company": inputs.landscape.products[key].company,
            "Stage": inputs.landscape.products[key].stage,
            "Expected": one.launch,
            "Approved, %": round(rivals.approval_odds(inputs, key), 1),
            "By your launch": "no" if key in rivals.late(inputs) else "yes",
            "How": one.derivation,
            "basis": one.basis,
            "source": one.source,
        }
        for key, one in inputs.landscape.coming.get(inputs.indication, {}).items()
    ]
    return pd.DataFrame(rows)


def none_to_come(inputs: Inputs) -> str:
    """Say that no product to come for the problem has shown anything in patients, or nothing where one has."""
    shown = inputs.landscape.shown.get(inputs.indication, {})
    coming = inputs.landscape.coming.get(inputs.indication, {})
    if any(figure.patients for key in coming for figure in shown.get(key, {}).values()):
        return ""
    return "No product to come for this problem has published figures in the store."
