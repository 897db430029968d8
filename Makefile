# `make demo` shows the program at work, `make test` and `make lint` say whether a change is sound.
# All of it happens in .venv, made from $(PYTHON) alone; a second run repeats no set-up.

PYTHON ?= python3
DIST ?= dist
PINS_OPTIONS ?=

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL_CHECKED := $(PIP) install --quiet --require-hashes
INSTALL_PROJECT := $(PIP) install --quiet --no-deps --no-build-isolation --editable . && \
	$(BIN)/python -m compileall -q dp_rules
PROJECT := pyproject.toml dp_rules/version.py

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help demo test lint tables bench wheel pins clean

help:
	@echo 'make demo    run the program on the plans and data that come with it'
	@echo 'make test    run the tests                 make lint    check style, types, imports, built files, specs'
	@echo 'make tables  rebuild the built files       make bench   run the benchmarks'
	@echo 'make wheel   build a wheel into $(DIST)/     make pins    write the pinned requirements in .ci/ anew'
	@echo 'make clean   remove what these have made'

# The stamps say what .venv holds: the program, or the program and the tools to develop it.

$(VENV)/made.stamp:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: .ci/requirements.txt .ci/requirements-build.txt $(PROJECT) $(VENV)/made.stamp
	$(INSTALL_CHECKED) -r .ci/requirements.txt -r .ci/requirements-build.txt
	$(INSTALL_PROJECT)
	@touch $@

# The package that carries axe-core (accessibility) also has a driver for it, which is not used: so without what that needs.
$(VENV)/dev.stamp: .ci/requirements-dev.txt .ci/requirements-axe.txt $(PROJECT) $(VENV)/made.stamp
	$(INSTALL_CHECKED) -r .ci/requirements-dev.txt
	$(INSTALL_CHECKED) --no-deps -r .ci/requirements-axe.txt
	$(INSTALL_PROJECT)
	@touch $@

shown = @echo; echo '$$ $(strip $(1))'; $(BIN)/$(strip $(1))

demo: $(VENV)/run.stamp
	$(call shown, dp-rules check liaoning)
	$(call shown, dp-rules check jilin)
	$(call shown, dp-rules test liaoning)
	$(call shown, dp-rules compare liaoning jilin)
	$(call shown, dp-rules show liaoning premarital_exam_rate)
	$(call shown, dp-rules evaluate liaoning examples/liaoning-2020.csv)
	$(call shown, dp-rules evaluate liaoning examples/national.csv --period 2022 --prefer 国家统计局)
	$(call shown, dp-rules explain liaoning examples/liaoning-2020.csv --indicator premarital_exam_rate)
	$(call shown, dp-rules dispute liaoning examples/counts.csv 13 --period 2018 --claimed 87.14%)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

lint: $(VENV)/dev.stamp
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/build_tables.py --check
	$(BIN)/python .ci/build_validator.py --check
	$(BIN)/dp-rules format --check specs/*.toml

tables: $(VENV)/dev.stamp
	$(BIN)/python .ci/build_tables.py
	$(BIN)/python .ci/build_validator.py

bench: $(VENV)/dev.stamp
	@set -e; for script in $(filter-out benchmarks/timing.py,$(sort $(wildcard benchmarks/*.py))); do echo; echo "$$ python $$script"; $(BIN)/python $$script; done

wheel: $(VENV)/run.stamp
	$(BIN)/python -m hatchling build -t wheel -d $(DIST)

# Pins stay as they are unless pyproject.toml forbids them; PINS_OPTIONS=--upgrade takes the newest.
# pip-compile leaves out what this system does not need; only colorama is needed elsewhere (pytest on Windows).
COMPILE = build/pins/$(notdir $(BIN))/pip-compile --quiet --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options $(PINS_OPTIONS)

pins:
	$(PYTHON) -m venv build/pins
	build/pins/$(notdir $(BIN))/python -m pip install --quiet pip-tools
	$(COMPILE) -o .ci/requirements.txt pyproject.toml
	$(COMPILE) -o .ci/requirements-build.txt -c .ci/requirements.txt --only-build-deps --build-deps-for wheel pyproject.toml
	echo colorama | $(COMPILE) -o .ci/requirements-dev.txt -c .ci/requirements.txt -c .ci/requirements-build.txt \
		--extra dev --extra bench pyproject.toml -
	sed -i.old 's/^\(colorama==[^ ]*\) \\$$/\1 ; sys_platform == "win32" \\/' .ci/requirements-dev.txt
	rm .ci/requirements-dev.txt.old
	echo axe-playwright-python | $(COMPILE) -o .ci/requirements-axe.txt --unsafe-package playwright --unsafe-package greenlet -
	sed -i.old '/^# WARNING/,$$d' .ci/requirements-axe.txt
	rm .ci/requirements-axe.txt.old

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
