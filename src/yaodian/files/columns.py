"""Column layouts: the shipped file, and beside it the one in an office's own folder."""

from functools import cache
from pathlib import Path

import yaml

from yaodian.core.catalogue import Catalogue
from yaodian.core.catalogue.columns import COLUMNS, Layout, read_layouts
from yaodian.core.problem import Problem
from yaodian.files.mechanisms import FOLDER, load_catalogue


class BrokenColumns(ValueError):
    """A column layout in use does not pass `yaodian check`."""


def read_columns(
    catalogue: Catalogue, folder: Path = FOLDER, own: Path | None = None
) -> tuple[tuple[Layout, ...], list[Problem]]:
    """An own layout takes the place of the shipped one of the same key. A folder without the file has none."""
    found: dict[str, Layout] = {}
    problems: list[Problem] = []
    for place in filter(None, (folder, own)):
        path = place / f"{COLUMNS}.yaml"
        if path.exists():
            layouts, faults = read_layouts(COLUMNS if place == folder else str(path), _load(path), catalogue)
            found |= {layout.key: layout for layout in layouts}
            problems += faults
    return tuple(found.values()), problems


@cache
def load_columns(own: Path | None = None) -> tuple[Layout, ...]:
    """Raises BrokenColumns, which names every fault."""
    layouts, problems = read_columns(load_catalogue(own), FOLDER, own)
    if problems:
        raise BrokenColumns("；".join(map(str, problems)))
    return layouts


def _load(path: Path) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
