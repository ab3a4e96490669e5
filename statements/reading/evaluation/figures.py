"""Recall, precision and the rest, over many articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from .covering import covered, form_by_marks, last_word, overlap, quoted_letters
from .facts import Fact, facts_of, printed_facts
from .gold import GoldArticle, GoldStatement, gold_of, lines_of
from .saying import is_about_saying

OVERLAPS = (0.5, 0.8, 0.9)
FORMS = ("all", "direct", "mixed", "indirect")
_ENOUGH = 0.5


class Match(NamedTuple):
    """A finding that meets a gold statement; `speaker_is_right` is None where the gold names nobody."""

    overlap: float
    wanted_form: str
    found_form: str
    is_free: bool
    form_is_right: bool
    speaker_is_right: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one form at one overlap. `right` counts matches whose form and speaker are right."""

    gold: int
    found: int
    matched: int
    precision: float
    recall: float
    f1: float
    form_right: int
    speaker: float | None
    named: int
    right: int


@dataclass(slots=True)
class Evaluation:
    figures: dict[float, dict[str, Figures]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    gold_by_form: Counter[str] = field(default_factory=Counter)
    found_by_form: Counter[str] = field(default_factory=Counter)
    weighed: list[tuple[float, bool]] = field(default_factory=list)
    """Of every finding that counts how sure the reader was, and whether the gold has it so, by the same speaker."""


def evaluated(
    gold: str | Path, read: str | Path, *, speech: bool = False, texts: str | Path | None = None
) -> Evaluation:
    """Compare what was read with gold; `texts` is the folder of the articles where the gold holds offsets only.

    Matching is one to one, the best overlap of letters first, from half on. Optional gold need not be found and a
    finding that meets it does not count; with `speech`, what is indirect without a verb of saying is optional, too.
    Raises OSError, ValueError or KeyError where a file is missing or is not what it should be.
    """
    return compared(gold_of(gold, texts), {Path(row["file"]).stem: row for row in lines_of(read)}, speech=speech)


def compared(
    gold: Mapping[str, GoldArticle], found: Mapping[str, dict[str, Any]], *, speech: bool = False
) -> Evaluation:
    """The same for gold articles at hand, and for each what was found in it, in the shape that `read` prints."""
    evaluation = Evaluation()
    for key, article in gold.items():
        _compare(evaluation, key, article, found.get(key) or {}, speech=speech)
    evaluation.figures = {least: {form: _figures(evaluation, form, least) for form in FORMS} for least in OVERLAPS}
    return evaluation


def _compare(evaluation: Evaluation, key: str, article: GoldArticle, mine: dict[str, Any], *, speech: bool) -> None:
    text, wanted = article.text, article.statements
    found = _cut(mine.get("statements", []), wanted, text)
    quoted = quoted_letters(text)
    wanted_letters = [covered(text, each.spans) for each in wanted]
    found_letters = [covered(text, each["spans"]) for each in found]
    wanted_forms = [
        form_by_marks(letters, quoted) if each.form is None else each.form
        for each, letters in zip(wanted, wanted_letters, strict=True)
    ]
    found_forms = [
        form_by_marks(letters, quoted) if article.page is None else str(each.get("form"))
        for each, letters in zip(found, found_letters, strict=True)
    ]
    free = [_is_free(article, each, form, speech=speech) for each, form in zip(wanted, wanted_forms, strict=True)]
    evaluation.gold_by_form.update(form for form, optional in zip(wanted_forms, free, strict=True) if not optional)
    evaluation.found_by_form.update(found_forms)
    outcome: dict[int, bool | None] = {}
    for share, i, j in pairs(wanted_letters, found_letters):
        form_is_right = found_forms[j] in (wanted_forms[i], wanted[i].also)
        speaker = _speaker_is_right(article, wanted[i], found[j])
        evaluation.matches.append(Match(share, wanted_forms[i], found_forms[j], free[i], form_is_right, speaker))
        outcome[j] = None if free[i] else speaker is not False
    for j, each in enumerate(found):
        is_right = outcome.get(j, False)
        if is_right is not None and each.get("confidence") is not None:
            evaluation.weighed.append((each["confidence"], is_right))
    if article.page is not None:
        evaluation.facts += facts_of(key, article.page, text, mine)
    if article.printed is not None:
        evaluation.facts += printed_facts(key, article.printed, text, mine)


def _is_free(article: GoldArticle, statement: GoldStatement, form: str, *, speech: bool) -> bool:
    if statement.is_optional or article.page is not None:
        return statement.is_optional
    cue = " ".join(article.text[start:end] for start, end in statement.cue)
    return speech and form == "indirect" and not is_about_saying(cue)


def pairs(wanted: Sequence[set[int]], found: Sequence[set[int]]) -> list[tuple[float, int, int]]:
    """Which wanted letters meet which found ones by half or more, one to one: (overlap, wanted, found), best first."""
    near = [(overlap(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found)]
    kept: list[tuple[float, int, int]] = []
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for share, i, j in sorted(near, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if share >= _ENOUGH and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            kept.append((share, i, j))
    return kept


def _cut(found: list[dict[str, Any]], wanted: list[GoldStatement], text: str) -> list[dict[str, Any]]:
    """Where gold goes on with the statement before it, both joining and parting are right: part what was joined."""
    for at in (each.spans[0][0] for each in wanted if each.goes_on):
        parted: list[dict[str, Any]] = []
        for each in found:
            before = [[start, min(end, at)] for start, end in each["spans"] if start < at]
            behind = [[max(start, at), end] for start, end in each["spans"] if end > at]
            both = bool(covered(text, before)) and bool(covered(text, behind))
            parted += [{**each, "spans": before}, {**each, "spans": behind}] if both else [each]
        found = parted
    return found


def _speaker_is_right(article: GoldArticle, wanted: GoldStatement, found: dict[str, Any]) -> bool | None:
    name = last_word(wanted.speaker)
    if article.page is not None:
        return name == last_word(found.get("speaker")) if wanted.speaker else None
    if not (wanted.source or wanted.speaker):
        return None
    printed = found.get("attributed_to") or []
    words = " ".join(article.text[start:end] for start, end in printed)
    touches = bool(covered(article.text, wanted.source) & covered(article.text, printed))
    return touches or name in {last_word(found.get("speaker")), last_word(words)} - {""}


def _figures(evaluation: Evaluation, form: str, least: float) -> Figures:
    def counts(each: str) -> bool:
        return form in ("all", each)

    hits = [match for match in evaluation.matches if match.overlap >= least and not match.is_free]
    of_gold = [match for match in hits if counts(match.wanted_form)]
    of_found = sum(counts(match.found_form) for match in hits)
    gold = sum(number for each, number in evaluation.gold_by_form.items() if counts(each))
    free = sum(match.is_free and counts(match.found_form) for match in evaluation.matches)
    found = sum(number for each, number in evaluation.found_by_form.items() if counts(each)) - free
    named = [match.speaker_is_right for match in of_gold if match.speaker_is_right is not None]
    precision = of_found / found if found else 0.0
    recall = len(of_gold) / gold if gold else 0.0
    return Figures(
        gold=gold,
        found=found,
        matched=len(of_gold),
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        form_right=sum(match.form_is_right for match in of_gold),
        speaker=sum(named) / len(named) if named else None,
        named=len(named),
        right=sum(match.form_is_right and match.speaker_is_right is not False for match in of_gold),
    )
