"""What a refused build of the store says."""

import pytest

from data import store


def problems(folder) -> list[str]:
    """Build the store of a folder that is unsound, and return each problem that it names."""
    with pytest.raises(store.UnsoundData) as refusal:
        store.open_store(folder)
    assert str(refusal.value) == "\n".join(refusal.value.problems)
    return refusal.value.problems
