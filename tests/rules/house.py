"""The whole product as a rule looks at it: columns, addresses, templates, forms, and what every table holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.urls import URLPattern, get_resolver, reverse
from tests.site.cast import Cast

from yaodian.core.catalogue import Catalogue
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.models import Edition

SOURCE = Path(__file__).parents[2] / "src" / "yaodian"
TEMPLATES = SOURCE / "site" / "templates"
STATIC = SOURCE / "site" / "static"
# What may be written behind a look: the view log, the function counters and the session's touch.
TRACES = frozenset({"view_log", "function_count", "django_session"})


def columns() -> dict[str, set[str]]:
    """The columns of every table, those of Django's own included."""
    return {m._meta.db_table: {f.column for f in m._meta.concrete_fields} for m in apps.get_models()}


def words_of_schema() -> set[str]:
    """Every word that a name of a table, a column or an address is made of."""
    names = [*columns(), *(name for held in columns().values() for name in held), *routes()]
    return {word for name in names for word in re.split(r"[_\-/<>:]+", name.lower()) if word}


def routes() -> list[str]:
    """Names and patterns of all addresses."""
    found = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    return [text for one in found for text in (one.name or "", str(one.pattern))]


def own_scripts() -> list[Path]:
    """Every script but what was taken from elsewhere as it is."""
    return sorted((STATIC / "yaodian").glob("*.js"))


def shown() -> str:
    """Everything that templates and the scripts say, whoever looks."""
    files = [*TEMPLATES.glob("*.html"), *own_scripts()]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def asked(catalogue: Catalogue | None = None) -> str:
    """Every text that a form shows."""
    fields = [field for kind in (catalogue or load_catalogue()).kinds for field in kind.fields]
    return "\n".join(text for f in fields for text in (f.title, f.hint, f.purpose, f.unit, *f.options))


def imports_of(folder: Path) -> dict[str, set[str]]:
    """By module below the folder: what it imports, as `module.name`."""
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
        found[str(path)] = {f"{node.module}.{name.name}" for node in froms for name in node.names}
    return found


def addresses(cast: Cast, record: str = "none") -> dict[str, str]:
    """Every address of the site, filled in with things of the stage."""
    first, edition = cast.first.uid, Edition.objects.get().uid
    given: dict[str, str] = {
        "duty": "theme_day_month",
        "cycle": "2026-04",
        "bearer": first,
        "kind": "theme_day",
        "file": "none",
        "body": first,
        "other": "none",
        "number": "4",
        "gathering": "branch_life",
    }
    forms = ("records/of", "records/new", "records/gathering", "records/sheet", "records/columns")
    uids = {"plans": edition, **dict.fromkeys(forms, first), "records": record}
    found = {}
    for one in (one for one in get_resolver().url_patterns if isinstance(one, URLPattern)):
        start = next((place for place in uids if str(one.pattern).startswith(f"{place}/")), "")
        words = {name: uids.get(start, first) if name == "uid" else given[name] for name in one.pattern.converters}
        found[str(one.name)] = reverse(str(one.name), kwargs=words)
    return found


def contents(without: frozenset[str] = TRACES) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those named."""
    return {table: sorted(_rows(table), key=repr) for table in columns() if table not in without}


def _rows(table: str) -> Iterator[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        yield from cursor.fetchall()
