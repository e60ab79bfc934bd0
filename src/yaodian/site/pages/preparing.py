"""A text before it is adopted: who works on it, and what was typed about it so far."""

from django.http import Http404, HttpRequest
from django.utils.datastructures import MultiValueDict

from yaodian.site.models import Plan
from yaodian.site.pages.gate import Viewer
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.drafts import draft_of
from yaodian.site.queries.plans import is_in_preparation_by, plan
from yaodian.site.queries.scope import Verb


def in_preparation(viewer: Viewer, uid: str) -> tuple[Plan, tuple[Placed, ...]]:
    """The text, with the bodies for which the viewer may adopt it; whoever may do so everywhere does it for the body at
    the top.
    """
    row = plan(uid)
    roots = viewer.scope.paths(Verb.ADOPT)
    bodies = tuple(one for one in bodies_on(viewer.scope, viewer.on, Verb.ADOPT) if one.path in roots or one.depth == 1)
    if row is None or not bodies or not is_in_preparation_by(viewer.scope, row):
        raise Http404
    return row, bodies


def typed_in(request: HttpRequest, viewer: Viewer, draft: tuple[str, str]) -> MultiValueDict[str, str]:
    """What is being sent, else what was kept. `draft`: of which form, and about what."""
    return request.POST if request.method == "POST" else kept_of(viewer, draft)


def kept_of(viewer: Viewer, draft: tuple[str, str]) -> MultiValueDict[str, str]:
    form, about = draft
    kept = draft_of(viewer.account, form, about, at=viewer.at)
    return MultiValueDict(kept.values if kept else {})
