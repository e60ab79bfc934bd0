"""A 通知 of our own wording, entered and taken up through the pages."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from yaodian.core.verdict.verdict import Judgement
from yaodian.site.clock import day_at, now
from yaodian.site.models import Edition
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.judging import judgements, year_of

LETTER = """滨工发〔2026〕12号
滨江市直属机关工作委员会
关于做好二季度重点任务的通知
{to}：
{text}
特此通知。
滨江市直属机关工作委员会
2026年4月17日
"""
PLAN = "2026年工作要点\n一、支部\n1.组织生活\n各党支部每月召开1次支部党员大会。\n"
ADOPTION = {
    "title": "2026年工作要点", "meeting": "工委第3次会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01",
}  # fmt: skip
ROSTER = "各党支部于5月15日前将党员花名册报送。"


def letter(text: str, to: str = "各党支部", number: str = "滨工发〔2026〕12号") -> str:
    return LETTER.format(text=text, to=to).replace("滨工发〔2026〕12号", number)


def entered(client: Client, text: str) -> str:
    """The address of its review."""
    answer = client.post("/plans/notices/new/", {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def taken_up(client: Client, text: str, **answers: str) -> str:
    """The address of its edition."""
    answer = client.post(entered(client, text), answers)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"]).partition("?")[0]


def start(text: str, sentence: str) -> int:
    return text.index(sentence)


def standing(bearer: str, *, title: str = "党员花名册") -> list[Judgement]:
    at = now()
    keys = {duty.key for row in Edition.objects.all() for duty in definitions(row.sha256).duties if title in duty.title}
    found = judgements(on=day_at(at), known=at, within=year_of(day_at(at)), bearers=frozenset({bearer}))
    return [one for one in found if one.duty in keys]


def on(day: date):
    return override_settings(ENV=replace(settings.ENV, today=day))
