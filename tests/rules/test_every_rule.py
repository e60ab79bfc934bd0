"""Every rule has its file, and what is not yet kept names the issue that makes it so."""

import ast
from pathlib import Path

import pytest
from tests.rules import issues

HERE = Path(__file__).parent
FILES = [HERE / f"test_r{number:02d}.py" for number in range(1, 34)]
TITLES = {name for name in vars(issues) if name.isupper()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_rule_is_told_and_asserted(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert str(ast.get_docstring(tree)).startswith(f"R{int(path.stem[-2:])}: ")
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert tests
    for test in tests:
        asserts = [node for node in ast.walk(test) if isinstance(node, ast.Assert)]
        raises = [node for node in ast.walk(test) if isinstance(node, ast.With)]
        assert asserts or raises, test.name
        assert not any(isinstance(node.test, ast.Constant) for node in asserts), test.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_awaited_names_its_issue(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    awaited = [call for call in calls if ast.unparse(call.func) == "pytest.mark.xfail"]
    for call in awaited:
        words = {word.arg: word.value for word in call.keywords}
        assert ast.unparse(words["strict"]) == "True"
        assert ast.unparse(words["reason"]) in TITLES
