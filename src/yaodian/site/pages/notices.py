"""通知 and 交办: read in on any day, reviewed ask by ask, taken up, and withdrawn where one was wrong."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.edition.overlay import Laid
from yaodian.core.plan.letter import letter_of
from yaodian.core.problem import Problem
from yaodian.site.actions.adopt_edition import Adoption
from yaodian.site.actions.adopt_notice import NewNotice, adopt_notice
from yaodian.site.actions.enter_plan import NewPlan, enter_plan, length_faults
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.pages.adopting import LIES
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.notice_desk import FORM, NoticeDesk, notice_desk_of
from yaodian.site.pages.reading import LONGEST_TITLE, file_name, given
from yaodian.site.queries.notices import numbered, taken_up
from yaodian.site.queries.scope import Verb

# What an action calls a thing → the field of this form.
FIELDS = {
    "名称": "title",
    "通过会议": "meeting",
    "通过日期": "adopted_on",
    "文号": "doc_no",
    "发文机关": "issuer",
    "主送": "to",
    "生效日期": "first_day",
}


@require_http_methods(["GET", "HEAD", "POST"])
@page
def notice_new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.ADOPT):
        raise Http404
    if request.method != "POST":
        return _new(request)
    text, problems = given(request)
    problems = problems or length_faults(text)
    if problems:
        return _new(request, text, problems)
    title = (letter_of(text).title or "来文")[:LONGEST_TITLE]
    new = NewPlan(title=title, text=text, file_name=file_name(request))
    entered = enter_plan(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(entered, Refusal):
        return _new(request, text, entered.problems)
    return HttpResponseRedirect(reverse("notice-review", args=[entered.uid]))


def _new(request: HttpRequest, text: str = "", problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = tuple(problems)
    context = {
        "title": "录入通知",
        "text": text,
        "problems": [(problem, "text") for problem in problems],
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("录入通知")),
    }
    return show(request, "notice_new.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def notice_review(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = notice_desk_of(request, viewer, uid)
    if request.method != "POST" or "recount" in request.POST:
        return _shown(request, desk, ())
    problems = tuple(desk.faults())
    return _shown(request, desk, problems) if problems else _adopted(request, viewer, desk)


def _adopted(request: HttpRequest, viewer: Viewer, desk: NoticeDesk) -> HttpResponse:
    said = desk.outside
    new = NewNotice(
        plan_uid=desk.plan.uid,
        title=said["title"],
        first_day=desk.first_day,
        adoption=Adoption(
            meeting=said["meeting"], adopted_on=desk.day("adopted_on") or viewer.on, doc_no=said["doc_no"]
        ),
        bodies=desk.definitions,
    )
    result = adopt_notice(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, desk, tuple((one, FIELDS.get(one.where, "")) for one in result.problems))
    drop_draft(actor=viewer.account, form=FORM, object=desk.plan.uid)
    return HttpResponseRedirect(f"{reverse('edition', args=[result[0].uid])}?adopted=1")


def _shown(request: HttpRequest, desk: NoticeDesk, problems: tuple[tuple[Problem, str], ...]) -> HttpResponse:
    taken = [one for one in desk.asked if not one.is_folded]
    context = {
        "title": "审定通知",
        "desk": desk,
        "typed": desk.outside,
        "asked": taken,
        "folded": [one for one in desk.asked if one.is_folded],
        "repeated": sum(bool(one.chosen.repeat) for one in taken),
        "open": sum(bool(duty.undecided) for duty in desk.duties),
        "merged": _merged(desk),
        "same": numbered(desk.outside["doc_no"], desk.plan.uid),
        "taken_up": taken_up(desk.plan.uid),
        "problems": problems,
        "draft_form": FORM,
        "trail": (Crumb("年度要点", reverse("plans")), Crumb(desk.plan.title)),
    }
    return show(request, "notice_review.html", context, status=422 if problems else 200)


def _merged(desk: NoticeDesk) -> list[tuple[Laid, str]]:
    """What holds anyway and is asked again, each once."""
    found = {one.duty.key: one for _, laid in desk.laid for one in laid if one.lies in LIES}
    return [(one, LIES[one.lies]) for one in found.values()]
