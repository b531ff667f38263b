"""SQL over the store on screen: what is asked, how far it is, what was found, and the tables that can be asked."""

from functools import partial

import streamlit as st

from components import background, cached, session, tables, takeaway
from components.words import NONE, plain

FIELD, EXAMPLE, OF_TABLE = "query_sql", "query_example", "query_table"
JOB, LAST, BLANK = "query_job", "query_last", "query_blank"
NOTHING_ASKED = "The field was empty: the last question is back in it, with its answer."
SOON_SECONDS = 1.5  # in which most is answered, so that nothing need be watched
RUN_HELP = "Ctrl and Enter in the field do the same"
HEIGHT = 130  # pixels of the field


def asked() -> str:
    """Return what is asked: the visitor's SELECT, or the first example."""
    return session.explorer().asked or cached.query.examples()[0]["sql"]


def ask(sql: str) -> None:
    """Ask; what was under way is cancelled."""
    st.session_state[BLANK] = st.session_state.get(BLANK, False) and sql.strip() == asked()
    session.explorer().asked = sql.strip() if sql.strip() != cached.query.examples()[0]["sql"] else ""
    if job := st.session_state.get(JOB):
        job.stop()
    st.session_state[JOB] = background.begun(asked(), partial(cached.query.asked, asked()))


def told_to_ask() -> None:
    """Ask what the field holds; where it holds nothing the last question stands, and the page says so."""
    sql = st.session_state[FIELD]
    st.session_state[BLANK] = not sql.strip() or (sql.strip() == asked() and st.session_state.get(BLANK, False))
    if sql.strip():
        ask(sql)


def field() -> None:
    """Draw the examples, the field and its button."""
    examples = {row["title"]: row["sql"] for row in cached.query.examples()}
    st.session_state[EXAMPLE] = next((title for title, sql in examples.items() if sql == asked()), None)
    chosen = lambda: ask(examples.get(st.session_state[EXAMPLE]) or asked())  # noqa: E731
    st.pills("Examples", list(examples), key=EXAMPLE, on_change=chosen, wrap=True, label_visibility="collapsed")
    st.session_state[FIELD] = asked()
    st.text_area("One SELECT", key=FIELD, height=HEIGHT, max_chars=cached.query.LONGEST, on_change=told_to_ask)
    st.button("Ask", key="query_ask", type="primary", on_click=told_to_ask, help=RUN_HELP)
    if st.session_state.get(BLANK):
        st.caption(NOTHING_ASKED)


def draw() -> None:
    """Draw what was found, or why there is nothing; while it is looked for, the last answer stays."""
    job = st.session_state.get(JOB)
    if job is None or job.question != asked():
        ask(asked())
        job = st.session_state[JOB]
    if job.running:
        with background.aside():
            job.thread.join(SOON_SECONDS)
    if job.running:
        background.watch(job)
    elif job.problem:
        st.warning(plain(job.problem), icon=":material/info:")
    else:
        st.session_state[LAST] = job.question, job.answer
    if LAST in st.session_state:
        result(*st.session_state[LAST])


def result(sql: str, found) -> None:
    """Draw a result with its downloads, and say what of it is not shown."""
    if sql != asked():
        st.caption("Below is the last answer, to an earlier question.")
    takeaway.titled_table("Result", found.frame)
    st.caption(told(found))
    if len(found.frame):
        tables.draw(found.frame, placeholder=NONE)


def told(found) -> str:
    """Say how many rows were found, and what is not drawn of them."""
    rows = len(found.frame)
    said = f"{rows:,} {'row' if rows == 1 else 'rows'} in {found.seconds:.1f} seconds."
    left = [f"More rows were found than the {rows:,} that are shown."] if found.more else []
    empty = [str(name) for name in found.frame if rows and found.frame[name].isna().all()]
    left += [f"Without a single entry: {', '.join(empty)}."] if empty else []
    return plain(" ".join([said, *left]))


def listing() -> None:
    """Draw the tables that can be asked, and the columns of the one chosen."""
    every = cached.query.columns()
    sizes = every.groupby("table_name")["rows"].first()
    table = st.selectbox("Tables and their columns", list(sizes.index), list(sizes.index).index("facts"), key=OF_TABLE,
                         format_func=lambda name: f"{name} · {sizes[name]:,} rows")  # fmt: skip
    mine = every[every["table_name"] == table]
    wide = mine["column_name"].str.len().max()
    lines = [f"{row.column_name:<{wide}}  {row.data_type.lower()}" for row in mine.itertuples()]
    st.code("\n".join(lines), language=None, height=340 if len(lines) > 14 else "content")
