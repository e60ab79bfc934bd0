"""The only writes behind a GET: the view log, the function counter and the session's touch."""

import logging
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from yaodian.site.actions.leave_traces import Look, leave_traces
from yaodian.site.actions.whence import ADDRESS
from yaodian.site.clock import now
from yaodian.site.models import Account

log = logging.getLogger(__name__)
_LOOKED_AT = "yaodian.looked_at"
_UNWATCHED = frozenset({"healthz"})


def looks_at(request: HttpRequest, person_uid: str) -> None:
    """A page that shows a person's file says so here. Cannot the look be written, the page is not shown."""
    request.META.setdefault(_LOOKED_AT, []).append(person_uid)


def address_of(request: HttpRequest) -> str:
    """The address the request came from: behind a proxy of ours (YAODIAN_PROXY=1) the last one it names."""
    named = request.META.get("REMOTE_ADDR", "")
    if settings.ENV.proxy:
        named = request.headers.get("X-Forwarded-For", named).rsplit(",", 1)[-1].strip()
    try:
        return str(ip_address(named))
    except ValueError:
        return ""


class Traces:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = ADDRESS.set(address_of(request))
        try:
            response = self.get_response(request)
        finally:
            ADDRESS.reset(token)
        look = _look(request, response)
        return response if look is None or _traced(look) else _not_shown()


def _look(request: HttpRequest, response: HttpResponseBase) -> Look | None:
    """What to write of this request; None for what failed, what nobody chose, and what is watched by machines."""
    match = request.resolver_match
    if match is None or response.status_code >= 400 or match.view_name in _UNWATCHED:
        return None
    user = request.user
    viewer = user.uid if isinstance(user, Account) else ""
    people = tuple(uid for uid in request.META.get(_LOOKED_AT, ()) if uid)
    return Look(match.view_name or match.route, viewer if people else "", people)


def _traced(look: Look) -> bool:
    """Whether the page may be shown."""
    try:
        leave_traces(look, now())
    except DatabaseError:
        log.exception("the traces of a request could not be written")
        return not look.people
    return True


def _not_shown() -> HttpResponse:
    text = "人员档案：查看记录暂时无法写入，因此不能显示。请稍后重试；仍不能显示时请联系管理员。"
    return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
