"""Ledgers, rosters and rubrics: what is kept, who is listed, how a year is judged."""

from dataclasses import dataclass
from enum import StrEnum

from yaodian.core.catalogue.kind import Field
from yaodian.core.duty import Basis, Occasion
from yaodian.core.roster.selector import Selector


class Life(StrEnum):
    """The nine ways in which an entry of a ledger lives (closed; ADR 25)."""

    TASK = "task"  # 任务闭环型：交办到销号
    PROJECT = "project"  # 项目型：立项到结项
    PLAN = "plan"  # 计划型：审定、执行、总结
    REGISTER = "register"  # 登记型：登记、更正
    APPRAISAL = "appraisal"  # 评价型：自评到生效，含反馈和异议
    DOCUMENT = "document"  # 请示报告型：拟稿到批复
    CASE = "case"  # 程序型：按规定步骤办理
    ASSET = "asset"  # 名录型：在册、变更、注销
    RELEASE = "release"  # 发布审核型：送审到发布


class Closing(StrEnum):
    """How heavy it is to close an entry (R19)."""

    PROBLEM = "problem"  # 问题: an outside verifier and a look-back
    TASK = "task"  # 任务
    REGISTER = "register"  # 登记


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an organisation keeps entry by entry.

    `held_by`: kinds of body that keep one. `view_of`: record kinds whose records *are* its entries; then nobody types
    it and it asks nothing of its own. `organisation_only`: it holds nothing about persons.
    `minutes`: what one entry costs.
    """

    key: str
    title: str
    life: Life
    closing: Closing
    purpose: str
    basis: tuple[Basis, ...]
    audience: tuple[str, ...]
    ends: str
    minutes: int
    held_by: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    view_of: tuple[str, ...] = ()
    organisation_only: bool = False
    mechanism: str = ""


class Lists(StrEnum):
    """What a roster lists."""

    PERSONS = "persons"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True)
class Roster:
    """A named list of persons or bodies; selectors may mean those on it. `fields`: what is noted beside each entry."""

    key: str
    title: str
    purpose: str
    basis: tuple[Basis, ...]
    audience: tuple[str, ...]
    ends: str
    lists: Lists = Lists.PERSONS
    fields: tuple[Field, ...] = ()
    mechanism: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a rubric looks at. `evidence`: keys of duties, record kinds and ledgers that speak to it."""

    key: str
    title: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubric:
    """How something is appraised, by people: whom, when, by what, in which steps, in which grades.

    `occasion` is None where the organisation fixes its own. `grades` are words, best first; no number is computed from
    them. `decided_by`: who decides the result, in words. `uses`: what the result is used for.
    """

    key: str
    title: str
    purpose: str
    basis: tuple[Basis, ...]
    audience: tuple[str, ...]
    ends: str
    minutes: int
    subject: Selector
    decided_by: str
    steps: tuple[str, ...]
    grades: tuple[str, ...] = ()
    occasion: Occasion | None = None
    criteria: tuple[Criterion, ...] = ()
    uses: tuple[str, ...] = ()
    mechanism: str = ""
