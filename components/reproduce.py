"""Reproduce: the command and the few lines of Python that give the same numbers without the screen."""

import streamlit as st

from components import cached, queried, session
from models.topics import TOPICS

FILE = "scenario.yaml"
COMMAND = ".venv/bin/python -m explorer {file}"
PYTHON = """from pathlib import Path

import explorer

file = explorer.read(Path("{file}").read_bytes())
{line}"""
EVERYTHING = "print(explorer.everything(file))"
CLAIMS = 'print([explorer.claims.tried(row["claim_no"], file.scenario) for row in explorer.claims.listed()])'
PAST = "from explorer import replay\n\nprint(replay.everything())"  # the same under every setting
ASKED = "from explorer import query\n\nprint(query.asked({sql!r}).frame)"
FLAGS = {"replay": "--replay", "query": ""}  # of pages that the command knows by another word, or not at all
TOPIC = """print(explorer.answer("{page}", file.scenario))

# or the model itself, on the inputs that the scenario gives it
from models import {page}
print({page}.answer(explorer.inputs("{page}", file.scenario)))"""


def closed() -> None:
    """Note that nobody reads the dialog any more."""
    session.explorer().reading = False


@st.dialog("Reproduce these numbers", width="large", on_dismiss=closed)
def draw(page: str) -> None:
    """Draw the scenario file, the command and the Python; while it is read, the page behind it is not drawn anew."""
    session.explorer().reading = True
    file = cached.files.ScenarioFile(session.now(), session.name()[: cached.files.LONGEST["name"]])
    known = {"claims": CLAIMS, "replay": PAST, "query": ASKED.format(sql=queried.asked())} | {
        topic: TOPIC.format(page=topic) for topic in TOPICS
    }
    flag = FLAGS.get(page, f"--page {page}" if page in known else "")
    command = f"{COMMAND.format(file=FILE)} {flag}".strip()
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**1. This setting as a file**")
        st.download_button(f"Download {FILE}", cached.files.write(file), FILE, "text/yaml", on_click="ignore")
        st.markdown("**2. The command**, in the project's folder: every number to the last digit, as JSON")
        st.code(command, language="bash", wrap_lines=True)
    with right:
        st.markdown("**Or a few lines of Python**, in a notebook opened in the project's folder")
        st.code(PYTHON.format(file=FILE, line=known.get(page, EVERYTHING)), language="python", wrap_lines=True)
