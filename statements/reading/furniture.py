"""Lines of a page that are no part of the article: links, forms, imprints."""

from __future__ import annotations

import re

from .reading import Span
from .words.page_furniture import ALONE, ANYWHERE, FROM_HERE

_WORD = re.compile(r"[\w’'-]+")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*$")
_CREDIT = re.compile(r"\((?:Reporting|Writing|Editing|Additional reporting|Compiled|Photo)\b[^()]{3,300}\)$")
_LINK = re.compile(r"(?:https?://|www\.)\S+$|[\w ]{2,30}:\s(?:https?://|[\w.]+\.[a-z]{2,3}/)\S+$")
_TAGS = re.compile(r"(?:Tags|Topics|Persons|Geography|Keywords|Categories):\s")
_SHORT = 90


def ends_the_article(text: str, line: Span) -> bool:
    """Whether nothing of the article comes after this line, which is itself no part of it."""
    words = text[line.start : line.end]
    plain = words.lower().strip(" .:*!|")
    if _TAGS.match(words) or _CREDIT.match(words):
        return True
    if len(words) > _SHORT and not words.isascii():
        return False
    return any(plain == phrase or (" " in phrase and plain.startswith(f"{phrase} ")) for phrase in FROM_HERE) and (
        len(plain.split()) <= 4
        or not looks_like_prose(text, line)
        or not words[0].isupper()
        or words.split()[0].isupper()
    )


def is_furniture(text: str, line: Span) -> bool:
    """Whether a line is no part of the article, wherever it stands."""
    words = text[line.start : line.end]
    plain = words.lower()
    if _CREDIT.match(words) or _LINK.match(words):
        return True
    if plain.strip(" .:*!|") in ALONE:
        return True
    return len(words) < 2 * _SHORT and any(phrase in plain for phrase in ANYWHERE)


def looks_like_prose(text: str, line: Span, words: int = 6) -> bool:
    """Whether a line is a sentence or several, of so many words at least."""
    content = text[line.start : line.end]
    return bool(_SENTENCE_END.search(content[-8:])) and len(content.split(None, words)) >= words
