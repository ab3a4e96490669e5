"""What was fitted, kept in a file and used within a reading."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from statements.reading import read
from statements.reading.fitted import SHIPPED, Fit, Model, current, load, reading_by, save

A_FIT = Fit(Model({"joint=,": 1.25, "any": -0.5}), Model({"lemma=say": 2.0}), 0.35, {"articles": [], "f1": 0.5})
NOTHING_IS_RIGHT = Fit(Model({}), Model({"any": -9.0}), 0.5, {})
NEWS = b"Council meets in Lisk\n\nMayor Ona Birk said the quay was safe.\n"


def found() -> list[str]:
    return [statement.text for statement in read(NEWS).statements]


def test_a_model_adds_up_the_weights_of_what_it_knows() -> None:
    model = Model({"a": 1.0, "b": -1.0})
    assert model.probability([]) == 0.5
    assert model.probability(["never seen"]) == 0.5
    assert model.probability(["a", "b"]) == 0.5
    assert model.probability(["a"]) == pytest.approx(0.731, abs=0.001)
    assert model.probability(["b"]) == pytest.approx(0.269, abs=0.001)


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-1e300, 1e300)), st.lists(st.sampled_from("abcd"), max_size=9))
def test_whatever_the_weights_a_probability_lies_between_none_and_one(
    weights: dict[str, float], features: list[str]
) -> None:
    assert 0 <= Model(weights).probability(features) <= 1


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    save(A_FIT, tmp_path / "fit.json")
    loaded = load(tmp_path / "fit.json")
    assert loaded.ends.weights == A_FIT.ends.weights
    assert loaded.statements.weights == A_FIT.statements.weights
    assert (loaded.keep, loaded.about, loaded.version) == (A_FIT.keep, A_FIT.about, A_FIT.version)


def test_saving_twice_writes_the_same_bytes_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "fit.json"
    save(A_FIT, path)
    before = path.read_bytes()
    save(load(path), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_save_that_is_cut_off_leaves_the_old_fit(tmp_path: Path) -> None:
    """In a process that may write no more than a hundred bytes."""
    path = tmp_path / "fit.json"
    save(A_FIT, path)
    cut_off = (
        "import resource, sys; from pathlib import Path; from statements.reading.fitted import SHIPPED, save;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); save(SHIPPED, Path(sys.argv[1]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", cut_off, str(path)], cwd=settings.BASE_DIR, capture_output=True, check=False, text=True
    )
    assert ended.returncode != 0
    assert "File too large" in ended.stderr
    assert load(path).version == A_FIT.version


@pytest.mark.parametrize(
    "broken",
    [
        "",
        '{"ends": {}',
        "[]",
        "{}",
        '{"ends": [], "statements": {}, "keep": 0.5, "about": {}}',
        '{"ends": {"any": "much"}, "statements": {}, "keep": 0.5, "about": {}}',
        '{"ends": {}, "statements": {}, "keep": null, "about": {}}',
        '{"ends": {}, "statements": {}, "keep": 0.5}',
    ],
)
def test_a_file_that_is_no_fit_says_which_one_and_what_to_do(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "fit.json"
    path.write_text(broken)
    with pytest.raises(ValueError, match=r"fit\.json holds no fit .*: take it back from the repository or a backup"):
        load(path)


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "fit.json")


def test_the_version_changes_with_a_weight_and_with_nothing_else() -> None:
    again = Fit(Model({"any": -0.5, "joint=,": 1.25}), A_FIT.statements, A_FIT.keep, {"f1": 0.9})
    assert again.version == A_FIT.version
    other = {
        Fit(Model({"any": -0.4, "joint=,": 1.25}), A_FIT.statements, A_FIT.keep, {}).version,
        Fit(A_FIT.ends, Model({}), A_FIT.keep, {}).version,
        Fit(A_FIT.ends, A_FIT.statements, 0.4, {}).version,
    }
    assert len(other | {A_FIT.version}) == 4


def test_readings_go_by_what_ships() -> None:
    assert current() is SHIPPED


def test_within_reading_by_another_fit_decides() -> None:
    before = found()
    assert before
    with reading_by(NOTHING_IS_RIGHT):
        assert found() == []
    assert found() == before


def test_reading_by_none_is_the_rules_alone() -> None:
    with reading_by(NOTHING_IS_RIGHT), reading_by(None):
        assert current() is None
        assert found() == ["the quay was safe"]


def test_one_within_another_is_undone_in_turn() -> None:
    with reading_by(A_FIT):
        with reading_by(None):
            assert current() is None
        assert current() is A_FIT
    assert current() is SHIPPED


def test_it_is_undone_after_an_exception_too() -> None:
    with pytest.raises(ZeroDivisionError), reading_by(None):
        raise ZeroDivisionError
    assert current() is SHIPPED


def test_other_threads_go_by_what_ships() -> None:
    seen: list[Fit | None] = []
    with reading_by(None):
        thread = Thread(target=lambda: seen.append(current()))
        thread.start()
        thread.join()
    assert seen == [SHIPPED]


def test_what_ships_was_fitted_on_the_annotated_articles_and_on_nothing_else() -> None:
    rows = (settings.BASE_DIR / "annotations" / "articles-open.jsonl").read_text().splitlines()
    annotated = {json.loads(row)["sha256"] for row in rows}
    fitted_on = SHIPPED.about["articles"]
    assert len(fitted_on) == len(set(fitted_on)) > 60
    assert set(fitted_on) <= annotated
