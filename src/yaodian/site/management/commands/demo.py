"""Makes and serves the example organisation, in a folder of its own and on a day of its own."""

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.exit_codes import REFUSED
from yaodian.site.console import ConsoleCommand
from yaodian.site.env import surroundings
from yaodian.site.jobs.demo.make import BRANCHES, MEMBERS, make_demo
from yaodian.site.jobs.demo.stage import DEMO_DAY
from yaodian.site.jobs.demo.turns import PASSWORD
from yaodian.site.models import Role, RoleGrant
from yaodian.site.queries.installation import WrongPurpose

FOLDER = "demo"
PORTS = range(1, 65_536)


class Command(ConsoleCommand):
    help = "建立并启动示例单位：数据全为虚构，单独存放，可以反复运行"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
        parser.add_argument("--branches", type=int, default=BRANCHES, metavar="支部数", help=f"默认 {BRANCHES}")
        parser.add_argument("--members", type=int, default=MEMBERS, metavar="党员数", help=f"默认 {MEMBERS}")
        parser.add_argument("--no-serve", action="store_true", help="只建立，不启动")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        if options["port"] not in PORTS:
            where, mend = f"端口 {options['port']}", f"请用 --port 写 {PORTS.start} 到 {PORTS.stop - 1} 之间的数"
            self.fail([Problem(where, "没有这样的端口", mend)], REFUSED)
        if not options["no_serve"] and not _is_free(options["port"]):
            self.fail([Problem(f"端口 {options['port']}", "已被别的程序占用", "请用 --port 换一个端口")], REFUSED)
        if settings.ENV.today != DEMO_DAY:
            self._begin_again(options)
        self.stdout.write("正在准备示例单位，约需一分钟……")
        self.stdout.flush()
        try:
            problems = make_demo(options["branches"], options["members"])
        except WrongPurpose as error:
            self.fail([error.problem], REFUSED)
        if problems:
            self.fail(problems)
        self._tell()
        if not options["no_serve"]:
            call_command("serve", bind=f"127.0.0.1:{options['port']}")

    def _begin_again(self, options: dict[str, Any]) -> None:
        """Settings were read for the ordinary installation; the demo has its own home, database, keys and day."""
        demo = surroundings(
            YAODIAN_HOME=str(settings.ENV.home / FOLDER),
            YAODIAN_TODAY=DEMO_DAY.isoformat(),
            YAODIAN_DATABASE="",
            YAODIAN_KEYS="",
            YAODIAN_HEADS="",
        )
        words = ["demo", *(["--no-serve"] if options["no_serve"] else [])]
        for name in ("port", "branches", "members"):
            words += [f"--{name}", str(options[name])]
        command = [sys.executable, "-c", "from yaodian.cli import main; main()", *words]
        if not options["no_serve"]:
            os.execve(sys.executable, command, demo)
        sys.exit(subprocess.run(command, env=demo, check=False).returncode)

    def _tell(self) -> None:
        self.stdout.write(f"示例数据已就绪，演示日 {DEMO_DAY.isoformat()}，存放在 {settings.ENV.home}")
        self.stdout.write(f"全部账号的演示密码：{PASSWORD}")
        for grant in RoleGrant.objects.filter(until=NEVER).select_related("account").order_by("id"):
            self.stdout.write(f"  {grant.account.username:<8}{Role(grant.role).label}　{grant.account.name}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
