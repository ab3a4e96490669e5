"""Who said it, as far as the article lets one know: by a name that it prints, and by the words it uses for them."""

from __future__ import annotations

from collections.abc import Sequence

from statements.models import Quotation, Speaker
from statements.reading import Span


def who_says(text: str, wording: Quotation) -> tuple[str | None, Sequence[Span]]:
    """The name, if any, and where the words for them stand.

    Where an editor put another in the place of whom the software had named, the words led it astray, and only the name
    is right.
    """
    statement = wording.statement
    named = wording.finding.proposed.get("speaker") if wording.finding else None
    if statement.speaker is None:
        if named:
            return statement.unnamed_source or None, []
        return None, wording.attribution_spans or _printed(text, statement.unnamed_source, wording)
    names = _names(statement.speaker)
    if named and named.casefold() not in {name.casefold() for name in names}:
        return _as_printed(text, names), []
    return named or _as_printed(text, names), wording.attribution_spans


def _names(speaker: Speaker) -> list[str]:
    """What they are called, and were when it was proposed: renamed or merged, the old name is another name."""
    return [speaker.name, *(alias.name for alias in speaker.aliases.all())]


def _as_printed(text: str, names: list[str]) -> str:
    """The fullest of the names that stands in the text; none may."""
    return max((name for name in names if name in text), key=len, default=names[0])


def _printed(text: str, words: str, wording: Quotation) -> list[Span]:
    """Where the words for an unnamed source stand in the sentence of a statement that an editor added."""
    for start, end in wording.sentence_span if words else ():
        if (at := text.find(words, start, end)) >= 0:
            return [Span(at, at + len(words))]
    return []
