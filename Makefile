# Every target sets up what it needs; a second run is quick. The work is in scripts/.
.PHONY: haikou pictures test check setup setup-tests lock fonts clean

haikou: setup
	.venv/bin/briefgen pdf haikou

test: check
	.venv/bin/python -m pytest -n 2

check: setup-tests
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy

setup:
	@scripts/setup.sh run

setup-tests:
	@scripts/setup.sh tests

# Renews the lock files; `make lock UPGRADE=--upgrade` takes the newest versions that fit.
lock:
	scripts/lock.sh $(UPGRADE)

# Makes styles/fonts again; the bytes are the committed ones.
fonts:
	@scripts/setup.sh fonts
	.venv-fonts/bin/python scripts/build_fonts.py

clean:
	rm -rf .venv .venv-fonts .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

# Makes the pictures of the README again, from Haikou's documents.
pictures: haikou
	for lang in en zh; do \
	    pdftoppm -r 100 -png -singlefile out/haikou/haikou-ucap-summary-$$lang.pdf docs/haikou-$$lang; \
	done
