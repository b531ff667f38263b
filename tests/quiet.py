"""Work that pages begin in the background does not go on once nobody waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from components import background


@contextmanager
def afterwards() -> Iterator[None]:
    """Stop all that a block began in the background once it is over."""
    jobs, begun = [], background.begun
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(background, "begun", lambda *given, **more: jobs.append(begun(*given, **more)) or jobs[-1])
        yield
    for job in jobs:
        job.cancelled = True
