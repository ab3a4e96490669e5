"""Drafts become what is handed out."""

from __future__ import annotations

from .confidence import confidence_of
from .drafts import Draft
from .reading import Occasion, Span, Statement
from .sittings import Sitting


def finding(text: str, draft: Draft) -> Statement:
    first, last = draft.spans[0].start, draft.spans[-1].end
    return Statement(
        spans=tuple(draft.spans),
        text=" ".join(text[span.start : span.end] for span in draft.spans),
        sentence=Span(min(draft.sentence.start, first), max(draft.sentence.end, last)),
        form=draft.form,
        speaker=draft.speaker,
        attributed_to=(draft.source,) if draft.source else (),
        cue=(draft.cue,) if draft.cue else (),
        via=draft.via,
        occasion=draft.occasion,
        said_on=draft.said_on,
        said_on_evidence=draft.said_on_evidence,
        confidence=round(confidence_of(draft) if draft.confidence is None else draft.confidence, 2),
    )


def occasion(sitting: Sitting) -> Occasion:
    is_forum = bool(sitting.head)
    return Occasion(
        title=sitting.title,
        venue=sitting.venue if is_forum else None,
        place=sitting.place,
        date=sitting.date,
        evidence=sitting.evidence,
    )
