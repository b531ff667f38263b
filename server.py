"""The server: the same app, on sockets that send small messages at once.

Streamlit's own command opens its socket so that asyncio does not turn Nagle's algorithm off, and every run of a page
then waits up to 40 ms for an acknowledgement; uvicorn opens it properly.
"""

import streamlit as st

app = st.App("streamlit_app.py")
