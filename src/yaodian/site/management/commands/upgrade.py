from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.upgrade import upgrade


class Command(ConsoleCommand):
    help = "更新程序后升级表结构；请先备份"

    def handle(self, *_: object, **__: object) -> None:
        bare = upgrade()
        self.stdout.write(f"表结构已是最新；恢复了{len(bare)}张表的防改写保护")
