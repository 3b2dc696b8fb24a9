# Everything a person does here, as commands: `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
FEEDS  ?=
# Feeds and pages of others, for measuring alone: feeds/real, feeds/gofeed, feeds/timestamps.json, pages.
DATA ?= ../shared/data
TIMESTAMPS ?= $(DATA)/feeds/timestamps.json
# How many processes share the tests; JOBS=0 runs them in one, which a debugger needs.
JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test chaos chaos-mutants model simulate bench-delivery bench-ingest bench-polling bench-stories bench-dates bench quality lint types format docs lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run  ## run the pipeline: the sample newsroom, or FEEDS=my.opml, or FEEDS=https://…
	@exec $(BIN)/dateline run $(if $(FEEDS),--feeds '$(FEEDS)',--sample)

test: $(VENV)/dev  ## run all tests
	@$(BIN)/python -m pytest -q -n $(JOBS) --maxprocesses 4 --dist loadfile $(ARGS)

simulate: $(VENV)/dev  ## simulate a week of 10,000 feeds in virtual time
	@$(BIN)/python -m tests.simulation $(ARGS)

model: $(VENV)/dev  ## explore every interleaving of two workers, and play a thousand histories
	@$(BIN)/python -m tests.model $(ARGS)

chaos: $(VENV)/dev  ## kill, cut, starve and poison a whole pipeline for a quarter of an hour
	@$(BIN)/python -m tests.chaos $(ARGS)

chaos-mutants: $(VENV)/dev  ## plant bugs of the protocol, and see each of them detected
	@$(BIN)/python -m tests.chaos.mutation $(ARGS)

lint: $(VENV)/dev  ## check style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/dev  ## check types with mypy and pyright, both strict
	@$(BIN)/mypy shared services bench tests && $(BIN)/pyright

format: $(VENV)/dev  ## rewrite the code in the house style
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format .

docs: $(VENV)/dev  ## write the generated pages of docs/ and the golden schemas
	@$(BIN)/python -m tests.contracts.generate

lock: $(VENV)/dev  ## regenerate requirements/ with hashes
	@UV=$(BIN)/uv sh requirements/lock.sh

bench-delivery: $(VENV)/bench  ## measure delivery beside its peers, under load and under kill -9
	@PYTHONPATH=$(VENV)/bench $(BIN)/python -m bench.delivery $(ARGS)

bench-ingest: $(VENV)/bench  ## measure looks at feeds, and the reading of feeds and pages (DATA=folder)
	@$(BIN)/python -m bench.ingest $(DATA)/feeds/real --peers $(VENV)/bench $(ARGS)
	@PYTHONPATH=$(VENV)/bench $(BIN)/python -m bench.ingest.feeds $(DATA)/feeds
	@$(BIN)/python -m bench.ingest.pages $(DATA)/pages
	@$(BIN)/python -m bench.fetching
	@$(BIN)/python -m bench.identity

bench-polling: $(VENV)/dev  ## measure how late news is found beside its peers, under a virtual clock
	@$(BIN)/python -m bench.polling $(if $(wildcard $(TIMESTAMPS)),--timestamps $(TIMESTAMPS)) $(ARGS)

bench-stories: $(VENV)/dev  ## measure how well copies of a story are found, beside MinHash
	@$(BIN)/python -m bench.stories $(ARGS)

bench-dates: $(VENV)/bench $(VENV)/chrono  ## measure the reading of dates beside its peers (DATA=folder)
	@$(BIN)/python -m bench.dates.speed $(DATA)/timex --peers $(VENV)/bench --chrono $(VENV)/chrono $(ARGS)

bench: bench-delivery bench-ingest bench-polling bench-stories bench-dates  ## run all benches, one after the other

quality: $(VENV)/dev  ## score the reading of dates beside HeidelTime (DATA=folder, ARGS=--rules)
	@$(BIN)/python -m bench.dates $(DATA)/timex $(ARGS)

clean:  ## remove what was made here, the data of `make run` included
	rm -rf $(VENV) .dateline .pytest_cache .mypy_cache .ruff_cache .hypothesis

PACKAGES := shared services/ingest services/enrich services/store
PROJECTS := $(PACKAGES:=/pyproject.toml)

$(VENV)/pip:
	@echo "setting up $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) && touch $@

# The two steps of every install: what others made, checked by hash; then our own, with no index.
$(VENV)/run: $(VENV)/pip requirements/build.txt requirements/run.txt $(PROJECTS)
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index $(PACKAGES:%=-e ./%)
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# The peers lie in a folder of their own, out of the way of what runs and tests Dateline; their lock
# is complete, and some of them would refuse a version in it (see requirements/lock.sh).
$(VENV)/bench: $(VENV)/run requirements/bench.txt
	@rm -rf $@
	@$(PIP) install --require-hashes --no-deps --target $@ -r requirements/bench.txt
	@touch $@

# A peer for Node; where there is none, the bench says so in its row.
$(VENV)/chrono: $(VENV)/run bench/dates/chrono/package-lock.json
	@rm -rf $@ && mkdir $@ && cp bench/dates/chrono/package.json bench/dates/chrono/package-lock.json $@
	@! command -v npm > /dev/null || npm ci --silent --no-audit --no-fund --prefix $@
	@touch $@
