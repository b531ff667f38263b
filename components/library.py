"""The library of scenarios: name, save, download, load and upload whole settings.

What destroys something asks first and can be taken back: a save under a name that is taken, and the words that a load
puts in the place of those that were written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event

import streamlit as st

from components import address, cached, presets, session, shelf
from components.words import plain

READY = "scenarios"
SAVED_NAME, AUTHOR, NOTE = "saved_name", "saved_author", "saved_note"
FIELDS = SAVED_NAME, AUTHOR, NOTE
DESK = "desk"
PATIENCE_SECONDS = 0.4  # for words that a click on a download button sends along


@dataclass(frozen=True)
class Undo:
    """What was deleted or saved over last: its name, its revision, and the one in its place (0 if there is none)."""

    name: str
    revision: int
    now: int = 0


@dataclass
class Desk:
    """What one visitor has begun, and what of it can be taken back."""

    asked: str = ""  # the name under which saving would replace something
    undo: Undo | None = None
    known: tuple[str, ...] = ("", "", "")  # name, author and note as they were loaded or saved last
    before: tuple[str, ...] | None = None  # those that a load replaced, if they were not saved
    words: tuple[str, ...] = ("", "", "")  # those written now
    written: Event = field(default_factory=Event)  # set once something was written since the page was drawn
    at: str = ""  # where on the page the last thing was asked for
    said: list[str] | None = None  # what there was to say of it
    uploads: int = 0  # files refused so far: each leaves an uploader that holds none


def desk() -> Desk:
    """Return this visitor's desk."""
    return st.session_state.setdefault(DESK, Desk())


def told(work: Callable, at: str = "") -> bool:
    """Do what was asked for at a place of the page; what cannot be done is a sentence there and changes nothing.

    Returns whether it was done.
    """
    mine, session.explorer().notices = desk(), []
    mine.asked, mine.undo, mine.before = "", None, None
    done = True
    try:
        work()
    except ValueError as why:
        session.explorer().notices, done = [str(why)], False
    mine.at, mine.said = at, session.explorer().notices
    return done


def said_at() -> str:
    """Return where on the page the notices belong: where they were asked for, or nowhere but on top of the page."""
    mine = desk()
    return mine.at if session.explorer().notices is mine.said else ""


def say_here(place: str) -> None:
    """Draw the notices at the place that asked for them, since on a phone the top of the page is out of sight."""
    if place and said_at() == place:
        shelf.say_all()


def words() -> tuple[str, ...]:
    """Return the name, author and note that are written."""
    return tuple(st.session_state.get(key) or "" for key in FIELDS)


def write_words(given: tuple[str, ...]) -> None:
    """Put a name, author and note into their fields."""
    for key, text in zip(FIELDS, given, strict=True):
        st.session_state[key] = text


def on_screen() -> "cached.files.ScenarioFile":
    """Return the setting on screen with what the visitor wrote of it."""
    return cached.files.ScenarioFile(session.now(), *words())


def save(replacing: bool = False) -> None:
    """Save the setting on screen under the name written; what is saved there already is asked about first."""
    mine, file = session.explorer(), on_screen()
    text = cached.files.write(file)
    file = cached.files.read(text)
    if not file.name:
        raise ValueError("Give the scenario a name first.")
    if shelf.reserved(file.name):
        raise ValueError(f"“{file.name}” is a name that the explorer uses itself: choose another.")
    if mine.seen.get(file.name) and not replacing:
        desk().asked = file.name
        return
    seen = mine.seen.pop(file.name, 0)
    mine.seen[file.name] = cached.saved.save(file.name, text, seen)
    desk().undo = Undo(file.name, seen, mine.seen[file.name]) if seen else None
    desk().known = words()
    session.commit(file.scenario, f"Saved: {file.name}", name=file.name)
    st.toast(f"Saved as “{plain(file.name)}”.")


def save_beside() -> None:
    """Save the setting on screen under the next free name."""
    st.session_state[SAVED_NAME] = free_name(on_screen().name)
    save()


def free_name(name: str) -> str:
    """Return the next name that nothing is saved under: with 2, 3, ... behind it."""
    taken = {row["name"] for row in cached.saved.listed()}
    short = name.strip()[: cached.files.LONGEST["name"] - 5]
    return next(f"{short} {number}" for number in range(2, len(taken) + 3) if f"{short} {number}" not in taken)


def load(text: str | bytes, name: str = "", revision: int = 0) -> None:
    """Make a file's scenario the one on screen, as one move."""
    mine, file = session.explorer(), cached.files.read(text)
    new = file.name, file.author, file.note
    desk().before = words() if words() not in (desk().known, new) and any(words()) else None
    desk().known = new
    write_words(new)
    if revision:
        mine.seen[name] = revision
    session.commit(file.scenario, f"Loaded: {file.name or 'a file'}", name=file.name or "Uploaded scenario")
    mine.notices = list(file.notices)


def duplicate(text: str) -> None:
    """Save a copy of a saved scenario under the next free name; what could not be copied is said."""
    file = cached.files.read(text)
    copy = replace(file, name=free_name(file.name))
    session.explorer().seen[copy.name] = cached.saved.save(copy.name, cached.files.write(copy))
    session.explorer().notices = list(file.notices)


def take_back(undo: Undo) -> None:
    """Restore what was deleted or saved over last."""
    cached.saved.restore(undo.revision, undo.now)
    if undo.now:
        session.explorer().seen[undo.name] = undo.revision


def differing(count: int) -> str:
    """Say how many assumptions differ from the defaults."""
    if count == 0:
        return "every assumption stands at its default"
    return f"{count} assumption{'s differ' if count > 1 else ' differs'} from the default{'s' if count > 1 else ''}"


def save_form() -> None:
    """Offer to name, save and download the setting on screen."""
    st.subheader("This setting", anchor=False)
    st.markdown(f"{plain(session.name())}: {differing(len(session.now().changes))}.")
    word_fields()
    with st.container(horizontal=True):
        st.button("Save here", type="primary", on_click=told, args=(save, "save"), key="save")
        made = partial(file_text, desk(), desk().written, session.now())
        st.download_button("Download YAML", made, "scenario.yaml", "text/yaml", on_click="ignore", key="download")
    say_here("save")
    replace_question()
    taken_back()
    st.caption(
        "What is saved here can be read, replaced and deleted by everyone who uses this server. Nothing else is kept."
    )
    st.markdown("**Link**")
    st.code(address.link(), language=None, wrap_lines=True)


def word_fields() -> None:
    """Draw the fields for name, author and note, and note what stands in them."""
    mine, longest = desk(), cached.files.LONGEST

    def noted():
        mine.words = words()
        mine.written.set()

    left, right = st.columns(2)
    how = {"persist_state": "session", "on_change": noted}
    most = {key: {"max_chars": long, "placeholder": f"at most {long:,} characters"} for key, long in longest.items()}
    left.text_input("Name", key=SAVED_NAME, **most["name"], **how)
    right.text_input("Author", key=AUTHOR, **most["author"], **how)
    st.text_area("Note", key=NOTE, height=68, **most["note"], **how)
    mine.words, mine.written = words(), Event()


def file_text(mine: Desk, written: Event, scenario) -> str:
    """Return the setting's file once it is asked for.

    A click on the button leaves the field that was written in, and both reach the server together: what was written
    is waited for a moment, so that the file holds it.
    """
    written.wait(PATIENCE_SECONDS)
    return cached.files.write(cached.files.ScenarioFile(scenario, *mine.words))


def replace_question() -> None:
    """Ask before a save replaces what is saved under the name."""
    name = desk().asked
    if not name or name != on_screen().name.strip():
        return
    with st.container(border=True):
        st.markdown(
            f"“{plain(name)}” is saved here already. Replace it for everyone? What it was can be restored for "
            f"{cached.saved.KEPT_DAYS} days."
        )
        with st.container(horizontal=True):
            st.button("Replace it", on_click=told, args=(partial(save, True),), key="replace", type="primary")
            st.button("Save beside it", on_click=told, args=(save_beside,), key="beside")
            st.button("Leave it", on_click=told, args=(lambda: None,), key="leave", type="tertiary")


def taken_back() -> None:
    """Offer to take back what was just replaced here: a saved scenario, or words that were not saved."""
    undo, before = desk().undo, desk().before
    if undo and undo.now:
        undo_row(f"“{plain(undo.name)}” was replaced.", "Undo", partial(take_back, undo), "undo_replace")
    if before:
        undo_row("What you had written was replaced.", "Bring it back", partial(write_words, before), "undo_words")


def undo_row(said: str, offered: str, work: Callable, key: str) -> None:
    """Draw a sentence with a button that takes back what it says."""
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(said, width="content")
        st.button(offered, on_click=told, args=(work,), key=key)


def upload_form() -> None:
    """Offer to load a scenario from a file; one that is refused does not stay in the field as if it were taken."""
    st.subheader("From a file", anchor=False)
    key = f"upload_{desk().uploads}"

    def uploaded():
        given = st.session_state[key]
        if given is not None and not told(lambda: load(given.getvalue()), "upload"):
            desk().uploads += 1

    st.file_uploader("Scenario file (YAML)", key=key, on_change=uploaded, max_upload_size=1)
    say_here("upload")


def ready_made() -> None:
    """Offer the scenarios that ship."""
    st.subheader("Ready-made", anchor=False)
    presets.draw(READY)
