"""The network: the plan's plants and lanes as a table."""

import streamlit as st

from components.frame import Page
from components.words import inside, listed
from models.footprint import frames


def draw(page: Page) -> None:
    """Draw the plan's network as a table."""
    plan = page.answer.detail.plan
    if plan is None:
        st.markdown(impossible(page))
    else:
        st.dataframe(frames.table(page.inputs, plan), hide_index=True, placeholder="")


def impossible(page: Page) -> str:
    """Say which limit stands in the way of the plan, and the least change that makes it possible."""
    problem, inputs = page.answer.detail.problem, page.inputs
    if problem is None:
        return "The search has not yet found a plan that keeps them, nor shown that there is none."
    regions = inputs.geography.regions
    why = [
        f"no lane reaches {inside(regions[region].label)} within {limit:.0f} days (the fastest takes {days:.1f})"
        for region, (limit, days) in problem.beyond.items()
    ]
    if problem.sites_needed and problem.sites_needed > inputs.site_limit:
        why.append(f"it takes at least {problem.sites_needed} plants")
    if 100 * problem.most_served < inputs.service:
        why.append(f"at most {100 * problem.most_served:.1f} % of patients can be given a slot under your limits")
    why = why or ["a plant that you opened is not one your plan allows"]
    return f"Your plan cannot be kept: {listed(why)}."
