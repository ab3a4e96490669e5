# Needs Python 3.11 and make, nothing else. What is set up lies in .venv/ and var/.
#
#   make demo    the whole site with samples in it, on http://localhost:8000/ (PORT=8080 for another port)
#   make test    every check and every test
#   make check   style and types only
#   make drill   the slow proofs: workers are killed while they read (OPTIONS="--files=200 --kills=5")
#   make benchmark   the search against tantivy, Xapian, SQLite and others (OPTIONS="--statements=100000")

UV_VERSION = 0.13.9
UV := $(or $(shell command -v uv),var/uv/bin/uv)
export UV_PYTHON_DOWNLOADS = never
# As pip does: a proxy of the house may sign what comes from outside.
export UV_SYSTEM_CERTS = true
export UV_PROJECT_ENVIRONMENT = .venv
unexport VIRTUAL_ENV

.PHONY: demo test check setup drill benchmark

demo: setup
	@exec .venv/bin/python -m archive.demo

test: check
	.venv/bin/pytest -n 2 --dist loadgroup

check: setup
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy .

drill: setup
	.venv/bin/python -m drills.uploads $(OPTIONS)

# Debian has Xapian for its own Python only: apt-get install python3-xapian.
benchmark: $(UV)
	@$(UV) sync --frozen --group benchmark
	.venv/bin/python benchmarks/search.py --scaling $(OPTIONS)

setup: $(UV)
	@$(UV) sync --frozen

# Into a folder, so that it needs neither venv nor the right to change the system's Python.
var/uv/bin/uv:
	python3 -m pip install --quiet --root-user-action=ignore --target var/uv uv==$(UV_VERSION)
