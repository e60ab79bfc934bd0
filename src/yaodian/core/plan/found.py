"""What a plan commits someone to. Every finding names the rule that found it (`rule`).

Spans are character offsets into the plan's text, `end` exclusive; `surface` is the text there.
"""

from dataclasses import dataclass

from yaodian.core.plan.tree import Heading


@dataclass(frozen=True)
class Quota:
    """A frequency, minimum, share, size or duration that a controller could count.

    `count` None: the text gives no number (定期). `comparator` is one of >= <= =. `period` is
    year, half-year, quarter, two-months, month, half-month, two-weeks, week, day, semester,
    once (a single time) or None (no cycle stated, or a standing size). `unit` as written.
    `actor`, `activity` and `coverage` are words of the text.
    """

    start: int
    end: int
    surface: str
    activity: str | None
    count: float | None
    comparator: str
    unit: str | None
    period: str | None
    actor: str | None
    coverage: str | None
    rule: str


@dataclass(frozen=True)
class Deadline:
    """A time by or in which something is to happen.

    `date`: YYYY-MM-DD, MM-DD (no year is ever inferred), year-end, year-start, half-year-end, Q1
    to Q4, semester-start, rel:7d, rel:2m, monthly-25, holidays or event:….
    """

    start: int
    end: int
    surface: str
    date: str
    rule: str


@dataclass(frozen=True)
class Deliverable:
    """Something to be made. `kind`: ledger, list, mechanism, plan, report, standard, team, brand,
    platform, training, campaign or other; `name` is the thing without the verb."""

    start: int
    end: int
    surface: str
    kind: str
    name: str
    rule: str


@dataclass(frozen=True)
class Campaign:
    """A named activity: its quotation with the noun behind it."""

    start: int
    end: int
    name: str
    rule: str


@dataclass(frozen=True)
class Link:
    """A result tied to assessment, reward or promotion."""

    start: int
    end: int
    surface: str
    rule: str


@dataclass(frozen=True)
class Party:
    """Who is named for a task. `part`: lead (牵头), responsible (责任), support (配合) or leader (责任领导).

    `names` as they stand; `row` is the stretch they are named for: a row of a table, or a paragraph.
    """

    start: int
    end: int
    surface: str
    part: str
    names: tuple[str, ...]
    row: tuple[int, int]
    rule: str


@dataclass(frozen=True)
class Findings:
    """All of it, each list in the order of the text."""

    headings: tuple[Heading, ...]
    quotas: tuple[Quota, ...]
    deadlines: tuple[Deadline, ...]
    deliverables: tuple[Deliverable, ...]
    campaigns: tuple[Campaign, ...]
    links: tuple[Link, ...]
    parties: tuple[Party, ...] = ()
