"""Waiting and dying: how many are dead within a year of referral, by the months they waited for infusion."""

from math import isfinite

import streamlit as st

from components import chart
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about
from models import vein_to_vein as model
from models.vein_to_vein import frames


def draw(page: Page) -> None:
    """Draw mortality by waiting, where the user's way stands, and say what the curve rests on."""
    at = list(model.PLANS).index(page.inputs.partners)
    waited = model.means(page.answer.detail.outcome)["all_days"][at] / model.DAYS_A_MONTH
    made = chart.found(charts.mortality, finding_words(page.inputs))
    chart.show("mortality", made, frames.mortality(page.inputs, waited),
               alt="Percent dead within a year of referral by months waited, and of those never infused",
               source="two points set the curve, as Tully et al. published them: see Evidence")  # fmt: skip
    st.markdown(
        "The curve is set by those infused at once and those never infused in a published simulation of large B-cell "
        "lymphoma (Tully et al. 2019), and by how much worse those fare who come late. It is of those who reach "
        "infusion; who is lost before is counted in the days and patients above."
    )


def finding_words(inputs: model.Inputs) -> str:
    """Say from which month of waiting on more die than without infusion."""
    month = model.worse_than_untreated(inputs)
    if not isfinite(month):
        return "Infusion within a year is never worse than none"
    return f"From {about(month)} months of waiting, as many die within a year as without infusion"
