"""`manage.py load_statements` as a person meets it: other processes, real commits, real kills."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from statements.loading import Report, Unreadable, load, resume
from statements.models import Occasion, Record, SearchEntry, Speaker, Statement

ROW = {"text": "We will build the bridge.", "speaker": "Ilva Moren", "date": "2031-05-12", "occasion": "Debate"}

ROWS = 600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({**ROW, "text": f"Bridge {n} will stand."}) + "\n" for n in range(1, ROWS + 1)))
    return path


def started(*arguments: str) -> subprocess.Popen[str]:
    """The command in a process of its own, on the database of the tests."""
    where = connection.get_connection_params()
    server = f"{where['user']}@{where['host'].replace('/', '%2F')}:{where.get('port') or 5432}"
    return subprocess.Popen(
        [sys.executable, "manage.py", "load_statements", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"postgresql://{server}/{where['dbname']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_records(number: int) -> None:
    until = time.monotonic() + 60
    while Record.objects.count() < number:
        assert time.monotonic() < until, "the loader has not begun"
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_after_a_kill_it_goes_on_where_it_was_without_doubles(file: Path) -> None:
    loader = started(str(file), "--batch=10")
    wait_for_records(100)
    loader.send_signal(signal.SIGKILL)
    loader.communicate()
    before = Record.objects.count()
    assert 100 <= before < ROWS

    loader = started(str(file))
    out, err = loader.communicate(timeout=120)
    assert loader.returncode == 0, err
    counts = json.loads(out.splitlines()[-1])
    assert counts["created"] + counts["duplicate"] == ROWS
    assert counts["duplicate"] >= before
    assert Record.objects.count() == Statement.objects.count() == SearchEntry.objects.count() == ROWS


@pytest.mark.django_db(transaction=True)
def test_several_files_at_once_give_each_name_once(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(file.read_text().replace("stand", "fall") + "no row\n")
    loader = started(str(file), str(other), "--at-once=2", "--batch=40", "--no-tally")
    out, err = loader.communicate(timeout=120)
    assert loader.returncode == 0, err
    assert json.loads(out) == {"created": 2 * ROWS, "duplicate": 0, "failed": 1, "unreadable": 0}
    assert "no row" not in err
    assert "line 601" in err
    assert Statement.objects.count() == SearchEntry.objects.count() == 2 * ROWS
    assert [Speaker.objects.count(), Occasion.objects.count()] == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_two_loaders_of_one_file_do_not_double_it_and_the_second_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resume, "PATIENCE", 0)
    first = started(str(file), "--batch=10")
    wait_for_records(100)
    first.send_signal(signal.SIGSTOP)
    with pytest.raises(Unreadable, match="being loaded by another process"):
        load(file, Report())
    first.send_signal(signal.SIGCONT)
    _, err = first.communicate(timeout=120)
    assert first.returncode == 0, err
    assert Statement.objects.count() == ROWS


@pytest.mark.django_db
def test_the_last_line_counts_and_a_bad_row_is_no_failure(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(ROW)}\nno json\n")
    call_command("load_statements", str(file))
    out, err = capfd.readouterr()
    assert json.loads(out.splitlines()[-1]) == {"created": 1, "duplicate": 0, "failed": 1, "unreadable": 0}
    assert f"{file}, line 2: not JSON" in err
    assert f"{file}: done, 1 put in, 0 there before, 1 refused" in err


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_a_failure_and_the_others_go_in(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(ROW))
    with pytest.raises(SystemExit) as exit_:
        call_command("load_statements", str(tmp_path / "missing"), str(file))
    out, err = capfd.readouterr()
    assert exit_.value.code == 1
    assert json.loads(out.splitlines()[-1]) == {"created": 1, "duplicate": 0, "failed": 0, "unreadable": 1}
    assert "missing cannot be opened: No such file or directory." in err


@pytest.mark.parametrize(
    "option", ["--batch=0", "--batch=many", "--language=english language", f"--outlet={'x' * 301}"]
)
def test_an_option_that_makes_no_sense_is_refused(option: str) -> None:
    with pytest.raises(CommandError):
        call_command("load_statements", "rows.jsonl", option)
