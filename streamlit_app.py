"""What is started: `make run`, `streamlit run streamlit_app.py` and any ASGI server start this one app.

The script that runs for every visitor is `components/app.py`: it must not lie beside a folder called `pages/`, which
Streamlit would take for its older kind of app, and greet a deep link on a fresh server with "Page not found".
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

import explorer  # noqa: F401  so that linear algebra runs on one thread, and the first visitor does not wait for it
from components.fonts_first import FontsFirst

# `.streamlit/config.toml` lies beside this file. `streamlit run` looks for it there, another server in its own folder.
config._main_script_path = config._main_script_path or __file__

app = st.App(Path(__file__).parent / "components" / "app.py", middleware=[Middleware(FontsFirst)])
