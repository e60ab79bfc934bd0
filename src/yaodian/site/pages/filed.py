"""After filing together: what each record serves, and where it goes next (handbook page, columns of the superior)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.site.models import Body, Record
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.form_answers import filed_url
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.served import Served, served_by
from yaodian.site.queries.bodies import bodies_on
from yaodian.site.queries.census import Place
from yaodian.site.queries.records import deeds_of, find_record, kind_of, of_the_same_day
from yaodian.site.queries.tree import path_of

MOST = 60


@dataclass(frozen=True, slots=True)
class FiledRecord:
    """`twins`: other records of the same kind, body and day, as when two people file one meeting."""

    record: Record
    title: str
    body: Body
    served: tuple[Served, ...]
    not_counted: bool
    twins: tuple[Record, ...]


def named_records(request: HttpRequest, viewer: Viewer) -> list[Record]:
    """Those that the address names, each once; none of them may be missing or another's."""
    uids = list(dict.fromkeys(request.GET.getlist("r")))
    found = [find_record(viewer.scope, uid) for uid in uids[:MOST]]
    records = [row for row in found if row is not None]
    if not uids or len(uids) > MOST or len(records) < len(uids):
        raise Http404
    return records


def _home(viewer: Viewer, records: Sequence[Record]) -> Place | None:
    """The body whose list they came from: the nearest that holds all of them."""
    paths = [path_of(row.body_uid, viewer.on) for row in records]
    around = (one for one in bodies_on(viewer.scope, viewer.on) if all(path.startswith(one.path) for path in paths))
    nearest = max(around, key=lambda one: one.path, default=None)
    return nearest.body if nearest else None


@require_safe
@page
def records_filed(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    records = named_records(request, viewer)
    bindings = bindings_on(viewer.on)
    bodies = {uid: viewer.body(uid) for uid in {row.body_uid for row in records}}
    filed = []
    for row in records:
        deeds = deeds_of(row.uid)
        not_counted = bool(deeds) and not any(deed.counts for deed in deeds)
        served = tuple(served_by(viewer, row.uid, bindings))
        twins = tuple(of_the_same_day(row))
        filed.append(FiledRecord(row, kind_of(row).title, bodies[row.body_uid], served, not_counted, twins))
    first = _home(viewer, records) or filed[0].body
    context = {
        "title": "已提交",
        "filed": filed,
        "several": len(bodies) > 1,
        "body": first,
        "print_url": filed_url((row.uid for row in records), "records-print"),
        "trail": (
            Crumb("待办", reverse("todo")),
            Crumb(str(first), reverse("todo-body", args=[first.uid])),
            Crumb("已提交"),
        ),
    }
    return show(request, "filed.html", context)
