# Two commands matter: `make report` and `make test`. Both set up .venv by themselves.

PYTHON ?= python3
# a pyenv shim may be on PATH where the uv behind it is not installed
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help report test lint types pytest coverage format lab lock audit bench lines proof schema clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

report: .venv/report.stamp  ## publish the reports into reports/
	@$(BIN)/povanalysis build

test: lint types pytest  ## style, imports, types and tests

lint: .venv/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache --no-logo

types: .venv/test.stamp
	@$(BIN)/mypy

pytest: .venv/test.stamp
	@$(BIN)/python -m pytest -n auto

coverage: .venv/test.stamp  ## branches of src/ that the tests reach; fails where too few
	@mkdir -p build/coverage && $(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n auto
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

format: .venv/test.stamp  ## put the code into its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lab: .venv/lab.stamp  ## open JupyterLab on the notebooks; git then sees no outputs
	@git config filter.outputs.clean "$(BIN)/python notebooks/without_outputs.py" 2>/dev/null || true
	@$(BIN)/jupyter lab notebooks

bench: .venv/test.stamp .venv/bench.stamp  ## measure; writes benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/run.py

lock:  ## pin all dependencies anew, with hashes (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv: $(PYTHON) -m pip install uv"; exit 1; }
	$(COMPILE) --upgrade -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --extra lab -c requirements-dev.lock -o requirements-lab.lock
	$(COMPILE) --extra bench -c requirements-dev.lock -o requirements-bench.lock

COMPILE = $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url \
  --no-strip-extras --python-version 3.11 --custom-compile-command "make lock" --extra publish pyproject.toml

# pip-audit reads one version a package and passes over what this system does not install, so it gets
# lists of all pins; without --strict, what could not be looked up counts as having nothing known
audit:  ## look all pins up among known vulnerabilities (needs uv and the network)
	@test -n "$(UV)" || { echo "make audit needs uv: $(PYTHON) -m pip install uv"; exit 1; }
	@rm -rf build/audit && mkdir -p build/audit
	@sed -nE 's/^([A-Za-z0-9._-]+)(\[[^]]*\])?(==[^ ;]+).*/\1\3/p' requirements*.lock | sort -u | \
	  awk -F== '{ print > ("build/audit/" ++seen[$$1] ".txt") }'
	@wc -l build/audit/*.txt; failed=; for list in build/audit/*.txt; do \
	  $(UV) tool run -q --from 'pip-audit~=2.10' pip-audit --strict --no-deps --disable-pip \
	    --progress-spinner off $(AUDIT) -r $$list || failed="$$failed $$list"; done; \
	test -z "$$failed" || { echo "Not audited, or vulnerable (above):$$failed. Upgrade what is named: make" \
	  "lock. Where the service cannot be reached, name another: AUDIT='-s osv --osv-url ADDRESS'"; exit 1; }

proof: .venv/test.stamp  ## write every published sentence in every branch to build/proof.html
	$(BIN)/python -m tests.proof

schema: .venv/test.stamp  ## write the schema of povanalysis.toml from its model
	@$(BIN)/python -m povanalysis.config > povanalysis.schema.json

lines:  ## count the lines of code, and of published text
	@$(PYTHON) tests/lines.py

clean:  ## remove build products; reports/ and data/ stay
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# --- the environment -------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "povanalysis needs Python 3.11 or newer; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)."; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
ifneq ($(UV),)
	@$(UV) venv -q --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
else
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "This Python cannot make a virtual environment (ensurepip is missing)."; \
	  echo "On Debian or Ubuntu: apt-get install python3-venv. Or install uv and run make again."; \
	  exit 1; }
endif

define install
	@echo "Installing what $(1) pins into .venv (once) ..."
	@if [ -n "$(UV)" ]; then \
	  $(UV) pip install -q --python .venv --require-hashes -r $(1) && \
	  $(UV) pip install -q --python .venv --no-deps -e . ; \
	else \
	  $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null 2>&1 || { \
	    echo "uv made .venv, so it has no pip, and uv cannot be run now. Install uv, or remove .venv,"; \
	    echo "and run make again."; exit 1; }; \
	  $(BIN)/python -m pip install -q --require-hashes -r $(1) && \
	  $(BIN)/python -m pip install -q --no-deps -e . ; \
	fi
	@touch $(2)
endef

.venv/report.stamp: requirements.lock pyproject.toml | .venv/bin/python
	$(call install,requirements.lock,$@)

.venv/lab.stamp: requirements-lab.lock pyproject.toml | .venv/bin/python
	$(call install,requirements-lab.lock,$@)

.venv/bench.stamp: requirements-bench.lock pyproject.toml | .venv/bin/python
	$(call install,requirements-bench.lock,$@)

.venv/test.stamp: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(call install,requirements-dev.lock,$@)
