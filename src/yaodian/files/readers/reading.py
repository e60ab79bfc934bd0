"""What a reader of one format hands back."""

from dataclasses import dataclass

# A note beside what was read: what the office should know, and what it may do about it.
Note = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    notes: tuple[Note, ...] = ()
