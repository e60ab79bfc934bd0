# Every rule is a few lines; what takes more is a script in scripts/. Needs only make and python3 >= 3.11 with venv.
# Settings: PYTHON=…  WHEELHOUSE=dir  YAODIAN_REQUIRE=all  YAODIAN_TEST_POSTGRES=postgresql://…  YAODIAN_CORPUS=dir
# HELDOUT=1: read-score also scores the documents that the reader was not built on.

.PHONY: help setup demo test lint types lock wheelhouse read-score clean
.DEFAULT_GOAL := help

PY := .venv/bin/python
CORPUS := $(YAODIAN_CORPUS)

help:
	@echo "make setup       准备 .venv（含 .venv/bin/yaodian） / set up .venv with .venv/bin/yaodian"
	@echo "make demo        启动示例单位 / serve a small example organisation"
	@echo "make test        本机能运行的全部检查 / every check this machine can run"
	@echo "make lint        代码风格 / ruff and the import floors"
	@echo "make types       类型检查 / mypy --strict"
	@echo "make lock        重新锁定依赖版本 / lock the dependencies anew (UPGRADE=1: the newest)"
	@echo "make wheelhouse  下载依赖供离线安装 / download the dependencies for a set-up without network"
	@echo "make read-score  评测要点读取 / score the reader on our own annotated clauses, and on YAODIAN_CORPUS"
	@echo "make clean       删除环境与缓存 / remove environments and caches"

# An environment whose Python is gone, or whose checkout was moved, starts nothing any more.
stale := $(shell for venv in .venv .venv-core; do [ ! -e $$venv/.stamp ] || \
	{ $$venv/bin/python -c "" && [ "$$(cat $$venv/.stamp)" = "$(CURDIR)" ]; } || rm -rf $$venv; done 2>/dev/null)

# The stamps lie inside the environments, so that removing one is enough to have it made again.
.venv/.stamp: requirements/dev.txt
	@sh scripts/setup.sh .venv requirements/dev.txt editable

.venv-core/.stamp: requirements/core.txt
	@sh scripts/setup.sh .venv-core requirements/core.txt

setup: .venv/.stamp

demo: setup
	@.venv/bin/yaodian demo

test: setup .venv-core/.stamp
	@$(PY) scripts/run_checks.py

lint: setup
	@$(PY) scripts/run_checks.py lint

types: setup
	@$(PY) scripts/run_checks.py types

lock:
	@sh scripts/lock.sh "$$(sh scripts/find_python.sh)"

wheelhouse: setup
	@$(PY) -m pip download --quiet --disable-pip-version-check --require-hashes --dest wheelhouse -r requirements/dev.txt

read-score: setup
	@$(PY) scripts/read_score.py $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(filter 1,$(HELDOUT)),--held-out)

clean:
	rm -rf .venv .venv-core .lock-venv .test .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +
