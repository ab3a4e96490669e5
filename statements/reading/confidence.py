"""How sure a finding is, from what it rests on."""

from __future__ import annotations

from .drafts import Draft
from .words.reporting_verbs import ONLY_SAYING

_BY_FORM = {"direct": 0.95, "mixed": 0.9, "indirect": 0.8}
_LEAST = 0.1


def confidence_of(draft: Draft) -> float:
    """Between 0 and 1: an ordering for editors rather than a probability."""
    sure = _BY_FORM[draft.form]
    if draft.cue is None:
        sure -= 0.3
    elif draft.lemma not in ONLY_SAYING and draft.form == "indirect":
        sure -= 0.15
    if draft.speaker is None:
        sure -= 0.15
    elif draft.speaker_is_inferred:
        sure -= 0.05
    return round(max(_LEAST, sure), 2)
