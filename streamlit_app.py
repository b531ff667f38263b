"""What is started: `make run`, `streamlit run streamlit_app.py` and any ASGI server start this one app.

The script that runs for every visitor is `components/app.py`: it must not lie beside a folder called `pages/`, which
Streamlit would take for its older kind of app, and greet a deep link on a fresh server with "Page not found".
"""

import os

# Two threads of linear algebra on small matrices wait for each other and take half as long again.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pathlib import Path

import numpy as np  # noqa: F401  loaded here, so that its threads can be limited if a server had loaded it before
import streamlit as st
from threadpoolctl import threadpool_limits

threadpool_limits(int(os.environ["OPENBLAS_NUM_THREADS"]), user_api="blas")

app = st.App(Path(__file__).parent / "components" / "app.py")
