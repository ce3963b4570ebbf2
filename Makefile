# make demo and make test set up all they need in .venv; nothing else is to be installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo/timeline.db

# or each of the processes that the tests start would compile every module anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint docs bench pictures clean

demo: $(VENV)/.installed
	@mkdir -p demo && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm $(DEMO).lock $(DEMO).queue
	@$(BIN)/timeline --db $(DEMO) ingest seeds >&2
	@$(BIN)/timeline --db $(DEMO) export --format markdown --title "Seed articles"
	@echo >&2
	@echo "The chronology above is in $(DEMO).  Browse it with:" >&2
	@echo "    $(BIN)/timeline --db $(DEMO) tui" >&2

test: $(VENV)/.developing
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not slow and not docs and not postgresql"

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.documenting
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not slow and not postgresql" tests/docs
	$(BIN)/zensical build --strict --clean

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
	@echo "Making $(VENV) with $(PYTHON)" >&2
	@$(PYTHON) -m venv $(VENV) >&2

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing timeline in $(VENV)" >&2
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e . >&2
	@touch $@

$(VENV)/.developing: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]' >&2
	@touch $@ $(VENV)/.installed

$(VENV)/.measuring: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev,bench]' >&2
	@touch $@ $(VENV)/.developing $(VENV)/.installed

$(VENV)/.documenting: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev,docs]' >&2
	@touch $@ $(VENV)/.developing $(VENV)/.installed

clean:
	rm -rf $(VENV) demo site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
