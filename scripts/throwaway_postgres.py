"""A PostgreSQL server for one test run, in a temporary folder, reachable from this machine only.

`python scripts/throwaway_postgres.py COMMAND…` runs a command with YAODIAN_DATABASE set to it.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Sorting by Chinese rules shows code that trusts the database to sort as Python does, which a
# cluster in the C locale hides. Servers built without ICU fall back.
LOCALES = (
    ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN"),
    ("--locale=C",),
)
# Nothing here outlives the run, so it need not survive a power cut.
SPEED = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def server_programs() -> Path | None:
    """The folder that holds initdb and pg_ctl; Debian keeps it off PATH, one a version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


@contextmanager
def throwaway_postgres(programs: Path) -> Iterator[str]:
    """Start a cluster, hand out its URL, stop and remove it."""
    user = server_user()
    with tempfile.TemporaryDirectory(prefix="yaodian-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        home, password, port = Path(folder), secrets.token_hex(16), free_port()
        create(programs, home, user, password)
        start = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= {SPEED}"
        control = [str(programs / "pg_ctl"), "-D", str(home / "data"), "-w", "-s"]
        call([*control, "-l", str(home / "log"), "-o", start, "start"], home, user)
        try:
            yield f"postgresql://yaodian:{password}@127.0.0.1:{port}/postgres"
        finally:
            call([*control, "-m", "immediate", "stop"], home, user)


def create(programs: Path, home: Path, user: str | None, password: str) -> None:
    secret = home / "password"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="ascii")
    if user:
        shutil.chown(secret, user)
    command = [str(programs / "initdb"), "-D", str(home / "data"), "-U", "yaodian", "-E", "UTF8"]
    command += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
    for last, locale in enumerate(LOCALES, start=1 - len(LOCALES)):
        if call([*command, *locale], home, user, check=not last):
            return


def call(command: Sequence[str], home: Path, user: str | None, *, check: bool = True) -> bool:
    """Run a program of the server as its own user, in a folder that this user may enter."""
    with (home / "output").open("w+b") as output:
        code = subprocess.run(
            command,
            cwd=home,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
        ).returncode
        output.seek(0)
        if check and code:
            raise SystemExit(f"{' '.join(command)}:\n{output.read().decode(errors='replace')}")
    return code == 0


def server_user() -> str | None:
    """PostgreSQL refuses to run as root; anyone else runs it as himself."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    programs = server_programs()
    if programs is None:
        print("没有 PostgreSQL 服务器程序 / no PostgreSQL server programs found", file=sys.stderr)
        return 2
    with throwaway_postgres(programs) as url:
        env = {**os.environ, "YAODIAN_DATABASE": url}
        return subprocess.run(sys.argv[1:], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
