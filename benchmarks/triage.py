"""How long an editor waits at the triage desk while a hundred thousand proposals wait: in a browser, through gunicorn.

    .venv/bin/python benchmarks/triage.py [--proposals 100000] [--keys 300] [--chromium /usr/bin/chromium]

Works on an archive of its own, which is thrown away. From a key to the next proposal, painted; every twelfth is the
first of another article. Then how long the site takes for each act, and for the pages that say what waits.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright

PASSWORD = "a long way to Lisk"  # noqa: S105  # of an archive that is thrown away
IN_ONE_ARTICLE = 12
PARAGRAPH = (
    "“The {n}. bridge of {place} stays where it is, and so does the toll,” she said. Nobody in the hall answered."
)

# From the key's own time stamp to the moment after the frame in which another statement stands there.
STOPWATCH = """
() => {
    window.took = [];
    document.addEventListener("keydown", (event) => {
        if (event.key !== window.last) return;
        const before = document.getElementById("proposal").dataset.statement;
        const look = () => {
            const now = document.getElementById("proposal").dataset.statement;
            if (now === before) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.took.push(performance.now() - event.timeStamp);
            channel.port2.postMessage("painted");
        };
        requestAnimationFrame(look);
    }, true);
}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="How long an editor waits at the triage desk.")
    parser.add_argument("--proposals", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="on-record-triage-") as folder:
        prepare(Path(folder))
        from benchmarks.serving import served

        began = perf_counter()
        fill(given.proposals)
        print(f"{given.proposals:,} proposals wait, made in {perf_counter() - began:.0f} seconds", end=", ")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        with served() as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
            page = browser.new_page(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 900})
            log_in(page)
            for what, times in measured(page, given.keys):
                print(line(what, times))
            browser.close()


def prepare(folder: Path) -> None:
    """Have this process use an empty archive in a folder, with an editor."""
    os.environ["ON_RECORD_VAR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    import django
    from django.conf import settings
    from django.core.management import call_command

    from archive import embedded

    embedded.use(settings.EMBEDDED)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from django.contrib.auth.models import User

    from statements import editors

    ana = User.objects.create_user("ana", password=PASSWORD, is_staff=True)
    ana.groups.add(editors.give(editors.Role.EDITOR))


def fill(proposals: int) -> None:
    """One article with a dozen, and copies of it, made by PostgreSQL itself."""
    from django.db import connection, transaction

    from archive.roles import as_owner

    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        template = article()
        for table, values in COPIES.items():
            cursor.execute(
                copying(table, values),
                {"copies": proposals // IN_ONE_ARTICLE - 1, "of": template, "dozen": IN_ONE_ARTICLE},
            )
        cursor.execute("ANALYZE")


def article() -> int:
    """The first one."""
    from statements.models import Article, ArticleText, Original, Quotation, Speaker, Statement, fingerprint

    speaker = Speaker.objects.create(slug="ilva-torvane", name="Ilva Torvane")
    made = Article.objects.create(headline="Bridges stay")
    text = "\n\n".join(PARAGRAPH.format(n=n, place="Lisk") for n in range(IN_ONE_ARTICLE))
    Original.objects.create(
        article=made, content=text.encode(), sha256=fingerprint(text.encode()), file_name="0.txt", given={}
    )
    read = ArticleText.objects.create(article=made, text=text, encoding="utf-8", language="en")
    for n in range(IN_ONE_ARTICLE):
        begin = text.index(f"The {n}.")
        end = text.index("toll", begin) + 4
        statement = Statement.objects.create(speaker=speaker)
        statement.lead = Quotation.objects.create(
            statement=statement,
            text=read,
            form="direct",
            language="en",
            spans=[(begin, end)],
            sentence_span=[(begin - 1, end + len(",” she said."))],
        )
        statement.save()
    return made.pk


# Of each table what differs in a copy: numbers in one row, n apart. The tables' other columns are as in the first.
FRESH_ID = """(
    SELECT string_agg(
        substr('bcdfghjkmnpqrstvwxyz23456789', mod({n} * 7919 / (28 ^ place)::bigint, 28)::int + 1, 1), ''
    )
    FROM generate_series(0, 7) AS place
)"""
COPIES: dict[str, dict[str, str]] = {
    "article": {"id": "one.id + n", "public_id": FRESH_ID.format(n="n")},
    "original": {
        "id": "one.id + n",
        "article_id": "one.article_id + n",
        "content": "convert_to('bridge ' || n, 'UTF8')",
        "sha256": "encode(sha256(convert_to('bridge ' || n, 'UTF8')), 'hex')",
    },
    "articletext": {"id": "one.id + n", "article_id": "one.article_id + n"},
    "statement": {
        "id": "one.id + n * %(dozen)s",
        "lead_id": "one.lead_id + n * %(dozen)s",
        "public_id": FRESH_ID.format(n="(1000000 + n * 100 + one.id)"),
    },
    "quotation": {
        "id": "one.id + n * %(dozen)s",
        "text_id": "one.text_id + n",
        "statement_id": "one.statement_id + n * %(dozen)s",
    },
}


def copying(noun: str, values: dict[str, str]) -> str:
    """The statement that makes the copies of a table's rows, and lets its numbers go on behind them."""
    from django.apps import apps

    table = f"statements_{noun}"
    columns = [f.column for f in apps.get_model("statements", noun)._meta.concrete_fields if not f.generated]
    copied = ", ".join(values.get(column, f"one.{column}") for column in columns)
    return f"""
        INSERT INTO {table} ({", ".join(columns)})
        SELECT {copied} FROM {table} AS one, generate_series(1, %(copies)s) AS n WHERE %(of)s > 0 ORDER BY n, one.id;
        SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"""


def log_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("ana")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def measured(page: Page, keys: int) -> Iterator[tuple[str, list[float]]]:
    yield "the first page of the admin", [timed(lambda: page.goto("/admin/")) for _ in range(10)]
    yield (
        "the list of articles with proposals",
        [timed(lambda: page.goto("/admin/statements/article/?waiting=yes")) for _ in range(5)],
    )
    yield "the desk, opened", [timed(lambda: page.goto("/admin/statements/article/triage/")) for _ in range(10)]
    page.evaluate(STOPWATCH)
    page.wait_for_timeout(500)
    yield "A to the next proposal, as fast as it comes", pressed(page, keys, "a")
    settle(page)
    yield "R, Enter to the next, at five a second", pressed(page, min(keys, 100), "r", "Enter", pause=200)
    settle(page)
    yield "C: a word more, as the site has it", changed(page, 40, "c")
    yield "U: taken back", changed(page, 40, "u")


def pressed(page: Page, times: int, *keys: str, pause: int = 0) -> list[float]:
    page.evaluate("(last) => { window.took.length = 0; window.last = last; }", keys[-1])
    for number in range(1, times + 1):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_function("(number) => window.took.length >= number", arg=number)
        page.wait_for_timeout(pause)
    took: list[float] = page.evaluate("() => window.took")
    return took


def changed(page: Page, times: int, key: str) -> list[float]:
    """Until the answer of the site stands on the page."""
    took = []
    for _ in range(times):
        version = page.locator("#proposal [name=version]").first.get_attribute("value")
        began = perf_counter()
        page.keyboard.press(key)
        page.wait_for_function(
            "(before) => document.querySelector('#proposal [name=version]').value !== before", arg=version
        )
        took.append(1000 * (perf_counter() - began))
    return took


def settle(page: Page) -> None:
    began = perf_counter()
    page.locator("#saving").wait_for(state="hidden", timeout=600_000)
    print(f"  all that was decided is saved {perf_counter() - began:.1f} seconds later")


def timed(act: Callable[[], Any]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)


def line(what: str, times: list[float]) -> str:
    p95 = quantiles(times, n=20, method="inclusive")[-1]
    figures = f"median {median(times):6.0f} ms  95 % {p95:6.0f} ms  worst {max(times):6.0f} ms"
    return f"  {what:46} {len(times):4} times  {figures}"


if __name__ == "__main__":
    main()
