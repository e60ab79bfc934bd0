"""The documents tell the truth: every command, option, setting, verdict, address stands in them; every link leads."""

import json
import re
import shlex
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.urls import URLPattern, get_resolver

from yaodian.cli import SITE
from yaodian.commands import PURE_COMMANDS
from yaodian.core.duty import Face
from yaodian.core.duty.explain import FACES
from yaodian.core.verdict.verdict import Label, Verdict, Why
from yaodian.site.pages.words import LABELS, VERDICTS, WHYS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "yaodian"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
COMMANDS = (*PURE_COMMANDS, *SITE)
FOR_DEVELOPERS = {"YAODIAN_REQUIRE", "YAODIAN_CORPUS", "YAODIAN_TEST_POSTGRES", "YAODIAN_CHROMIUM"}


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under a second-level heading."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title}"
    return found[1]


def parser_of(command: str) -> ArgumentParser:
    if command in PURE_COMMANDS:
        parser = ArgumentParser(prog=command)
        PURE_COMMANDS[command].add_arguments(parser)
        return parser
    return load_command_class("yaodian.site", command).create_parser("yaodian", command)


def options_of(command: str) -> set[str]:
    """Those that its help shows."""
    actions = parser_of(command)._actions
    shown = [action for action in actions if action.help != "==SUPPRESS=="]
    return {word for action in shown for word in action.option_strings if word.startswith("--")} - {"--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_each_of_its_options_is_documented_and_none_more(command: str) -> None:
    told = section(text_of("reference/cli.md"), command)
    listed = set(re.findall(r"^\| `(--[a-z-]+)`", told, re.MULTILINE))
    assert listed == options_of(command)
    assert f"    yaodian {command}" in told


@pytest.mark.parametrize("command", SITE)
def test_the_list_of_commands_says_of_each_what_its_own_help_says(command: str) -> None:
    assert SITE[command] == load_command_class("yaodian.site", command).help


def test_every_setting_is_documented_and_none_more() -> None:
    read = {name for path in SOURCE.rglob("*.py") for name in re.findall(r"YAODIAN_[A-Z]+", path.read_text("utf-8"))}
    text = text_of("reference/settings.md")
    assert set(re.findall(r"^\| `(YAODIAN_\w+)`", text, re.MULTILINE)) == read
    assert set(re.findall(r"YAODIAN_\w+", section(text, "For developers"))) == FOR_DEVELOPERS


def test_no_document_names_a_setting_that_is_not_read() -> None:
    known = set(re.findall(r"YAODIAN_\w+", text_of("reference/settings.md")))
    for page in PAGES:
        assert set(re.findall(r"YAODIAN_[A-Z_]+[A-Z]", page.read_text("utf-8"))) - known == set(), page


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Verdicts", {str(one): VERDICTS[one] for one in Verdict}),
        ("Labels", {str(one): LABELS[one] for one in Label}),
        ("Why", {str(one): WHYS[one] for one in Why if one}),
        ("Faces", {str(one): FACES[one] for one in Face}),
    ],
)
def test_every_word_of_a_judgement_stands_with_what_the_page_says(title: str, words: dict[str, str]) -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", section(text_of("reference/verdicts.md"), title), re.MULTILINE)
    assert dict(rows) == words


def test_every_address_is_documented_and_none_more() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| `([^`]+)` \|", text_of("reference/addresses.md"), re.MULTILINE)
    told = {name: re.sub(r"[A-Z]+", "…", address) for name, address in rows}
    patterns = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    assert told == {str(one.name): "/" + re.sub(r"<[^>]+>", "…", str(one.pattern)) for one in patterns}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        assert not link.startswith("/"), link
        if "://" not in link:
            assert (page.parent / link.partition("#")[0]).resolve().exists(), link


def examples() -> Iterator[tuple[str, str]]:
    """Every line of code in a document that runs the program or make, with the document's name."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fenced = [block for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
        indented = re.findall(r"^    (\S.*)$", text, re.MULTILINE)
        for line in (*indented, *(line for block in fenced for line in block.splitlines())):
            if re.search(r"(^|[\s/])yaodian [a-z]", line) or line.startswith("make "):
                yield page.name, line.partition("   ")[0]


@pytest.mark.parametrize(("page", "line"), sorted(set(examples())))
def test_an_example_of_a_command_is_one_that_runs(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert [word for word in words[1:] if "=" not in word and word not in targets] == []
        return
    start = next(n for n, word in enumerate(words) if re.fullmatch(r"([\w./-]+/)?yaodian", word))
    assert words[start + 1] in COMMANDS
    parser_of(words[start + 1]).parse_args(words[start + 2 :])


def named(text: str) -> set[str]:
    return set(re.findall(r"`([\w-]+)`", text))


def test_what_read_prints_is_what_the_contract_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = "2031年要点\n一、甲\n1.乙\n中心组每月开展1次集中学习研讨，6月底前制定计划。开展“示例行动”，结果纳入考核。\n"
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    parser = parser_of("read")
    assert PURE_COMMANDS["read"].run(parser.parse_args([str(tmp_path / "plan.txt"), "--json"])) == 0
    told, shown = named(section(text_of("reference/json.md"), "read")), json.loads(capsys.readouterr().out)
    assert set(shown) <= told
    for one in shown.values():
        if isinstance(one, list) and one:
            assert set(one[0]) <= told
    (duty,) = shown["proposals"][0]["duties"]
    assert set(duty) | set(duty["bearer"]) | set(duty["basis"][0]) <= told


def test_what_check_prints_is_what_the_contract_says(capsys: pytest.CaptureFixture[str]) -> None:
    PURE_COMMANDS["check"].run(parser_of("check").parse_args(["--json"]))
    shown = json.loads(capsys.readouterr().out)
    told = named(section(text_of("reference/json.md"), "check"))
    assert set(shown) | set(shown["facts"]) | set(shown["facts"]["duties"]) <= told


def test_every_command_that_prints_json_has_its_contract() -> None:
    headings = set(re.findall(r"^## ([a-z]+)", text_of("reference/json.md"), re.MULTILINE))
    assert headings == {command for command in COMMANDS if "--json" in options_of(command)}


def test_every_decision_has_its_three_parts_and_stands_in_the_list() -> None:
    decisions = sorted((DOCS / "adr").glob("0*.md"))
    listed = re.findall(r"\]\((0\d+-[\w-]+\.md)\)", text_of("adr/README.md"))
    assert listed == [path.name for path in decisions]
    for number, path in enumerate(decisions, 1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Why", "Decision", "What follows"]


def test_every_document_is_in_the_table_of_contents() -> None:
    listed = set(re.findall(r"\]\(([\w/-]+\.md)\)", text_of("README.md")))
    there = {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md") if path.parent.name != "adr"}
    assert listed - {"adr/README.md"} == there - {"README.md"}


def test_both_readmes_have_the_same_examples() -> None:
    commands = [
        re.findall(r"^    (?:make|\.venv|yaodian)[^#\n]*", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert commands[0] and [c.split() for c in commands[0]] == [c.split() for c in commands[1]]
