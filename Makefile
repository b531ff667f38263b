# Needs Python 3.11 or newer and make; everything else is fetched into .venv.

ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
CANDIDATES = python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(ENOUGH)' 2>/dev/null && echo $$p && break; done)
PORT ?= 8501
HOST ?= 127.0.0.1

PAGES ?=
FULL ?=
BENCH ?=
TESTS ?=

BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
APP_READY = .venv/app-ready
DEV_READY = .venv/dev-ready
ON_ALL_CORES = $(BIN)/python -m pytest --numprocesses=logical --maxprocesses=4 --dist=loadscope --no-loadscope-reorder
AS_ROOT_WITH_APT = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null

.PHONY: help run test test-all check shots pictures bench sources chromium clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: $(APP_READY) ## serve the app (PORT=8501)
	@echo "The explorer is at http://localhost:$(PORT)"
	@$(BIN)/python -m uvicorn streamlit_app:app --host $(HOST) --port $(PORT) --log-level warning --no-access-log

# One more than there are cores, four at most: each has a browser of its own, and all have one server (tests/shared.py).
# What Python makes of a text is kept for the next process and the next run, whatever the environment asks elsewhere.
test test-all: export PYTHONDONTWRITEBYTECODE =
test: $(DEV_READY) chromium ## run the tests on all cores, but for the long searches (TESTS="tests/store ...")
	$(ON_ALL_CORES) -m "not long" $(TESTS)

test-all: $(DEV_READY) chromium ## run all tests, many hundreds of settings alike among them (TESTS="tests/store ...")
	$(ON_ALL_CORES) $(TESTS)

check: $(DEV_READY) ## lint, format and the rules of who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest tests/test_layers.py

shots: $(DEV_READY) chromium ## write pictures of the pages to shots/ (PAGES="design_lock ..." FULL=1)
	$(BIN)/python -m tests.browser.shots $(PAGES) $(if $(FULL),--full)

pictures: $(DEV_READY) chromium ## write the README's pictures anew, from the running app
	$(BIN)/python -m tests.browser.pictures

bench: $(DEV_READY) chromium ## measure the app against a stock Streamlit script (BENCH="repaint reruns start hours")
	$(BIN)/python -m benchmarks $(BENCH)

sources: $(APP_READY) ## ask every source's address once, and say which no longer answer (needs a network)
	$(BIN)/python -m data.addresses

chromium: $(DEV_READY) ## find a Chromium for the browser tests, or install one
	@$(BIN)/python -m tests.browser.serving \
	|| { $(AS_ROOT_WITH_APT) && apt-get update -qq && apt-get install -y -qq chromium \
	     && $(BIN)/python -m tests.browser.serving; } \
	|| $(BIN)/python -m playwright install chromium

clean: ## remove everything that the other commands made
	rm -rf .venv build shots .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(APP_READY): requirements.txt | $(BIN)/pip
	$(PIP) -r requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(APP_READY)
	$(PIP) -r requirements-dev.txt
	@touch $@

$(BIN)/pip:
	@$(or $(PYTHON),false) -c '$(ENOUGH)' 2>/dev/null \
	|| { echo "This needs Python 3.11 or newer: install one, or name yours as in 'make PYTHON=/path/to/python3.11'."; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
	|| { $(AS_ROOT_WITH_APT) && apt-get update -qq && apt-get install -y -qq python3-venv \
	     && $(PYTHON) -m venv --clear .venv; } \
	|| { rm -rf .venv; echo "Python cannot make an environment here: install python3-venv ('apt install python3-venv')."; exit 1; }
