"""Correcting, voiding and confirming: nothing is overwritten, two people on one record meet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.site.actions.filing import AT, ON, adopt, file, stands, theme_day
from tests.site.cast import Cast, sure

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition
from yaodian.site.actions.confirm_record import confirm_record
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.filed import Conflict
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.void_record import void_record
from yaodian.site.models import Belonging, Deed, Record, RecordState
from yaodian.site.queries.editions import definitions_in, editions
from yaodian.site.queries.records import find_record, kind_of, records_about, records_of, versions
from yaodian.site.queries.scope import scope

LATER = AT + timedelta(hours=2)


def correction(cast: Cast, uid: str, **changes: object) -> Correction:
    new = theme_day(cast)
    given = {
        "version": 1,
        "on_day": new.on_day,
        "values": {**new.values, "theme": "更正后的主题"},
        "reason": "主题写错",
    }
    return Correction(record_uid=uid, **{**given, **changes})


def correct(actor, new: Correction, at=LATER):
    return correct_record(actor=actor, new=new, at=at, on=ON)


def test_a_correction_follows_the_old_version_and_both_stay_readable(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    filed = sure(correct(cast.body, correction(cast, uid, on_day=date(2026, 5, 9))))
    assert filed.version == 2 and ("theme_day_month", "2026-05") in filed.serves
    old, new = versions(uid)
    assert (old.values["theme"], old.until, old.entered_by) == ("学习研讨", LATER, cast.secretary)
    assert (new.values["theme"], new.since, new.until) == ("更正后的主题", LATER, NEVER)
    assert (new.reason, new.entered_by, new.on_day) == ("主题写错", cast.body, date(2026, 5, 9))
    before, after = Deed.objects.order_by("version")
    assert before.until == after.since == LATER and before.uid == after.uid and after.version == 2
    judgement = stands("theme_day_month", "2026-05", cast.first.uid, LATER)
    assert judgement.verdict is Verdict.MET and Label.CORRECTED in judgement.labels


def test_what_was_known_before_the_correction_is_still_what_was_known(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    sure(correct(cast.secretary, correction(cast, uid, on_day=date(2026, 4, 9))))
    assert stands("theme_day_month", "2026-05", cast.first.uid, AT).verdict is Verdict.MET
    assert stands("theme_day_month", "2026-05", cast.first.uid, LATER).verdict is Verdict.OPEN


def test_two_people_on_one_record_meet_and_both_texts_are_there(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    sure(correct(cast.body, correction(cast, uid)))
    mine = correction(cast, uid, values={**theme_day(cast).values, "theme": "我的写法"})
    met = correct(cast.secretary, mine)
    assert isinstance(met, Conflict) and met.why is Why.CONFLICT
    assert (met.mine["theme"], met.theirs.values["theme"]) == ("我的写法", "更正后的主题")
    assert met.theirs.version == 2 and "改动人finance" in str(met)
    assert Record.objects.filter(uid=uid).count() == 2
    assert sure(correct(cast.secretary, replace(mine, version=2))).version == 3


def test_a_correction_is_checked_like_a_filing_and_needs_a_reason(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    found = correct(cast.secretary, correction(cast, uid, reason=" ", values={"theme": ""}))
    assert isinstance(found, Refusal)
    assert [p.where for p in found.problems] == ["更正原因", "“主题”", "“到会情况”"]
    assert Record.objects.count() == 1


def test_only_who_may_file_may_correct_or_void(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    assert correct(cast.leader, correction(cast, uid)).why is Why.FORBIDDEN
    assert correct(cast.member, correction(cast, uid)).why is Why.ABSENT
    found = void_record(actor=cast.leader, target=(uid, 1), reason="误填", at=LATER, on=ON)
    assert found.why is Why.FORBIDDEN


def test_a_void_record_stays_readable_and_counts_for_nothing(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast, belongs={"theme_day_month": "2026-03"})).record_uid
    sure(void_record(actor=cast.secretary, target=(uid, 1), reason="重复填报", at=LATER, on=ON))
    assert [row.state for row in versions(uid)] == [RecordState.FILED, RecordState.VOID]
    assert not Deed.objects.filter(until=NEVER).exists()
    assert not Belonging.objects.filter(until=NEVER).exists()
    mine = scope(cast.secretary, ON)
    assert records_of(mine, cast.first.uid) == []
    assert len(records_of(mine, cast.first.uid, void=True)) == 1
    march = stands("theme_day_month", "2026-03", cast.first.uid, LATER)
    assert Label.HELD_LATER not in march.labels
    again = void_record(actor=cast.secretary, target=(uid, 2), reason="再次", at=LATER, on=ON)
    assert again.why is Why.INVALID
    assert correct(cast.secretary, correction(cast, uid, version=2)).why is Why.INVALID


def test_voiding_what_somebody_changed_meanwhile_is_a_conflict(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    sure(correct(cast.body, correction(cast, uid)))
    met = void_record(actor=cast.secretary, target=(uid, 1), reason="误填", at=LATER, on=ON)
    assert isinstance(met, Conflict) and met.theirs.version == 2


def confirmed_by(cast: Cast, edition_uid: str, post: str) -> None:
    """A plan in which theme days wait for a confirmation."""
    held = definitions_in(edition_uid)
    kinds = tuple(replace(k, confirmed_by=post) if k.key == "theme_day" else k for k in held.kinds)
    new = NewEdition(
        body_uid=cast.city.uid,
        series="plan",
        year=2026,
        title="示例要点",
        first_day=date(2026, 3, 1),
        definitions=replace(held, kinds=kinds),
        adoption=Adoption(meeting="示例会议", adopted_on=date(2026, 3, 1)),
    )
    sure(adopt_edition(actor=cast.office, new=new, at=AT, on=ON))


def test_a_record_counts_at_once_and_is_confirmed_by_somebody_else(cast: Cast) -> None:
    confirmed_by(cast, adopt(cast), "branch_secretary")
    uid = file(cast.secretary, theme_day(cast)).record_uid
    waiting = stands("theme_day_month", "2026-05", cast.first.uid)
    assert waiting.verdict is Verdict.MET and Label.TO_CONFIRM in waiting.labels
    own = confirm_record(actor=cast.secretary, record_uid=uid, at=LATER, on=ON)
    assert isinstance(own, Refusal) and own.why is Why.INVALID
    assert confirm_record(actor=cast.leader, record_uid=uid, at=LATER, on=ON).why is Why.FORBIDDEN
    sure(confirm_record(actor=cast.body, record_uid=uid, at=LATER, on=ON))
    assert Label.TO_CONFIRM not in stands("theme_day_month", "2026-05", cast.first.uid, LATER).labels
    again = confirm_record(actor=cast.body, record_uid=uid, at=LATER, on=ON)
    assert isinstance(again, Refusal)
    sure(correct(cast.secretary, correction(cast, uid), at=LATER + timedelta(minutes=1)))
    assert Deed.objects.get(record_uid=uid, until=NEVER).confirmed == NEVER


def test_a_record_is_shown_and_corrected_by_the_edition_it_was_filed_under(cast: Cast) -> None:
    baseline = adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    confirmed_by(cast, baseline, "branch_secretary")
    assert len(editions()) == 2
    row = find_record(scope(cast.secretary, ON), uid)
    assert row is not None and kind_of(row).confirmed_by == ""
    sure(correct(cast.secretary, correction(cast, uid)))
    assert versions(uid)[1].edition_uid == baseline
    assert kind_of(Record.objects.get(uid=file(cast.secretary, theme_day(cast)).record_uid)).confirmed_by


def test_a_member_sees_the_records_that_name_him_and_a_stranger_none(cast: Cast) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    assert [row.uid for row in records_about(scope(cast.member, ON))] == [uid]
    assert find_record(scope(cast.member, ON), uid) is None
    assert records_about(scope(cast.administrator, ON)) == []


@pytest.mark.parametrize("column", ["values", "reason", "on_day"])
def test_a_version_on_file_cannot_be_overwritten(cast: Cast, column: str) -> None:
    adopt(cast)
    uid = file(cast.secretary, theme_day(cast)).record_uid
    value = {"values": {}, "reason": "x", "on_day": date(2026, 1, 1)}[column]
    with pytest.raises(Exception, match="append-only"):
        Record.objects.filter(uid=uid).update(**{column: value})
