# make demo and make test set up all they need in .venv; nothing else is to be installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo/timeline.db

.PHONY: demo test lint bench pictures clean

demo: $(VENV)/.installed
	@mkdir -p demo && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm $(DEMO).lock
	@$(BIN)/timeline --db $(DEMO) ingest seeds >&2
	@$(BIN)/timeline --db $(DEMO) export --format markdown --title "Seed articles"
	@echo >&2
	@echo "The chronology above is in $(DEMO).  Browse it with:" >&2
	@echo "    $(BIN)/timeline --db $(DEMO) tui" >&2

test: $(VENV)/.developing
	$(BIN)/python -m pytest -q -n auto -m "not slow and not postgresql"

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.measuring
	$(BIN)/python benchmarks/flow.py
	$(BIN)/python benchmarks/temporal.py
	$(BIN)/python benchmarks/store.py

pictures: $(VENV)/.developing
	$(BIN)/python tests/tui/pictures.py

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); expected Python 3.11 or newer;" \
	       "name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e . >&2
	@touch $@

$(VENV)/.developing: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]' >&2
	@touch $@ $(VENV)/.installed

$(VENV)/.measuring: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev,bench]' >&2
	@touch $@ $(VENV)/.developing $(VENV)/.installed

clean:
	rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
