"""A sealed number opens in its own row and column, with its own key, and nowhere else."""

import pytest
from django.conf import settings
from tests.site.cast import ON, Cast, person

from yaodian.site.keys import BadKeys, make_key_file, read_keys
from yaodian.site.models import AuditLine, Person
from yaodian.site.queries.people import contact_of, find_by_number
from yaodian.site.queries.scope import scope
from yaodian.site.seal import Unsealable, blind, seal, unseal

NUMBER, PHONE = "11010519491231002X", "13800138000"
PLACE = ("person", "uid1", "id_number")


@pytest.fixture
def keys():
    return read_keys(settings.ENV.key_file)


def test_it_opens_where_it_was_sealed(keys) -> None:
    sealed = seal(keys, PLACE, NUMBER)
    assert sealed.startswith("k1.") and NUMBER not in sealed
    assert unseal(keys, PLACE, sealed) == NUMBER
    assert seal(keys, PLACE, NUMBER) != sealed


@pytest.mark.parametrize(
    "place", [("person", "uid2", "id_number"), ("person", "uid1", "phone"), ("draft", "uid1", "id_number")]
)
def test_moved_it_does_not_open(keys, place) -> None:
    with pytest.raises(Unsealable):
        unseal(keys, place, seal(keys, PLACE, NUMBER))


@pytest.mark.parametrize("spoil", [lambda s: s[:-4] + "AAAA", lambda s: "k9" + s[2:], lambda s: "k1.x", lambda s: "x"])
def test_altered_it_does_not_open(keys, spoil) -> None:
    with pytest.raises(Unsealable):
        unseal(keys, PLACE, spoil(seal(keys, PLACE, NUMBER)))


def test_another_installations_key_does_not_open_it(keys, tmp_path) -> None:
    make_key_file(tmp_path / "keys.json")
    other = read_keys(tmp_path / "keys.json")
    assert other.mark != keys.mark and blind(other, NUMBER) != blind(keys, NUMBER)
    with pytest.raises(Unsealable):
        unseal(other, PLACE, seal(keys, PLACE, NUMBER))


def test_nothing_is_sealed_to_nothing(keys) -> None:
    assert seal(keys, PLACE, "") == "" == unseal(keys, PLACE, "") == blind(keys, "")


def test_neither_rows_nor_trail_hold_a_number(cast: Cast) -> None:
    entered = person("李四", cast.second.uid, NUMBER, PHONE)
    row = Person.objects.get(uid=entered.uid)
    trail = str(list(AuditLine.objects.values()))
    for secret in (NUMBER, PHONE):
        assert secret not in str(vars(row)) and secret not in trail
    contact = contact_of(row)
    assert (contact.id_number, contact.phone) == (NUMBER, PHONE)
    assert (contact.masked_number, contact.masked_phone) == ("110***********002X", "138****8000")
    line = AuditLine.objects.order_by("-seq")[0]
    assert line.detail["id_number"]["changed"] is True


def test_a_number_finds_its_person_within_the_scope_alone(cast: Cast) -> None:
    entered = person("李四", cast.second.uid, NUMBER)
    found = find_by_number(scope(cast.office, ON), NUMBER)
    assert found is not None and found.uid == entered.uid
    assert find_by_number(scope(cast.secretary, ON), NUMBER) is None


def test_keys_are_made_once_and_for_the_owner_alone(tmp_path) -> None:
    path = tmp_path / "keys.json"
    make_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_key_file(path)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda p: p.unlink(), "不存在"),
        (lambda p: p.write_text("{"), "已损坏"),
        (lambda p: p.write_text("{}"), "已损坏"),
        (lambda p: p.chmod(0o644), "chmod 600"),
    ],
)
def test_bad_keys_say_what_to_do(tmp_path, spoil, said) -> None:
    path = tmp_path / "keys.json"
    make_key_file(path)
    spoil(path)
    with pytest.raises(BadKeys, match=said):
        read_keys(path)
