# Everything lives in .venv; the stamps make a second call do no set-up work.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: run test setup lint types clean

run: $(VENV)/.run
	@exec $(BIN)/liner-notes run

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

setup: $(VENV)/.test

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[preview]'
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[preview,test]'
	@touch $(VENV)/.run $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
