"""A 通知 of our own wording, read on the day it came in."""

from datetime import UTC, date, datetime

from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition
from yaodian.core.notice import Ask, Filled, Held, Meant, NoticeReading, Option, options_of, read_notice
from yaodian.core.notice.drawn import Answer, Drawn, drawn
from yaodian.core.notice.meant import Known, bearers, kind_words, meant_of
from yaodian.core.notice.option import Around
from yaodian.core.notice.reading import Received
from yaodian.files.mechanisms import load_catalogue
from yaodian.files.workdays import load_workdays

RECEIVED = date(2026, 4, 21)
CATALOGUE = load_catalogue()
KNOWN = Known(kind_words(CATALOGUE), {"财政局机关党委": ("u-finance", "organ_party_committee")})
SOURCE = "《关于做好二季度工作的通知》（滨工发〔2026〕12号）"
LETTER = """滨工发〔2026〕12号
中共滨江市直属机关工作委员会
关于做好二季度工作的通知
{to}：
{text}
特此通知。
中共滨江市直属机关工作委员会
2026年4月20日
"""


def letter(text: str, to: str = "各机关党委、各党支部") -> str:
    return LETTER.format(text=text, to=to)


def reading(text: str, to: str = "各机关党委、各党支部", on: date = RECEIVED) -> NoticeReading:
    return read_notice(letter(text, to), CATALOGUE, Received(on, load_workdays()))


def asks(*sentences: str, on: date = RECEIVED) -> tuple[Ask, ...]:
    """Of these sentences alone, without the closing formula."""
    return reading("".join(sentences), on=on).asks[:-1]


def ask(sentence: str, on: date = RECEIVED) -> Ask:
    (one,) = asks(sentence, on=on)
    return one


def options(one: Ask, *held: Held, to: str = "各党支部") -> tuple[Option, ...]:
    filled = Filled(one.title, one.first or RECEIVED, one.last)
    ((_, bearer),) = bearers(meant_of(to, KNOWN), "city")
    return options_of(one, filled, bearer, around(*held, text=one.text))


def around(*held: Held, text: str = "") -> Around:
    return Around(letter(text), SOURCE, CATALOGUE, held)


def taken(one: Ask, option: Option, to: str = "各党支部") -> tuple[Drawn, ...]:
    return drawn([Answer(one, option, meant_of(to, KNOWN))], "city", by="收文办理")


def held(duty: Duty, title: str = "2026年工作要点", place: str = "第5条第1句") -> Held:
    return Held(duty, title, place)


def edition(uid: str, first: date, *duties: Duty, **changes: object) -> Edition:
    since = datetime(2026, 1, 4, tzinfo=UTC)
    return Edition(uid, f"notice-{uid}", uid, "city", 2026, first, since, duties, **changes)  # type: ignore[arg-type]


def meant(to: str) -> Meant:
    return meant_of(to, KNOWN)
