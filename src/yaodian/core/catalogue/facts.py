"""The account of the field's facts: each is used by a mechanism, declined with a reason, or still missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.problem import Problem

SECTIONS = ("duties", "ledgers", "kinds", "rubrics")
FATES = ("used", "declined", "missing")


@dataclass(frozen=True, slots=True)
class Account:
    """Of one section: fact → mechanism, fact → reason, facts that nobody has taken up."""

    used: Mapping[str, str]
    declined: Mapping[str, str]
    missing: tuple[str, ...]


def account(data: object, catalogue: Catalogue) -> tuple[dict[str, Account], list[Problem]]:
    """The account of each section. What is missing is no problem; a false entry is."""
    sections = data if isinstance(data, Mapping) else {}
    problems = list(_unknown("_facts", sections, SECTIONS))
    accounts: dict[str, Account] = {}
    known = {mechanism.key for mechanism in catalogue.mechanisms}
    for name in SECTIONS:
        entry = sections.get(name, {})
        entry = entry if isinstance(entry, Mapping) else {}
        problems += _unknown(f"_facts.{name}", entry, FATES)
        accounts[name] = Account(
            dict(entry.get("used") or {}), dict(entry.get("declined") or {}), tuple(entry.get("missing") or ())
        )
        problems += _faults(name, accounts[name], known)
    return accounts, problems


def _unknown(where: str, entry: Mapping[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    for key in entry:
        if key not in known:
            yield Problem(where, f"不认识的键“{key}”", f"可用的键：{'、'.join(known)}")


def _faults(section: str, found: Account, mechanisms: set[str]) -> Iterator[Problem]:
    for fact, mechanism in found.used.items():
        if mechanism not in mechanisms:
            yield Problem(f"_facts.{section}.used.{fact}", f"没有机制“{mechanism}”", "改正机制的键，或改列为 missing")
    for fact, reason in found.declined.items():
        if not str(reason or "").strip():
            yield Problem(f"_facts.{section}.declined.{fact}", "没有写不用的理由", "写明理由")
    listed = [*found.used, *found.declined, *found.missing]
    for fact in sorted({fact for fact in listed if listed.count(fact) > 1}):
        yield Problem(f"_facts.{section}", f"“{fact}”列了不止一次", "每条只有一个去向")
