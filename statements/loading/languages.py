"""Which language each text of a data file is in, without a look at every word of a million."""

from __future__ import annotations

import re
from collections.abc import Iterable

from statements.reading.languages import language_of

_LETTER = re.compile(r"[^\W\d_]")
_END_OF_LATIN = "\u024f"


class Languages:
    """A text is in the language of the file, except where its script is another: then it is looked at by itself."""

    def __init__(self, given: str, sample: Iterable[str]) -> None:
        self._given = given
        texts = list(sample)
        self._latin = sum(map(_is_latin, texts)) * 2 >= len(texts)
        self._usual = language_of(" ".join(text for text in texts if _is_latin(text) == self._latin))

    def of(self, text: str) -> str:
        """The code of the language: the one given for the whole file, if there is one."""
        if self._given:
            return self._given
        return self._usual if _is_latin(text) == self._latin else language_of(text)


def _is_latin(text: str) -> bool:
    """By its first letter."""
    letter = _LETTER.search(text)
    return letter is None or letter[0] <= _END_OF_LATIN
