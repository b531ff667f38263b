"""Present: the page without its frame, large, for a room; keys walk the claims and their pages.

Left and right (or a clicker) walk the claims in order, Enter goes to the claim's page and back, Escape leaves. On a
page only the controls chosen for it are shown. The link opens straight into what is on screen.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import board, cached, controls, reproduce, session, telling
from components.menu import MENU
from components.panel import panel
from models.topics import TOPICS

CLAIMS = "claims"
# All words are set relative to the root; none is smaller than the least, which every component knows.
LARGE = """<style>
html:root { font-size: max(24px, 1.8vw); --least: max(24px, 1.8vw); --zoom: 2 }
@media (min-width: 1600px) { html:root { --zoom: 2.9 } }
@media (max-width: 640px) { html:root { font-size: 18px; --least: 14px; --zoom: 1 } }
.finding, .origin, .foot { display: none }
[data-testid=stMainBlockContainer] { padding-top: 0.6rem !important }
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] { gap: 0.3rem }
[data-testid=stElementContainer]:has(.stVegaLiteChart) {
  zoom: var(--zoom); width: calc(100% / var(--zoom)) !important; overflow: visible
}
[data-testid=stPopover] button * { font-size: 1rem !important }
</style>"""
MOST_ON_STAGE = 8  # controls
PANEL = panel("stage")


def draw(topic: str, question: str) -> None:
    """Draw the title with the switch; in Present only the title, large, and the keys."""
    if session.explorer().presenting:
        st.html(LARGE)
        left, right = st.columns([0.8, 0.2], vertical_alignment="center") if topic in TOPICS else (st.container(), None)
        with left:
            keys(topic)
        if right:
            with right:
                choose(topic)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(question, anchor=False)
        session.explorer().reading = False  # a run of the page closes its dialog
        with st.container(horizontal=True, width="content"):  # beside the title or below it, both together
            switches(topic)


def switches(topic: str) -> None:
    """Draw the two buttons beside the title."""
    if st.button("Reproduce", key="reproduce", icon=":material/terminal:", type="tertiary",
                 help="The command and the few lines of Python that give the same numbers"):  # fmt: skip
        reproduce.draw(topic)
    st.button("Present", key="present", on_click=enter, args=(topic,), icon=":material/slideshow:", type="tertiary",
              help="Full width and large for a room: arrow keys walk the claims, Escape leaves")  # fmt: skip


def enter(topic: str) -> None:
    """Begin to present, at the first claim of the page one is on."""
    mine = session.explorer()
    mine.presenting = True
    own = [told["claim_no"] for told in cached.claims.listed() if topic_of(told["claim_no"]) == topic]
    mine.claim = own[0] if own and topic_of(mine.claim) != topic else mine.claim


def topic_of(number: int) -> str | None:
    """Return the topic whose page a claim is tried on, or None."""
    test = cached.claims.test_of(number)
    return test.topic if test else None


def keys(topic: str) -> None:
    """Listen to the keys that walk, and draw the line that says which."""
    mine = session.explorer()
    numbers = [told["claim_no"] for told in cached.claims.listed()]

    def pressed(one):
        act(one["word"], topic, numbers, one["at"])

    words = f"Claim {mine.claim} of {numbers[-1]}" if topic == CLAIMS else beside(topic, mine.claim)
    shown = board.row(cached.records("claims", "claim_no")[mine.claim], session.now(), mine.known_flips())
    PANEL(
        key="stage",
        data={
            "row": shown if topic == CLAIMS else None,
            "words": words,
            "at": numbers.index(mine.claim),
            "last": len(numbers) - 1,
            "page": TOPICS[topic_of(mine.claim)].TITLE if topic_of(mine.claim) else "",
            "on_page": topic != CLAIMS,
            "colours": board.verdict_colours(),
            "heard": telling.heard("stage"),
        },
        on_key_change=partial(telling.listen, "stage", "key", pressed),
    )


def beside(topic: str, claim: int) -> str:
    """Say on which page one is, beside the claim that one came from: a page is named, unless it is the claim's own."""
    title = next(pages[topic][0] for pages in MENU.values() if topic in pages)
    return f"Claim {claim}, its page" if topic_of(claim) == topic else title


def act(key: str | int, topic: str, numbers: list[int], at: int) -> None:
    """Do what a key asks for: leave, the page of the claim at a place among `numbers` or back, or that claim."""
    mine = session.explorer()
    if key == "leave":
        mine.presenting = False
    elif key == "page":
        mine.claim = numbers[min(max(int(at), 0), len(numbers) - 1)]
        own = topic_of(mine.claim)
        mine.go = CLAIMS if topic != CLAIMS else own or ""
    else:
        mine.claim = numbers[min(max(int(key), 0), len(numbers) - 1)]
        mine.go = "" if topic == CLAIMS else CLAIMS


def page(topic: str, answer: Callable, hero: Callable, figures: Callable, phrases: dict[str, str]) -> None:
    """Draw a topic's page for a room: the answer, the hero and the controls chosen for it."""
    chosen = [key for key in session.explorer().on_stage if key in both(topic)]
    top = st.container()
    left, right = st.columns([0.68, 0.32], gap="medium") if chosen else (st.container(), None)
    with left:
        hero()
    with top:
        answer()
    if chosen:
        with right:
            controls.draw(topic, "main", phrases, chosen)


def both(topic: str) -> list[str]:
    """Return every control of a topic, those in sight first."""
    return [key for sight in ("main", "more") for key in cached.keys(topic, sight)]


def choose(topic: str) -> None:
    """Let the presenter choose which controls of the page are shown."""
    mine, offered = session.explorer(), both(topic)
    name = f"stage_{topic}"

    def chosen():
        others = [key for key in mine.on_stage if key not in offered]
        mine.on_stage = (*others, *st.session_state[name])

    with st.popover("Controls", icon=":material/tune:", type="tertiary", help="Choose the controls to show"):
        st.multiselect(
            "Controls to show",
            offered,
            [key for key in mine.on_stage if key in offered],
            format_func=lambda key: cached.catalogue()[key].label,
            key=name,
            on_change=chosen,
            max_selections=MOST_ON_STAGE,
        )
