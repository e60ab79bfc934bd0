#!/bin/sh
# Print a Python that works. Each candidate is run, because a shim (pyenv and the like) can exist and still not start;
# venv and ensurepip are tried because Debian packs them apart from python3.
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python3.14; do
    if "$name" -c 'import sys, venv, ensurepip; assert sys.version_info >= (3, 11)' >/dev/null 2>&1; then
        "$name" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done
cat >&2 <<'TEXT'
找不到可用的 Python：需要 Python 3.11 或更高版本，并带有 venv 与 ensurepip 模块。
  Debian / Ubuntu：apt install python3 python3-venv；其他系统请自行安装后重试。
  已安装在别处时，可以指定：make setup PYTHON=/路径/python3

No working Python was found: Yaodian needs Python 3.11 or newer with the modules venv and ensurepip.
  On Debian or Ubuntu: apt install python3 python3-venv. Elsewhere: install it and try again.
  If it is installed in another place, name it: make setup PYTHON=/path/to/python3
TEXT
exit 1
