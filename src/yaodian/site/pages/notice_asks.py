"""Each ask of a 通知 on a page: what it says, what it may become, and what was answered so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.typed import read_day
from yaodian.core.duty.explain import explain
from yaodian.core.notice import Ask, Filled, Meant, Option, Way, meant_in, meant_of, options_of
from yaodian.core.notice.drawn import Answer
from yaodian.core.notice.meant import Known, bearers
from yaodian.core.notice.option import Around
from yaodian.core.problem import Problem
from yaodian.core.propose import DutyProposal
from yaodian.core.propose.decide import ACCEPT
from yaodian.core.roster.selector import Selector, Who
from yaodian.site.pages.review import question

A_YEAR = timedelta(days=364)
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Context:
    """What every ask of one notice is held against. `known`: what names mean; `addressed`: whom the notice means."""

    around: Around
    typed: MultiValueDict[str, str]
    known: Known
    addressed: Meant
    first_day: date


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button of an ask."""

    option: Option
    chosen: bool
    words: str
    told: str
    sentence: str

    @property
    def value(self) -> str:
        return self.option.value


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask as it is shown. `name` begins the names of its questions on the form."""

    ask: Ask
    name: str
    filled: Filled
    typed_last: str
    typed_who: str
    meant: Meant
    choices: tuple[Choice, ...]
    plain: tuple[tuple[DutyProposal, str, str, str], ...]  # proposal, question, choice, sentence

    @property
    def chosen(self) -> Option:
        return next(choice.option for choice in self.choices if choice.chosen)

    @property
    def answer(self) -> Answer:
        plain = {proposal.duty.key: choice for proposal, _, choice, _ in self.plain}
        return Answer(self.ask, self.chosen, self.meant, plain)

    @property
    def is_folded(self) -> bool:
        """Nothing is proposed for it; somebody may want it all the same."""
        return not self.plain and self.chosen.way is Way.NO and self.choices[0].chosen


def asked_of(ask: Ask, context: Context) -> Asked:
    typed, name = context.typed, f"a-{ask.start}"
    last_typed = _text(typed, f"{name}-last", ask.last.isoformat() if ask.last else "")
    first = read_day(_text(typed, f"{name}-first")) or ask.first or context.first_day
    title = _text(typed, f"{name}-title") or ask.title
    first = min(max(first, context.first_day), date(context.first_day.year, 12, 31))
    filled = Filled(title, first, _window_end(first, read_day(last_typed)))
    who = _text(typed, f"{name}-who")
    meant = _meant(ask, who, context)
    bearer = next((selector for _, selector in bearers(meant, "")), Selector(Who.BODIES))
    options = options_of(ask, filled, bearer, context.around)
    said = _text(typed, name)
    chosen = next((one for one in options if one.value == said), options[0])
    choices = tuple(_choice(one, one is chosen, context, first.year) for one in options)
    plain = tuple(_plain(ask, one, context) for one in ask.plain)
    return Asked(ask, name, filled, last_typed, who, meant, choices, plain)


def _window_end(first: date, last: date | None) -> date | None:
    """A window lies within a year of its first day; any other day is told as a fault and opens nothing."""
    return last if last and first <= last <= first + A_YEAR else None


def _text(typed: Mapping[str, object], name: str, otherwise: str = "") -> str:
    return str(typed.get(name) or "").strip() if name in typed else otherwise


def _meant(ask: Ask, who: str, context: Context) -> Meant:
    if who:
        return meant_of(who, context.known)
    named = (meant_in(text, context.known) for text in (ask.text, ask.lead))
    return next((meant for meant in named if not meant.nobody), context.addressed)


def _choice(option: Option, chosen: bool, context: Context, year: int) -> Choice:
    told = option.repeat.words if option.repeat else ""
    sentence = explain(option.duty, context.around.catalogue.names, once=year) if option.duty else ""
    return Choice(option, chosen, _words(option), told, sentence)


def _words(option: Option) -> str:
    duty = option.duty
    if option.way is Way.SAME and duty:
        return f"并入“{duty.title}”，一项任务、几个依据"
    if option.way is Way.BY and duty:
        return f"按“{duty.title}”办，用它原有的表记录"
    if option.way is Way.OFFER:
        return "列为一次性任务，按最窄的合法理解：年底前办一次"
    if option.way is Way.TASK:
        return "列为一次性任务，时限先保持待明确" if duty and duty.undecided else "列为一次性任务"
    return "不列入"


def _plain(ask: Ask, one: DutyProposal, context: Context) -> tuple[DutyProposal, str, str, str]:
    name = question(ask.proposal, one)
    return one, name, _text(context.typed, name) or ACCEPT, explain(one.duty, context.around.catalogue.names)


def faults_of(one: Asked, on: date) -> Iterator[tuple[Problem, str]]:
    """What keeps an ask that is taken up from being adopted, with the field that mends it."""
    if one.chosen.way is Way.NO:
        return
    last, named = read_day(one.typed_last), one.ask.place
    if one.typed_last and last is None:
        yield Problem(f"{named}的时限", "不是一个日期", "请填写日期，没有时限的留空"), f"{one.name}-last"
    elif last and last < one.filled.first:
        yield Problem(f"{named}的时限", "早于开始的日期", "请核对起止日期"), f"{one.name}-last"
    elif last and last < on:
        yield Problem(f"{named}的时限", "已经过去", "新任务不追溯：请改时限，或选“不列入”"), f"{one.name}-last"
    elif last and one.filled.last is None:
        yield Problem(f"{named}的时限", "在一年以后", "一项任务最长一年，请分年列入"), f"{one.name}-last"
    for name in one.meant.unknown:
        yield _unknown(f"{named}的承担单位", name), f"{one.name}-who"
    if len(one.filled.title) > LONGEST_NAME:
        what = f"有{len(one.filled.title)}个字"
        yield Problem(f"{named}的名称", what, f"请缩短到{LONGEST_NAME}个字以内"), f"{one.name}-title"


def _unknown(where: str, name: str) -> Problem:
    return Problem(where, f"“{name}”不是本系统里的组织或一类组织", "请写组织全称，或机关党委、党支部、各部门党组等")


def unknown_addressees(addressed: Meant) -> Iterator[tuple[Problem, str]]:
    if addressed.nobody and not addressed.unknown:
        yield Problem("主送", "没有填写", "请写明发给哪些组织或哪几类组织"), "to"
    for name in addressed.unknown:
        yield _unknown("主送", name), "to"
