"""Posts that a page shows with their signature: "Words. — Name (@name) May 3, 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drafts import Draft
from .people import People
from .reading import Span

_SIGNATURE = re.compile(
    r"(?:—|–|―|--|-)\s?(?P<who>[^\W\d_][^()@\n]{1,60}?)\s?\(\s?@\w{1,30}\s?\)"
    r"(?:\s?[·|,-]?\s?(?:[^\W\d_]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[^\W\d_]{3,10}\.?\s\d{4}))?\s*$"
)
LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/|https?://|t\.co/)\S*)+$")
_POSTED = re.compile(r"pic\.twitter\.com/|https?://|t\.co/|#\w")
_LONGEST_SIGNATURE = 140
_MARKS = "“”\"„«»‘’'"


def posts_of(text: str, body: Sequence[Span], people: People) -> tuple[list[Draft], list[Span]]:
    """The posts within a body, and the paragraphs that are none."""
    posts: list[Draft] = []
    rest: list[Span] = []
    for number, paragraph in enumerate(body):
        signature = _signature(text, paragraph)
        if signature is None:
            rest.append(paragraph)
            continue
        own = Span(paragraph.start, signature.start())
        if rest and is_signature(text, rest[-1], paragraph):
            own = rest.pop()
        if said := _words(text, own):
            posts.append(_post(text, said, paragraph, number, Span(*signature.span("who")), people))
    return posts, rest


def is_signature(text: str, before: Span, line: Span) -> bool:
    """Whether a line signs the post in the paragraph before it: one with a link, a hashtag, or marks around it."""
    signature = _signature(text, line)
    if signature is None or text[line.start : signature.start()].strip():
        return False
    return bool(_POSTED.search(text, *before)) or (text[before.start] in _MARKS and text[before.end - 1] in _MARKS)


def _signature(text: str, paragraph: Span) -> re.Match[str] | None:
    if text[paragraph.end - 1] != ")" and not text[paragraph.end - 1].isdigit():
        return None
    start = max(paragraph.start, paragraph.end - _LONGEST_SIGNATURE)
    return _SIGNATURE.search(text, start, paragraph.end) if "@" in text[start : paragraph.end] else None


def _words(text: str, span: Span) -> Span | None:
    """What was posted, without marks around it and links behind it."""
    start, end = span
    words = text[start:end].rstrip()
    end = start + len(LINKS.sub("", words).rstrip())
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if end > start else None


def _post(text: str, said: Span, paragraph: Span, number: int, who: Span, people: People) -> Draft:
    name = text[slice(*who)]
    named = people.who(name)
    return Draft(
        spans=[said],
        sentence=Span(min(said.start, paragraph.start), paragraph.end),
        paragraph=number,
        source=who,
        lemma="post",
        form="direct",
        speaker=named.name or name,
        speaker_is_person=named.is_person or named.name is None,
        is_turn=True,
        traits=["turn"],
    )
