#!/bin/sh
# Make one virtual environment from one lock file: setup.sh VENV LOCK [editable]
# A folder of wheels (WHEELHOUSE=dir, or ./wheelhouse) replaces the network altogether.
set -eu
venv="$1"
lock="$2"
python=$(sh scripts/find_python.sh)

wheels="${WHEELHOUSE:-}"
if [ -z "$wheels" ] && [ -d wheelhouse ]; then wheels=wheelhouse; fi
if [ -n "$wheels" ] && [ ! -d "$wheels" ]; then
    echo "WHEELHOUSE=$wheels 不是文件夹 / is not a folder" >&2
    exit 1
fi

echo "正在准备 $venv …… / setting up $venv with $python" >&2
# An environment of the same Python is kept and brought up to date, so that whatever runs in it goes on.
if [ "$("$python" -V)" != "$("$venv/bin/python" -V 2>/dev/null)" ]; then "$python" -m venv --clear "$venv"; fi
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    ${wheels:+--no-index --find-links "$wheels"} -r "$lock"; then
    cat >&2 <<'TEXT'
依赖安装失败。请检查网络，或在联网的机器上运行 make wheelhouse，把 wheelhouse 文件夹复制过来再试。
The dependencies could not be installed. Check the network, or run `make wheelhouse` on a machine that has one,
copy the folder wheelhouse here and try again.
TEXT
    exit 1
fi
if [ "${3:-}" = editable ]; then
    # The build backend comes from the lock, so that this step never needs a network.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
fi
pwd >"$venv/.stamp"
