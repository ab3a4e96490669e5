"""What holds for everything that is read."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from statements.reading import Reading, Unreadable, read, sentence_around
from statements.reading.evaluation import evaluated
from tests.statements.conftest import Reader

MARKS = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "«",
    "»",
    "''",
    "``",
    "`",
    "„",
    "‚",
    "‹",
    "›",
    "”",
    "\u3000",
    ", ",
    ". ",
    ": ",
    "? ",
    " — ",
    "(",
    ")",
    "- ",
    "--",
    "\ufeff",
]
LINES = [
    "\n",
    "\n\n",
    "\r\n",
    "Source: ",
    "Related articles",
    "A: ",
    "BIRK: ",
    "**Ona Birk**: ",
    "> ",
    "    ",
    "— ",
    "said:\n\n",
    "— Ona Birk (@onabirk) May 3, 2019",
    "ORSANA, May 18 (HNA) — ",
]
WORDS = [" said ", " Ona Birk ", "he ", "according to ", "the President of ", "on Monday", "May 18", "2017", " that "]
MORE = [
    "at a meeting of the board ",
    "Reuters ",
    "quay",
    " and ",
    "told ",
    "reporters ",
    "é",
    "\U0001f30a",
    "Mr. ",
    "שלום ",
    "\u202e",
    "…",
    "pic.twitter.com/x ",
]
BITS = [*MARKS, *LINES, *WORDS, *MORE]
NEWSLIKE = st.lists(st.sampled_from(BITS), max_size=80).map("".join)


def holds(reading: Reading) -> None:
    text = reading.text
    after = 0
    for statement in reading.statements:
        assert statement.spans
        assert statement.text == " ".join(text[start:end] for start, end in statement.spans)
        for start, end in statement.spans:
            assert after <= start < end <= len(text)
            assert statement.sentence.start <= start
            assert end <= statement.sentence.end
            after = end
        for start, end in (*statement.attributed_to, *statement.cue, *reading.boilerplate):
            assert 0 <= start < end <= len(text)
        assert 0 <= statement.confidence <= 1
        assert statement.occasion is None or 0 <= statement.occasion < len(reading.occasions)


@given(st.one_of(NEWSLIKE, st.text()))
def test_whatever_the_text_spans_lie_in_order_inside_it(text: str) -> None:
    try:
        reading = read(text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    holds(reading)


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        reading = read(content)
    except Unreadable:
        return
    holds(reading)


@given(NEWSLIKE)
def test_a_sentence_lies_around_its_spans(text: str) -> None:
    middle = len(text) // 2
    sentence = sentence_around(text, [(middle, middle + 1)])
    assert sentence.start <= middle < sentence.end


@pytest.mark.parametrize(
    "bit", ['"', "(", "said ", "‘", "“", "' ", "« ", "“a “b ", "> a b c\n", "A: b\n", "June 2 ", "President of "]
)
def test_a_megabyte_of_anything_is_read_in_time(bit: str) -> None:
    content = (bit * (1_000_000 // len(bit.encode()))).encode()
    started = time.process_time()
    read(content)
    assert time.process_time() - started < 4  # two seconds on a quiet machine


@pytest.mark.parametrize("bit", ['"Yes," he said. ', "“A, he said. ", "“A b.\n", "— A, — said he. ", "He said so. "])
def test_time_grows_with_the_length_of_prose_and_no_faster(bit: str) -> None:
    def seconds(size: int) -> float:
        content = (bit * (size // len(bit.encode()))).encode()
        started = time.process_time()
        read(content)
        return time.process_time() - started

    assert seconds(120_000) < 4 * seconds(60_000)


def test_a_megabyte_takes_less_than_200_megabytes_of_memory() -> None:
    program = (
        "from pathlib import Path; from statements.reading import read; read(b'said ' * 200_000);"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert int(finished.stdout) < 200_000


def test_reading_prints_one_json_object_a_line_and_goes_on_after_a_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Council meets\n\n“The quay is safe,” Mayor Ona Birk said.\n")
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(SystemExit) as stopped:
        call_command("read", str(bad), str(good))
    printed = capsys.readouterr()
    assert stopped.value.code == 1
    assert "binary" in printed.err
    found = json.loads(printed.out)
    assert found["file"] == str(good)
    assert found["statements"][0]["spans"] == [[16, 32]]
    assert "text" not in found


def test_the_samples_are_read_well(read_folder: Reader) -> None:
    samples = settings.BASE_DIR / "samples"
    figures = evaluated(samples / "gold.jsonl", read_folder(samples)).figures[0.5]["all"]
    assert figures.precision > 0.9
    assert figures.recall > 0.8  # the gold has two articles in languages whose rules the reader does not know
    assert figures.speaker is not None
    assert figures.speaker > 0.88


def test_the_five_articles_are_read_right(data: Path, read_folder: Reader) -> None:
    evaluation = evaluated(data / "articles.gold.jsonl", read_folder(data / "articles"))
    figures = evaluation.figures[0.8]["all"]
    assert figures.right >= 57
    assert figures.found <= figures.gold + 2
    assert [fact for fact in evaluation.facts if not fact.is_right] == []


@pytest.mark.xdist_group("polnear")
def test_news_is_read_well(data: Path, read_folder: Reader) -> None:
    figures = evaluated(data / "polnear" / "dev.jsonl", read_folder(data / "polnear" / "dev")).figures[0.5]
    assert figures["all"].f1 > 0.62
    assert figures["direct"].f1 > 0.86
