"""Folders: every document in them, none twice, nothing followed out of them."""

from pathlib import Path

from yaodian.core.problem import Problem
from yaodian.files.documents import Document
from yaodian.files.folders import documents_in


def written(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("一、总则", encoding="utf-8")


def test_files_in_the_order_of_their_names_without_what_programs_leave_behind(tmp_path: Path) -> None:
    written(tmp_path, "b.txt", "a.txt", "~$a.docx", ".hidden", "Thumbs.db", "c/d.txt", ".git/x.txt")
    named = [found.path.relative_to(tmp_path).as_posix() for found in documents_in([tmp_path])]
    assert named == ["a.txt", "b.txt", "c/d.txt"]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    written(tmp_path, ".hidden")
    (found,) = documents_in([tmp_path / ".hidden"])
    assert isinstance(found.read(), Document)


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    written(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "z.txt").symlink_to(tmp_path / "out" / "b.txt")
    read = [found.read() for found in documents_in([tmp_path / "in"])]
    assert [isinstance(one, Problem) and "符号链接" in one.what for one in read] == [False, True, True, True]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (found,) = documents_in([tmp_path])
    problem = found.read()
    assert isinstance(problem, Problem) and "没有文件" in problem.what
