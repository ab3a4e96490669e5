"""How likely each draft is what a careful editor would find, and which of them are worth an editor's look."""

from __future__ import annotations

from collections.abc import Iterable

from .drafts import Draft
from .fitted import current


def weighed(drafts: Iterable[Draft]) -> list[Draft]:
    """Give each draft its confidence and leave out those that are likelier wrong; without a fit all stay."""
    fit = current()
    if fit is None:
        return list(drafts)
    kept = []
    for draft in drafts:
        draft.confidence = fit.statements.probability(features(draft))
        if draft.confidence >= fit.keep:
            kept.append(draft)
    return kept


def features(draft: Draft) -> list[str]:
    """The traits of its report and what is known once its speaker is."""
    speaker = "none" if draft.speaker is None else "person" if draft.speaker_is_person else "body"
    if draft.speaker_is_inferred:
        speaker += " inferred"
    return [*draft.traits, f"speaker={speaker}", f"via={draft.via is not None}", f"pieces={min(3, len(draft.spans))}"]
