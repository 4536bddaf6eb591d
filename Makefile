# `make demo` runs the main job once; `make test` proves it. Both set everything up on a fresh Debian 12 with python3, git and make.
# The system's own Python where it is new enough: others are often built without optimisation, a fifth slower.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo /usr/bin/python3 || echo python3)
BIN := .venv/bin
export PYTHONUTF8 = 1
export DO_NOT_TRACK = 1
# Compiled modules are kept, whatever the machine says: hundreds of processes of the tests would compile them again.
export PYTHONDONTWRITEBYTECODE =

.PHONY: help setup demo faces browser readers test quick slow described test-long pictures check bench clean
help:           ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready  ## the environment in .venv, from the locked list

.venv/.ready: requirements.lock bootstrap.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: $$($(PYTHON) --version)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q python3-venv; \
	  else echo "This Python has no venv. Install it first: sudo apt install python3-venv"; exit 1; fi; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bootstrap.lock
	@$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e .
	@touch $@

demo: faces     ## the main job, once: a directive in, mails and the overdue table out
	@$(BIN)/python -m examples.demo

check: setup    ## style, types, floors: seconds
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

browser:        # what the tests of the pages need, the shell without windows before the whole browser; without either they are skipped and say so
	@command -v chromium-headless-shell >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q --no-install-recommends chromium-headless-shell; \
	  else false; fi; } || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get install -y -q chromium || echo "Chromium could not be installed: the tests in a browser are skipped"; \
	  else echo "No chromium: the tests in a browser are skipped. Install it: sudo apt install chromium-headless-shell"; fi; }

faces: setup    # what papers as PDF are set in: Tinos, measured as Times New Roman, with every Vietnamese letter (Liberation Serif has not)
	@$(BIN)/python -c 'import sys; from desk.papers.pdf import face; sys.exit(face() == "Libertinus Serif")' || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q --no-install-recommends fonts-croscore || echo "Tinos could not be installed: papers as PDF are set in Libertinus Serif"; \
	  else echo "Papers as PDF are set in Libertinus Serif. For the face of Times New Roman: sudo apt install fonts-croscore"; fi; }

readers:        # what reads .doc and scans; optional for users, without it their tests are skipped and say so
	@command -v soffice >/dev/null && command -v ocrmypdf >/dev/null && tesseract --list-langs 2>/dev/null | grep -q '^vie$$' || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q --no-install-recommends libreoffice-writer-nogui ocrmypdf tesseract-ocr-vie \
	    || echo "LibreOffice and OCR could not be installed: their tests are skipped"; \
	  else echo "For .doc and scans: sudo apt install libreoffice-writer-nogui ocrmypdf tesseract-ocr-vie"; fi; }

test: setup faces browser  ## everything that must hold, quick ones first, in twelve to twenty-one minutes
	@$(MAKE) --no-print-directory -j 2 check quick     # types that were never looked at take one core half a minute
	@$(MAKE) --no-print-directory -j 2 slow described  # one beside the other: the slow ones wait much

quick:
	@$(BIN)/pytest -q -n 2 -p no:schemathesis -m "not slow and not long" --ignore-glob='*_schema*.py'

slow:           # servers, browsers, PostgreSQL; four workers: many wait
	@$(BIN)/pytest -q -n 4 -p no:schemathesis --dist loadfile --no-loadscope-reorder -m "slow and not long" --ignore-glob='*_schema*.py'

described:      # in one process, told when it ends: its calls share the names of their tests
	@said=$$($(BIN)/pytest -q -m "slow and not long" tests/test_web_api_schema.py 2>&1); held=$$?; echo "$$said"; exit $$held

test-long: test ## and what takes longer, and other examples of the properties than those of every run
	@$(BIN)/pytest -q -m "long"
	@DONDOC_EXAMPLES=other $(BIN)/pytest -q -n 2 -m "not slow and not long"

pictures: faces browser  ## the pictures of docs/pictures, anew
	@DONDOC_PICTURES=1 $(BIN)/pytest -q -k "browser and not postgresql"

bench: setup    ## our figures beside the floor measured in the same run
	@$(BIN)/python -m benchmarks.bench

clean:          ## forget the environment and everything made by running
	rm -rf .venv .run .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
