import os
import sys
from argparse import ArgumentParser
from typing import Any

from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.doctor import start_faults


class Command(ConsoleCommand):
    help = "启动服务"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="地址:端口", help="默认 127.0.0.1:8000")
        parser.add_argument("--workers", type=int, default=2, metavar="数", help="进程数，默认 2")
        parser.add_argument("--threads", type=int, default=4, metavar="数", help="每个进程的线程数，默认 4")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        faults = start_faults()
        if faults:
            self.fail(faults)
        self.stdout.write(f"要点已启动：http://{options['bind']}/  （按 Ctrl+C 停止）")
        self.stdout.flush()
        gunicorn = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--bind", options["bind"]]
        sizes = ["--workers", str(options["workers"]), "--threads", str(options["threads"])]
        os.execv(sys.executable, [*gunicorn, *sizes, "yaodian.site.wsgi:application"])
