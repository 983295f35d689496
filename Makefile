# The commands of the project. Each works on a fresh machine with python3 (3.11 or newer, with venv), make and git.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site storage release test test-all serve serve-caddy check demo bench screenshots licences lock clean

site: .venv/site.done
	$(BIN)/python -m scripts build

# What `publish --to s3://…` needs besides.
storage: .venv/storage.done

# For who brings the site online by other means than `publish`: what it tells is remembered as published, to be committed.
release: .venv/site.done
	$(BIN)/python -m scripts check
	$(BIN)/python -m scripts build
	$(BIN)/python -m scripts remember

test: .venv/test.done
	tests/install-system.sh
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	$(BIN)/python -m scripts check
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not exhaustive"

# The families of which `make test` runs a sample: every place, every picture, every query, every engine.
test-all: .venv/test.done
	tests/install-system.sh engines
	$(BIN)/python -m pytest -n auto --dist worksteal -m exhaustive

# It is ended by Ctrl+C, which is no error of which make would tell in English.
serve: .venv/site.done
	@trap '' INT; $(BIN)/python -m scripts serve || [ $$? -eq 130 ]

# The built site with exactly the headers of a server.
serve-caddy: site
	@command -v caddy >/dev/null || { echo "found no caddy; expected it (apt-get install caddy)"; exit 1; }
	$(BIN)/python -m scripts hosting --to .cache/hosting --root "$(CURDIR)/site" --port 8080
	caddy run --adapter caddyfile --config .cache/hosting/Caddyfile

check: .venv/site.done
	$(BIN)/python -m scripts check

# A full catalogue of made-up records, to look at; it cannot be published.
demo: .venv/site.done
	$(BIN)/python -m scripts demo --records 24 --out demo/data
	$(BIN)/python -m scripts build --data demo/data --out demo/site

bench: .venv/test.done
	tests/install-system.sh
	$(BIN)/python -m tests.bench

# Approves how the pages look now.
screenshots: .venv/test.done
	tests/install-system.sh
	$(BIN)/python -m tests.site.screenshots

# The environment, exactly as locked.
.venv/site.done: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "found $$($(PYTHON) --version); expected Python 3.11 or newer (make PYTHON=…)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || { echo "found no venv in $(PYTHON); expected the package python3-venv (apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/test.done: .venv/site.done requirements-test.lock tests/rendering/sources.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --no-binary :all: --no-build-isolation -r tests/rendering/sources.lock -d .venv/sources
	@touch $@

.venv/storage.done: .venv/site.done requirements-storage.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-storage.lock
	@touch $@

# The licence of every dependency; fails on one that does not fit that of the project.
licences: .venv/test.done
	$(BIN)/python -m tests.licences

# Writes the lock files anew from pyproject.toml.
lock: .venv/test.done
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade --extra storage -c requirements.lock pyproject.toml -o requirements-storage.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade --extra storage --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	echo markdown | $(BIN)/uv pip compile --quiet --no-deps --no-binary :all: --generate-hashes --no-header -c requirements.lock - -o tests/rendering/sources.lock

clean:
	rm -rf .venv .cache site demo .site-* .mypy_cache .pytest_cache .ruff_cache
	git clean -fdXq docs
