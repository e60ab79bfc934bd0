"""Core rows written straight into tables, for tests that compare what the database says with the reference."""

from datetime import date

from yaodian.core.period import LAST_DAY
from yaodian.core.verdict.facts import Deed, Facts
from yaodian.site import models


def load(facts: Facts) -> None:
    """Write every row of these facts."""
    _bodies(facts)
    _people(facts)
    _said(facts)
    known = frozenset(membership.person for membership in facts.memberships)
    for deed in facts.deeds:
        load_deed(deed, invited=known)


def _bodies(facts: Facts) -> None:
    models.Body.objects.bulk_create(
        models.Body(
            uid=b.uid,
            version=i,
            since=b.since,
            until=b.until,
            kind=b.kind,
            name=b.name,
            first_day=b.lived.first,
            last_day=b.lived.last,
            successor_uid=b.successor,
        )
        for i, b in enumerate(facts.bodies)
    )
    models.Placement.objects.bulk_create(
        models.Placement(
            since=p.since, until=p.until, body_uid=p.body, path=p.path, **_days(p.valid.first, p.valid.last)
        )
        for p in facts.placements
    )
    models.Term.objects.bulk_create(
        models.Term(
            uid=t.uid,
            version=i,
            since=t.since,
            until=t.until,
            body_uid=t.body,
            **_days(t.valid.first, t.valid.last),
        )
        for i, t in enumerate(facts.terms)
    )


def _people(facts: Facts) -> None:
    models.Membership.objects.bulk_create(
        models.Membership(
            since=m.since,
            until=m.until,
            person_uid=m.person,
            body_uid=m.body,
            standing="full" if m.member else "none",
            **_days(m.valid.first, m.valid.last),
        )
        for m in facts.memberships
    )
    models.Post.objects.bulk_create(
        models.Post(
            uid=p.uid,
            since=p.since,
            until=p.until,
            person_uid=p.person,
            body_uid=p.body,
            title=p.title,
            **_days(p.valid.first, p.valid.last),
        )
        for p in facts.posts
    )
    models.RosterEntry.objects.bulk_create(
        models.RosterEntry(
            uid=e.uid,
            since=e.since,
            until=e.until,
            roster=e.roster,
            body_uid=e.body,
            person_uid=e.person,
            **_days(e.valid.first, e.valid.last),
        )
        for e in facts.entries
    )


def _said(facts: Facts) -> None:
    models.Belonging.objects.bulk_create(
        models.Belonging(since=b.since, until=b.until, record_uid=b.record, duty_key=b.duty, cycle_key=b.cycle)
        for b in facts.belongings
    )
    models.Ruling.objects.bulk_create(
        models.Ruling(
            uid=r.uid,
            since=r.since,
            until=r.until,
            kind=r.kind.value,
            duty_key=r.duty,
            cycle_key=r.cycle,
            bearer=r.bearer,
            person_uid=r.person,
            until_day=r.last or LAST_DAY,
            decided_on=r.since.date(),
        )
        for r in facts.rulings
    )


def load_deed(deed: Deed, invited: frozenset[str] = frozenset()) -> None:
    """`invited`: those of them who did not attend are on the list as absent."""
    row = models.Deed.objects.create(
        version=deed.version,
        since=deed.since,
        until=deed.until,
        record_uid=deed.record,
        bearer=deed.bearer,
        kind=deed.kind,
        on_day=deed.on,
        amount=deed.amount,
        counts=deed.counts,
        confirmed=deed.confirmed,
        entered=deed.first_entered,
    )
    models.DeedPerson.objects.bulk_create(
        models.DeedPerson(deed=row, person_uid=p, present=p in deed.persons) for p in sorted(deed.persons | invited)
    )
    models.DeedBody.objects.bulk_create(models.DeedBody(deed=row, body_uid=b) for b in sorted(deed.bodies))
    models.DeedFlag.objects.bulk_create(
        models.DeedFlag(deed=row, flag=flag, value=value) for flag, value in deed.flags.items()
    )


def _days(first: date, last: date) -> dict[str, date]:
    return {"first_day": first, "last_day": last}
