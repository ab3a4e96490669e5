"""Which language a text is in, by a vote of its small words."""

from __future__ import annotations

import re
from collections import Counter

from .words.function_words import FUNCTION_WORDS

UNDETERMINED = "und"

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 100_000


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text, or "und" where no language has the vote."""
    words = Counter(_WORD.findall(text[:_ENOUGH].lower()))
    votes = {language: sum(words[word] for word in small) for language, small in FUNCTION_WORDS.items()}
    best, runner_up = sorted(votes, key=votes.__getitem__, reverse=True)[:2]
    wins = votes[best] >= max(1, sum(words.values()) * 0.05) and votes[best] > votes[runner_up]
    return best if wins else UNDETERMINED
