"""Who may import whom: the rooms of the house, held against the code's own imports."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"data", "models", "explorer", "components", "app_pages", "tests", "benchmarks"}
STANDARD = sys.stdlib_module_names

# room -> what it may import besides the standard library; "data" means the package of that name
ROOMS = {
    "data": {"duckdb", "yaml", "pandas", "data"},
    "models": {"numpy", "scipy", "pandas", "pyarrow", "highspy", "pyrepo_mcda", "models"},
    "explorer": {"pandas", "yaml", "data", "models", "explorer"},
    "components/charts": {"altair", "pandas", "pyarrow", "components.charts"},
    "components/cached.py": {"streamlit", "pandas", "pyarrow", "data", "explorer", "models", "components"},
    "components/session.py": {"streamlit", "models", "components"},
    "components": {"streamlit", "pandas", "pyarrow", "vl_convert", "pptx", "components"}
    | {f"models.{face}" for face in ("answer", "scenario", "explain", "topics", "claims")},
    "app_pages": {"streamlit", "pandas", "pyarrow", "components", "models"},
    "streamlit_app.py": {"streamlit", "components"},
    "server.py": {"streamlit"},
}  # fmt: skip


def files() -> list[Path]:
    """Return every Python file of the product."""
    found = [ROOT / "streamlit_app.py", ROOT / "server.py"]
    for room in ("data", "models", "explorer", "components", "app_pages"):
        found += sorted((ROOT / room).rglob("*.py"))
    return found


def room_of(path: Path) -> str:
    """Return the most particular room a file stands in."""
    name = path.relative_to(ROOT).as_posix()
    return max((room for room in ROOMS if name == room or name.startswith(f"{room}/")), key=len)


def imports(path: Path) -> set[str]:
    """Return the full names a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def allowed(name: str, room: str) -> bool:
    """Say whether a room may import a name."""
    if name.partition(".")[0] in STANDARD:
        return True
    return any(name == may or name.startswith(f"{may}.") for may in ROOMS[room])


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_only_what_its_room_may(path):
    room = room_of(path)
    wrong = sorted(name for name in imports(path) if not allowed(name, room))
    assert not wrong, f"{path.relative_to(ROOT)} is in {room}, which may not import {', '.join(wrong)}"


def test_pages_do_not_know_each_other():
    assert not list((ROOT / "app_pages").glob("*.py")), "a page directly in pages/ breaks deep links on a fresh server"
    for path in (ROOT / "app_pages").rglob("*.py"):
        assert not [name for name in imports(path) if name.startswith("app_pages")], f"{path} imports another page"


def test_only_one_file_caches():
    for path in files():
        if path.name != "cached.py":
            assert "st.cache_" not in path.read_text(encoding="utf-8"), f"{path} caches; components/cached.py does that"


def test_no_file_keeps_state_about_assumptions_but_the_session():
    for path in files():
        if path.parts[-2:] != ("components", "session.py"):
            assert "query_params" not in path.read_text(encoding="utf-8"), f"{path} touches the link"


def test_every_topic_has_its_word_in_every_room():
    from models.topics import TOPICS

    for topic in TOPICS:
        rooms = (
            f"data/assumptions/{topic}.yaml",
            f"models/{topic}.py",
            f"components/charts/{topic}.py",
        )
        for room in rooms:
            assert (ROOT / room).exists(), f"{topic} is missing from {room}"
        assert list((ROOT / "app_pages").glob(f"*/{topic}.py")), f"{topic} has no page"
        assert list((ROOT / "tests/models").glob(f"test_{topic}*.py")), f"{topic} has no tests of its model"
