from __future__ import annotations

import gzip
import json
from pathlib import Path

from benchmarks import invented
from benchmarks.loading import RUN, evenly


def test_few_are_drawn_evenly_from_all_in_runs(tmp_path: Path) -> None:
    files = [tmp_path / "one.jsonl.gz", tmp_path / "other.jsonl.gz"]
    for file, first in zip(files, (0, 2 * RUN), strict=True):
        with gzip.open(file, "wt") as lines:
            lines.writelines(f"{number}\n" for number in range(first, first + 2 * RUN))
    drawn = [int(line) for line in evenly(files, RUN)]
    assert drawn == [run * RUN + number for run in range(4) for number in range(RUN // 4)]
    assert len(list(evenly(files, 10 * RUN))) == 4 * RUN


def test_what_is_invented_is_the_same_each_time_and_has_the_words_of_a_language() -> None:
    lines = list(invented.lines(500))
    assert lines == list(invented.lines(500))
    words = [word for line in lines for word in json.loads(line)["text"].lower().strip(".").split()]
    assert 3 < words.count("the") / words.count("for") < 6  # as 1/3.7 to 1/13.7
    assert len(set(words)) > len(words) / 10
