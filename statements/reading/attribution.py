"""Who said it: names, surnames, roles, epithets and pronouns lead to a speaker."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from .drafts import Draft
from .noun_phrases import leading_subject
from .passages import Sentence
from .people import UNNAMED, Named, People
from .words.grammar import PERSONAL

_INDEFINITE = re.compile(r"(?:an?|one|two|three|some|several|many|most|another|both|all|other)\s", re.IGNORECASE)


def attribute(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], people: People) -> None:
    """Give each draft its speaker, or none where the source is not named."""
    _Following(text, people).read(sentences, drafts)


class _Following:
    """Goes through the text and keeps in mind whom it speaks of."""

    def __init__(self, text: str, people: People) -> None:
        self._text = text
        self._people = people
        self._lately: list[str] = []
        """The persons spoken of, the latest first."""

    def read(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        waiting = deque(drafts)
        for draft in drafts:
            self._note_named_source(draft)
        for sentence in sentences:
            subject = self._subject(sentence)
            if subject and subject.name and self._people.is_person(subject.name):
                self._remember(subject.name)
            while waiting and waiting[0].sentence.start < sentence.span.end:
                self._attribute(waiting.popleft())

    def _note_named_source(self, draft: Draft) -> None:
        """Whoever is said to have said something by two names or more is a person wherever else they appear."""
        named = self._people.who(self._text[slice(*draft.source)]) if draft.source and draft.cue else UNNAMED
        if named.is_person and named.name and " " in named.name:
            self._people.note_speaker(named.name)

    def _subject(self, sentence: Sentence) -> Named | None:
        phrase = leading_subject(sentence.tokens)
        if phrase is None:
            return None
        words = self._text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.end - 1].end]
        return self._who(words)

    def _attribute(self, draft: Draft) -> None:
        if draft.source is None and draft.cue:
            named = UNNAMED
        elif draft.source is None:
            named = Named(self._lately[0], is_person=True) if self._lately else UNNAMED
            draft.speaker_is_inferred = True
        else:
            words = self._text[draft.source.start : draft.source.end]
            named = self._who(words)
            draft.speaker_is_inferred = named.name is not None and named.name not in words
        draft.speaker, draft.speaker_is_person = named
        if named.is_person and named.name:
            self._people.note_speaker(named.name)
            self._remember(named.name)

    def _who(self, words: str) -> Named:
        first = words.split()[0].lower().rstrip(",") if words.split() else ""
        if first in PERSONAL and len(words.split()) == 1:
            return self._antecedent(PERSONAL[first])
        named = self._people.who(words)
        if named.name and named.is_person:
            return named
        if _INDEFINITE.match(words):
            return UNNAMED
        in_role = self._people.in_role(words.partition(",")[0], self._lately)
        return Named(in_role, is_person=True) if in_role else named

    def _antecedent(self, pronoun: str) -> Named:
        if pronoun == "they":
            return UNNAMED
        for name in self._lately:
            if self._people.pronoun_of(name) in (None, pronoun):
                return Named(name, is_person=True)
        return UNNAMED

    def _remember(self, name: str) -> None:
        self._lately = [name, *(other for other in self._lately if other != name)][:8]
