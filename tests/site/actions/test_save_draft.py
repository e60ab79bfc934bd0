"""A draft is its writer's alone, as typed, for thirty days."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.site.actions.filing import AT
from tests.site.cast import Cast

from yaodian.site.actions.save_draft import MOST, drop_draft, save_draft
from yaodian.site.models import Account, AuditLine, Draft
from yaodian.site.queries.drafts import draft_of

TYPED = {"theme": "写了一半，", "theme_hours": "两个", "attendance": [{"person": "p", "present": None}]}
FORM = {"form": "theme_day", "object": "branch"}


def typed(account: Account, *, at: datetime) -> dict[str, object]:
    found = draft_of(account, "theme_day", "branch", at=at)
    assert found is not None and found.saved_at <= at
    return found.values


def test_the_same_person_gets_the_text_back_as_typed_and_another_never(cast: Cast) -> None:
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    assert typed(cast.secretary, at=AT) == TYPED
    for other in (cast.office, cast.body, cast.leader, cast.member, cast.administrator):
        assert draft_of(other, "theme_day", "branch", at=AT) is None


@pytest.mark.django_db
def test_after_a_lost_session_it_is_still_there(cast: Cast) -> None:
    browser = Client()
    browser.force_login(cast.secretary)
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    browser.logout()
    browser.force_login(cast.secretary)
    assert typed(cast.secretary, at=AT) == TYPED


def test_a_later_text_replaces_the_earlier_and_other_forms_are_apart(cast: Cast) -> None:
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    save_draft(actor=cast.secretary, **FORM, values={"theme": "写完"}, at=AT)
    save_draft(actor=cast.secretary, form="theme_day", object="other", values={}, at=AT)
    assert typed(cast.secretary, at=AT) == {"theme": "写完"}
    assert Draft.objects.count() == 2


def test_it_goes_after_thirty_days(cast: Cast) -> None:
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    late = AT + timedelta(days=30)
    assert typed(cast.secretary, at=late - timedelta(seconds=1)) == TYPED
    assert draft_of(cast.secretary, "theme_day", "branch", at=late) is None
    save_draft(actor=cast.body, **FORM, values={}, at=late)
    assert Draft.objects.count() == 1


def test_dropping_forgets_only_ones_own(cast: Cast) -> None:
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    drop_draft(actor=cast.body, **FORM)
    assert typed(cast.secretary, at=AT) == TYPED
    drop_draft(actor=cast.secretary, **FORM)
    drop_draft(actor=cast.secretary, **FORM)
    assert draft_of(cast.secretary, "theme_day", "branch", at=AT) is None


def test_typing_leaves_no_trace_in_the_audit_trail(cast: Cast) -> None:
    before = AuditLine.objects.count()
    save_draft(actor=cast.secretary, **FORM, values=TYPED, at=AT)
    assert AuditLine.objects.count() == before


def test_one_more_than_are_kept_is_not_and_none_is_deleted_for_it(cast: Cast) -> None:
    for number in range(MOST):
        moment = AT + timedelta(minutes=number)
        assert save_draft(actor=cast.secretary, form="a", object=str(number), values=TYPED, at=moment) is None
    late = AT + timedelta(days=1)
    assert save_draft(actor=cast.secretary, form="a", object="0", values={}, at=late) is None
    oldest = save_draft(actor=cast.secretary, **FORM, values=TYPED, at=late)
    assert oldest and oldest.object == "1" and Draft.objects.count() == MOST
    assert save_draft(actor=cast.body, **FORM, values=TYPED, at=late) is None
    drop_draft(actor=cast.secretary, form="a", object="1")
    assert save_draft(actor=cast.secretary, **FORM, values=TYPED, at=late) is None
    assert typed(cast.secretary, at=late) == TYPED
