# One event, many tellings. The two commands of the README: `make demo` and `make test`.
# Everything is made in .venv, from pyproject.toml alone; nothing outside this folder is touched.

BIN   := .venv/bin
READY := .venv/.installed
DEMO  := out/demo.html

.PHONY: help demo test lint format schema docs clean

help:
	@echo "make demo     set up, then compare the two examples and write $(DEMO)"
	@echo "make test     set up, then run every check and every test"
	@echo "make lint     the checks alone: ruff, mypy, import-linter"
	@echo "make format   put the sources in form"
	@echo "make schema   write the JSON Schema of the record anew"
	@echo "make docs     show the present output and report in README.md and docs/tutorial.md"
	@echo "make clean    remove what was made here, .venv too"

demo: $(READY)
	@mkdir -p out
	@$(BIN)/tellings compare examples/calpress.txt examples/noraveth-ministry.html -o $(DEMO)
	@echo "The report of the two examples is $(CURDIR)/$(DEMO): open it in a browser."

test: lint
	@$(BIN)/pytest

lint: $(READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > $(READY).layers || { cat $(READY).layers; exit 1; }
	@echo "Layers: kept"

format: $(READY)
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

schema: $(READY)
	@$(BIN)/tellings schema > src/tellings/schema.part && mv src/tellings/schema.part src/tellings/schema.json

docs: $(READY)
	@$(BIN)/python docs/refresh.py

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests bench training -name __pycache__ -prune -exec rm -rf {} +

# Set up once, and again when pyproject.toml changes. The first Python of 3.11 or later that has venv is taken.
$(READY): pyproject.toml
	@set -e; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	  for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "tellings needs Python 3.11 or later, and none was found on the PATH." >&2; \
	    echo "  install one (Debian, Ubuntu: apt-get install python3.11 python3.11-venv), or name it: make demo PYTHON=/path/to/python" >&2; \
	    exit 1; \
	  fi; \
	  if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "$$found has no venv module, which the set-up needs." >&2; \
	    echo "  install it (Debian, Ubuntu: apt-get install python3-venv)" >&2; \
	    exit 1; \
	  fi; \
	  echo "Making .venv with $$($$found --version)"; \
	  $$found -m venv --clear .venv; \
	fi; \
	echo "Installing tellings and its tools in .venv (the first time takes a minute or two)"; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --editable '.[all,dev]'; \
	touch $@
