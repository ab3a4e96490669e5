"""The sittings an article tells of: where what was said was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .layout import Layout
from .passages import Sentence
from .reading import Span
from .sitting_titles import ADDRESSING, house_addressed, is_head, sitting_at
from .sittings import Sitting
from .tokens import Token, tokens_of
from .words.forums import FORUMS

_TELLING = FORUMS | ADDRESSING
"""Words without which no sitting is named."""

_AT = frozenset(["at", "during", "in"])


def sittings_in(text: str, layout: Layout, sentences: Sequence[Sentence]) -> list[Sitting]:
    """The sittings an article names, the one it is about first."""
    found: list[Sitting] = []
    for tokens, is_title in _places_of_titles(text, layout, sentences):
        for at, token in enumerate(tokens):
            if token.low not in _TELLING:
                continue
            sitting = _named_at(text, tokens, at, is_title=is_title)
            if sitting:
                sitting.is_headline = is_title
                _add(found, sitting)
            elif not is_title and token.low in FORUMS:
                _note_again(found, tokens, at)
    if found and layout.place and (layout.dateline or found[0].is_headline):
        found[0].place = layout.place
    return found


def _places_of_titles(
    text: str, layout: Layout, sentences: Sequence[Sentence]
) -> Iterator[tuple[Sequence[Token], bool]]:
    """The headline, the sentences and the captions, and of each whether it is the headline."""
    if layout.headline:
        yield tokens_of(text, layout.headline, ()), True
    for sentence in sentences:
        yield sentence.tokens, False
    for caption in layout.captions:
        yield tokens_of(text, caption, ()), False


def _named_at(text: str, tokens: Sequence[Token], at: int, *, is_title: bool) -> Sitting | None:
    if is_head(tokens, at, is_title=is_title):
        sitting = sitting_at(text, tokens, at, is_title=is_title)
        if sitting:
            return sitting
    return house_addressed(text, tokens, at) if tokens[at].low in ADDRESSING else None


def _add(found: list[Sitting], sitting: Sitting) -> None:
    """One sitting may be named more than once: "a meeting with …", then "this 18th meeting of …"."""
    for known in found:
        same = known.title.lower() == sitting.title.lower()
        if same or (known.head == sitting.head and (_contains(known, sitting) or _contains(sitting, known))):
            if len(sitting.title) > len(known.title):
                known.title = sitting.title
            known.place = known.place or sitting.place
            known.again.append(sitting.where)
            return
    found.append(sitting)


def _note_again(found: list[Sitting], tokens: Sequence[Token], at: int) -> None:
    """ "At the summit": the one that has been named."""
    if at >= 2 and tokens[at - 1].low in ("the", "this") and tokens[at - 2].low in _AT:
        known = next((sitting for sitting in found if sitting.head == tokens[at].low), None)
        if known:
            known.again.append(Span(tokens[at].start, tokens[at].end))


def _contains(longer: Sitting, shorter: Sitting) -> bool:
    return {word.lower() for word in shorter.title.split()} <= {word.lower() for word in longer.title.split()}
