"""Who looks at a page, on which day: every page but the sign-in begins here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from yaodian.site.clock import day_at, now
from yaodian.site.models import Account, Body, Role
from yaodian.site.queries.bodies import find_body
from yaodian.site.queries.scope import Scope, Verb, scope

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever is signed in, what they may do today, and the moment of the request."""

    account: Account
    scope: Scope
    on: date
    at: datetime

    @property
    def has_desk(self) -> bool:
        """工作台 is the first page of whoever adopts and of leaders."""
        return self.scope.may(Verb.ADOPT) or Role.LEADER in self.scope.roles

    def body(self, uid: str, verb: Verb = Verb.SEE) -> Body:
        """The body; one that is not the viewer's is as absent as one that never was."""
        found = find_body(self.scope, uid, verb)
        if found is None:
            raise Http404
        return found


def viewer_of(request: HttpRequest) -> Viewer | None:
    if not isinstance(request.user, Account):
        return None
    at = now()
    on = day_at(at)
    return Viewer(request.user, scope(request.user, on), on, at)


def _back(request: HttpRequest) -> dict[str, str]:
    """Where the sign-in leads. What was sent is not written; the page that it was sent from is opened again."""
    if request.method in ("GET", "HEAD"):
        return {"next": request.get_full_path()}
    came = urlsplit(request.headers.get("Referer", ""))
    from_here = came.path and came.netloc == request.get_host()
    return {"next": came._replace(scheme="", netloc="").geturl() if from_here else request.path, "unsent": "1"}


def page(view: Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Make a view of a function that wants to know its viewer; without one it leads to the sign-in and back."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        viewer = viewer_of(request)
        if viewer is None:
            return HttpResponseRedirect(f"{reverse('sign-in')}?{urlencode(_back(request))}")
        request.viewer = viewer  # type: ignore[attr-defined]
        return view(request, viewer, *args, **kwargs)

    return shown
