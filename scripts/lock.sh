#!/bin/sh
# Write requirements/*.txt from pyproject.toml: exact versions with hashes, for every platform, naming no package index.
# Versions already locked stay; `UPGRADE=1 make lock` takes the newest that pyproject.toml allows.
set -eu
python="$1"
"$python" -m venv --clear .lock-venv
.lock-venv/bin/python -m pip install --quiet uv

compile() {
    out="requirements/$1"
    shift
    .lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --no-emit-build-options \
        ${UPGRADE:+--upgrade} --output-file "$out" "$@" >/dev/null
}

compile dev.txt pyproject.toml --extra postgresql --group dev
# The other two are parts of the first, so that no version can differ between the environments.
compile run.txt pyproject.toml --extra postgresql --group build --constraints requirements/dev.txt
compile core.txt --group core --constraints requirements/dev.txt
rm -rf .lock-venv

if grep -nE '[a-z]+://|index-url|find-links' requirements/*.txt; then
    echo "requirements/*.txt names a host or a path; it must not" >&2
    exit 1
fi
