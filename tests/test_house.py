"""The walls of the house (see CONTRIBUTING.md), measured on the syntax tree of every file."""

import ast
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
CORE = SRC / "yaodian" / "core"
CLOCK = SRC / "yaodian" / "site" / "clock.py"
MOST_LINES_OF_FILE = 300
MOST_LINES_OF_FUNCTION = 50

CLOCK_CALLS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "localtime.now",
    "time.localtime",
    "time.monotonic",
    "time.time",
    "timezone.localdate",
    "timezone.localtime",
    "timezone.now",
}
# What would make a pure function depend on the day, the machine or chance.
IMPURE_MODULES = {
    *("glob", "importlib", "io", "logging", "os", "pathlib", "random", "secrets", "shutil"),
    *("socket", "subprocess", "tempfile", "time", "uuid"),
}
IMPURE_CALLS = {"input", "open", "print"}

SOURCES = sorted(p for p in (SRC / "yaodian").rglob("*.py") if "migrations" not in p.parts)
Functions = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.stmt | ast.expr) -> str:
    return f"{path.relative_to(SRC)}:{node.lineno}"


def functions(path: Path) -> Iterator[Functions]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Functions))


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Each call with its last two names: `datetime.date.today()` is `date.today`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield node, ".".join(ast.unparse(node.func).split(".")[-2:])


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert not [f"{p.relative_to(SRC)}: {n}" for p, n in lengths.items() if n > MOST_LINES_OF_FILE]


def test_no_function_is_longer_than_a_page() -> None:
    assert not [
        f"{place(path, node)} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_FUNCTION
    ]


def test_no_import_hides_in_a_function() -> None:
    assert not [place(path, inner) for path in SOURCES for node in functions(path) for inner in imports(node)]


def test_only_the_clock_reads_the_clock() -> None:
    assert not [
        f"{place(path, node)} {name}"
        for path in SOURCES
        if path != CLOCK
        for node, name in calls(path)
        if name in CLOCK_CALLS
    ]


def test_no_name_for_the_clock_is_taken_to_another_file() -> None:
    """`from time import time` would read the clock under a name that the test above cannot see."""
    assert not [
        place(path, node)
        for path in SOURCES
        if path != CLOCK
        for node in imports(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module == "time" or (node.module == "django.utils.timezone"))
        and {a.name for a in node.names} & {"time", "localtime", "monotonic", "now", "localdate"}
    ]


def test_core_is_pure() -> None:
    sources = [p for p in SOURCES if p.is_relative_to(CORE)]
    assert not [
        place(path, node) for path in sources for node in imports(tree_of(path)) if names_of(node) & IMPURE_MODULES
    ]
    assert not [f"{place(path, node)} {name}" for path in sources for node, name in calls(path) if name in IMPURE_CALLS]


def names_of(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The top-level packages that an import statement reaches for."""
    if isinstance(node, ast.ImportFrom):
        return set() if node.level else {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


def test_no_import_runs_in_a_circle() -> None:
    known = {module_of(p): p for p in SOURCES}
    graph = {m: set(imported_modules(p, known.keys())) & known.keys() - {m} for m, p in known.items()}
    assert not first_circle(graph)


def module_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(path: Path, known: Set[str]) -> Iterator[str]:
    """Absolute names of the modules that must have run before this one; itself left out."""
    for node in imports(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            continue
        source = absolute(path, node)
        taken = {f"{source}.{alias.name}" for alias in node.names}
        yield from taken
        # A room may take another room from its own package, whose __init__ gathers both. Taking a
        # name that __init__ gathers is the circle.
        if not (module_of(path).startswith(f"{source}.") and taken <= known):
            yield source


def absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module_of(path).split(".")[: None if path.name == "__init__.py" else -1]
    above = package[: len(package) - node.level + 1]
    return ".".join(above + ([node.module] if node.module else []))


def first_circle(graph: dict[str, set[str]]) -> list[str]:
    """What is left when modules that import none of the others are taken away, over and over."""
    left = {module: set(edges) for module, edges in graph.items()}
    while free := {module for module, edges in left.items() if not edges & left.keys()}:
        left = {module: edges for module, edges in left.items() if module not in free}
    return sorted(left)


@pytest.mark.parametrize(
    ("graph", "circle"),
    [
        ({"a": {"b"}, "b": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, ["a", "b", "c"]),
    ],
)
def test_a_circle_is_found(graph: dict[str, set[str]], circle: list[str]) -> None:
    assert first_circle(graph) == circle
