"""Mechanism files (YAML) of a folder → plain data → a catalogue."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from yaodian.core.catalogue import Catalogue, check, parse
from yaodian.core.catalogue.columns import COLUMNS
from yaodian.core.problem import Problem

FOLDER = Path(__file__).parents[1] / "mechanisms"
ORGANISATIONS = "_body_kinds"
# Ten times as quick where PyYAML came with its C library; the same safe types either way.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Read by others, once there is a catalogue to hold them against.
NOT_PARSED = frozenset({"_facts", COLUMNS})


def read_folder(folder: Path = FOLDER) -> tuple[dict[str, object], list[Problem]]:
    """Every `.yaml` file of the folder by its name without suffix; what is no YAML is a problem."""
    files: dict[str, object] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            files[path.stem] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            fault = " ".join(str(error).split())
            problems.append(Problem(path.name, f"不是可读的 YAML：{fault}", "按提示的行列改正缩进或引号"))
    return files, problems


def has_mechanisms(folder: Path) -> bool:
    """Files beginning with a low line hold what mechanisms share, and none of them; column layouts may stand alone."""
    return any(not path.name.startswith("_") or path.stem == COLUMNS for path in folder.glob("*.yaml"))


def is_whole(folder: Path) -> bool:
    """It names its own kinds of body, and so needs no other folder beside it."""
    return (folder / f"{ORGANISATIONS}.yaml").exists()


def read_catalogue(folder: Path = FOLDER, own: Path | None = None) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue of a whole folder, with the mechanisms of an office's `own` folder beside
    them; or None with all problems.
    """
    files, unreadable = read_folder(folder)
    added, faults = _read_own(own, files) if own else ({}, [])
    catalogue, problems = parse({n: d for n, d in {**files, **added}.items() if n not in NOT_PARSED})
    problems = [*unreadable, *faults, *problems]
    return (None if problems else catalogue), problems


def _read_own(own: Path, shipped: Mapping[str, object]) -> tuple[dict[str, object], list[Problem]]:
    """Mechanisms and nothing else: an own folder adds, it never replaces what all installations share."""
    if not own.is_dir():
        return {}, [Problem(str(own), "没有这个目录", "请检查路径")]
    files, problems = read_folder(own)
    added: dict[str, object] = {}
    for name, data in files.items():
        where = str(own / f"{name}.yaml")
        if name == COLUMNS:
            continue
        if name.startswith("_"):
            problems.append(Problem(where, "自加机制的目录里只放机制文件", "请移走；组织类别和职务用随程序提供的"))
        elif name in shipped:
            problems.append(Problem(where, "与随程序提供的机制重名", "请换一个键，文件名与键相同"))
        else:
            added[name] = data
    return added, problems


def sound_catalogue(folder: Path = FOLDER, own: Path | None = None) -> tuple[Catalogue | None, list[Problem]]:
    """That catalogue if it also passes the X-ray, or None with everything that is wrong."""
    catalogue, problems = read_catalogue(folder, own)
    problems = [*problems, *(check(catalogue) if catalogue else ())]
    return (None if problems else catalogue), problems


class BrokenCatalogue(ValueError):
    """The mechanism files in use do not parse or do not pass the X-ray."""


@cache
def load_catalogue(own: Path | None = None) -> Catalogue:
    """What is shipped with the mechanisms of `own` beside it, faultless. Raises BrokenCatalogue,
    which names every fault.
    """
    catalogue, problems = sound_catalogue(FOLDER, own)
    if catalogue is None:
        raise BrokenCatalogue("；".join(map(str, problems)))
    return catalogue
