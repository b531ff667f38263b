"""Handing over: what each hand-off costs in days and in patients."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about
from models import vein_to_vein as model
from models.digits import in_words
from models.vein_to_vein import frames


def draw(page: Page) -> None:
    """Draw what each hand-off costs, and say how often identity has to be put right."""
    chart.show("hand_offs", *drawing(page), alt="Patients infused a year more without each hand-off, and its days")
    lines = model.settings(page.inputs.maker, (page.inputs.partners,))
    errors = float(model.identity_errors(page.inputs, lines)[0])
    st.markdown(
        f"On your way papers and material disagree {about(errors)} times a year. An own plant hands over "
        f"{count('own')} times from referral to infusion, a contract plant {count('contract')} times."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of the hand-offs: what draws it, and its rows, the dearest first."""
    costs = frames.hand_off_costs(page.inputs).sort_values("patients", ascending=False, ignore_index=True)
    return chart.found(charts.hand_offs, finding_words(costs)), costs


def finding_words(costs: pd.DataFrame) -> str:
    """Say what all hand-offs cost one by one, and how many patients a year the dearest loses."""
    dearest = costs.iloc[0]
    if dearest["patients"] <= dearest["patients_error"]:
        return "No single hand-off loses clearly more than none"
    return f"The dearest hand-off, {dearest['label']}, loses {about(dearest['patients'])} patients a year"


def count(maker: str) -> str:
    """Say how often one owner hands over to another."""
    return in_words(len(model.hand_offs(model.MAKERS[maker])))
