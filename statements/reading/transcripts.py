"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drafts import Draft
from .names import runs_in
from .people import People
from .posts import posts_of
from .quotations import quotations_in
from .reading import Span
from .turn_labels import Label, label_of

_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Interviewer|Moderator|Host)\b", re.IGNORECASE)
_IN_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|us|me|[Yy]our)\b")
"""A paragraph without a label is the speaker's still if it speaks like one; else the reporter is back."""

_TURNS = 2
_WORDS = 4
_LONGEST_INITIALS = 3
_MARKS = '“”"„«»'
_ANSWER = re.compile(r"(?:A|Answer|Response)\b", re.IGNORECASE)


def turns_of(text: str, body: Sequence[Span], people: People) -> tuple[list[Draft], list[Span]]:
    """What is said in the transcript and the posts within a body, and the paragraphs of it that are neither."""
    posts, body = posts_of(text, body, people)
    labels = [label_of(text, paragraph) for paragraph in body]
    if not _is_transcript(text, body, labels):
        return posts, list(body)
    turns = list(posts)
    narrative: list[Span] = []
    speaker: Label | None = None
    names = _Names(text, people)
    speaks_on = _speaking_on(text, body, labels)
    is_quoted = any(label and text[each.start] in _MARKS for each, label in zip(body, labels, strict=True))
    for number, (paragraph, label) in enumerate(zip(body, labels, strict=True)):
        begins = bool(number) and _stands_alone(labels[number - 1], body[number - 1])
        speaker = label or speaker
        goes_on = speaks_on[number] or (is_quoted and text[paragraph.start] in _MARKS)
        if speaker and (label or begins or goes_on):
            turn = _turn(text, _said(text, paragraph, label), paragraph, number, speaker, names)
            turns += [turn] if turn else []
        else:
            narrative.append(paragraph)
    return turns, narrative


def _stands_alone(label: Label | None, paragraph: Span) -> bool:
    """Whether a label is all of its line: the words come in the next."""
    return label is not None and label.end >= paragraph.end


def _said(text: str, paragraph: Span, label: Label | None) -> Span:
    """A turn without its label, and without the marks of a transcript that is quoted paragraph by paragraph."""
    start, end = label.end if label else paragraph.start, paragraph.end
    if text[paragraph.start] in _MARKS:
        start = max(start, paragraph.start + 1)
        end -= text[end - 1] in _MARKS
    return Span(min(start, end), end)


def _is_transcript(text: str, body: Sequence[Span], labels: Sequence[Label | None]) -> bool:
    """Two labels make one, or one of several words behind which somebody goes on in the first person."""
    found = [(number, label) for number, label in enumerate(labels) if label]
    if len(found) >= _TURNS:
        return True
    return any(
        " " in label.who and number + 1 < len(body) and _is_in_first_person(text, body[number + 1])
        for number, label in found
    )


def _speaking_on(text: str, body: Sequence[Span], labels: Sequence[Label | None]) -> list[bool]:
    """For each paragraph whether whoever has the floor goes on: one in the first person closes those before it."""
    found: list[bool] = []
    goes_on = False
    for paragraph, label in zip(reversed(body), reversed(labels), strict=True):
        goes_on = goes_on or _is_in_first_person(text, paragraph)
        found.append(goes_on)
        goes_on = goes_on and label is None
    return found[::-1]


def _is_in_first_person(text: str, paragraph: Span) -> bool:
    """Outside of quotation marks: what a reporter quotes does not make the reporter somebody who speaks."""
    outside = paragraph.start
    for quoted in quotations_in(text, paragraph):
        if _IN_FIRST_PERSON.search(text, outside, quoted.outer.start):
            return True
        outside = quoted.outer.end
    return bool(_IN_FIRST_PERSON.search(text, outside, paragraph.end))


def _turn(text: str, said: Span, paragraph: Span, number: int, speaker: Label, names: _Names) -> Draft | None:
    if len(text[slice(*said)].split()) < _WORDS:
        return None
    name = names.of(speaker)
    return Draft(
        spans=[said],
        sentence=paragraph,
        paragraph=number,
        source=speaker.span,
        lemma="say",
        form="direct",
        speaker=name,
        speaker_is_person=name is not None,
        is_turn=True,
        traits=["turn"],
    )


class _Names:
    """The names of those who have the floor, each asked for once."""

    def __init__(self, text: str, people: People) -> None:
        self._text = text
        self._people = people
        self._known: dict[str, str | None] = {}

    def of(self, label: Label) -> str | None:
        """Whoever asks without a name stays without one; whoever answers is the first person the article names."""
        if label.who not in self._known:
            self._known[label.who] = self._name(label)
        return self._known[label.who]

    def _name(self, label: Label) -> str | None:
        if _QUESTION.fullmatch(label.who):
            return None
        longer = (name for who, name in self._known.items() if who.upper().endswith(f" {label.who.upper()}"))
        if known := next(longer, None):
            return known
        if _ANSWER.fullmatch(label.who):
            named = (self._people.who(run.group()) for run in runs_in(self._text[: label.span.start]))
            return next((each.name for each in named if each.is_person and each.name and " " in each.name), None)
        is_shouted = label.who.isupper() and len(label.who) > _LONGEST_INITIALS
        who = label.who.title() if is_shouted else label.who
        return self._people.who(who).name or who
