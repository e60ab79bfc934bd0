"""What this installation is."""

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.site.keys import BadKeys, read_keys
from yaodian.site.models import Installation, Purpose


class WrongPurpose(Exception):
    """Demo data was about to enter a real installation, or the reverse. `problem` is for the reader."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def installation() -> Installation | None:
    """The single row, or None before `yaodian init`."""
    return Installation.objects.filter(pk=1).first()


def require_purpose(purpose: Purpose) -> None:
    """Raises WrongPurpose unless this installation was made for it. Every import and the demo ask first."""
    found = installation()
    if found is None:
        raise WrongPurpose(Problem("安装", "还没有初始化", "请先运行 yaodian init"))
    if found.purpose != purpose:
        here, wanted = Purpose(found.purpose).label, purpose.label
        mend = f"请另用一个目录（YAODIAN_HOME）和数据库建立{wanted}安装"
        raise WrongPurpose(Problem("安装", f"这是{here}安装，不能装入{wanted}数据", mend))


def key_fault() -> Problem | None:
    """Why the keys do not fit this database; None when they do, or when there is nothing yet to fit."""
    try:
        mark = read_keys(settings.ENV.key_file).mark
    except BadKeys as error:
        where, _, rest = str(error).partition("：")
        what, _, mend = rest.partition("。")
        return Problem(where, what, mend)
    found = installation()
    if found is None or found.key_mark == mark:
        return None
    where = f"密钥文件 {settings.ENV.key_file}"
    return Problem(where, "不是这个数据库的密钥", "请放回与这个数据库同时使用的 keys.json，再启动")
