# Everything is made in $(VENV), once. `make` alone says what there is to make.
#   make test PYTHON=python3.13 VENV=.venv-3.13    another Python, beside the first

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
KILLS ?= 200
IMAGES ?= 500
INPUTS ?= 50000
STREAMS ?= 300
FROM ?= 0
SHOWN ?= --all-shown

# compiled modules are what makes a start quick
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint check practices bench torture fuzz monkey screenshots clean

help:
	@echo 'make run          open checkin'
	@echo 'make test         run the tests'
	@echo 'make check        formatting, lint and types, then the tests'
	@echo 'make practices    list what the program is for, with the tests that prove it'
	@echo 'make bench        measure against the limits; FULL=1 on a million entries too'
	@echo 'make torture      kill the program and cut its power, and look for what was lost'
	@echo 'make fuzz         feed it files, searches, dates and values at random; INPUTS=50000'
	@echo 'make monkey       press keys at random, and look for what breaks; STREAMS=5000 for more'
	@echo 'make screenshots  draw the pictures again; ONLY=hard those named so'
	@echo 'make clean        remove all that was made'

run: $(READY)
	@$(BIN)/checkin $(ARGS)

test: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(SHOWN)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/vulture
	$(BIN)/lint-imports --no-logo --no-cache

check: lint test

practices: $(READY)
	@$(BIN)/python -m pytest --practices

bench: $(READY)
	$(BIN)/python -m bench $(if $(FULL),--full)

torture: $(READY)
	CHECKIN_KILLS=$(KILLS) CHECKIN_IMAGES=$(IMAGES) $(BIN)/python -m pytest -q -rP -m torture

fuzz: $(READY)
	CHECKIN_INPUTS=$(INPUTS) $(BIN)/python -m pytest -q -rP tests/fuzz

monkey: $(READY)
	CHECKIN_STREAMS=$(STREAMS) CHECKIN_STREAMS_FROM=$(FROM) \
		$(BIN)/python -m pytest -q -n auto tests/monkey

screenshots: $(READY)
	$(BIN)/python screenshots/make.py $(ONLY)

clean:
	rm -rf .venv* build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip 25.1 knows groups, and writes a script `checkin` that starts without loading `re`
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
