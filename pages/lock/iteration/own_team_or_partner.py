"""Own team or partner: what a partner in China brings and takes, and how much he may keep at the most."""

import pandas as pd
import streamlit as st

from components import cached, tables
from components.frame import Page
from components.words import money
from models import iteration as model
from models.digits import known

KITE = "D095"  # the deal of Kite with Pregene
LEAST = 0.5  # percent that is told


def draw(page: Page) -> None:
    """Set out both, and say what share leaves the partner's way as good."""
    own, ally = (page.answer.detail.runners[kind] for kind in (model.CHINA, model.ALLY))
    tables.draw(pd.DataFrame([row("Own team", own), row("Through a partner", ally)]))
    st.markdown(may_keep(own, ally, page.inputs.site_partner_share))
    deal = cached.records("deals", "fact_id")[KITE]
    signing, most = money(deal["upfront_usd_m"]), money(deal["total_potential_usd_m"])
    st.markdown(
        f"Kite paid Pregene {signing} at signing, for a platform, of {most} in all if every milestone is met; the "
        "royalty, and who pays for what, were not told. The rule of 2026 asks for a sponsor that is a legal entity in "
        "China: an own team needs one too, and its months are those you set."
    )


def row(name: str, one: model.Runner) -> dict:
    """Return what one way brings and gives away, in words."""
    parts = model.contributions(one)
    return {
        "Chinese trials by": name,
        "First design read": f"month {one.curve.schedule.reads[0]:.0f}",
        "Locked": f"month {one.month}",
        "Launches leave, USD m": known(float(one.brings[one.month])),
        "Partner keeps, USD m": known(-parts["partner"]),
        "Paid at signing, USD m": known(one.terms.signing),
        "Followers take, USD m": known(-parts["leak"]),
        "Worth, USD m": known(one.worth),
    }


def may_keep(own: model.Runner, ally: model.Runner, share: float) -> str:
    """Say which share of what launches leave makes the partner's way as good as an own team's, or as nothing."""
    brings = float(ally.brings[ally.month]) * (1 - ally.terms.leak / 100)
    if brings <= 0:
        return "Launches leave nothing that could be shared."
    other = max(own.worth, 0.0)
    most = share + 100 * (ally.worth - other) / brings
    against = "an own team" if own.worth > 0 else "not going on"
    if abs(most) < LEAST:
        return f"Only a partner who keeps nothing is worth as much as {against}."
    if most < 0:
        return (
            f"Even a partner who keeps nothing is worth {money(-most / 100 * brings)} less than {against}: his months "
            "and his part of the cost do not outweigh the signing and what leaks."
        )
    return f"A partner who keeps up to about {known(most, True)} % is worth as much as {against}."
