"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drafts import Draft
from .names import is_title, runs_in
from .people import People
from .quotations import quotations_in
from .reading import Span

_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|de|von|van|al|bin)"
_LABEL = re.compile(
    rf"(?P<who>[A-ZÀ-Þ][\w.’'-]*(?:\s{_WORD}){{0,16}}(?:\s\([^()]{{1,60}}\))?)\s?:\s+(?=\S)"
    rf"|\(\((?P<brackets>[^()]{{1,60}})\)\)\s?:?\s+(?=\S)"
)
_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Interviewer|Moderator|Host)\b", re.IGNORECASE)
_IN_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|us|me|[Yy]our)\b")
"""A paragraph without a label is the speaker's still if it speaks like one; else the reporter is back."""

_TURNS = 2
_WORDS = 4
_LONGEST_INITIALS = 3
_ANSWER = re.compile(r"(?:A|Answer|Response)\b", re.IGNORECASE)


def turns_of(text: str, body: Sequence[Span], people: People) -> tuple[list[Draft], list[Span]]:
    """What is said in the transcript within a body, and the paragraphs of it that are no transcript."""
    labels = [_label(text, paragraph) for paragraph in body]
    if not _is_transcript(text, body, labels):
        return [], list(body)
    turns: list[Draft] = []
    narrative: list[Span] = []
    speaker: re.Match[str] | None = None
    speaks_on = _speaking_on(text, body, labels)
    for number, (paragraph, label) in enumerate(zip(body, labels, strict=True)):
        speaker = label or speaker
        if speaker is None:
            narrative.append(paragraph)
        elif label or speaks_on[number]:
            start = label.end() if label else paragraph.start
            turn = _turn(text, Span(start, paragraph.end), paragraph, number, speaker, people)
            turns += [turn] if turn else []
    return turns, narrative


def _is_transcript(text: str, body: Sequence[Span], labels: Sequence[re.Match[str] | None]) -> bool:
    """Two labels make one, or one of several words behind which somebody goes on in the first person."""
    found = [number for number, label in enumerate(labels) if label]
    if len(found) >= _TURNS:
        return True
    return any(
        " " in _who(labels[number]) and number + 1 < len(body) and _is_in_first_person(text, body[number + 1])
        for number in found
    )


def _speaking_on(text: str, body: Sequence[Span], labels: Sequence[re.Match[str] | None]) -> list[bool]:
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


def _who(label: re.Match[str] | None) -> str:
    return (label["who"] or label["brackets"]) if label else ""


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
    if label is None:
        return None
    if label["brackets"]:
        return label
    words = label["who"].split()
    plausible = len(words) > 1 or words[0].isupper() or is_title(words[0]) or bool(_QUESTION.match(words[0]))
    return label if plausible else None


def _turn(text: str, said: Span, paragraph: Span, number: int, speaker: re.Match[str], people: People) -> Draft | None:
    if len(text[slice(*said)].split()) < _WORDS:
        return None
    who = _who(speaker)
    name = _name(text, who, speaker.start(), people)
    return Draft(
        spans=[said],
        sentence=paragraph,
        paragraph=number,
        source=Span(*speaker.span("who" if speaker["who"] else "brackets")),
        lemma="say",
        form="direct",
        speaker=name,
        speaker_is_person=name is not None,
        is_turn=True,
        traits=["turn"],
    )


def _name(text: str, who: str, start: int, people: People) -> str | None:
    """Whoever asks without a name stays without one; whoever answers is the first person the article names."""
    if _QUESTION.fullmatch(who):
        return None
    if _ANSWER.fullmatch(who):
        named = (people.who(run.group()) for run in runs_in(text[:start]))
        return next((each.name for each in named if each.is_person and each.name and " " in each.name), None)
    return people.who(who).name or (who.title() if len(who) > _LONGEST_INITIALS else who)
