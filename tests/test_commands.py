"""The pure commands: what they print, where, and with which exit code."""

import json
import shutil
from argparse import ArgumentParser
from pathlib import Path

import pytest

from yaodian.commands import PURE_COMMANDS
from yaodian.files.mechanisms import FOLDER, load_catalogue

PLAN = "2031年要点\n一、甲\n1.乙\n理论学习中心组每月开展集中学习研讨。定期开展政治建设专项督查。\n"


def run(name: str, *words: str) -> int:
    parser = ArgumentParser()
    PURE_COMMANDS[name].add_arguments(parser)
    return PURE_COMMANDS[name].run(parser.parse_args(words))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_read_prints_one_object_a_file(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", str(plan), str(plan), "--json") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    shown = json.loads(lines[0])
    assert (shown["id"], shown["text"]) == ("plan", PLAN)
    lists = ("headings", "quotas", "deadlines", "deliverables", "campaigns", "links", "proposals")
    assert all(isinstance(shown[name], list) for name in lists)
    first, second = shown["proposals"]
    assert PLAN[first["start"] : first["end"]].startswith("理论学习中心组")
    assert (first["duties"][0]["count"], first["duties"][0]["cycle"]) == (1, "month")
    assert (second["duties"][0]["count"], second["duties"][0]["cycle"]) == (None, None)


def test_read_speaks_chinese_to_people(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", str(plan)) == 0
    out = capsys.readouterr().out
    assert "每月至少开展1次“集中学习研讨”" in out
    assert "按此理解全年1次" in out


def test_read_refuses_on_standard_error_and_reads_the_rest(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run("read", str(tmp_path / "old.doc"), str(plan), "--json") == 2
    said = capsys.readouterr()
    assert "old.doc" in said.err and "重新另存" in said.err
    assert len(said.out.splitlines()) == 1


@pytest.mark.parametrize("text", ["😀", "\n\n", "plan 2026"])
def test_a_text_without_chinese_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "表情.txt"
    path.write_text(text, encoding="utf-8")
    assert run("read", str(path), "--json") == 2
    said = capsys.readouterr()
    assert "表情.txt" in said.err and "没有" in said.err and said.out == ""


def test_a_folder_is_read_with_progress_and_a_wrong_file_does_not_stop_the_rest(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.docx").write_text(PLAN, encoding="utf-8")
    assert run("read", str(tmp_path), "--json") == 2
    said = capsys.readouterr()
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["b", "plan"]
    told = said.err.splitlines()
    assert [line for line in told if line.startswith(("1/3", "2/3", "3/3"))][2].endswith("plan.txt")
    assert any("PDF 已损坏" in line for line in told)
    assert any("扩展名是 .docx，内容却是文本" in line for line in told)
    assert told[-1] == "共3个文件：读了2个，没有读成1个"


def test_a_folder_of_good_files_is_done(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", str(tmp_path)) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "共1个文件：读了1个，没有读成0个"


def test_check_finds_nothing_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["problems"] == []
    assert shown["mechanisms"] == len(list(FOLDER.glob("[!_]*.yaml")))
    assert list(shown["items"]) == [str(item) for item in range(1, 25)]
    assert "study_group" in shown["items"]["5"]
    assert set(shown["facts"]) == {"duties", "ledgers", "kinds", "rubrics"}
    assert set(shown["facts"]["duties"]) == {"used", "declined", "missing"}


def test_check_names_every_fault_and_exits_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FOLDER, tmp_path / "m")
    path = tmp_path / "m" / "branch_brand.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: 品牌名称", "title: 支部名称"), encoding="utf-8")
    assert run("check", str(tmp_path / "m"), "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["rule"], problem["where"]) == (
        "R8-known",
        "branch_brand.kinds[branch_brand_record].fields[brand_name]",
    )
    assert run("check", str(tmp_path / "m")) == 1
    assert "[R8-known]" in capsys.readouterr().out


def test_check_tells_faults_of_form_without_a_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.yaml").write_text("key: x", encoding="utf-8")
    assert run("check", str(tmp_path), "--json") == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["mechanisms"] == 0
    assert {problem["rule"] for problem in shown["problems"]} == {"format"}


@pytest.mark.parametrize("beside", [(), ("notes.txt",), ("brand.yml",), ("_body_kinds.yaml",)])
def test_check_finds_fault_with_a_folder_without_mechanisms(
    beside: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in beside:
        (tmp_path / name).write_text((FOLDER / name).read_text("utf-8") if name.startswith("_") else "", "utf-8")
    assert run("check", str(tmp_path)) == 1
    assert "没有机制文件。请指定放机制文件的目录" in capsys.readouterr().out


def test_check_refuses_what_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "/no/such/folder") == 2
    assert "没有这个目录" in capsys.readouterr().err


def test_explain_says_one_duty_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "theme_day_month") == 0
    assert "党支部每月至少开展1次“主题党日”" in capsys.readouterr().out
    assert run("explain", "study_group", "--json") == 0
    assert "study_group_quarter" in json.loads(capsys.readouterr().out)
    assert run("explain") == 0
    told = capsys.readouterr().out.splitlines()[::2]
    assert told == [template.duty.key for template in load_catalogue().templates]


def test_explain_refuses_an_unknown_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "nothing") == 2
    assert "没有这个应尽之责" in capsys.readouterr().err


def test_read_explains_each_finding_by_its_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("2026年要点\n一、基础\n各支部原则上每月召开1次支委会。材料月底统一归集。\n", encoding="utf-8")
    assert run("read", str(plan), "--explain") == 0
    said = capsys.readouterr().out
    assert "待确认" in said and "[可能漏读] 材料月底" in said
    assert "规则“周期加次数”（如：每季度至少召开一次支委会）" in said
    assert run("read", str(plan), "--explain", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["sure"] for one in told["findings"]] == [True, False] and len(told["missed"]) == 1


def test_compare_tells_what_is_new_gone_and_another_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("2025年要点\n一、基础\n每季度召开1次支委会。定期走访困难群众。\n", encoding="utf-8")
    new.write_text("2026年要点\n一、基础\n每月召开1次支委会。建立谈心台账。\n", encoding="utf-8")
    assert run("compare", str(old), str(new)) == 0
    said = capsys.readouterr().out
    assert "每季度1次 → 每月1次" in said and "[新增]" in said and "[不再有]" in said
    assert run("compare", str(old), str(new), "--json") == 0
    assert {one["change"] for one in json.loads(capsys.readouterr().out)} == {"number", "new", "gone"}
    assert run("compare", str(old), str(tmp_path / "none.txt")) == 2
    assert "none.txt" in capsys.readouterr().err
