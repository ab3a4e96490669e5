"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drafts import Draft
from .names import is_title
from .people import People
from .reading import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|de|von|van|al|bin)"
_LABEL = re.compile(rf"(?P<who>[A-ZÀ-Þ][\w.’'-]*(?:\s{_WORD}){{0,9}}(?:\s\([^()]{{1,60}}\))?):\s+(?=\S)")
_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Interviewer|Moderator|Host)\b", re.IGNORECASE)
_IN_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|us|me|[Yy]our)\b")
"""A paragraph without a label is the speaker's still if it speaks like one; else the reporter is back."""

_TURNS = 2
_WORDS = 4


def turns_of(text: str, body: Sequence[Span], people: People) -> tuple[list[Draft], list[Span]]:
    """What is said in the transcript within a body, and the paragraphs of it that are no transcript."""
    labels = [_label(text, paragraph) for paragraph in body]
    if sum(label is not None for label in labels) < _TURNS:
        return [], list(body)
    turns: list[Draft] = []
    narrative: list[Span] = []
    speaker: re.Match[str] | None = None
    for number, (paragraph, label) in enumerate(zip(body, labels, strict=True)):
        speaker = label or speaker
        if speaker is None:
            narrative.append(paragraph)
        elif not _QUESTION.match(speaker["who"]) and (label or _IN_FIRST_PERSON.search(text, *paragraph)):
            start = label.end() if label else paragraph.start
            turn = _turn(text, Span(start, paragraph.end), paragraph, number, speaker, people)
            turns += [turn] if turn else []
    return turns, narrative


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
    if label is None:
        return None
    words = label["who"].split()
    plausible = len(words) > 1 or words[0].isupper() or is_title(words[0]) or bool(_QUESTION.match(words[0]))
    return label if plausible else None


def _turn(text: str, said: Span, paragraph: Span, number: int, speaker: re.Match[str], people: People) -> Draft | None:
    if len(text[slice(*said)].split()) < _WORDS:
        return None
    named = people.who(speaker["who"])
    return Draft(
        spans=[said],
        sentence=paragraph,
        paragraph=number,
        source=Span(*speaker.span("who")),
        lemma="say",
        form="direct",
        speaker=named.name or speaker["who"].title(),
        speaker_is_person=True,
        is_turn=True,
    )
