"""What was sealed is known again, whichever way it comes: hashes of its words stay, and nothing else of it.

The decision that seals an original has them (`prints`): of its whole text with and without the menus around it, of its
sentences, its wordings, and its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha256
from itertools import pairwise
from unicodedata import normalize

from django.db import connection

from statements.models import Article, Quotation, Sealing

FEWEST = 5
"""Words that tell whose they are. What is shorter, anybody says: a line of it is known by the line alone."""
_SENTENCE = 6

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…]+[\"'”»’)\]]*\s+|[\r\n]+|[。！？]")

SEALED = "FROM statements_decision AS sealed WHERE sealed.noun = 'sealing' AND sealed.act = 'seal'"
ANY = f"SELECT EXISTS (SELECT {SEALED})"
AMONG = f"""
    SELECT DISTINCT known.print FROM (SELECT after {SEALED}) AS sealed
    CROSS JOIN LATERAL (
        SELECT jsonb_array_elements_text(after -> 'prints') UNION ALL SELECT after ->> 'line_sha256'
    ) AS known (print)
    WHERE known.print = ANY (%s)
"""  # noqa: S608 -- every part of the SQL is written here


def print_of(words: str, fewest: int = FEWEST) -> str:
    """The same however the words are written: capitals, punctuation, line ends make no difference. Empty of too few."""
    found = _WORD.findall(normalize("NFKC", words).casefold())
    return blake2b(" ".join(found).encode(), digest_size=16).hexdigest() if len(found) >= fewest else ""


def print_of_line(line: str) -> str:
    return sha256(line.encode(errors="surrogatepass")).hexdigest()


def prints_of_text(text: str, boilerplate: Iterable[tuple[int, int]] = ()) -> set[str]:
    """Of the whole of an article's text, with and without what is not its own. `boilerplate`: spans."""
    spans = [(0, 0), *sorted((start, end) for start, end in boilerplate), (len(text), len(text))]
    own = " ".join(text[end:start] for (_, end), (start, _) in pairwise(spans))
    return {print_of(text), print_of(own)} - {""}


def prints_of(sealing: Sealing, wordings: Iterable[Quotation]) -> list[str]:
    """All by which an original that is to be sealed is known again, with its wordings."""
    found = {print_of(words) for wording in wordings for words in (wording.content, wording.sentence)}
    if sealing.article:
        found.update(_of_article(sealing.article))
    elif sealing.record and sealing.record.line:
        found.update([print_of_line(sealing.record.line), print_of(sealing.record.line)])
    return sorted(found - {""})


def any_sealed() -> bool:
    """Whether anything was ever sealed: most archives need not look further."""
    with connection.cursor() as cursor:
        cursor.execute(ANY)
        return bool(cursor.fetchone() == (True,))


def sealed_among(prints: Iterable[str]) -> set[str]:
    """Those of the prints that something sealed has."""
    with connection.cursor() as cursor:
        cursor.execute(AMONG, [list(prints)])
        return {one for (one,) in cursor.fetchall()}


def _of_article(article: Article) -> Iterator[str]:
    for text in article.texts.all():
        yield from prints_of_text(text.text, article.boilerplate)
        yield from (print_of(sentence, _SENTENCE) for sentence in _END.split(text.text))
