# Every target sets up what it needs; a second run is quick. The work is in scripts/.
.PHONY: haikou pictures test soak check setup setup-tests lock fonts clean bench

haikou: setup
	.venv/bin/briefgen pdf haikou

test: check
	.venv/bin/python -m pytest -n 2

# The tests of writing files, with a process killed many more times.
soak: setup-tests
	BRIEFGEN_KILLS=500 .venv/bin/python -m pytest tests/deliver

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

# Times it against its peers, and writes docs/benchmark.md; `make bench PEERS=--require-peers` fails
# where one of them is missing.
bench: setup
	.venv/bin/python -m bench.run $(PEERS)

clean:
	rm -rf .venv .venv-fonts .venv-validators tests/validators/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

# Makes the pictures of the README again, from Haikou's documents.
pictures: haikou
	for lang in en zh; do \
	    pdftoppm -r 100 -png -singlefile out/haikou/haikou-ucap-summary-$$lang.pdf docs/haikou-$$lang; \
	done
