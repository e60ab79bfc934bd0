"""Attachments: what may be handed in with a record, looked into before it is kept."""

from yaodian.files.attachments.examine import Taken, taken
from yaodian.files.attachments.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "Taken", "taken"]
