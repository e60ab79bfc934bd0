"""Drafts: what is typed is kept as typed, for the same person alone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from yaodian.site.actions.save_draft import drop_draft, save_draft
from yaodian.site.pages.attaching import handed_in
from yaodian.site.pages.draft_names import too_many
from yaodian.site.pages.gate import Viewer, page, viewer_of
from yaodian.site.pages.way_back import own_address
from yaodian.site.queries.scope import Verb

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "draft-form", "draft-object", "token", "gathering"})
LONGEST = 120


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """204 when kept, 200 with what became of files that came along; 422 with the reason where there are too many; 401
    without a sign-in, so that the page can say that nothing was kept.
    """
    viewer = viewer_of(request)
    if viewer is None:
        return HttpResponse(status=401)
    form, about = request.POST.get("draft-form", ""), request.POST.get("draft-object", "")
    if not form or not about or len(form) > LONGEST or len(about) > LONGEST:
        return HttpResponse(status=400)
    values = {key: given for key, given in request.POST.lists() if key not in NOT_TYPED}
    came = tuple(handed_in(request, viewer)) if viewer.scope.may(Verb.FILE) else ()
    values |= {one.name: [one.upload.uid] for one in came if one.upload}
    oldest = save_draft(actor=viewer.account, form=form, object=about, values=values, at=viewer.at)
    if oldest:
        return HttpResponse(str(too_many(viewer, oldest)), status=422, content_type="text/plain; charset=utf-8")
    return render(request, "draft_files.html", {"came": came}) if came else HttpResponse(status=204)


@require_POST
@page
def draft_drop(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    drop_draft(actor=viewer.account, form=request.POST.get("form", ""), object=request.POST.get("object", ""))
    return HttpResponseRedirect(own_address(request, request.POST.get("back", "")))
