"""Rows: columns and constraints, nothing else."""

from yaodian.site.models.accounts import Account, Draft, Role, RoleGrant, SignInFailure
from yaodian.site.models.attachments import Attachment, Upload
from yaodian.site.models.audit import AuditHead, AuditLine, FunctionCount, Outcome, ViewLog
from yaodian.site.models.bodies import Body, Placement, Relation, Term
from yaodian.site.models.breakdowns import Assignment, Consultation, Opinion, Reply
from yaodian.site.models.counts import KindStamp, RosterStamp, SlotCount, SlotSpec, SlotStamp
from yaodian.site.models.editions import Edition, Issuance, Plan
from yaodian.site.models.fact import Fact, new_uid
from yaodian.site.models.installation import Ceiling, Installation, Purpose
from yaodian.site.models.people import Membership, MemberStanding, Person, Post, RosterEntry
from yaodian.site.models.readings import Correction
from yaodian.site.models.records import (
    Deed,
    DeedBody,
    DeedFlag,
    DeedPerson,
    Record,
    RecordState,
)
from yaodian.site.models.rulings import Belonging, Ruling, RulingKind

__all__ = [
    "Account",
    "Assignment",
    "Attachment",
    "AuditHead",
    "AuditLine",
    "Belonging",
    "Body",
    "Ceiling",
    "Consultation",
    "Correction",
    "Deed",
    "DeedBody",
    "DeedFlag",
    "DeedPerson",
    "Draft",
    "Edition",
    "Fact",
    "FunctionCount",
    "Installation",
    "Issuance",
    "KindStamp",
    "MemberStanding",
    "Membership",
    "Opinion",
    "Outcome",
    "Person",
    "Placement",
    "Plan",
    "Post",
    "Purpose",
    "Record",
    "RecordState",
    "Relation",
    "Reply",
    "Role",
    "RoleGrant",
    "RosterEntry",
    "RosterStamp",
    "Ruling",
    "RulingKind",
    "SignInFailure",
    "SlotCount",
    "SlotSpec",
    "SlotStamp",
    "Term",
    "Upload",
    "ViewLog",
    "new_uid",
]
