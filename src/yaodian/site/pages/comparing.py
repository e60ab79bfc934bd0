"""Two plans beside each other: last year's and this year's, sentence by sentence."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.plan.compare import WORDS, Change, Side, compare, counted
from yaodian.site.models import Plan
from yaodian.site.pages.editions import found_edition
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.review import read_as_corrected
from yaodian.site.queries.editions import edition
from yaodian.site.queries.plans import is_in_preparation_by, plan
from yaodian.site.queries.scope import Verb

SHOWN = (Change.NUMBER, Change.NEW, Change.GONE, Change.MOVED, Change.REWORDED)


@require_safe
@page
def plan_compare(request: HttpRequest, viewer: Viewer, uid: str, other: str) -> HttpResponse:
    """`uid`: the former; each is an edition, or a text that is still in preparation."""
    old, new = seen_text(viewer, uid), seen_text(viewer, other)
    rows = compare(_side(old), _side(new))
    counts = counted(rows)
    context = {
        "title": "与往年对照",
        "old": old,
        "new": new,
        "counts": [(str(change), WORDS[change], number) for change, number in counts.items()],
        "sections": [
            (str(change), WORDS[change], [row for row in rows if row.change is change])
            for change in SHOWN
            if counts[change]
        ],
        "turned": reverse("plan-compare", args=[other, uid]),
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("与往年对照")),
    }
    return show(request, "plan_compare.html", context)


def _side(row: Plan) -> Side:
    made = read_as_corrected(row)
    return Side(made.plan, made.found)


def seen_text(viewer: Viewer, uid: str) -> Plan:
    """The text of an edition that binds what the viewer sees, or one that the viewer's office prepares."""
    if edition(uid):
        row = plan(found_edition(viewer, uid).plan_uid)
    else:
        row = plan(uid)
        if row and not (viewer.scope.may(Verb.ADOPT) and is_in_preparation_by(viewer.scope, row)):
            row = None
    if row is None:
        raise Http404
    return row
