"""Save, load and share whole settings."""

import streamlit as st

from components import frame, library, saved_here

PAGE, QUESTION = "scenarios", "Save, load and share whole settings"

frame.head(PAGE, QUESTION, notices=not library.said_at())
left, right = st.columns([0.42, 0.58], gap="large")
with left:
    library.save_form()
    library.upload_form()
with right:
    saved_here.draw()
    library.ready_made()
