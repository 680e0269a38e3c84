# Everything lives in .venv; the stamps make a second call do no set-up work.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test setup clean

run: $(VENV)/.run
	@exec $(BIN)/liner-notes run

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

setup: $(VENV)/.test

$(VENV)/.run: pyproject.toml | $(BIN)/python
	@echo "Installing what the bot needs; the first time this takes a few minutes ..."
	@$(INSTALL) -e '.[preview]'
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	@echo "Installing what the bot and its tests need; the first time this takes a few minutes ..."
	@$(INSTALL) -e '.[preview,test]'
	@touch $(VENV)/.run $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Liner Notes needs Python 3.11 or newer; name one with PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
