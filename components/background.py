"""Long work in the background: it says how far it is, can be cancelled, and leaves the last answer on screen."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, Thread, get_ident, local
from typing import Any, TypeVar

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.cached import heap
from components.words import percent
from models.digits import percents

T = TypeVar("T")
KEY = "jobs"
SECONDS_BETWEEN_LOOKS = 1.0
A_MOMENT = 0.002  # seconds in which whoever waits takes the turn
MOST_AT_A_STRETCH = 1.0  # seconds that a long page works after it has let others go first


class InOrder:
    """A lock that is handed on in the order in which it was asked for; Python's own goes to whoever is quickest."""

    def __init__(self):
        self.mine, self.taken, self.queue = Lock(), False, deque()

    def acquire(self) -> bool:
        """Wait for the lock and take it."""
        with self.mine:
            if not self.taken:
                self.taken = True
                return True
            handed_on = Lock()
            handed_on.acquire()
            self.queue.append(handed_on)
        return handed_on.acquire()

    def release(self) -> None:
        """Hand the lock on to whoever has waited longest, or leave it free."""
        with self.mine:
            if self.queue:
                self.queue.popleft().release()
            else:
                self.taken = False

    def locked(self) -> bool:
        """Say whether anybody has the lock."""
        return self.taken

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_) -> None:
        self.release()


class Turn:
    """One page is worked out at a time: a hundred threads in turn are faster than all at once."""

    def __init__(self):
        self.lock, self.waiting, self.holder = InOrder(), set(), None

    def take(self) -> None:
        """Take the turn once it is free."""
        self.lock.acquire()
        self.holder = get_ident()

    def give(self) -> None:
        """Give the turn to the next."""
        self.holder = None
        self.lock.release()

    def __enter__(self) -> None:
        """Wait for the turn, as is known to whoever has it, and take it."""
        self.waiting.add(get_ident())
        self.take()
        self.waiting.discard(get_ident())

    def __exit__(self, *_) -> None:
        """Give the turn to the next."""
        self.give()

    @property
    def awaited(self) -> bool:
        """Whether another page waits for its turn."""
        return bool(self.waiting)

    @property
    def mine(self) -> bool:
        """Whether it is this thread's turn."""
        return self.holder == get_ident()


TURN, ASIDE = Turn(), InOrder()
OWN = local()  # of a long page's thread: until when it goes on, on the process's clock
IN_TURN = Lock()  # held by work in the background that takes much memory


def crowded() -> bool:
    """Whether other visitors wait for their page, or for work aside that goes on."""
    return TURN.awaited or ASIDE.locked()


@contextmanager
def aside() -> Iterator[None]:
    """Let the pages of others have their turn during work that one's own page does not wait for, a work at a time."""
    TURN.give()
    try:
        with ASIDE:
            yield
    finally:
        TURN.__enter__()


@dataclass
class Job:
    """One piece of work: its question, how far it is, and its answer once there is one."""

    question: Any
    work: Callable | None
    began: float = field(default_factory=time.monotonic)
    best: float = float("inf")
    bound: float = float("-inf")
    done: float | None = None  # share of the work, where it is known beforehand
    cancelled: bool = False
    running: bool = True
    answer: Any = None
    problem: str = ""
    patience: float = float("inf")  # seconds; work that nobody looked after for so long ends by itself
    looked_at: float = field(default_factory=time.monotonic)
    visitor: str = ""  # the session for which alone the work is done

    thread: Thread = field(init=False)

    def report(self, best: float = float("inf"), bound: float = float("-inf"), done: float | None = None) -> bool:
        """Note how far the work is; True asks it to stop."""
        heap.give_back_what_grew()
        self.best, self.bound, self.done = best, bound, done
        return self.cancelled or time.monotonic() - self.looked_at > self.patience or gone(self.visitor)

    def stop(self) -> None:
        """Ask the work to end."""
        self.cancelled = True

    def run(self) -> None:
        """Do the work; what goes wrong is a sentence."""
        try:
            self.answer = self.work(self.report)
        except ValueError as why:
            self.problem = str(why)
        self.work = None  # it may hold the whole run of the page that asked for it
        self.running = False

    def words(self) -> str:
        """Say how far the work is."""
        spent = f"{time.monotonic() - self.began:.0f} seconds"
        if self.done is not None:
            return f"{percents(100 * self.done)} % is done, {spent}."
        if not abs(self.best) < float("inf"):
            return f"Looking for a first answer, {spent}."
        away = abs(self.best - self.bound) / max(abs(self.best), 1e-9)
        return f"An answer is found; it is at most {percent(100 * away)} from the best there can be, {spent}."


def let_others() -> None:
    """Let one page that waits for its turn go first, in the middle of a long one; it then goes on as long as that took.

    Where others wait without end it would else make one step for each of their pages, and be done in minutes.
    """
    heap.give_back_what_grew()
    began = time.monotonic()
    if TURN.mine and TURN.awaited and began >= getattr(OWN, "until", began):
        TURN.give()
        time.sleep(A_MOMENT)
        TURN.take()
        again = time.monotonic()
        OWN.until = again + min(again - began, MOST_AT_A_STRETCH)


def in_turn(steps: Iterable[T]) -> Iterator[T]:
    """Give the steps of a long page one by one; between two of them a page that waits goes first."""
    for step in steps:
        let_others()
        yield step


def give_way(report: Callable) -> None:
    """Let a page that waits for its turn go first; end the work whose report says so."""
    with TURN.lock:
        pass
    if report():
        raise ValueError("Nobody waits for this any more.")


def draw(name: str, label: str, question: Any, work: Callable, show: Callable) -> None:
    """Offer the work, watch it while it runs, and show its answer; `work(report)` runs in a thread of its own."""
    jobs = st.session_state.setdefault(KEY, {})
    job, last = jobs.get(name, (None, None))
    if job and job.question == question and job.running:
        watch(job)
    elif job and job.question == question and not job.answer:
        st.warning(job.problem or "Stopped before a first answer.")
    elif job and job.question == question:
        jobs[name] = job, job
    else:
        if job:
            job.cancelled = True
        st.button(label, key=f"start_{name}", on_click=start, args=(name, question, work), type="primary")
    job, last = jobs.get(name, (None, None))
    if last:
        if last.question != question:
            st.caption("Below is the last answer, for an earlier setting.")
        show(last.answer)


def finished(name: str, question: Any) -> Any | None:
    """Return the answer of the work of this name, if it was done for this question."""
    job, _ = st.session_state.get(KEY, {}).get(name, (None, None))
    return job.answer if job and job.question == question and not job.running else None


def start(name: str, question: Any, work: Callable) -> None:
    """Start the work in a thread; the answer before it stays."""
    jobs = st.session_state.setdefault(KEY, {})
    jobs[name] = begun(question, work), jobs.get(name, (None, None))[1]


def begun(question: Any, work: Callable, patience: float = float("inf")) -> Job:
    """Begin work in a thread of its own; `work(report)` is asked to stop where report() is True.

    Work that is looked after ends with its visitor: a tab that is closed, or opens another address.
    """
    context = get_script_run_ctx(suppress_warning=True)
    visitor = context.session_id if context and patience < float("inf") else ""
    job = Job(question, work, patience=patience, visitor=visitor)
    job.thread = Thread(target=job.run, daemon=True)
    job.thread.start()
    return job


def gone(visitor: str) -> bool:
    """Say whether a session has ended or lost its browser; nobody in particular is never gone."""
    return bool(visitor) and runtime.exists() and not runtime.get_instance().is_active_session(visitor)


@st.fragment(run_every=SECONDS_BETWEEN_LOOKS)
def watch(job: Job) -> None:
    """Say how far the work is, once a second, with a button to stop it."""
    if not job.running:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(job.words())
        st.button("Stop here", key="stop_job", on_click=job.stop)
