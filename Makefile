# make help lists what can be made.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
ifeq ($(strip $(PYTHON)),)
PYTHON := python3
endif
BIN := .venv/bin
DATA ?= ./data
PORT ?= 8000
WORKERS ?= 2
T ?= tests
.DEFAULT_GOAL := help
# A second thread of BLAS only spins beside the first: our matrices are small.
export OPENBLAS_NUM_THREADS := 1
# Without compiled modules every start takes seconds longer.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help setup web demo test check format bench pictures openapi lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: ## make .venv with all dependencies, pinned (Python 3.11+ is all it needs)
	@$(PYTHON) tools/setup.py

web: setup ## build the console, the widget and the shop page when their sources changed
	@$(BIN)/python tools/build_web.py

demo: web ## start everything with demo data on http://127.0.0.1:8000 (CHECK=1: run the main job and exit)
ifdef CHECK
	@$(BIN)/zhike demo --check
else
	@$(BIN)/zhike demo --data "$(DATA)" --port $(PORT)
endif

test: setup ## run all tests (T=path: these only; PG=15: tests/db on an installed PostgreSQL 15)
	@$(BIN)/python tools/test_needs.py $(PG)
ifdef PG
	@$(BIN)/python tools/run_on_postgres.py $(PG) -- $(BIN)/python tools/run_tests.py --workers $(WORKERS) tests/db
else
	@$(BIN)/python tools/build_web.py
	@$(BIN)/python tools/run_tests.py --workers $(WORKERS) $(T)
endif

check: setup ## lint, types, layers, sizes, foreign keys, the web projects' own checks
	@$(BIN)/python tools/check.py

format: setup ## sort imports and format Python
	@$(BIN)/ruff check --fix-only --select I,UP src tests tools -q
	@$(BIN)/ruff format src tests tools

bench: web ## measure the figures of the README and write benchmarks/results.json
	@$(BIN)/python -m benchmarks

pictures: web ## photograph console and widget of a fresh demo for docs/pictures (needs Chromium and a Chinese font)
	@$(BIN)/python tools/test_needs.py
	@$(BIN)/python tools/pictures.py

openapi: setup ## write the OpenAPI document to docs/openapi.json
	@$(BIN)/zhike openapi --output docs/openapi.json

lock: ## pin the newest versions that pyproject.toml allows
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade --quiet \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements/constraints.txt

clean: ## remove built files and caches (data/ and .venv/ stay)
	@rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/zhike/api/static/{console,widget,shop} src/zhike/api/static/.*.stamp
