"""Which body a page is to be about, where the viewer has not said yet."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer
from yaodian.site.queries.bodies import bodies_on, short_names
from yaodian.site.queries.scope import Verb

MANY = 20  # bodies from which on one looks for a name rather than reads the list


@dataclass(frozen=True, slots=True)
class Choosing:
    """`address` names the page of the chosen body; `what` is the part of it that the viewer is after."""

    title: str
    what: str
    address: str


def choose_body(request: HttpRequest, viewer: Viewer, choosing: Choosing) -> HttpResponse:
    """The bodies that the viewer may see; straight on for whoever answers for one of them alone."""
    placed = bodies_on(viewer.scope, viewer.on)
    own = viewer.scope.paths(Verb.FILE)
    roots = [one for one in placed if one.path in own]
    if len(roots) == 1 and not viewer.scope.may(Verb.ADOPT):
        return HttpResponseRedirect(reverse(choosing.address, args=[roots[0].body.uid]))
    short, part = short_names(), request.GET.get("q", "").strip()
    named = [(one, short.get(one.body.uid, "")) for one in placed]
    context = {
        "title": choosing.title,
        "choosing": choosing,
        "placed": [(one, called) for one, called in named if part in one.body.name or part in called],
        "part": part,
        "many": len(placed) > MANY,
        "any_short": any(called for _, called in named),
    }
    return show(request, "choose.html", context)
