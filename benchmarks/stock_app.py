"""The stock Streamlit script that every figure is compared with: one slider, one line chart."""

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

st.title("Cost of a dose")
share = st.slider("Share of rework", 0.0, 1.0, 0.5, 0.01)
year = np.linspace(0, 10, 60)
curve = pd.DataFrame({"year": year, "cost": 100 * np.exp(-share * year) + 10 * share * year})
st.altair_chart(alt.Chart(curve).mark_line().encode(x="year", y="cost"))
