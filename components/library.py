"""The library of scenarios: save, load, upload, download, duplicate and delete whole settings."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components import address, cached, presets, session, shelf
from components.words import plain

READY = "scenarios"
SAVED_NAME, AUTHOR, NOTE = "saved_name", "saved_author", "saved_note"


def told(work: Callable) -> None:
    """Do what a button asks for; what cannot be done is a sentence and changes nothing."""
    session.explorer().notices = []
    try:
        work()
    except ValueError as why:
        session.explorer().notices = [str(why)]


def on_screen() -> "cached.files.ScenarioFile":
    """Return the setting on screen with what the visitor wrote of it."""
    state = st.session_state
    return cached.files.ScenarioFile(session.now(), *(state.get(key, "") for key in (SAVED_NAME, AUTHOR, NOTE)))


def save() -> None:
    """Save the setting on screen under the name written."""
    mine, file = session.explorer(), on_screen()
    text = cached.files.write(file)
    file = cached.files.read(text)
    if not file.name:
        raise ValueError("Give the scenario a name first.")
    if shelf.reserved(file.name):
        raise ValueError(f"“{file.name}” is a name that the explorer uses itself: choose another.")
    mine.seen[file.name] = cached.saved.save(file.name, text, mine.seen.pop(file.name, 0))
    session.commit(file.scenario, f"Saved: {file.name}", name=file.name)
    st.toast(f"Saved as “{plain(file.name)}”.")


def load(text: str | bytes, name: str = "", revision: int = 0) -> None:
    """Make a file's scenario the one on screen, as one move."""
    mine, file = session.explorer(), cached.files.read(text)
    for key, value in ((SAVED_NAME, file.name), (AUTHOR, file.author), (NOTE, file.note)):
        st.session_state[key] = value
    if revision:
        mine.seen[name] = revision
    session.commit(file.scenario, f"Loaded: {file.name or 'a file'}", name=file.name or "Uploaded scenario")


def delete(name: str, revision: int) -> None:
    """Delete a saved scenario; its name is free again."""
    cached.saved.delete(name, revision)
    session.explorer().seen.pop(name, None)
    st.toast(f"Deleted “{plain(name)}”.")


def duplicate(text: str) -> None:
    """Save a copy of a saved scenario under the next free name."""
    file = cached.files.read(text)
    taken = {row["name"] for row in cached.saved.listed()}
    short = file.name[: cached.files.LONGEST["name"] - 5]
    number = next(n for n in range(2, len(taken) + 3) if f"{short} {n}" not in taken)
    copy = replace(file, name=f"{short} {number}")
    session.explorer().seen[copy.name] = cached.saved.save(copy.name, cached.files.write(copy))


def save_form() -> None:
    """Offer to name, save and download the setting on screen."""
    st.subheader("This setting", anchor=False)
    count = len(session.now().changes)
    differ = "1 assumption differs" if count == 1 else f"{count} assumptions differ"
    st.markdown(f"{plain(session.name())}: {differ} from the defaults.")
    longest = cached.files.LONGEST
    left, right = st.columns(2)
    left.text_input("Name", key=SAVED_NAME, max_chars=longest["name"], persist_state="session")
    right.text_input("Author", key=AUTHOR, max_chars=longest["author"], persist_state="session")
    st.text_area("Note", key=NOTE, max_chars=longest["note"], persist_state="session", height=68)
    with st.container(horizontal=True):
        st.button("Save here", type="primary", on_click=told, args=(save,), key="save")
        text = cached.files.write(on_screen())
        st.download_button("Download YAML", text, "scenario.yaml", "text/yaml", on_click="ignore", key="download")
    st.caption("What is saved here can be read by everyone who uses this server. Nothing else of yours is kept.")
    st.markdown("**Link**")
    st.code(address.link(), language=None, wrap_lines=True)


def upload_form() -> None:
    """Offer to load a scenario from a file."""
    st.subheader("From a file", anchor=False)

    def uploaded():
        given = st.session_state["upload"]
        if given is not None:
            told(lambda: load(given.getvalue()))

    st.file_uploader("Scenario file (YAML)", key="upload", on_change=uploaded, max_upload_size=1)


def ready_made() -> None:
    """Offer the scenarios that ship."""
    st.subheader("Ready-made", anchor=False)
    presets.draw(READY)


def saved_list() -> None:
    """Draw what is saved here, each with what can be done with it."""
    st.subheader("Saved here", anchor=False)
    try:
        found = cached.saved.listed()
    except ValueError as why:
        st.warning(str(why))
        return
    if not found:
        st.markdown("Nothing is saved here yet.")
    for row in found:
        saved_row(row)


def saved_row(row: dict) -> None:
    """Draw one saved scenario."""
    name, text, revision = row["name"], row["text"], row["revision"]
    with st.container(border=True):
        st.markdown(f"**{plain(name)}** :small[{about(row)}]")
        with st.container(horizontal=True, gap="small"):
            st.button("Load", key=f"load_{name}", on_click=told, args=(lambda: load(text, name, revision),))
            st.button("Duplicate", key=f"copy_{name}", on_click=told, args=(lambda: duplicate(text),))
            st.download_button("Download", text, "scenario.yaml", "text/yaml", key=f"take_{name}", on_click="ignore")
            st.button(
                "Delete",
                key=f"delete_{name}",
                type="tertiary",
                on_click=told,
                args=(lambda: delete(name, revision),),
            )


def about(row: dict) -> str:
    """Say who saved a scenario, when, and what it says of itself."""
    when = f"{row['saved_at']:%Y-%m-%d %H:%M}"
    try:
        file = cached.files.read(row["text"])
    except ValueError as why:
        return f"{when}. {plain(str(why))}"
    by = f"by {plain(file.author)}, " if file.author else ""
    note = f": {plain(file.note)}" if file.note else ""
    return f"{by}{when}, {len(file.scenario.changes)} changes{note}"
