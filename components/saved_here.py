"""What is saved here: each scenario with what can be done with it, and what was deleted lately, to be restored."""

from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components import cached, library, session, shelf
from components.words import plain

KEPT, CHOSEN = "kept", "kept_chosen"


def draw() -> None:
    """Draw what is saved here, the last saved first; what was just deleted can be taken back in its place."""
    st.subheader("Saved here", anchor=False)
    try:
        found = cached.saved.listed()
    except ValueError as why:
        st.warning(str(why))
        return
    undo = library.desk().undo
    gone = undo if undo and not undo.now else None
    if library.said_at() not in {place(row["name"]) for row in found} and library.said_at().startswith(place("")):
        shelf.say_all()  # of a row that somebody else has taken away
    if not found:
        st.markdown("Nothing is saved here yet." if not gone else "Nothing is saved here any more.")
    for row in found:
        if gone and row["revision"] < gone.revision:
            deleted_row(gone)
            gone = None
        saved_row(row)
    if gone:
        deleted_row(gone)
    deleted_lately()


def place(name: str) -> str:
    """Return the place of a saved scenario on the page."""
    return f"saved: {name}"


def saved_row(row: dict) -> None:
    """Draw one saved scenario."""
    name, text, revision = row["name"], row["text"], row["revision"]
    with st.container(border=True):
        st.markdown(f"**{plain(name)}** :small[{about(row)}]")
        with st.container(horizontal=True, gap="small"):
            load, copy = partial(library.load, text, name, revision), partial(library.duplicate, text)
            st.button("Load", key=f"load_{name}", on_click=library.told, args=(load, place(name)))
            st.button("Duplicate", key=f"copy_{name}", on_click=library.told, args=(copy, place(name)))
            st.download_button("Download", text, "scenario.yaml", "text/yaml", key=f"take_{name}", on_click="ignore")
            with st.popover("Delete", type="tertiary", key=f"ask_{name}"):
                st.markdown(f"Delete it for everyone? Anyone can restore it for {cached.saved.KEPT_DAYS} days.")
                work = partial(delete, name, revision)
                st.button(
                    "Delete it", key=f"delete_{name}", type="primary", on_click=library.told, args=(work, place(name))
                )
        library.say_here(place(name))


def deleted_row(undo: library.Undo) -> None:
    """Offer to take a deletion back, where the scenario stood."""
    said = f"“{plain(undo.name)}” is deleted."
    library.undo_row(said, "Undo", partial(library.take_back, undo), "undo_delete")


def delete(name: str, revision: int) -> None:
    """Delete a saved scenario; its name is free again, and it can be restored."""
    cached.saved.delete(name, revision)
    session.explorer().seen.pop(name, None)
    library.desk().undo = library.Undo(name, revision)


def deleted_lately() -> None:
    """Offer to restore what anybody deleted or saved over; it is read once the visitor opens the box."""
    box = st.expander("Deleted or replaced", key=KEPT, on_change="rerun")
    if not box.open:
        return
    with box:
        try:
            found = {row["revision"]: row for row in cached.saved.kept()}
        except ValueError as why:
            st.warning(str(why))
            return
        if not found:
            st.markdown(f"Nothing was deleted or replaced in the last {cached.saved.KEPT_DAYS} days.")
            return
        st.selectbox(
            f"Kept for {cached.saved.KEPT_DAYS} days",
            list(found),
            key=CHOSEN,
            format_func=lambda revision: f"{found[revision]['name']}, gone since {when(found[revision]['kept_at'])}",
        )
        st.button("Restore", key="restore", on_click=library.told, args=(partial(restore, found),))


def restore(found: dict[int, dict]) -> None:
    """Save what was chosen again: under its name, or under the next free one if something else stands there now."""
    row = found[st.session_state[CHOSEN]]
    if row["name"] in {other["name"] for other in cached.saved.listed()}:
        library.duplicate(row["text"])
    else:
        cached.saved.restore(row["revision"])


def when(moment: datetime) -> str:
    """Write a moment in the reader's own time, or in UTC if the browser does not say which that is."""
    try:
        zone, mark = ZoneInfo(st.context.timezone or ""), ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone, mark = UTC, " UTC"
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}{mark}"


def about(row: dict) -> str:
    """Say who saved a scenario, when, and what it says of itself."""
    saved_at = when(row["saved_at"])
    try:
        file = cached.files.read(row["text"])
    except ValueError as why:
        return f"{saved_at}. {plain(str(why))}"
    by = f"by {plain(file.author)}, " if file.author else ""
    note = f": {plain(file.note)}" if file.note else ""
    count = len(file.scenario.changes)
    return f"{by}{saved_at}, {'1 change' if count == 1 else f'{count} changes'}{note}"
