# One word for each thing to do. `make` alone lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/pip --disable-pip-version-check install --quiet --require-hashes --no-build-isolation
RUN    := $(VENV)/.for-running
DEV    := $(VENV)/.for-testing
DEMO   := examples/bahamas
LEDGER := examples/ledger

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs picture format bench golden learn senses fuzz pins clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) ## assess the example case, follow its money, then go the whole way out: fair agreement, contracts, paid months
	@mkdir -p demo
	$(BIN)/fairward assess $(DEMO) --ledger $(LEDGER)/payments.csv --agreements $(LEDGER)/terms.csv --report demo/report.html
	@echo "The report is in demo/report.html: open it in a browser."
	examples/pay/demo.sh $(BIN)/fairward demo/way-out

test: $(DEV) ## run every test
	$(BIN)/pytest -q -ra

lint: $(DEV) ## check style, types, who imports whom, and that generated pages are fresh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

docs: $(RUN) ## write the generated pages anew
	$(BIN)/python tools/docs.py

picture: demo $(DEV) ## take the pictures of the report that README shows
	$(BIN)/python tools/picture.py

format: $(DEV) ## let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(RUN) ## measure the reading side by side with other libraries (minutes; nothing else should run)
	$(PIP) -r requirements-bench.txt
	@set -e; for script in bench/*.py; do echo "$$script"; $(BIN)/python $$script; done

golden: $(DEV) ## write the golden outputs anew; look at the difference before it is committed
	$(BIN)/pytest -q -ra --renew
	@git --no-pager diff --stat -- tests/golden

learn: $(DEV) ## train the learned layer of reading anew (minutes; same texts, same weights)
	$(PIP) -r requirements-learn.txt
	$(BIN)/python -m tools.learn

senses: $(DEV) ## group the words of all languages by meaning anew, ENCODER=folder of all-MiniLM-L6-v2; then `make learn`
	$(PIP) -r requirements-learn.txt
	$(BIN)/python -m tools.senses $(ENCODER)

SECONDS ?= 60
fuzz: $(DEV) ## feed broken input to the readers and the extractor, SECONDS=60 for each
	$(PIP) -r requirements-fuzz.txt
	$(BIN)/python tools/fuzz.py --seconds $(SECONDS)

UV = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
pins: $(RUN) ## choose the newest versions that fit and pin them with their hashes
	$(BIN)/pip --disable-pip-version-check install --quiet uv
	$(UV) --upgrade requirements-build.in -o requirements-build.txt
	$(UV) --upgrade requirements-dev.in -o requirements-dev.txt
	$(UV) -c requirements-dev.txt requirements.in -o requirements.txt
	$(UV) -c requirements-dev.txt requirements-fuzz.in -o requirements-fuzz.txt
	$(UV) -c requirements-dev.txt requirements-bench.in -o requirements-bench.txt
	$(UV) -c requirements-dev.txt requirements-learn.in -o requirements-learn.txt

clean: ## remove what tools leave behind (the environment in .venv stays)
	rm -rf build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis src/*.egg-info
	find src tests tools bench examples -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The environments. Each stamp is renewed when its pins change.

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No python3 was found. Install Python 3.11 or newer, or say: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11. Install 3.11 or newer, or say: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements-build.txt requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) -r requirements-build.txt
	$(PIP) -r requirements.txt
	$(BIN)/pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(PIP) -r requirements-dev.txt
	@touch $@
