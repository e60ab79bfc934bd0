"""What does not move, and with whom it waits: to be entered, to be confirmed, to be decided, or with somebody else."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from yaodian.core.period import written
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.models import Consultation, Ruling
from yaodian.site.pages.cut import Cut, slots_in
from yaodian.site.pages.outlook import Outlook
from yaodian.site.pages.slot_rows import WORKING, slot_url
from yaodian.site.queries.breakdowns import unanswered
from yaodian.site.queries.plans import plan
from yaodian.site.queries.rulings import waits_declared
from yaodian.site.queries.scope import Verb

NAMED = 2
LOOKING_BACK = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Stuck:
    """`word`: what it is; `count` and `unit` how much; `waits`: with whom, or for what."""

    word: str
    count: int
    unit: str
    waits: str
    url: str


def stuck(look: Outlook) -> tuple[Stuck, ...]:
    return *_to_enter(look), *_to_confirm(look), *_to_decide(look), *_to_answer(look), *_with_others(look)


def _to_enter(look: Outlook) -> Iterator[Stuck]:
    cut = Cut(of=look.of, state=Verdict.GRACE)
    found: Counter[str] = Counter()
    for _, homes in slots_in(look, cut):
        found.update(homes)
    if found:
        names = (place.name for uid, place in look.chosen.items() if uid in found)
        yield Stuck("已到期待录", found.total(), "期", _together(names, "录入"), cut.url)


def _to_confirm(look: Outlook) -> Iterator[Stuck]:
    """A record is confirmed by somebody other than who filed it: by the body above, where there is one."""
    if look.waiting:
        census = look.standings.census
        above = {census.at.get(look.chosen[row.body_uid].above, row.body_uid) for row in look.waiting}
        names = (place.name for uid, place in census.places.items() if uid in above)
        yield Stuck("待确认", len(look.waiting), "份记录", _together(names, "确认"), f"{look.desk}#waiting")


def _to_decide(look: Outlook) -> Iterator[Stuck]:
    if look.undecided:
        adopters = {row.judgement.bearer for row in look.undecided}
        names = (place.name for uid, place in look.chosen.items() if uid in adopters)
        cut = Cut(of=look.of, state=Verdict.UNDECIDED)
        yield Stuck("待明确", len(look.undecided), "项", _together(names, "明确"), cut.url)


def _to_answer(look: Outlook) -> Iterator[Stuck]:
    """征求意见: each draft once, with those who said nothing yet. What is older than half a year waits for nobody."""
    drafts: dict[tuple[str, str], list[Consultation]] = {}
    for row in unanswered(look.viewer.scope, look.viewer.on - LOOKING_BACK):
        if row.body_uid in look.chosen:
            drafts.setdefault((row.plan_uid, row.issuer_uid), []).append(row)
    for (plan_uid, issuer), rows in drafts.items():
        silent = {row.body_uid for row in rows}
        names = (place.name for uid, place in look.chosen.items() if uid in silent)
        text = plan(plan_uid)
        waits = f"{_together(names, '答复')}，{written(rows[0].sent_on)}发出"
        word = f"征求意见：{text.title}" if text else "征求意见"
        yield Stuck(word, len(silent), "个单位", waits, _answers_url(look, plan_uid, issuer))


def _answers_url(look: Outlook, plan_uid: str, issuer: str) -> str:
    """Where the answers come in, for whoever sent the draft; for the others, what they are asked."""
    places = look.standings.census.places
    if issuer in places and look.viewer.scope.can(Verb.ADOPT, places[issuer].path):
        return reverse("plan-opinions", args=[plan_uid])
    return reverse("plans")


def _with_others(look: Outlook) -> Iterator[Stuck]:
    """Each wait that somebody declared and that still holds something up; a person's wait stands in the body's name."""
    declared: dict[tuple[str, str], list[Ruling]] = {}
    for row in waits_declared():
        declared.setdefault((row.duty_key, row.cycle_key), []).append(row)
    for batch in look.standings.batches:
        judgement = batch.judgement
        if Label.WAITING in judgement.labels and judgement.verdict in WORKING:
            for row in declared.get((judgement.duty, judgement.cycle), ()):
                for bearer in batch.bearers if not row.bearer else {row.bearer} & set(batch.bearers):
                    yield from _waiting(look, row, bearer)


def _waiting(look: Outlook, row: Ruling, bearer: str) -> Iterator[Stuck]:
    duty = look.standings.duties[row.duty_key]
    place = look.chosen.get(look.standings.census.home(bearer, duty.bearer))
    if place:
        url = slot_url(row.duty_key, row.cycle_key, bearer)
        yield Stuck(f"待他方：{place.name}，{duty.title}", 1, "期", row.reason, url)


def _together(names: Iterable[str], deed: str) -> str:
    """How many have it to do, and the first few by name."""
    every = list(dict.fromkeys(names))
    if len(every) == 1:
        return f"等{every[0]}{deed}"
    return f"等{len(every)}个组织{deed}：{'、'.join(every[:NAMED])}{' 等' if len(every) > NAMED else ''}"
