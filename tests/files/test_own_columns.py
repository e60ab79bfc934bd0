"""An office's own column layout: beside the shipped ones, or in the place of one; `yaodian check` tells its faults."""

from argparse import Namespace
from pathlib import Path

import pytest

from yaodian.commands import DONE, FAULTS, PURE_COMMANDS
from yaodian.files.columns import BrokenColumns, load_columns, read_columns
from yaodian.files.mechanisms import FOLDER, BrokenCatalogue, load_catalogue, read_catalogue

OWN = """
layouts:
  - key: {key}
    title: 本地系统
    source: 本地系统的导入模板
    kinds:
      - kind: theme_day
        columns:
          - {{title: 主题, field: {field}}}
"""


def own(folder: Path, key: str = "local", field: str = "theme") -> Path:
    (folder / "_columns.yaml").write_text(OWN.format(key=key, field=field), encoding="utf-8")
    return folder


def test_an_own_layout_stands_beside_the_shipped_or_takes_its_place(tmp_path: Path) -> None:
    shipped = [one.key for one in read_columns(load_catalogue())[0]]
    beside, problems = read_columns(load_catalogue(), FOLDER, own(tmp_path))
    assert [one.key for one in beside] == [*shipped, "local"] and problems == []
    instead, _ = read_columns(load_catalogue(), FOLDER, own(tmp_path, key=shipped[0]))
    assert [one.title for one in instead if one.key == shipped[0]] == ["本地系统"]


def test_it_may_lie_in_the_folder_of_own_mechanisms(tmp_path: Path) -> None:
    catalogue, problems = read_catalogue(FOLDER, own(tmp_path))
    assert catalogue is not None and problems == []


def test_check_tells_its_faults(tmp_path: Path, capsys) -> None:
    check = PURE_COMMANDS["check"]
    assert run(check, own(tmp_path)) == DONE
    assert run(check, own(tmp_path, field="ghost")) == FAULTS
    assert "没有“ghost”这一栏" in capsys.readouterr().out


def test_a_broken_one_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "_columns.yaml").write_text("layouts: [", encoding="utf-8")
    with pytest.raises(BrokenCatalogue):
        load_columns(tmp_path)


def test_nor_is_a_wrong_one(tmp_path: Path) -> None:
    with pytest.raises(BrokenColumns, match="ghost"):
        load_columns(own(tmp_path, field="ghost"))


def run(check, folder: Path) -> int:
    return check.run(Namespace(folder=folder, json=False))
