"""The frame around every page: what the viewer can go to, and what installation this is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yaodian.site.clock import today
from yaodian.site.models import Purpose
from yaodian.site.pages.gate import Viewer, viewer_of
from yaodian.site.queries.installation import installation
from yaodian.site.queries.scope import Verb

LARGE = "large"


@dataclass(frozen=True, slots=True)
class Entry:
    word: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back; the last has no address."""

    word: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    path: str
    on: date
    name: str = ""
    installation: str = ""
    ceiling: str = ""
    entries: tuple[Entry, ...] = ()
    demo: bool = False
    large: bool = False


def frame_of(request: HttpRequest) -> Frame:
    viewer = getattr(request, "viewer", None) or viewer_of(request)
    here = installation()
    return Frame(
        path=request.get_full_path() if request.method == "GET" else request.path,
        on=viewer.on if viewer else today(),
        name=viewer.account.name if viewer else "",
        installation=here.name if here else "",
        ceiling=here.ceiling if here and viewer else "",
        entries=tuple(_entries(viewer, request.path)) if viewer else (),
        demo=bool(here and here.purpose == Purpose.DEMO),
        large=bool(request.session.get(LARGE)),
    )


def _entries(viewer: Viewer, path: str) -> Iterator[Entry]:
    places = (
        ("工作台", "desk", viewer.has_desk),
        ("年度要点", "plans", viewer.scope.may(Verb.SEE)),
        ("待办", "todo", viewer.scope.may(Verb.SEE)),
        ("组织生活", "records", viewer.scope.may(Verb.SEE)),
    )
    for word, name, shown in places:
        if shown:
            url = reverse(name)
            yield Entry(word, url, path.startswith(url))


def show(request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    return render(request, template, {"frame": frame_of(request), **context}, status=status)
