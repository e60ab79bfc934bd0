"""What one form can answer: rows of one gathering, and rows of several groups that owe the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.slot_rows import Row


@dataclass(frozen=True, slots=True)
class Bundle:
    """Rows that are done with one form; one row alone has neither `why` nor `url`."""

    rows: tuple[Row, ...]
    why: str = ""
    url: str = ""


def bundled(rows: Sequence[Row], root: str) -> tuple[Bundle, ...]:
    """In the order of their first rows. `root`: the body of the list; its groups share one sheet."""
    found: dict[tuple[str, ...], list[list[Row]]] = {}
    for number, row in enumerate(rows):
        key = _key(row, root) or (str(number),)
        fitting = (one for one in found.setdefault(key, []) if key[0] == "sheet" or _fits(row, one))
        own = next(fitting, None)
        if own is None:
            found[key].append([row])
        else:
            own.append(row)
    made = [_bundle(key, one, root) for key, several in found.items() for one in several]
    place = {id(row): number for number, row in enumerate(rows)}
    return tuple(sorted(made, key=lambda bundle: place[id(bundle.rows[0])]))


def _key(row: Row, root: str) -> tuple[str, ...] | None:
    """Rows of the same key may be answered together."""
    if not row.forms:
        return None
    bearer, verdict = row.judgement.bearer, row.verdict.value
    if bearer != root and len(row.parts) == 1:
        return ("sheet", row.parts[0], row.judgement.duty, row.judgement.cycle, verdict)
    if row.gathering and row.parts:
        return ("gathering", row.gathering, bearer, verdict)
    return None


def _fits(row: Row, others: Iterable[Row]) -> bool:
    """One day can lie in the cycles of all of them, and no duty is asked twice."""
    spans = [one.judgement.span for one in others] + [row.judgement.span]
    known = [span for span in spans if span is not None]
    apart = row.judgement.duty not in {one.judgement.duty for one in others}
    return len(known) == len(spans) and apart and _meet(known)


def _meet(spans: Sequence[Span]) -> bool:
    return max(span.first for span in spans) <= min(span.last for span in spans)


def _bundle(key: tuple[str, ...], rows: Sequence[Row], root: str) -> Bundle:
    if len(rows) == 1:
        return Bundle(tuple(rows))
    first = rows[0]
    late = first.verdict is Verdict.GRACE
    words = [("duty", first.judgement.duty), ("cycle", first.judgement.cycle)] if late else []
    if key[0] == "sheet":
        url = reverse("sheet-new", args=[root, key[1]])
        return Bundle(tuple(rows), f"{len(rows)}个组织，一张表填完", _asked(url, words))
    ticked = [("kind", part) for part in dict.fromkeys(part for row in rows for part in row.parts)]
    url = reverse("gathering-new", args=[first.files, first.gathering])
    why = f"一次活动可以同时完成以下{len(rows)}项，日期和到会情况只填一次"
    return Bundle(tuple(rows), why, _asked(url, [*ticked, *words]))


def _asked(url: str, words: Sequence[tuple[str, str]]) -> str:
    return f"{url}?{urlencode(words)}" if words else url
