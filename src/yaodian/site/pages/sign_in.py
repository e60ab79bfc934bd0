"""Signing in and out, and the two switches that need no sign-in."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.sign_in import sign_in, sign_out
from yaodian.site.clock import now
from yaodian.site.middleware.traces import address_of
from yaodian.site.models import Account, Role
from yaodian.site.pages.frame import LARGE, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.way_back import own_address
from yaodian.site.queries.scope import Verb

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        if isinstance(request.user, Account):
            return HttpResponseRedirect(own_address(request, request.GET.get("next", "")))
        return _form(request, request.GET.get("next", ""))
    username = request.POST.get("username", "")
    back = request.POST.get("next", "")
    found = sign_in(username=username, password=request.POST.get("password", ""), address=address_of(request), at=now())
    if isinstance(found, Refusal):
        return _form(request, back, username=username, refusal=found)
    login(request, found, backend=BACKEND)
    return HttpResponseRedirect(own_address(request, back))


def _form(request: HttpRequest, back: str, *, username: str = "", refusal: Refusal | None = None) -> HttpResponse:
    unsent = bool(request.GET.get("unsent"))
    context = {"title": "登录", "next": back, "username": username, "refusal": refusal, "unsent": unsent}
    return show(request, "sign_in.html", context, status=200 if refusal is None else 422)


@require_POST
def sign_out_page(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Account):
        sign_out(actor=request.user, at=now())
    large = bool(request.session.get(LARGE))
    logout(request)
    if large:
        request.session[LARGE] = True
    return HttpResponseRedirect(reverse("sign-in"))


@require_POST
def type_size(request: HttpRequest) -> HttpResponse:
    """Large type on or off, for this session."""
    request.session[LARGE] = not request.session.get(LARGE)
    return HttpResponseRedirect(own_address(request, request.POST.get("back", "")))


@require_safe
@page
def home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The page each role begins with."""
    if viewer.has_desk:
        return HttpResponseRedirect(reverse("desk"))
    if viewer.scope.may(Verb.SEE):
        return HttpResponseRedirect(reverse("todo"))
    return show(request, "error.html", {"title": "没有待办", "text": _nothing(viewer)})


def _nothing(viewer: Viewer) -> str:
    if Role.MEMBER in viewer.scope.roles:
        return "党员本人的页面将在后续版本提供。参加的活动由所在支部记录，计入您的学时和次数，您不用另外填报。"
    return "这个账号没有可以查看的业务内容。管理员不接触业务数据。"
