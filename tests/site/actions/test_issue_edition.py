"""文号 and 印发日期 that came after the adoption: facts beside the edition, each version kept, every one audited."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from tests.site.actions.filing import AT, ON
from tests.site.actions.test_adopt_edition import ADOPTION, adopted
from tests.site.cast import Cast, sure

from yaodian.site.actions.adopt_edition import Adoption
from yaodian.site.actions.issue_edition import Issuing, issue_edition
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.models import Account, AuditLine, Edition, Issuance
from yaodian.site.queries.issued import Issued, issuances, issued_as

pytestmark = pytest.mark.django_db

UNNUMBERED = Adoption(meeting="示例党组会议", adopted_on=date(2026, 3, 20))
NUMBER, DAY = "示〔2026〕7号", date(2026, 3, 25)


def issue(actor: Account, row: Edition, days: int = 0, **changes: object) -> Issuance | Refusal:
    given = {"edition_uid": row.uid, "doc_no": NUMBER, "issued_on": DAY, **changes}
    return issue_edition(actor=actor, new=Issuing(**given), at=AT + timedelta(days=days), on=ON + timedelta(days=days))


def test_a_number_that_came_later_stands_beside_the_edition_and_changes_nothing_of_it(cast: Cast) -> None:
    row = sure(adopted(cast, adoption=UNNUMBERED))
    assert issued_as(row) == Issued("", None)
    sure(issue(cast.office, row))
    assert issued_as(row) == Issued(NUMBER, DAY, 1)
    after = Edition.objects.get(uid=row.uid)
    assert (after.document, after.sha256, after.doc_no, after.issued_on) == (row.document, row.sha256, "", None)
    line = AuditLine.objects.order_by("-seq")[0]
    assert (line.action, line.object_uid) == ("issue_edition", row.uid)
    assert line.detail == {"doc_no": NUMBER, "issued_on": "2026-03-25"}


def test_a_correction_supersedes_and_what_was_said_before_stays_known(cast: Cast) -> None:
    row = sure(adopted(cast, adoption=UNNUMBERED))
    sure(issue(cast.office, row, issued_on=None))
    sure(issue(cast.office, row, days=1, doc_no="示〔2026〕8号", version=1))
    assert issued_as(row) == Issued("示〔2026〕8号", DAY, 2)
    assert [(one.version, one.doc_no, one.issued_on) for one in issuances(row.uid)] == [
        (1, NUMBER, None),
        (2, "示〔2026〕8号", DAY),
    ]
    with pytest.raises(IntegrityError, match="append-only"):
        Issuance.objects.filter(version=2).update(doc_no="x")


def test_a_number_given_at_the_adoption_may_be_corrected_too(cast: Cast) -> None:
    row = sure(adopted(cast))
    assert issued_as(row) == Issued(ADOPTION.doc_no, None)
    sure(issue(cast.office, row))
    assert issued_as(row).doc_no == NUMBER


def test_who_looked_at_an_earlier_version_overwrites_nothing(cast: Cast) -> None:
    row = sure(adopted(cast, adoption=UNNUMBERED))
    sure(issue(cast.office, row))
    late = issue(cast.office, row, doc_no="另一个号")
    assert isinstance(late, Refusal) and late.why is Why.CONFLICT
    assert Issuance.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"doc_no": " ", "issued_on": None}, "文号"),
        ({"doc_no": "长" * 101}, "文号"),
        ({"doc_no": "机密★1年"}, "文号"),
        ({"issued_on": date(2026, 3, 19)}, "印发日期"),
        ({"issued_on": ON + timedelta(days=1)}, "印发日期"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, object], place: str, cast: Cast) -> None:
    row = sure(adopted(cast, adoption=UNNUMBERED))
    found = issue(cast.office, row, **changes)
    assert isinstance(found, Refusal) and [problem.where for problem in found.problems] == [place]
    assert not Issuance.objects.exists()


def test_what_is_said_already_is_not_entered_again(cast: Cast) -> None:
    row = sure(adopted(cast))
    found = issue(cast.office, row, doc_no=ADOPTION.doc_no, issued_on=None)
    assert isinstance(found, Refusal) and "相同" in found.problems[0].what


def test_only_whoever_adopts_for_the_body_says_it(cast: Cast) -> None:
    row = sure(adopted(cast, adoption=UNNUMBERED))
    for actor in (cast.body, cast.secretary, cast.leader, cast.administrator):
        found = issue(actor, row)
        assert isinstance(found, Refusal) and found.why in (Why.FORBIDDEN, Why.ABSENT)
    gone = issue(cast.office, Edition(uid="gone"))
    assert isinstance(gone, Refusal) and gone.why is Why.ABSENT
