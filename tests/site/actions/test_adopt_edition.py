"""Adoption: immutable, hashed, refused where it makes no sense, amended by a later day, decided where it was open."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.site.actions.filing import AT, BASE, ON, adopt, stands
from tests.site.cast import Cast, sure

from yaodian.core.duty import After, AnchorKind, AtLeast, Duty, Every, Face, Standing
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.document import BrokenDocument, digest
from yaodian.core.period import LAST_DAY, Offset, OffsetUnit, Rhythm
from yaodian.core.propose import accept_as_proposed, decide, propose_text
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.verdict import Verdict, Why
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_baseline, adopt_edition, with_copies
from yaodian.site.actions.decide_edition import Deciding, decide_edition
from yaodian.site.actions.enter_plan import NewPlan, enter_plan
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.refusal import Why as Reason
from yaodian.site.models import AuditLine, Edition, Plan
from yaodian.site.queries import editions as queries

TEXT = "示例要点\n\n一、抓实学习\n1.组织生活\n各党支部每月开展2次主题党日。各级党组织定期开展政治生态分析。\n"
ADOPTION = Adoption(meeting="示例党组会议", adopted_on=date(2026, 3, 20), doc_no="示〔2026〕1号")


def plan_edition(cast: Cast, **changes: object) -> NewEdition:
    """The plan read, everything accepted as proposed."""
    plan = sure(enter_plan(actor=cast.office, new=NewPlan(title="示例要点", text=TEXT), at=BASE, on=BASE.date()))
    proposals = propose_text(TEXT, load_catalogue()).sentences
    decisions = accept_as_proposed(proposals, by="示例党组会议")
    given = {
        "body_uid": cast.city.uid,
        "series": "city",
        "title": "示例要点",
        "year": 2026,
        "first_day": date(2026, 3, 1),
        "definitions": with_copies(decide(proposals, decisions), decisions),
        "adoption": ADOPTION,
        "plan_uid": plan.uid,
    }
    return NewEdition(**{**given, **changes})


def adopted(cast: Cast, actor=None, **changes: object) -> Edition | Refusal:
    return adopt_edition(actor=actor or cast.office, new=plan_edition(cast, **changes), at=AT, on=ON)


def test_an_edition_keeps_its_canonical_document_meeting_number_and_who_entered_it(cast: Cast) -> None:
    adopt(cast)
    row = sure(adopted(cast))
    assert digest(json.loads(row.document)) == row.sha256
    assert (row.meeting, row.adopted_on, row.doc_no, row.entered_by) == (
        "示例党组会议",
        date(2026, 3, 20),
        "示〔2026〕1号",
        cast.office,
    )
    assert (row.first_day, row.last_day, row.since) == (date(2026, 3, 1), date(2026, 12, 31), AT)
    line = AuditLine.objects.order_by("-seq")[0]
    assert (line.action, line.detail["sha256"]) == ("adopt_edition", row.sha256)


@pytest.mark.parametrize("column", ["document", "sha256", "first_day", "last_day", "meeting"])
def test_nothing_of_it_can_be_overwritten(cast: Cast, column: str) -> None:
    uid = adopt(cast)
    value = date(2026, 2, 2) if column.endswith("day") else "{}"
    with pytest.raises(Exception, match="append-only"):
        Edition.objects.filter(uid=uid).update(**{column: value})


def test_a_document_that_was_tampered_with_is_not_read(cast: Cast) -> None:
    document = {"is": "definitions", "duties": []}
    Edition.objects.create(
        series="x",
        title="x",
        body_uid=cast.city.uid,
        first_day=ON,
        document=json.dumps(document),
        sha256="0" * 64,
        adopted_on=ON,
        since=AT,
    )
    with pytest.raises(BrokenDocument):
        queries.definitions("0" * 64)


def test_only_who_may_adopt_for_the_body_adopts(cast: Cast) -> None:
    for actor in (cast.body, cast.secretary, cast.leader, cast.administrator):
        assert adopted(cast, actor).why in (Reason.FORBIDDEN, Reason.ABSENT)
    assert not Edition.objects.exists()


def test_nonsense_is_refused_all_at_once(cast: Cast) -> None:
    paper = Adoption(meeting=" ", adopted_on=ON + timedelta(days=1))
    found = adopted(cast, title="", adoption=paper, first_day=date(2027, 1, 1), plan_uid="gone")
    assert [p.where for p in found.problems] == ["名称", "通过会议", "通过日期", "生效日期", "要点原文"]


def test_it_may_take_effect_before_it_was_adopted_and_makes_nobody_late(cast: Cast) -> None:
    sure(adopted(cast))
    assert stands("theme_day_month", "2026-03", cast.first.uid).why is Why.KNOWN_TOO_LATE
    assert stands("theme_day_month", "2026-05", cast.first.uid).measures[0].need == 2


def test_what_asks_less_than_the_baseline_is_refused(cast: Cast) -> None:
    adopt(cast)
    new = plan_edition(cast)
    duties = tuple(
        replace(d, occasion=Every(Rhythm.QUARTER), quotas=(AtLeast(1),)) if d.key == "theme_day_month" else d
        for d in new.definitions.duties
    )
    found = adopted(cast, definitions=replace(new.definitions, duties=duties))
    assert [p.what for p in found.problems] == ["低于“主题党日”现有的要求"]


def test_the_baseline_stands_for_every_body_and_is_adopted_once(cast: Cast) -> None:
    row = Edition.objects.get(uid=adopt(cast))
    assert (row.year, row.last_day, row.title) == (None, LAST_DAY, "法规基线")
    again = adopt_baseline(actor=cast.office, body_uid=cast.city.uid, at=AT, on=ON)
    assert isinstance(again, Refusal)


def test_an_amendment_holds_from_its_day_and_the_former_edition_until_the_day_before(cast: Cast) -> None:
    sure(adopted(cast))
    new = plan_edition(cast)
    duties = tuple(
        replace(d, quotas=(AtLeast(3),)) if d.key == "theme_day_month" else d for d in new.definitions.duties
    )
    definitions = replace(new.definitions, duties=duties)
    assert [p.where for p in adopted(cast, definitions=definitions).problems] == ["生效日期"]
    sure(adopted(cast, definitions=definitions, first_day=date(2026, 5, 1)))
    assert stands("theme_day_month", "2026-05", cast.first.uid).measures[0].need == 3
    assert [e.first for e in queries.in_force(cast.first.uid, date(2026, 4, 30))] == [date(2026, 3, 1)]
    assert [e.first for e in queries.in_force(cast.first.uid, date(2026, 5, 1))] == [date(2026, 5, 1)]


def test_two_bodies_may_both_name_their_plan_the_same_and_neither_ends_the_others(cast: Cast) -> None:
    """A department calls its line as the city does; an earlier day of its own is no earlier revision."""
    sure(adopted(cast, first_day=date(2026, 5, 1)))
    sure(adopted(cast, body_uid=cast.finance.uid, first_day=date(2026, 3, 1)))
    assert {(e.body, e.first, e.last, e.cut) for e in queries.in_force(cast.first.uid, date(2026, 6, 1))} == {
        (cast.city.uid, date(2026, 5, 1), date(2026, 12, 31), False),
        (cast.finance.uid, date(2026, 3, 1), date(2026, 12, 31), False),
    }


def test_who_names_its_plan_as_the_body_above_does_still_asks_no_less(cast: Cast) -> None:
    sure(adopted(cast))
    new = plan_edition(cast)
    lower = tuple(replace(d, quotas=(AtLeast(1),)) if d.key == "theme_day_month" else d for d in new.definitions.duties)
    definitions = replace(new.definitions, duties=lower)
    found = adopted(cast, body_uid=cast.finance.uid, definitions=definitions)
    assert isinstance(found, Refusal) and [p.what for p in found.problems] == ["低于“主题党日”现有的要求"]


def test_what_was_open_is_decided_by_a_revision_and_counts_from_its_day(cast: Cast) -> None:
    row = sure(adopted(cast))
    key = "political_ecology_analysis"
    open_duty = queries.duty(row.uid, key)
    assert open_duty is not None and open_duty.undecided
    assert stands(key, "+".join(open_duty.undecided), cast.city.uid).verdict is Verdict.UNDECIDED
    start = next(d.start for d in queries.definitions_in(row.uid).decisions if d.duty == key)
    decision = Decision(start, key, accepted=True, occasion=Every(Rhythm.QUARTER), quotas=(AtLeast(1),), by="示例会议")
    new = Deciding(
        edition_uid=row.uid,
        decisions=(decision,),
        first_day=ON,
        adoption=Adoption(meeting="示例会议", adopted_on=ON),
    )
    early = decide_edition(actor=cast.office, new=replace(new, first_day=date(2026, 5, 1)), at=AT, on=ON)
    assert isinstance(early, Refusal)
    nothing = decide_edition(actor=cast.office, new=replace(new, decisions=()), at=AT, on=ON)
    assert isinstance(nothing, Refusal)
    far = decide_edition(actor=cast.office, new=replace(new, first_day=date(2028, 1, 1)), at=AT, on=ON)
    assert isinstance(far, Refusal)
    sure(decide_edition(actor=cast.office, new=new, at=AT, on=ON))
    assert stands(key, "2026-Q2", cast.city.uid).opens == ON
    again = decide_edition(actor=cast.office, new=replace(new, first_day=date(2026, 6, 1)), at=AT, on=ON)
    assert isinstance(again, Refusal) and "已有后来的一版，自2026年5月20日起生效" in str(again.problems)


def test_a_standing_edition_is_not_put_off_for_ever(cast: Cast) -> None:
    """Its line takes later days only: 9999-12-31 would be its last word."""
    adopt(cast)
    new = plan_edition(cast, year=None, series="baseline", first_day=date(9999, 12, 31), plan_uid="")
    refused = adopt_edition(actor=cast.office, new=new, at=AT, on=ON)
    assert isinstance(refused, Refusal) and "在明年以后" in str(refused.problems)


@pytest.mark.parametrize("field", ["title", "meeting", "doc_no"])
def test_what_stands_around_an_edition_bears_no_secrecy_mark(cast: Cast, field: str) -> None:
    marked = {field: "机密★10年"}
    changes = marked if field == "title" else {"adoption": replace(ADOPTION, **marked)}
    refused = adopted(cast, **changes)
    assert isinstance(refused, Refusal) and "密级标志" in str(refused.problems)


def test_a_text_longer_than_any_plan_is_refused(cast: Cast) -> None:
    new = NewPlan(title="长", text="各党支部每月开展1次主题党日。\n" * 4000)
    refused = enter_plan(actor=cast.office, new=new, at=BASE, on=BASE.date())
    assert isinstance(refused, Refusal) and "超过50000个字" in str(refused.problems)


def test_a_duty_leads_back_to_its_sentence_in_the_text(cast: Cast) -> None:
    row = sure(adopted(cast))
    (sentence,) = queries.sentences(row.uid, "theme_day_month")
    assert TEXT[sentence.start : sentence.end] == sentence.quote == "各党支部每月开展2次主题党日。"
    assert queries.sentences(adopt(cast), "theme_day_month") == ()


def test_a_body_is_offered_its_own_kinds_as_last_adopted(cast: Cast) -> None:
    adopt(cast)
    kinds = {one.kind.key for one in queries.definitions_for(cast.first.uid, ON)}
    assert {"theme_day", "branch_general_meeting"} <= kinds
    assert "study_session" not in kinds
    row = sure(adopted(cast))
    found = queries.definition_for(cast.first.uid, "theme_day", ON)
    assert found is not None and found.edition_uid == row.uid
    assert queries.definition_for(cast.first.uid, "theme_day", date(2026, 2, 1)).edition_uid != row.uid


def test_the_same_text_is_one_plan(cast: Cast) -> None:
    plan_edition(cast)
    plan_edition(cast)
    assert Plan.objects.get().text == TEXT
    found = enter_plan(actor=cast.leader, new=NewPlan(title="x", text="y"), at=AT, on=ON)
    assert isinstance(found, Refusal)


AFTER_A_LECTURE = After(AnchorKind.DEED, "party_lecture", Offset(1, OffsetUnit.MONTH))


def after_a_lecture(key: str = "study_after_lecture", **changes: object) -> Duty:
    """A duty of a plan whose clock a record sets that no duty of the plan is fulfilled by."""
    duty = Duty(
        key, "课后研讨", Selector(Who.BODIES, kinds=("branch",)), ("theme_day",), (AtLeast(1),), AFTER_A_LECTURE
    )
    return replace(duty, **changes)


def test_a_kind_that_only_sets_a_clock_is_copied_too(cast: Cast) -> None:
    row = sure(adopted(cast, definitions=with_copies((after_a_lecture(),))))
    assert {kind.key for kind in queries.kinds_of(row.uid)} == {"theme_day", "party_lecture"}


def test_a_clock_that_is_decided_later_brings_its_kind(cast: Cast) -> None:
    """The copies that the edition held stay as they were."""
    still_open = after_a_lecture(occasion=Standing(), quotas=(), undecided=(Face.CYCLE,))
    held = with_copies((still_open,))
    held = replace(held, kinds=tuple(replace(kind, title="旧名") for kind in held.kinds))
    row = sure(adopted(cast, definitions=held))
    decision = Decision(0, still_open.key, accepted=True, occasion=AFTER_A_LECTURE, quotas=(AtLeast(1),), by="示例会议")
    paper = replace(ADOPTION, adopted_on=ON)
    new = Deciding(edition_uid=row.uid, decisions=(decision,), first_day=ON, adoption=paper)
    decided = sure(decide_edition(actor=cast.office, new=new, at=AT, on=ON))
    titles = {kind.key: kind.title for kind in queries.kinds_of(decided.uid)}
    assert titles["theme_day"] == "旧名" and set(titles) == {"theme_day", "party_lecture"}
