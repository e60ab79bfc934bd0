import getpass
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from yaodian.core.problem import Problem
from yaodian.exit_codes import REFUSED
from yaodian.site.clock import now
from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.init import Wish, set_up, write_templates
from yaodian.site.models import Ceiling, Purpose, Role


class Command(ConsoleCommand):
    help = "建立一个空的安装，或补充导入组织和人员；可以重复运行"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--templates", type=Path, metavar="目录", help="只导出两个 Excel 导入模板和一份示范要点")
        parser.add_argument("--name", default="", metavar="名称", help="使用单位的名称（首次必填）")
        parser.add_argument("--purpose", choices=Purpose.values, default=Purpose.REAL, help="real 正式，demo 演示")
        parser.add_argument("--ceiling", choices=Ceiling.values, default=Ceiling.INTERNAL, help="最高可录入的信息")
        parser.add_argument("--admin", default="admin", metavar="账号", help="管理员账号（默认 admin）")
        parser.add_argument("--office", default="office", metavar="账号", help="党建办账号（默认 office）")
        parser.add_argument("--password-stdin", action="store_true", help="从标准输入读密码：先管理员，后党建办")
        parser.add_argument("--bodies", type=Path, metavar="文件", help="填好的组织导入模板")
        parser.add_argument("--people", type=Path, metavar="文件", help="填好的人员导入模板")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        if options["templates"]:
            for path in write_templates(options["templates"]):
                self.stdout.write(f"已导出 {path}")
            return
        outcome = set_up(self._wish(options), now())
        if isinstance(outcome, list):
            self.fail(outcome)
        self.stdout.write(f"完成：新增组织{outcome.bodies}个、人员{outcome.people}名、任职{outcome.posts}项")
        self.stdout.write("请离线另存密钥文件 keys.json，并与备份分开保管")
        self.stdout.write(
            f"下一步：yaodian doctor 体检，yaodian serve 启动；用账号 {options['office']} 登录，在“年度要点”读取要点"
        )

    def _wish(self, options: dict[str, Any]) -> Wish:
        missing = [path for path in (options["bodies"], options["people"]) if path and not path.is_file()]
        if missing:
            self.fail([Problem(f"文件 {path}", "不存在", "请检查路径") for path in missing], REFUSED)
        return Wish(
            name=options["name"],
            purpose=Purpose(options["purpose"]),
            ceiling=Ceiling(options["ceiling"]),
            accounts=((Role.ADMINISTRATOR, options["admin"]), (Role.OFFICE, options["office"])),
            password=_piped if options["password_stdin"] else _asked,
            bodies=options["bodies"],
            people=options["people"],
        )


def _piped(role: Role) -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked(role: Role) -> str:
    while True:
        password = getpass.getpass(f"请设置{role.label}账号的密码：")
        if password == getpass.getpass("请再输入一次："):
            return password
        sys.stderr.write("两次输入不一致，请重新输入\n")
