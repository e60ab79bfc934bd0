"""Examines an installation: what is well and what is not, with how to mend it."""

import shutil
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.files.mechanisms import FOLDER, sound_catalogue
from yaodian.site.jobs.examine_files import examine_files
from yaodian.site.models import Person, Purpose
from yaodian.site.models.vendor.install import guards_in, unguarded_tables, unstamped_tables
from yaodian.site.queries.audit import verify
from yaodian.site.queries.installation import installation, key_fault
from yaodian.site.queries.people import contact_of
from yaodian.site.seal import Unsealable

_LEAST_SPACE = 1024**3
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; no problem means that it is well."""

    subject: str
    text: str
    problems: tuple[Problem, ...] = ()


def examine() -> list[Finding]:
    """Everything; without a database, its tables or its keys, all but the disk is left out from there on."""
    needed = (_database, _migrations, _keys)
    findings: list[Finding] = []
    for look in (_database, _migrations, _installation, _keys, _mechanisms, _guards, _audit, _sealed, _files):
        findings.append(look())
        if look in needed and findings[-1].problems:
            break
    return [*findings, _disk()]


def start_faults() -> list[Problem]:
    """What forbids to start: no database, tables that are out of date, missing or wrong keys, no installation."""
    for look in (_database, _migrations, _keys, _installation, _calendar, _mechanisms):
        if faults := look().problems:
            return list(faults)
    return []


def _calendar() -> Finding:
    """Only a demo may stop the calendar: in a real installation every record would bear a wrong day."""
    here = installation()
    if settings.ENV.today is None or (here and here.purpose == Purpose.DEMO):
        return Finding("日期", "按本机时钟")
    fault = Problem("环境变量 YAODIAN_TODAY", "正式安装不能设定演示日", "请删去这个变量，再启动")
    return Finding("日期", "", (fault,))


def _database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        mend = "请检查环境变量 YAODIAN_DATABASE，以及数据库服务、目录和权限"
        return Finding("数据库", "", (Problem("数据库", f"连接不上（{str(error).strip()}）", mend),))
    return Finding("数据库", {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor])


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return Finding("表结构", "是最新的")
    names = "、".join(str(migration) for migration, _ in waiting[:3])
    fault = Problem("表结构", f"有{len(waiting)}项升级没有执行（{names}）", "请先备份，再运行 yaodian upgrade")
    return Finding("表结构", "", (fault,))


def _installation() -> Finding:
    found = installation()
    if found is None:
        return Finding("安装", "", (Problem("安装", "还没有初始化", "请运行 yaodian init"),))
    return Finding("安装", f"{found.name}（{Purpose(found.purpose).label}，最高可录入{found.ceiling}信息）")


def _keys() -> Finding:
    fault = key_fault()
    return Finding("密钥", "与数据库相符", (fault,) if fault else ())


def _mechanisms() -> Finding:
    """With an office's own folder there may be faults that no release has seen."""
    catalogue, problems = sound_catalogue(FOLDER, settings.ENV.mechanisms)
    count = len(catalogue.mechanisms) if catalogue else 0
    own = f"，含 {settings.ENV.mechanisms} 里自加的" if settings.ENV.mechanisms else ""
    return Finding("机制", f"{count}种{own}", tuple(problems))


def _guards() -> Finding:
    bare = sorted({*unguarded_tables(connection, guards_in(apps)), *unstamped_tables(connection)})
    if not bare:
        return Finding("防改写", "全部就位")
    fault = Problem("防改写", f"这些表的保护不在：{'、'.join(bare)}", "请查明原因，再运行 yaodian upgrade 恢复保护")
    return Finding("防改写", "", (fault,))


def _audit() -> Finding:
    found = verify()
    return Finding("审计链", f"{found.lines}条，核对库外链头{found.heads}个", found.problems)


def _sealed() -> Finding:
    """A sample of sealed numbers opens with these keys."""
    sample = Person.objects.filter(until=NEVER).exclude(id_number="", phone="").order_by("-id")[:_SAMPLE]
    spoilt = 0
    for person in sample:
        try:
            contact_of(person)
        except Unsealable:
            spoilt += 1
    if not spoilt:
        return Finding("加密字段", "抽查可以打开")
    fault = Problem("加密字段", f"抽查中有{spoilt}人的证件号或手机打不开", "数据被改动过或密钥不全，请用备份核对")
    return Finding("加密字段", "", (fault,))


def _files() -> Finding:
    said, faults = examine_files()
    return Finding("附件", said, faults)


def _disk() -> Finding:
    home = settings.ENV.home
    if not home.exists():
        return Finding("磁盘", "", (Problem(f"目录 {home}", "不存在", "请运行 yaodian init，或检查 YAODIAN_HOME"),))
    free = shutil.disk_usage(home).free
    text = f"{home} 剩余 {free / 1024**3:.1f} GB"
    fault = Problem(f"目录 {home}", f"只剩 {free // 1024**2} MB", "请清理磁盘或换到更大的磁盘")
    return Finding("磁盘", text, () if free >= _LEAST_SPACE else (fault,))
