"""The X-ray of a catalogue: every fault at once, each under the id of the rule it breaks."""

from collections.abc import Callable, Iterator

from yaodian.core.catalogue import rules_duties, rules_fields, rules_in_force, rules_keys
from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.fault import Fault

Rule = Callable[[Catalogue], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    rules_keys.unique_keys,
    rules_keys.purpose_and_basis,
    rules_keys.known_references,
    rules_fields.known_value,
    rules_fields.ask_once,
    rules_fields.no_sign_in,
    rules_fields.optional_files,
    rules_fields.boundary,
    rules_fields.field_types,
    rules_fields.views_ask_nothing,
    rules_fields.organisations_alone,
    rules_duties.quotas_fit,
    rules_duties.kinds_serve,
    rules_duties.kinds_are_read,
    rules_duties.stated_numbers,
    rules_duties.undecided_stays_open,
    rules_in_force.in_force_days,
)


def check(catalogue: Catalogue) -> list[Fault]:
    """All faults, in the order of the rules."""
    return list(dict.fromkeys(fault for rule in RULES for fault in rule(catalogue)))
