"""Refuses what no keyboard types: a NUL in a form, which one database keeps and another cannot."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class PlainText:
    """Stands after the check of the form's own token, so that a forged form is refused as forged."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and any("\0" in text for _, texts in request.POST.lists() for text in texts):
            raise BadRequest("NUL in a form")
        return self.answer(request)
