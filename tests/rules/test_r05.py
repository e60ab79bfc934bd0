"""R5: no duty is met by logging in, and none needs it: who types it in, and when, changes nothing of the deed."""

from datetime import date

import pytest
from tests.rules.issues import LATER
from tests.site.cast import Cast, body, person, sure
from tests.site.pages.stage import AT, ON

from yaodian.cli import SITE
from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.models import Account, Body, Deed

LONG_AGO = date(2026, 1, 12)
SERVING = {key for duty in load_catalogue().baseline() for key in duty.kinds}
KINDS = tuple(kind for kind in load_catalogue().kinds if kind.key in SERVING)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_delegate_and_a_paper_entered_later_serve_as_well(kind: RecordKind, stage: Cast) -> None:
    """For every record kind of the 法规基线: the superior's clerk, or the console from paper, ninety days later."""
    owner = body("能填这张表的组织", kind.filed_by[0], stage.finance.uid)
    values = filled(kind, stage, person("应到一人", owner.uid).uid)
    made = [deeds(kind, owner, values, actor) for actor in (stage.office, stage.body, None)]
    assert made[0] and made[0] == made[1] == made[2]


def deeds(kind: RecordKind, owner: Body, values: dict[str, object], actor: Account | None) -> list[tuple[object, ...]]:
    new = NewRecord(body_uid=owner.uid, kind_key=kind.key, on_day=LONG_AGO, values=values)
    filed = sure(file_record(actor=actor, new=new, at=AT, on=ON))
    found = Deed.objects.filter(record_uid=filed.record_uid).order_by("bearer")
    return list(found.values_list("bearer", "kind", "on_day", "amount", "counts"))


def filled(kind: RecordKind, cast: Cast, due: str) -> dict[str, object]:
    """The least that the form takes; `due` is the one person of its attendance."""
    samples: dict[FieldType, object] = {
        FieldType.LINE: "一行",
        FieldType.TEXT: "几段",
        FieldType.NUMBER: "2",
        FieldType.DATE: "2026-01-12",
        FieldType.FLAG: True,
        FieldType.BODIES: [cast.first.uid],
        FieldType.PERSON: due,
        FieldType.ATTENDANCE: [{"person": due, "present": True}],
    }
    asked = [field for field in kind.fields if field.required]
    return {field.key: field.options[0] if field.options else samples[field.type] for field in asked}


@pytest.mark.xfail(strict=True, reason=LATER)
def test_a_sheet_serves_as_well() -> None:
    """Records come in from an Excel sheet as bodies and people do."""
    assert "import" in SITE
