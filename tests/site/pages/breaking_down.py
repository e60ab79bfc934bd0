"""A plan on its way: read in, its table made and sent, as the pages do it."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.actions.breaking_down import FIRST, SECOND, TEXT
from tests.site.cast import Cast

from yaodian.site.models import Plan

ADOPTION = {
    "title": "2026年市直机关党建工作要点",
    "meeting": "工委第3次会议",
    "adopted_on": "2026-03-20",
    "issued_on": "2026-03-25",
    "first_day": "2026-01-01",
    "doc_no": "市直党〔2026〕3号",
}
OPEN = f"d-{TEXT.index('党组定期')}-political_ecology_analysis"


def read_in(client: Client, text: str = TEXT) -> str:
    """The plan's uid."""
    assert client.post("/plans/new/", {"text": text}).status_code == 302
    return Plan.objects.latest("since").uid


def hidden(page: str) -> dict[str, str]:
    """Versions and ticks as the browser would send them back."""
    found = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    ticked = re.findall(r'type="checkbox" name="([^"]+)" value="([^"]*)"[^>]* checked', page)
    return {key: value for key, value in {**found, **dict(ticked)}.items() if key != "csrfmiddlewaretoken"}


def save_tasks(client: Client, uid: str, **cells: str) -> str:
    """The page after saving."""
    url = f"/plans/review/{uid}/tasks/"
    answer = client.post(url, {**hidden(client.get(url).content.decode()), **cells}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def cells(cast: Cast) -> dict[str, str]:
    return {
        f"t-{FIRST}-lead": cast.finance.name,
        f"t-{SECOND}-lead": cast.finance.name,
        f"t-{SECOND}-support": cast.health.name,
    }


def sent(client: Client, cast: Cast) -> str:
    """The plan's uid; the table went to both."""
    uid = read_in(client)
    save_tasks(client, uid, **cells(cast))
    url = f"/plans/review/{uid}/opinions/"
    assert client.post(url, {"unit": [cast.finance.uid, cast.health.uid]}).status_code == 302
    return uid


def opine(client: Client, uid: str, unit: str, **given: str):
    url = f"/plans/consult/{uid}/{unit}/"
    return client.post(url, {**hidden(client.get(url).content.decode()), **given}, follow=True)


def upload(client: Client, uid: str, data: bytes, name: str = "意见表.xlsx"):
    return client.post(f"/plans/review/{uid}/opinions/import/", {"file": SimpleUploadedFile(name, data)})
