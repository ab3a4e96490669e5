"""Who said it: names, surnames, roles, epithets and pronouns lead to a speaker."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from .described import document_in, names_a_role
from .drafts import Draft
from .names import without_possessive
from .naming import UNNAMED, Named
from .noun_phrases import leading_subject
from .passages import Sentence
from .people import People
from .words.body_heads import DOCUMENTS, MEMBERS
from .words.grammar import PERSONAL

_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|some|several|many|most|another|all|other|any|no|few|a few|dozens of)\s",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:both|the two|the)\s(?:\w+\s)?(?:sides|parties|leaders|presidents|ministers|men|women|heads of state"
    r"|politicians|counterparts|countries|senators|candidates|chancellors|premiers)$|both$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s(?:and|&)\s")
_POSSESSIVE = re.compile(r"(?P<whose>his|her|their|its)\s(?P<what>[\w\s’'-]+)$", re.IGNORECASE)
_MOST = 8


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
        self._pair: str | None = None
        """The two who were last named together: "Anna Hask and Pavel Orlund"."""
        self._stranger = False
        """Whether somebody spoke last who has no name: "he said" is theirs."""
        self._body: str | None = None
        """The body that was last the subject of a sentence, until a person is."""

    def read(self, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> None:
        waiting = deque(drafts)
        for draft in drafts:
            self._note_named_source(draft)
        for sentence in sentences:
            subject = self._subject(sentence)
            if subject:
                self._keep_in_mind(subject)
            while waiting and waiting[0].sentence.start < sentence.span.end:
                self._attribute(waiting.popleft())
        for draft, following in pairwise(drafts):
            self._name_by_what_follows(draft, following)

    def _name_by_what_follows(self, draft: Draft, following: Draft) -> None:
        """ "“It holds,” the governor said. “Always,” Anna Hask told them": a role whose name comes only then."""
        if draft.speaker or draft.source is None or following.source is None or not following.speaker_is_person:
            return
        words, named = (self._text[slice(*source)] for source in (draft.source, following.source))
        is_near = following.paragraph - draft.paragraph <= 1 and following.speaker == named
        if is_near and words.lower().startswith("the ") and names_a_role(words) and not self._people.has_role(named):
            draft.speaker, draft.speaker_is_person, draft.speaker_is_inferred = named, True, True

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
        return self._who(words, sentence.tokens[phrase.first].start)

    def _keep_in_mind(self, named: Named) -> None:
        if named.name is None:
            return
        if named.is_person and self._people.is_person(named.name):
            self._stranger = False
            self._remember(named.name)
            self._body = None
        elif not named.is_person and self._people.is_body(named.name):
            self._body = named.name

    def _attribute(self, draft: Draft) -> None:
        if draft.source is None and draft.cue:
            named = UNNAMED
        elif draft.source is None:
            named = Named(self._lately[0], is_person=True) if self._lately else UNNAMED
            draft.speaker_is_inferred = True
        else:
            words = self._text[draft.source.start : draft.source.end]
            named = self._who(words, draft.source.start)
            draft.speaker_is_inferred = named.name is not None and named.name not in words
            self._stranger = _is_a_stranger(words) if named.name is None else False
        draft.speaker, draft.speaker_is_person = named
        if named.is_person and named.name:
            self._people.note_speaker(named.name)
        self._keep_in_mind(named)

    def _who(self, words: str, at: int) -> Named:
        parts = words.split()
        first = parts[0].lower().rstrip(",") if parts else ""
        if len(parts) == 1 and first in PERSONAL:
            return self._antecedent(PERSONAL[first], at)
        if len(parts) == 1 and first == "it":
            return Named(self._body, is_person=False) if self._body else UNNAMED
        if pair := self._two(words):
            return pair
        if whose := _POSSESSIVE.match(words):
            return self._of_somebody(whose, at)
        named = self._people.who(words)
        if named.name and named.is_person:
            return named
        if _INDEFINITE.match(words) and document_in(words) is None:
            return UNNAMED
        return named if named.name else self._meant(without_possessive(words.partition(",")[0]), at)

    def _meant(self, phrase: str, at: int) -> Named:
        """Whom a phrase without a name means by a role, or which body by a part of its name."""
        in_role = self._people.in_role(phrase, self._lately, at)
        if in_role:
            return Named(in_role, is_person=True)
        if phrase.split()[:1] == [] or phrase.split()[0].lower() not in ("the", "this", "that"):
            return UNNAMED
        latest = self._lately[0] if self._lately else None
        if latest and names_a_role(phrase) and not self._people.has_role(latest):
            return Named(latest, is_person=True)
        return Named(self._people.body_meant(phrase), is_person=False)

    def _of_somebody(self, whose: re.Match[str], at: int) -> Named:
        """ "His account" is his; "his lawyer" is nobody unless a name follows."""
        named = self._people.who(whose.group())
        head = whose["what"].split()[-1].lower()
        if named.name or head in MEMBERS or head not in DOCUMENTS:
            return named
        return self._antecedent(PERSONAL.get(whose["whose"].lower(), "they"), at)

    def _two(self, words: str) -> Named | None:
        """ "Hask and Orlund", "the two leaders": both names."""
        if _BOTH.match(words):
            both = self._people.leaders(words) or ([] if self._pair is None else [self._pair])
            return Named(" and ".join(both) or None, is_person=False)
        halves = _PAIR.split(words)
        if len(halves) != 2 or "," in words:
            return None
        first, second = (self._people.who(half) for half in halves)
        if not (first.is_person and second.is_person and first.name and second.name) or first.name == second.name:
            return None
        if not all(self._people.is_person(each) for each in (first.name, second.name)):
            return None
        self._remember(second.name)
        self._remember(first.name)
        self._pair = f"{first.name} and {second.name}"
        return Named(self._pair, is_person=False)

    def _antecedent(self, pronoun: str, at: int) -> Named:
        if pronoun == "they":
            return Named(self._pair or self._body, is_person=False) if self._pair or self._body else UNNAMED
        if self._stranger:
            return UNNAMED
        for name in self._lately:
            if self._people.pronoun_of(name) in (None, pronoun):
                return Named(name, is_person=True)
        for name in self._people.named_before(at):
            if self._people.pronoun_of(name) == pronoun:
                return Named(name, is_person=True)
        return UNNAMED

    def _remember(self, name: str) -> None:
        self._lately = [name, *(other for other in self._lately if other != name)][:_MOST]


def _is_a_stranger(words: str) -> bool:
    """ "An engineer who may not speak to newspapers", "one resident"; a pronoun for one stays one."""
    parts = words.split()
    if len(parts) == 1:
        return parts[0].lower() in ("he", "she")
    return parts[0].lower() in ("a", "an", "one", "another") and document_in(words) is None
