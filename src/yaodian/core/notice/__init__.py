"""通知 and 交办: a text of any day of the year, read to single asks and to the duties people make of them."""

from yaodian.core.notice.ask import Ask, Filled
from yaodian.core.notice.meant import Meant, meant_in, meant_of
from yaodian.core.notice.option import Option, Way, options_of
from yaodian.core.notice.reading import NoticeReading, read_notice
from yaodian.core.notice.repeat import Held, Repeat, repeats_of

__all__ = [
    "Ask", "Filled", "Held", "Meant", "NoticeReading", "Option", "Repeat", "Way", "meant_in", "meant_of", "options_of",
    "read_notice", "repeats_of",
]  # fmt: skip
