# `make` alone lists what there is; README.md says when to use it.

PYTHON ?= python3
PIP = .venv/bin/python -m pip -qq --disable-pip-version-check

# Wheels only: building from source would fetch tools that no hash here covers.
INSTALL = $(PIP) install --require-hashes --only-binary :all: --requirement

# The scripts in .venv hold its full path and need the Python that made it, so a
# moved checkout or a replaced Python starts again from nothing.
MADE_IN := $(shell (.venv/bin/python -c 'import pip' && cat .venv/made-in) 2>/dev/null)
ifneq ($(MADE_IN),$(CURDIR))
.PHONY: .venv/made-in
endif

.DELETE_ON_ERROR:
.PHONY: help documents test format bench bench-rules bench-batch bench-growth \
	bench-engines bench-memory crash pictures mutants lock clean system test-programs

help: ## list these targets (the default)
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

documents: .venv/ready ## build the example cases, the leaflet and the manual into output/
	.venv/bin/csogp-docs build cases --for file,court,defence,programmes-team,person -o output
	.venv/bin/csogp-docs leaflet -o output
	.venv/bin/csogp-docs rules manual -o output

test: test-programs .venv/ready-dev ## run every check: format, lint, types, layers, tests
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/pytest --numprocesses auto --dist loadgroup

format: .venv/ready-dev ## format the code and mend what ruff can mend
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

bench-rules: .bench-venv/ready ## measure the rules beside other engines, for docs/benchmarks/
	.bench-venv/bin/python benchmarks/rules.py

# Versions that still fit are kept; delete a lock first to move it to the newest.
lock: COMPILE = CUSTOM_COMPILE_COMMAND='make lock' .venv/lock/bin/pip-compile --quiet \
	--generate-hashes --strip-extras --no-emit-options --build-deps-for editable
lock: system ## write both lock files again from pyproject.toml
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip -qq --disable-pip-version-check \
		install pip-tools==7.6.2
	@$(COMPILE) --output-file requirements.lock pyproject.toml
	@$(COMPILE) --output-file requirements-dev.lock --extra dev \
		--constraint requirements.lock pyproject.toml

crash: .venv/ready-dev ## kill builds at 200 moments, flip 1000 bytes: is all whole after?
	CRASH_KILLS=200 CRASH_CASES=200 CRASH_FLIPS=1000 .venv/bin/pytest tests/crash

bench-engines: test-programs .bench-venv/ready ## measure ours beside other engines, for docs/benchmarks/
	.bench-venv/bin/python benchmarks/engines.py

bench-batch: .venv/ready-dev ## measure builds of many cases, for docs/benchmarks/
	.venv/bin/python benchmarks/batch.py

bench-growth: .venv/ready-dev ## measure from 10 to 10,000 cases, and longer and longer reports
	.venv/bin/python benchmarks/growth.py

bench: bench-rules bench-batch bench-growth bench-memory bench-engines ## measure everything

bench-memory: .venv/ready-dev ## measure a worker's memory over 1,000 documents
	.venv/bin/python benchmarks/memory.py

pictures: .venv/ready-dev ## draw each type of document into docs/pictures/
	.venv/bin/python docs/draw_pictures.py

mutants: .mutants-venv/ready ## change the rules stage, one place at a time: which tests notice?
	FOR_MUTANTS=yes .mutants-venv/bin/mutmut run
	.mutants-venv/bin/mutmut results

clean: ## remove what was set up, and everything that was built into output/
	rm -rf .venv .bench-venv .mutants-venv mutants
	find output -mindepth 1 ! -path output/.gitkeep -delete

# Looked at every time: WeasyPrint finds its libraries by name while it runs, so
# nothing that pip installs tells whether they are there.
system:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		"This needs Python 3.11 or later, named like so: make PYTHON=python3.11")'
	@$(PYTHON) .ci/system_libraries.py

# Java for veraPDF and Chromium for axe: no document needs them.
test-programs: system
	@$(PYTHON) .ci/system_libraries.py --for-tests

.venv/made-in: requirements.lock | system
	@echo 'Making .venv with the locked packages: a minute or so.'
	@$(PYTHON) -m venv --clear .venv
	@$(INSTALL) requirements.lock
	@pwd -P > $@

.venv/ready: pyproject.toml .venv/made-in
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: requirements-dev.lock .venv/ready
	@echo 'Adding the locked packages for development.'
	@$(INSTALL) requirements-dev.lock
	@touch $@

# Of its own, so that what the rules are measured beside never reaches .venv.
.bench-venv/ready: pyproject.toml | system
	@echo 'Making .bench-venv with the engines to measure beside: a minute or so.'
	@$(PYTHON) -m venv --clear .bench-venv
	@.bench-venv/bin/python -m pip -qq --disable-pip-version-check \
		install --editable '.[bench]'
	@touch $@

.mutants-venv/ready: requirements-dev.lock | system
	@echo 'Making .mutants-venv: a minute or so.'
	@$(PYTHON) -m venv --clear .mutants-venv
	@.mutants-venv/bin/python -m pip -qq --disable-pip-version-check \
		install --require-hashes --only-binary :all: --requirement requirements-dev.lock \
		--requirement requirements.lock
	@.mutants-venv/bin/python -m pip -qq --disable-pip-version-check install mutmut==3.8.1
	@touch $@
