"""How fast the search answers, against peers, in one run on the same statements and questions.

    make benchmark
    .venv/bin/python benchmarks/search.py [--statements 100000] [--engines on_record tantivy] [--rounds 5] [--scaling]
    .venv/bin/python benchmarks/search.py --loaded      the archive that is there, whatever is in it

All engines do one job: the first 20 by relevance, the exact total, the counts by speaker, venue, topic and year, where
what is chosen in one hides none of its other values. What is compared is CPU time, that of PostgreSQL's processes
included. What is built stays in var/benchmark, for the next run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)
SMALL = 100_000  # statements, from where growth is measured


def main() -> None:
    given = _arguments()
    grows = given.scaling and given.statements != SMALL
    size = "loaded" if given.loaded else str(given.statements or "all")
    folder = given.folder.resolve() / size
    folder.mkdir(parents=True, exist_ok=True)
    if not given.loaded:
        os.environ["ON_RECORD_VAR"] = str(folder / "var")
        os.environ.pop("DATABASE_URL", None)
    if grows:
        smaller = [sys.executable, __file__, f"--statements={SMALL}", f"--folder={given.folder}"]
        subprocess.run([*smaller, f"--rounds={given.rounds}", "--engines", "on_record", "tantivy"], check=True)
    _set_up()
    from benchmarks import comparison, loading

    if not given.loaded:
        loading.load(Path(os.environ.get("ON_RECORD_DATA", ROOT.parent / "shared")), given.statements, folder)
    comparison.compare(folder, given.engines, given.rounds)
    if grows:
        comparison.growth(given.folder / str(SMALL), folder)


def _arguments() -> argparse.Namespace:
    from benchmarks.engines import ENGINES

    parser = argparse.ArgumentParser(description="How fast the search answers, against peers.")
    parser.add_argument("--statements", type=int, help="how many, drawn evenly from all (default: all there are)")
    parser.add_argument("--loaded", action="store_true", help="the archive that is loaded, as it is")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "benchmark", help="where things are built")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--rounds", type=int, default=5, help="after one that warms up (default: %(default)s)")
    parser.add_argument("--scaling", action="store_true", help=f"how the times grow from {SMALL:,} statements")
    return parser.parse_args()


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.conf import settings

    from archive import embedded

    if not os.environ.get("DATABASE_URL"):
        embedded.use(settings.EMBEDDED)
    django.setup()


if __name__ == "__main__":
    main()
