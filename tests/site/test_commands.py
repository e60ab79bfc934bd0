"""The command line as a stranger uses it, each command in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yaodian.cli import SITE
from yaodian.commands import PURE_COMMANDS

PASSWORDS = "足够长的管理员密码\n足够长的党建办密码\n"


def yaodian(home: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("YAODIAN_")}
    command = [sys.executable, "-W", "error", "-c", "from yaodian.cli import main; main()", *words]
    env |= {"YAODIAN_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, env=env, input=text, capture_output=True, text=True, timeout=120, check=False)


def test_help_names_every_command(tmp_path: Path) -> None:
    said = yaodian(tmp_path, "--help").stdout
    assert all(name in said for name in (*SITE, *PURE_COMMANDS))


def test_no_pure_command_loads_django() -> None:
    script = "import sys, yaodian.cli; sys.exit('django' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", script], env=env, check=False).returncode == 0


@pytest.mark.slow
def test_from_init_to_a_restored_copy(tmp_path: Path) -> None:
    home, copy, file = tmp_path / "one", tmp_path / "two", tmp_path / "backup.zip"
    made = yaodian(home, "init", "--name", "示例", "--password-stdin", text=PASSWORDS)
    assert (made.returncode, made.stderr) == (0, "")
    assert yaodian(home, "audit", "verify").returncode == 0
    assert "不含密钥" in yaodian(home, "backup", str(file)).stdout
    copy.mkdir()
    assert yaodian(copy, "restore", str(file)).returncode == 1
    (copy / "keys.json").write_bytes((home / "keys.json").read_bytes())
    (copy / "keys.json").chmod(0o600)
    assert yaodian(copy, "restore", str(file)).returncode == 0
    examined = yaodian(copy, "doctor")
    assert examined.returncode == 0 and "异常" not in examined.stdout


def test_a_missing_installation_does_not_serve(tmp_path: Path) -> None:
    refused = yaodian(tmp_path, "serve")
    assert refused.returncode == 1 and "请" in refused.stderr and "Traceback" not in refused.stderr


def test_missing_keys_do_not_reach_the_web_server(tmp_path: Path) -> None:
    yaodian(tmp_path, "init", "--name", "示例", "--password-stdin", text=PASSWORDS)
    (tmp_path / "keys.json").unlink()
    refused = yaodian(tmp_path, "serve")
    assert refused.returncode == 1 and "keys.json：不存在" in refused.stderr
    env = {**os.environ, "YAODIAN_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    env.pop("YAODIAN_DATABASE", None)
    loaded = subprocess.run(
        [sys.executable, "-c", "import yaodian.site.wsgi"], env=env, capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 1 and "StartRefused" in loaded.stderr
