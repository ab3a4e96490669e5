"""The questions of an archive with their right answers, which take minutes to find out: kept beside what was built."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, query, reference, workload
from benchmarks.engines import ENGINES, Answer
from benchmarks.query import Query, widened
from benchmarks.reference import Judge, Reference
from benchmarks.report import OURS, differences
from benchmarks.statement import Statement, read

LATIN = ("en", "de", "fr", "es")
CYRILLIC = ("ru",)


@dataclass
class Asked:
    """`references` are of the questions as the peers are asked them, in one language.

    On Record tries a word in every language of its script, and as it stands. That may find more: `in_all_languages`.
    """

    judge: Judge
    queries: list[Query]
    references: list[Reference]
    in_all_languages: list[Reference]

    def is_wider(self, query: int, answer: Answer) -> bool:
        plain, in_all = self.references[query], self.in_all_languages[query]
        return any(differences(answer, plain)) and not any(differences(answer, in_all))

    def right(self, wider: Collection[int]) -> dict[str, list[Reference]]:
        """What each engine must answer, where ours answers some questions in all languages."""
        both = enumerate(zip(self.references, self.in_all_languages, strict=True))
        ours = [in_all if query in wider else plain for query, (plain, in_all) in both]
        return {**dict.fromkeys(ENGINES, self.references), OURS: ours}


def asked(statements: Path) -> Asked:
    rules = b"".join(Path(module.__file__ or "").read_bytes() for module in (query, workload, reference))
    kept = statements.with_name(f"asked-{hashlib.sha256(rules).hexdigest()[:12]}.pickle")
    if not kept.exists():
        found = _find_out(statements)
        kept.write_bytes(pickle.dumps(found))
    found = pickle.loads(kept.read_bytes())  # noqa: S301 -- we wrote it
    assert isinstance(found, Asked)
    return found


def _find_out(statements: Path) -> Asked:
    drawn = workload.sample(read(statements))
    stemmer = corpus.Stemmer()
    stemmer.learn((language, word) for word in _words(drawn.statements) for language in _languages(word))
    judge = Judge(drawn)
    queries = workload.questions(drawn, lambda word: tuple(stemmer(_languages(word)[0], word)))

    def in_all_languages(word: str) -> tuple[str, ...]:
        stems = {word, *(stem for language in _languages(word) for stem in stemmer(language, word))}
        return tuple(sorted(stem for stem in stems if stem in drawn.having))

    wider = [widened(query, in_all_languages) for query in queries]
    references = judge.read_through([*queries, *wider], read(statements))
    drawn.statements.clear()
    return Asked(judge, queries, references[: len(queries)], references[len(queries) :])


def _words(statements: Iterable[Statement]) -> set[str]:
    return {word for statement in statements for word in statement.words}


def _languages(word: str) -> tuple[str, ...]:
    return CYRILLIC if any("\u0400" <= letter <= "\u052f" for letter in word) else LATIN
