"""People that an account may see: those of the bodies it reaches, and always its own person."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from yaodian.core.roster.rows import NEVER
from yaodian.site.keys import read_keys
from yaodian.site.models import Membership, Person, Post, ViewLog
from yaodian.site.queries.bodies import within
from yaodian.site.queries.scope import Scope, Verb
from yaodian.site.seal import blind, unseal


@dataclass(frozen=True, slots=True)
class Contact:
    """A person's sealed values, opened for one who may read them."""

    id_number: str
    phone: str

    @property
    def masked_number(self) -> str:
        return f"{self.id_number[:3]}***********{self.id_number[-4:]}" if self.id_number else ""

    @property
    def masked_phone(self) -> str:
        return f"{self.phone[:3]}****{self.phone[-4:]}" if self.phone else ""


def people(scope: Scope, verb: Verb = Verb.SEE) -> QuerySet[Person]:
    """People with a place or a post, today or ever, in a body that the scope reaches; and oneself."""
    members = within(Membership.objects.filter(until=NEVER), scope, verb)
    holders = within(Post.objects.filter(until=NEVER), scope, verb)
    known = Q(uid__in=members.values("person_uid")) | Q(uid__in=holders.values("person_uid"))
    if scope.person and verb is Verb.SEE:
        known |= Q(uid=scope.person)
    return Person.objects.filter(known, until=NEVER)


def find_person(scope: Scope, uid: str, verb: Verb = Verb.SEE) -> Person | None:
    """The person, or None: both when there is none and when it is not the scope's."""
    return people(scope, verb).filter(uid=uid).first()


def find_by_number(scope: Scope, id_number: str) -> Person | None:
    """Whoever has this identity number, found by the blind index."""
    index = blind(read_keys(settings.ENV.key_file), id_number)
    return people(scope).filter(id_index=index).first() if index else None


def contact_of(person: Person) -> Contact:
    """Raises Unsealable when the row was tampered with."""
    keys = read_keys(settings.ENV.key_file)
    return Contact(
        unseal(keys, ("person", person.uid, "id_number"), person.id_number),
        unseal(keys, ("person", person.uid, "phone"), person.phone),
    )


def lookers_at(scope: Scope) -> QuerySet[ViewLog]:
    """Who looked at the file of the scope's own person, the latest first (R25)."""
    own = ViewLog.objects.filter(person_uid=scope.person) if scope.person else ViewLog.objects.none()
    return own.order_by("-at")
