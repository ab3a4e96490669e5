"""What was searched for, marked in the words of a hit, without changing one character of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from statements.models import Quotation, Statement
from statements.search.language import Term
from statements.search.results import Run
from statements.search.stems import Asked, languages_of

WORD = re.compile(r"[^\W_]+")
Stems = dict[tuple[str, str], frozenset[str]]  # of a word in a language; none of a word too common to be searched


@dataclass(frozen=True)
class Pattern:
    """What a term marks: words that follow one another; for each, the forms that will do."""

    term: Term
    words: tuple[frozenset[str], ...]


def best_wordings(asked: Asked, statements: Iterable[Statement]) -> dict[int, tuple[Quotation, list[Run]]]:
    """For each statement the wording that most of the terms are in, the leading one if it is as good; with marks."""
    wordings = {statement.pk: _leading_first(statement) for statement in statements}
    quotations = [quotation for several in wordings.values() for quotation in several]
    stems = _look_up(asked.wanted, quotations) if asked.wanted else {}
    patterns = [pattern for term in asked.wanted for pattern in _patterns(term, stems)]
    best = {}
    for pk, several in wordings.items():
        marked = [(quotation, _found(quotation, patterns, stems)) for quotation in several]
        quotation, found = max(marked, key=lambda one: len({term for _span, term in one[1]}))
        best[pk] = quotation, runs(quotation.shown, [span for span, _term in found])
    return best


def runs(text: str, spans: Iterable[tuple[int, int]]) -> list[Run]:
    """The text in runs, those at the spans marked; spans may overlap."""
    cut: list[Run] = []
    at = 0
    for start, end in _without_overlaps(spans):
        cut += [Run(text[at:start], marked=False), Run(text[start:end], marked=True)]
        at = end
    return [run for run in [*cut, Run(text[at:], marked=False)] if run.text]


def _without_overlaps(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        overlaps = bool(whole) and start < whole[-1][1]
        whole.append((whole[-1][0], max(end, whole.pop()[1])) if overlaps else (start, end))
    return whole


def _leading_first(statement: Statement) -> list[Quotation]:
    return sorted(statement.quotations.all(), key=lambda quotation: (quotation.pk != statement.lead_id, quotation.pk))


def _look_up(terms: Iterable[Term], quotations: Iterable[Quotation]) -> Stems:
    """The stems of all words that can meet, in one question to PostgreSQL."""
    asked = {(language, w) for term in terms for language in languages_of(term) for w in _words(term.text)}
    read = {(quotation.language, word) for quotation in quotations for word in _words(quotation.shown)}
    words = list(asked | read)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector(stems_of(language), word))"
            " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS w (language, word, place) ORDER BY place",
            [[language for language, _word in words], [word for _language, word in words]],
        )
        return {key: frozenset(stems) for key, (stems,) in zip(words, cursor, strict=True)}


def _patterns(term: Term, stems: Stems) -> list[Pattern]:
    """Of a phrase its words as they stand. Else any form of them, also without the common ones: Halvia’s, Halvia."""
    words = _words(term.text)
    if term.phrase:
        return [Pattern(term, tuple(frozenset([word]) for word in words))]
    languages = languages_of(term)
    forms = [frozenset([word]).union(*(stems[language, word] for language in languages)) for word in words]
    telling = [form for form, word in zip(forms, words, strict=True) if stems[languages[0], word]]
    return [Pattern(term, tuple(some)) for some in (forms, telling) if some]


def _found(quotation: Quotation, patterns: list[Pattern], stems: Stems) -> list[tuple[tuple[int, int], Term]]:
    """The spans that the patterns mark in a wording, and for which term."""
    if not patterns:
        return []
    words = list(WORD.finditer(quotation.shown))
    lowered = [word[0].lower() for word in words]
    forms = {word: stems[quotation.language, word] | {word} for word in lowered}
    fitting = {word: [p for p in patterns if not p.words[0].isdisjoint(forms[word])] for word in forms}
    return [
        ((words[at].start(), words[at + len(pattern.words) - 1].end()), pattern.term)
        for at, word in enumerate(lowered)
        for pattern in fitting[word]
        if at + len(pattern.words) <= len(words)
        and all(not w.isdisjoint(forms[f]) for w, f in zip(pattern.words, lowered[at:], strict=False))
    ]


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]
