"""Who may import whom: the rooms of the house, held against the code's own imports."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from components.menu import MENU
from models.topics import TOPICS
from tests.pages.sections import own, sections

ROOT = Path(__file__).parents[1]
STANDARD = sys.stdlib_module_names
MOST_LINES, MOST_LINES_OF_A_PAGE = 300, 120

# room -> what it may import besides the standard library; "data" means the package of that name
ROOMS = {
    "data": {"duckdb", "yaml", "pandas", "data"},
    "models": {"numpy", "scipy", "pandas", "pyarrow", "highspy", "pyrepo_mcda", "models"},
    "explorer": {"pandas", "numpy", "yaml", "threadpoolctl", "data", "models", "explorer"},
    "components/charts": {"altair", "pandas", "pyarrow", "components.charts"},
    "components/cached.py": {"streamlit", "pandas", "pyarrow", "data", "explorer", "models", "components"},
    "components/fonts_first.py": {"streamlit", "starlette"},
    "components/session.py": {"streamlit", "models", "components"},
    "components": {"streamlit", "pandas", "pyarrow", "vl_convert", "pptx", "xlsxwriter", "components"}
    | {f"models.{face}" for face in ("answer", "scenario", "explain", "topics", "claims", "digits")},
    "pages": {"streamlit", "pandas", "pyarrow", "components", "models", "pages"},
    "streamlit_app.py": {"streamlit", "starlette", "explorer", "components"},
}  # fmt: skip
SHARED = {
    "methods",
    "answer",
    "scenario",
    "explain",
    "years",
    "making",
    "lanes",
    "names",
    "digits",
}  # what every topic may import besides its own parts


def files() -> list[Path]:
    """Return every Python file of the product."""
    found = [ROOT / "streamlit_app.py"]
    for room in ("data", "models", "explorer", "components", "pages"):
        found += sorted((ROOT / room).rglob("*.py"))
    return found


def name_of(path: Path) -> str:
    """Return the name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in files()}


def room_of(path: Path) -> str:
    """Return the most particular room a file stands in."""
    name = path.relative_to(ROOT).as_posix()
    return max((room for room in ROOMS if name == room or name.startswith(f"{room}/")), key=len)


def imports(path: Path) -> set[str]:
    """Return the full names a file imports, inside functions and for the type checker too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.relative_to(ROOT)} imports by dots: write the whole name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules_of(path: Path) -> set[str]:
    """Return those of our modules that a file imports."""
    found = set()
    for name in imports(path):
        while name and name not in MODULES:
            name = name.rpartition(".")[0]
        found.add(name)
    return found - {"", name_of(path)}


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


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_short_enough_to_be_read_at_once(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    most = MOST_LINES_OF_A_PAGE if room_of(path) == "pages" else MOST_LINES
    assert lines <= most, f"{path.relative_to(ROOT)} has {lines} lines: divide it by what it is about"


def test_nothing_is_imported_in_a_circle():
    graph = {name: modules_of(path) for name, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(f"imported in a circle: {' <- '.join(circle.args[1])}")


def test_nothing_is_imported_for_the_type_checker_alone():
    for path in files():
        assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8"), f"{path}: what two files need is a third one"


def test_a_topic_imports_another_topics_face_only():
    packages = {path.parent.name for path in (ROOT / "models").glob("*/__init__.py")} - SHARED
    for name, path in MODULES.items():
        room, _, topic = name.partition(".")
        if room != "models" or topic.partition(".")[0] in SHARED:
            continue
        own = topic.partition(".")[0]
        for other in modules_of(path):
            parts = other.split(".")
            foreign = parts[0] == "models" and len(parts) > 2 and parts[1] in packages and parts[1] != own
            assert not foreign, f"{name} imports {other}: ask the face, models.{parts[1]}"


def test_methods_know_no_topic():
    for name, path in MODULES.items():
        if name.startswith("models.methods"):
            wrong = {other for other in modules_of(path) if other.split(".")[1:2] != ["methods"]}
            assert not wrong, f"{name} imports {', '.join(sorted(wrong))}"


def test_pages_do_not_know_each_other():
    assert not list((ROOT / "pages").glob("*.py")), "pages/ holds one folder a section, in it one folder a page"
    for path in (ROOT / "pages").rglob("*.py"):
        own = ".".join(path.relative_to(ROOT).parts[:3])
        for name in imports(path):
            assert not name.startswith("pages.") or name.startswith(f"{own}."), f"{path} imports another page: {name}"


def test_only_one_file_caches():
    for path in files():
        if path.name != "cached.py":
            assert "st.cache_" not in path.read_text(encoding="utf-8"), f"{path} caches; components/cached.py does that"


def test_only_one_file_touches_the_address():
    for path in files():
        if path.parts[-2:] != ("components", "address.py"):
            told = path.read_text(encoding="utf-8")
            assert "st.query_params" not in told, f"{path} touches the link; components/address.py does that"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_its_one_word_in_every_room(topic):
    for room in (
        f"data/assumptions/{topic}.yaml",
        f"models/{topic}/__init__.py",
        f"models/{topic}/inputs.py",
        f"models/{topic}/words.py",
        f"models/{topic}/frames.py",
        f"components/charts/{topic}.py",
        f"tests/models/{topic}",
    ):
        assert (ROOT / room).exists(), f"{topic} is missing from {room}"
    for part in ("page", "answer", "hero", "evidence", "take_away"):
        assert list((ROOT / "pages").glob(f"*/{topic}/{part}.py")), f"{topic}'s page has no {part}.py"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_section_of_a_page_is_the_file_of_its_name(topic):
    (folder,) = (ROOT / "pages").glob(f"*/{topic}")
    files_named = {f"{path.stem}.draw" for path in folder.glob("*.py")}
    for section, draws in own(topic).items():
        named = f"{section.lower().replace(' ', '_')}.draw"
        assert draws == named or (draws.startswith("lambda") and named not in files_named), f"{section} is {draws}"
    offered = {f"{section.lower().replace(' ', '_')}" for section in sections(topic)}
    known = {path.stem for path in folder.glob("*.py")} - {"page", "answer", "hero"}
    assert known <= offered, f"{topic}: no section shows {', '.join(sorted(known - offered))}"


@pytest.mark.parametrize("path", [path for path in files() if room_of(path) == "pages" and path.name != "page.py"],
                         ids=lambda path: path.relative_to(ROOT).as_posix())  # fmt: skip
def test_a_file_that_python_keeps_between_runs_works_nothing_out_when_it_is_imported(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body[1:]:
        if isinstance(node, ast.Assign):
            ast.literal_eval(node.value)
        else:
            assert isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef), ast.unparse(node)
    assert not [name for name in imports(path) if name.endswith(".page")], f"{path} imports a script that is run"


def test_the_menu_is_the_folders():
    listed = {(section.lower(), topic) for section, topics in MENU.items() for topic in topics}
    assert listed == {path.relative_to(ROOT / "pages").parts[:2] for path in (ROOT / "pages").glob("*/*/page.py")}


def test_a_click_is_told_to_a_callback():
    """A button's own value is lost when another move ends the run before the button is reached; a callback comes first.

    The one exception opens a dialog, which must be drawn by the run itself.
    """
    calls = [
        (path.name, ast.unparse(call))
        for path in (*(ROOT / "components").rglob("*.py"), *(ROOT / "pages").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"button", "form_submit_button"}
    ]
    silent = [name for name, words in calls if "on_click=" not in words]
    assert len(calls) > 10
    assert silent == ["present.py"]
