"""A name as it is compared: its words without titles, and how they sound in Latin letters. The twin of names.sql."""

from __future__ import annotations

import re
from functools import lru_cache

from statements.reading.words import listed
from statements.reading.words.titles import COURTESIES, TITLES
from statements.search.words import folded

RANKS = listed(
    """bg brigadier mg lg ltc cpt lta col adm radm vadm encik mdm madam sri datuk dato haji shri smt hrh
    monsieur madame herr frau senor signor excellency
    господин госпожа президент премьер министр председатель генерал полковник глава спикер депутат сенатор посол
    доктор профессор академик патриарх митрополит король королева бывший"""
)
BEFORE = frozenset(word for title in [*TITLES, *COURTESIES, *RANKS] for word in folded(title)) | {"г", "н", "жа"}
AFTER = listed("mp mep mla msp phd md esq qc kc sc jr sr")
ARTICLES = listed("the a an of and")

_LETTERS = str.maketrans(
    dict(zip("абвгґдеєзиійклмнопрстуфыэ", "abvggdeeziiiklmnoprstufie", strict=True))
    | {"щ": "shch", "ш": "sh", "ч": "ch", "ж": "zh", "ц": "ts", "х": "h", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
    | {"y": "i", "j": "i"}
)
CYRILLIC = re.compile("[\u0400-\u052f]")


@lru_cache(maxsize=100_000)
def person(name: str) -> tuple[str, ...]:
    """The words of a person's name, without what is said before and after it; one word is left in any case."""
    words = list(folded(name))
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
    while len(words) > 1 and words[-1] in AFTER:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=100_000)
def thing(name: str) -> tuple[str, ...]:
    """The words of any other name."""
    words = folded(name)
    return tuple(word for word in words if word not in ARTICLES) or words


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """As in names.sql, and a doubled letter is one."""
    latin = word.translate(_LETTERS).replace("kh", "h")
    return re.sub(r"(.)\1+", r"\1", latin).replace("ie", "e")


def is_cyrillic(words: tuple[str, ...]) -> bool:
    return any(CYRILLIC.search(word) for word in words)
