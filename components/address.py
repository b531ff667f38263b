"""The address of the page: what is on screen is in it, and the browser's history walks the moves.

A finished move, an undo, a claim presented and another page are one entry of the history each; a draft is none. What
else is on screen (a pinned baseline, the section open below, what is compared, a room that has not guessed yet) is
written over the present entry. A visitor who goes back or forward is followed: the entry's scenario is on screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import cached, chosen, room, session, shelf, telling
from components.panel import panel
from models.scenario import Opened, Scenario, pack, pack_parts, unpack, unpack_parts

LINK, BASE = "s", "base"  # the packed scenario and the packed baseline, if one is pinned
COMPARED, SECTION = "compare", "more"  # what Compare shows, packed; the section open below a page
ASKED, LONGEST_ASKED = "sql", 1_500  # what is asked on Query, packed; of more letters it is in no link
ASK = "ask"  # whether the room has yet to guess; never what
PRESENT, STAGE = "present", "show"  # the claim presented and the controls chosen for it
OURS = (LINK, BASE, COMPARED, ASKED, SECTION, ASK, PRESENT, STAGE)
COMPARE_PAGE, QUERY_PAGE = "compare", "query"
WALKED = "From the browser's history"
PANEL = panel("address")


def arrive() -> None:
    """Open the visit from its address, or follow the visitor to where the browser's history leads; before each run."""
    query = st.query_params.to_dict()
    if session.KEY not in st.session_state:
        session.begin(*opening(query))
        show(query)
        room.room().ask = ASK in query
        return
    session.explorer().arrived = False
    if walked():
        follow(query)
    elif LINK not in query and elsewhere() and session.explorer().address:
        st.query_params.from_dict(turn())  # the menu opens a page without what stood in the address


def elsewhere() -> bool:
    """Say whether this run is of another page than the last: on the same one the browser may not have written yet."""
    return script() != session.explorer().script


def script() -> str:
    """Return what tells the page that this run was asked for from the others."""
    return getattr(get_script_run_ctx(), "page_script_hash", "")


def walked() -> bool:
    """Say whether this run was asked for by the browser's Back or Forward."""
    return getattr(get_script_run_ctx(), "is_history_navigation", False)


def opening(query: Mapping[str, str]) -> tuple[session.Move, list[str]]:
    """Return the scenario of an address as the first move of a log, and what the address had to say."""
    if not query.get(LINK):
        return session.Move(session.PUBLIC, "Opened"), []
    link = unpack(query[LINK], cached.catalogue(), gone=cached.gone())
    return session.Move(link.scenario, "Opened from a link", name=shelf.ready_name(link.scenario)), told(link)


def told(link: Opened) -> list[str]:
    """Say what could not be read of a packed scenario, and what moved since it was made: models and defaults."""
    if not link.data_version:
        return list(link.problems)
    older = cached.files.older_models("This link was made", link.model_version)
    return [*link.problems, *older, *cached.moved_since(link.data_version)]


def follow(query: Mapping[str, str]) -> None:
    """Put on screen what an entry of the browser's history holds."""
    move, notices = opening(query)
    session.visit(replace(move, what=WALKED))
    session.explorer().notices = notices
    show(query)


def show(query: Mapping[str, str]) -> None:
    """Put everything on screen that an address holds besides the scenario and the room."""
    mine = session.explorer()
    mine.address, mine.arrived = {key: query[key] for key in OURS if key in query}, True
    mine.pinned, notices = baseline(query)
    mine.compared, brought, said = chosen.unpacked(query.get(COMPARED, ""))
    mine.brought |= brought
    mine.asked, unread = question(query)
    mine.notices = list(dict.fromkeys([*mine.notices, *notices, *said, *unread]))
    mine.section_asked = query.get(SECTION, "")
    mine.presenting = PRESENT in query
    numbers = {str(row["claim_no"]): row["claim_no"] for row in cached.claims.listed()}
    mine.claim = numbers.get(bare(query.get(PRESENT, "")), mine.claim)
    mine.on_stage = tuple(key for key in bare(query.get(STAGE, "")).split(".") if key in cached.catalogue())


def question(query: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the SELECT that an address asks, and what could not be read of it."""
    try:
        parts = unpack_parts(query[ASKED]) if query.get(ASKED) else [""]
    except ValueError as why:
        return "", [f"The link's query could not be read: {why}."]
    match parts:
        case [str(sql)]:
            return sql[: cached.query.LONGEST], []
    return "", ["The link's query could not be read: it is no query."]


def asked() -> dict[str, str]:
    """Return the visitor's SELECT as a parameter of an address; nothing where there is none, or it is too long."""
    sql = session.explorer().asked
    packed = pack_parts([sql]) if sql else ""
    return {ASKED: packed} if 0 < len(packed) <= LONGEST_ASKED else {}


def bare(value: str) -> str:
    """Return a word of an address without the signs that mail or chat glued onto its end."""
    return value.rstrip("".join({sign for sign in value if not sign.isalnum()}))


def baseline(query: Mapping[str, str]) -> tuple[Scenario | None, list[str]]:
    """Return the baseline that an address pins, and what could not be read of it."""
    if not query.get(BASE):
        return None, []
    link = unpack(query[BASE], cached.catalogue(), "baseline", cached.gone())
    whole = link.data_version or not link.problems
    return (link.scenario if whole else None), told(link)


def turn() -> dict[str, str]:
    """Return what a page opened from another is given of the address: all of it, so that it makes one entry.

    What is not on that page is written over once it is drawn.
    """
    mine = session.explorer()
    mine.section_asked = None
    return foreign() | mine.address


def foreign() -> dict[str, str]:
    """Return what the address holds that is not ours."""
    return {key: value for key, value in st.query_params.to_dict().items() if key not in OURS}


def wanted() -> dict[str, str]:
    """Return what is on screen as the parameters of an address."""
    mine = session.explorer()
    found = {LINK: pack(mine.now, cached.data_version())}
    if mine.pinned is not None:
        found[BASE] = pack(mine.pinned, cached.data_version())
    if mine.page == COMPARE_PAGE and mine.compared:
        found[COMPARED] = chosen.packed(mine.compared)
    if mine.page == QUERY_PAGE:
        found |= asked()
    if room.waiting():
        found[ASK] = "1"
    if mine.presenting:
        return found | {PRESENT: str(mine.claim)} | ({STAGE: ".".join(mine.on_stage)} if mine.on_stage else {})
    return found | ({SECTION: mine.section} if mine.section else {})


def write() -> None:
    """Keep the address equal to what is on screen; while a slider is on its way it stays."""
    mine = session.explorer()
    if mine.draft is not None:
        return
    before, now = mine.address, wanted()
    mine.was = before.get(LINK, "") if mine.arrived else now[LINK]
    has_entry = mine.arrived or mine.written not in ("", mine.page)  # of its own: where one came to, another page
    if not has_entry and any(now.get(key) != before.get(key) for key in (LINK, PRESENT)):
        st.query_params.from_dict(foreign() | now)
    mine.address, mine.written, mine.arrived, mine.script = now, mine.page, False, script()


def draw(path: str, keep: dict, take: Callable[[str], None]) -> None:
    """Send the browser what is written over its present entry, and what it keeps for a reload; after `write`.

    `path` is the page's in the address; `keep` is what the browser keeps; `take` is given what it kept before a reload.
    """
    mine = session.explorer()
    PANEL(
        key="address",
        data={
            "page": path,
            "ours": OURS,
            "was": mine.was,
            "now": mine.address,
            "visit": mine.visit,
            "taken": mine.heard,
            "heard": telling.heard("address"),
            "keep": keep,
        },
        on_kept_change=partial(telling.listen, "address", "kept", lambda one: take(one["keep"])),
    )


def link() -> str:
    """Return the address that opens this setting: what is on screen but for the section open below."""
    parameters = "&".join(f"{key}={value}" for key, value in wanted().items() if key != SECTION)
    return f"{st.context.url.split('?')[0]}?{parameters}"
