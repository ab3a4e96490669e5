"""Words: how a text is split into them and what is one word written in two ways. The twin of `words_of` in search.sql.

A word is a run of characters none of which is a separator; what a separator is, is said here by code point, so that
no server's locale decides. "he/she", "3.5" and "co-operation" are two words that follow one another, and so are "don’t"
and "Hask's". Capitals, accents and soft hyphens make no difference; й stays apart from и, ё is е.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

LONGEST = 200  # characters of a word that count

SEPARATORS = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    r"\u00d7\u00f7\u02b0-\u02ff\u0375\u037a\u037e\u0384\u0385\u0387\u03f6\u0482\u055a-\u055f\u0589-\u058f\u05be\u05c0"
    r"\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0700-\u070f"
    r"\u0964\u0965\u0970\u0e3f\u0e4f\u0e5a\u0e5b\u10fb\u1360-\u1368\u1680\u16eb-\u16ed\u17d4-\u17db\u1800-\u180a"
    r"\u1fbd-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd\u1ffe\u2000-\u200a\u200e-\u205f\u2061-\u215f"
    r"\u2189-\u2bff\u2e00-\u2e7f\u2ff0-\u3004\u3008-\u3020\u3030\u3036\u303d-\u303f\u309b\u309c\u30a0\u30fb"
    r"\u3200-\u33ff\u4dc0-\u4dff\ua4fe\ua4ff\ua60d-\ua60f\ua673\ua67e\ua6f2-\ua721\ua789\ua78a\ue000-\uf8ff\ufb29"
    r"\ufc5e-\ufc63\ufd3e\ufd3f\ufdfa-\ufe6f\ufe70-\ufe7f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    r"\uffe0-\ufffe\uffff\U00010100-\U000101ff\U0001d000-\U0001d2ff\U0001f000-\U0001faff\U000e0000-\U0010ffff"
)
WORD = re.compile(f"[^\\x00{SEPARATORS}]+")
UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")  # accents, soft hyphens, joints
SAME = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ς": "σ"}
)


class Word(NamedTuple):
    """A word of a text, as it is looked up, and where it stands: half-open, in code points."""

    text: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in their order."""
    found = ((fold(match[0]), match.span()) for match in WORD.finditer(text))
    return [Word(word, *span) for word, span in found if word]


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked up."""
    return tuple(word.text for word in words_in(text))


def fold(word: str) -> str:
    """One spelling of a word for all: small, without accents. Nothing of what has no letter and no digit."""
    if not word.isascii():
        apart = normalize("NFKD", word).replace("и\u0306", "й").replace("И\u0306", "Й")
        return UNSEEN.sub("", apart.lower()).translate(SAME)[:LONGEST]
    return word.lower()[:LONGEST]
