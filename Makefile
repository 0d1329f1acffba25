# Everything starts from a bare checkout: each target makes .venv first, from
# the hash-pinned lock file, with uv where it is there and with pip where not.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
SPARK := .venv-spark
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help bench build test test-postgres test-spark lint env env-dev dagster example-online-retail lock clean

help: ## show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 34

build: env ## run the whole pipeline on the demo and publish a release
	$(BIN)/oneid run

test: env-dev ## lint, unit tests, property tests and the demo end to end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/dbt --quiet parse
	$(BIN)/sqlfluff lint --disable-progress-bar --processes 0 models tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --durations 15

test-postgres: env-dev ## pull a POS database; needs Debian's postgresql
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { echo "There is no PostgreSQL: Debian has it as postgresql" >&2; exit 1; }
	$(BIN)/python -m pytest tests/postgres

test-spark: env-dev $(SPARK)/.installed ## match the demo on DuckDB and Spark alike; needs Java 17
	@command -v java >/dev/null || { echo "Spark needs Java 17: Debian has openjdk-17-jre-headless" >&2; exit 1; }
	ONEID_SPARK_PYTHON=$(CURDIR)/$(SPARK)/bin/python $(BIN)/python -m pytest tests/spark

lint: env-dev ## only the style checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/dbt --quiet parse
	$(BIN)/sqlfluff lint --disable-progress-bar --processes 0 models tests

dagster: env ## open Dagster's UI on http://localhost:3000
	@mkdir -p .dagster && cp orchestration/dagster.yaml .dagster/
	DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev -m orchestration.definitions

example-online-retail: env ## run the real Online Retail data to a release
	$(BIN)/python -m examples.online_retail

bench: env $(BENCH)/.installed ## match side by side with Splink, land beside DuckDB, time the marts, into docs/benchmarks
	$(BIN)/python -m benchmarks.landing
	$(BIN)/python -m benchmarks.marts
	$(BIN)/python -m benchmarks.bench --rivals $(BENCH)/bin/python

env: $(VENV)/.installed-core ## make the environment that runs need

env-dev: $(VENV)/.installed-dev ## make the environment that tests need

$(VENV)/.installed-core: requirements.lock pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/make_env.sh $(VENV) requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock requirements.lock pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/make_env.sh $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/.installed-core

$(BENCH)/.installed: requirements-bench.lock
	@PYTHON=$(PYTHON) sh scripts/make_env.sh $(BENCH) requirements-bench.lock
	@touch $@

$(SPARK)/.installed: requirements-spark.lock
	@PYTHON=$(PYTHON) sh scripts/make_env.sh $(SPARK) requirements-spark.lock
	@touch $@

lock: env-dev ## resolve the lock files anew from pyproject.toml
	$(UV_COMPILE) --extra dev -o requirements-dev.lock pyproject.toml
	$(UV_COMPILE) -c requirements-dev.lock -o requirements.lock pyproject.toml
	$(UV_COMPILE) -o requirements-bench.lock benchmarks/compare/requirements.in
	$(UV_COMPILE) -c requirements-dev.lock -o requirements-spark.lock tests/spark/requirements.in
	echo uv | $(UV_COMPILE) --no-annotate -c requirements-dev.lock -o requirements-uv.lock -

clean: ## remove what builds made, but not the environment
	rm -rf target logs warehouse
