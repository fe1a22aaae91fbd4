# Everything runs in .venv; `make demo` and `make test` set it up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo dev lint types test check format update-golden agreement states benchmark batches index examples clean

demo: $(STAMP)  ## set up and run the main job on an example
	$(BIN)/gapcheck assess examples/*-before.xlsx --format md

dev: $(STAMP)  ## set up

$(STAMP): pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

lint: $(STAMP)  ## style, every rule on
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## strict types, tests too
	$(BIN)/mypy

test: $(STAMP)  ## set up and pass the tests
	$(BIN)/pytest -n auto

check: lint types test  ## all that must hold
	$(BIN)/gapcheck checklist validate
	$(BIN)/gapcheck checklist test
	$(BIN)/python examples/build.py --check
	$(BIN)/python benchmarks/agreement.py --worst 0 --floor tests/agreement-floor.json

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

update-golden: $(STAMP)  ## rewrite the golden files; read the difference like code
	$(BIN)/pytest -n auto --update-golden

agreement: $(STAMP)  ## hold the findings against careful codings of real law (needs ../shared)
	$(BIN)/python benchmarks/agreement.py

states: $(STAMP)  ## hold the findings against fictional States that the rules were not written for
	$(BIN)/python benchmarks/states.py

benchmark: $(STAMP)  ## time and memory against python, pandas and a naive script
	$(BIN)/python benchmarks/speed.py

batches: $(STAMP)  ## time 57 States: one and two processes, cold and from the cache, and ten times the provisions
	$(BIN)/python benchmarks/batches.py

index: $(STAMP)  ## score an index of 9,500 coded workbooks and check every value
	$(BIN)/python benchmarks/index.py

examples: $(STAMP)  ## rebuild the example workbooks from their sources
	$(BIN)/python examples/build.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
