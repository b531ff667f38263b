"""For a room: ask for a guess before the answer is shown, give the asset a name, or hide it.

The name and the guess stay in this session: they are in no link and in no log.
"""

from dataclasses import dataclass

import streamlit as st

from components.words import plain

KEY, LONGEST_NAME = "room", 40
UNNAMED, HIDDEN = "Your asset", "Asset A"


@dataclass
class Room:
    """What one facilitator set up."""

    ask: bool = False
    hide: bool = False
    name: str = ""
    guess: str = ""  # the label of the alternative that the room puts first


def room() -> Room:
    """Return this session's room."""
    return st.session_state.setdefault(KEY, Room())


def asset() -> str:
    """Return what the asset is called here."""
    mine = room()
    return HIDDEN if mine.hide else mine.name.strip() or UNNAMED


def waiting() -> bool:
    """Say whether the answer is kept back until the room has guessed."""
    return room().ask and not room().guess


def settings() -> None:
    """Draw the switches: ask before showing, the asset's name, hiding it."""
    mine = room()

    def asked():
        mine.ask, mine.guess = st.session_state["room_ask"], ""

    def hidden():
        mine.hide = st.session_state["room_hide"]

    def renamed():
        mine.name = st.session_state["room_name"]

    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            "**Ask, then show.** The answer stays hidden until the room has committed a guess. It stays on the chart."
        )
        st.toggle("Ask before showing", mine.ask, key="room_ask", on_change=asked)
        if mine.guess:
            st.markdown(f"The room guessed: {plain(mine.guess)}.")
            st.button("Ask again", on_click=lambda: setattr(mine, "guess", ""))
    with right:
        st.markdown("**The asset's name.** It stays in this session: it is in no link.")
        st.text_input(
            "Name", mine.name, key="room_name", max_chars=LONGEST_NAME, placeholder=UNNAMED, on_change=renamed
        )
        st.toggle("Hide the name", mine.hide, key="room_hide", on_change=hidden)


def ask(question: str, options: list[str]) -> None:
    """Ask for the guess in the place of the answer."""
    with st.form("guess", border=False):
        st.markdown(f"**{question}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "Your guess",
                options,
                index=None,
                placeholder="Choose one",
                label_visibility="collapsed",
                key="room_guess",
            )
            st.form_submit_button("Commit the guess", type="primary", on_click=commit)
    if st.session_state.pop("room_unsaid", False):
        st.warning("Choose one of the therapies first.")


def commit() -> None:
    """Take the guess that stands in the form; a click that is told so is not lost to a run that another move ends."""
    said = st.session_state.get("room_guess")
    room().guess, st.session_state["room_unsaid"] = said or "", not said
