"""What does the store itself say, whatever the pages make of it?"""

import streamlit as st

from components import cached, frame, method, queried, session

PAGE, QUESTION = "query", "What does the store itself say?"
BESIDE = [0.68, 0.32]

frame.head(PAGE, QUESTION)
frame.headline(f"One SELECT asks any of the store's {len(cached.rows('facts')):,} facts.")
if session.explorer().presenting:
    queried.draw()
else:
    left, right = st.columns(BESIDE, gap="large")
    with left:
        queried.field()
        queried.draw()
    with right:
        queried.listing()
frame.sections({"How this is worked out": lambda: method.draw(cached.query)})
