"""Which documents a folder holds: everything in it and below, but for what programs leave behind."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yaodian.core.problem import Problem
from yaodian.files.documents import Document, read_document

# Lock files of Word and WPS, and what systems put into folders.
_LEFT_BEHIND = ("~$", ".")
_NAMES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was named or lies in a folder that was; `problem`: why it is not even opened."""

    path: Path
    problem: Problem | None = None

    def read(self) -> Document | Problem:
        return self.problem or read_document(self.path)


def documents_in(paths: Iterable[Path]) -> list[Found]:
    """Files as they are named, those of folders in the order of their names."""
    return [found for path in paths for found in (_below(path) if path.is_dir() else [Found(path)])]


def _below(folder: Path) -> list[Found]:
    """Links inside a folder are not followed: they may lead anywhere, or in a circle."""
    found: list[Found] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        linked = [name for name in folders if Path(place, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [_one(Path(place, name)) for name in sorted([*names, *linked]) if not _is_left_behind(name)]
    found += [_refused(Path(error.filename), "打不开文件夹", "请检查是否有读取权限") for error in closed]
    return found or [_refused(folder, "文件夹里没有文件", "请核对路径")]


def _one(path: Path) -> Found:
    if path.is_symlink():
        return _refused(path, "是快捷方式（符号链接），没有跟随", "请把文件本身放进文件夹，或直接指定它的路径")
    return Found(path)


def _refused(path: Path, what: str, mend: str) -> Found:
    return Found(path, Problem(str(path), what, mend))


def _is_left_behind(name: str) -> bool:
    return name.startswith(_LEFT_BEHIND) or name.lower() in _NAMES
