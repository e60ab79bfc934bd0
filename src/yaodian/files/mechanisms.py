"""Mechanism files (YAML) of a folder → plain data → a catalogue."""

from functools import cache
from pathlib import Path

import yaml

from yaodian.core.catalogue import Catalogue, check, parse
from yaodian.core.problem import Problem

FOLDER = Path(__file__).parents[1] / "mechanisms"


def read_folder(folder: Path = FOLDER) -> tuple[dict[str, object], list[Problem]]:
    """Every `.yaml` file of the folder by its name without suffix; what is no YAML is a problem."""
    files: dict[str, object] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            files[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            fault = " ".join(str(error).split())
            problems.append(Problem(path.name, f"不是可读的 YAML：{fault}", "按提示的行列改正缩进或引号"))
    return files, problems


def read_catalogue(folder: Path = FOLDER) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue of a folder, or None with all its problems."""
    files, unreadable = read_folder(folder)
    catalogue, problems = parse({n: d for n, d in files.items() if n != "_facts"})
    return (None if unreadable else catalogue), unreadable + problems


def sound_catalogue(folder: Path = FOLDER) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue of a folder if it also passes the X-ray, or None with everything that is wrong."""
    catalogue, problems = read_catalogue(folder)
    problems = [*problems, *(check(catalogue) if catalogue else ())]
    return (None if problems else catalogue), problems


class BrokenCatalogue(ValueError):
    """The mechanism files in use do not parse or do not pass the X-ray."""


@cache
def load_catalogue() -> Catalogue:
    """The catalogue in use, faultless. Raises BrokenCatalogue, which names every fault."""
    catalogue, problems = sound_catalogue()
    if catalogue is None:
        raise BrokenCatalogue("；".join(map(str, problems)))
    return catalogue
