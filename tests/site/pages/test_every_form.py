"""Every kind of record that an edition holds has a form for the bodies that may file it."""

from collections.abc import Iterable
from itertools import cycle

import pytest
from tests.site.cast import Cast, body, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import BASE, ON

from yaodian.core.duty import After, AnchorKind, AtLeast, Duty
from yaodian.core.period import Offset, OffsetUnit
from yaodian.core.plan import findings, read
from yaodian.core.propose import accept_as_proposed, decide, propose
from yaodian.core.roster.selector import Selector, Who
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.catalogue import load_catalogue
from yaodian.site.jobs.init import PLAN_FILE
from yaodian.site.models import Edition
from yaodian.site.queries.editions import definitions_for, kinds_of

pytestmark = pytest.mark.django_db


def adopt(cast: Cast, duties: tuple[Duty, ...]) -> None:
    new = NewEdition(
        body_uid=cast.city.uid,
        series="city",
        title="示例要点",
        year=2026,
        first_day=BASE.date(),
        definitions=with_copies(duties),
        adoption=Adoption(meeting="示例会议", adopted_on=BASE.date()),
    )
    sure(adopt_edition(actor=cast.office, new=new, at=BASE, on=BASE.date()))


def duties_of_the_plan() -> tuple[Duty, ...]:
    plan = read(PLAN_FILE.read_text(encoding="utf-8")).plan
    made = propose(plan, findings(plan), load_catalogue())
    return decide(made, accept_as_proposed(made))


def one_of_each(cast: Cast, kinds: Iterable[str]) -> dict[str, str]:
    """A body of every kind, below the city."""
    return {kind: body(f"示例{kind}", kind, cast.city.uid).uid for kind in kinds}


def test_every_kind_of_the_demo_plan_opens_for_those_who_may_file_it(stage: Cast, signed: Signed) -> None:
    """Each form once, and by turns every kind of body that may file one."""
    adopt(stage, duties_of_the_plan())
    catalogue = load_catalogue()
    bodies = one_of_each(stage, (one.key for one in catalogue.body_kinds))
    client, turn = signed(stage.office), cycle(range(len(bodies)))
    held = {kind.key: kind for one in Edition.objects.all() for kind in kinds_of(one.uid)}
    assert len(held) > 0.9 * len(catalogue.kinds)
    for kind in held.values():
        filer = kind.filed_by[next(turn) % len(kind.filed_by)]
        answer = client.get(f"/records/new/{bodies[filer]}/{kind.key}/")
        assert answer.status_code == 200 and kind.title in answer.content.decode(), (kind.key, filer)


def test_whoever_owes_may_file_what_fulfils_it(stage: Cast) -> None:
    duties = duties_of_the_plan()
    adopt(stage, duties)
    bodies = one_of_each(stage, (one.key for one in load_catalogue().body_kinds))
    filed = {kind: {one.kind.key for one in definitions_for(uid, ON)} for kind, uid in bodies.items()}
    owed = [(duty, kind) for duty in duties if duty.bearer.who is Who.BODIES for kind in duty.bearer.kinds]
    assert len(owed) >= 100
    assert [(duty.key, kind) for duty, kind in owed if not filed[kind] & set(duty.kinds)] == []


def test_a_kind_that_only_sets_a_clock_has_a_form(cast: Cast, signed: Signed) -> None:
    clock = After(AnchorKind.DEED, "party_lecture", Offset(1, OffsetUnit.MONTH))
    branches = Selector(Who.BODIES, kinds=("branch",))
    adopt(cast, (Duty("study_after_lecture", "课后研讨", branches, ("theme_day",), (AtLeast(1),), clock),))
    client = signed(cast.secretary)
    for kind in ("theme_day", "party_lecture"):
        assert client.get(f"/records/new/{cast.first.uid}/{kind}/").status_code == 200
    assert client.get(f"/records/new/{cast.first.uid}/dues_collection/").status_code == 404
