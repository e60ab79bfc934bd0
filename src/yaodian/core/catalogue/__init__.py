"""Mechanism files as definitions: parse them, and check them for every fault at once."""

from yaodian.core.catalogue.check import check
from yaodian.core.catalogue.clause import STATES, ClauseRule, CoverageInWords, DutyRule, NumberInWords, StateRule, Words
from yaodian.core.catalogue.collection import BodyKind, Catalogue, Group
from yaodian.core.catalogue.fault import Fault
from yaodian.core.catalogue.kind import Bears, Field, FieldType, Quorum, RecordKind
from yaodian.core.catalogue.ledger import Ledger, Roster, Rubric
from yaodian.core.catalogue.mechanism import DutyTemplate, Mechanism, NamedThing, Offer
from yaodian.core.catalogue.parse import parse

__all__ = [
    "STATES",
    "Bears",
    "BodyKind",
    "Catalogue",
    "ClauseRule",
    "CoverageInWords",
    "DutyRule",
    "DutyTemplate",
    "Fault",
    "Field",
    "FieldType",
    "Group",
    "Ledger",
    "Mechanism",
    "NamedThing",
    "NumberInWords",
    "Offer",
    "Quorum",
    "RecordKind",
    "Roster",
    "Rubric",
    "StateRule",
    "Words",
    "check",
    "parse",
]
