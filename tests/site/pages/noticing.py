"""A 通知 of our own wording, entered and taken up through the pages."""

from django.test import Client

LETTER = """滨工发〔2026〕12号
滨江市直属机关工作委员会
关于做好二季度重点任务的通知
{to}：
{text}
特此通知。
滨江市直属机关工作委员会
2026年4月17日
"""
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
