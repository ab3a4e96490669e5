"""What is right in a finished article: its accepted statements, in the words that editors gave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from statements.curation.reasons import is_misread
from statements.learning.speakers import who_says
from statements.models import Decision, Quotation, State
from statements.reading import Span
from statements.reading.evaluation.gold import GoldStatement, Pairs


class Verdict(Enum):
    """Of one wording, as a reading. OPEN: the editors' decision says nothing of that."""

    RIGHT = "right"
    OPEN = "open"
    WRONG = "wrong"


def right_in(text: str, wordings: Sequence[Quotation], decided: Mapping[int, Decision]) -> list[GoldStatement]:
    """What is right, and what is open, which is optional. What was wrong is not among it."""
    found = []
    for wording in wordings:
        verdict = verdict_on(wording, decided.get(wording.statement_id))
        if verdict is not Verdict.WRONG:
            found.append(_gold(text, wording, is_optional=verdict is Verdict.OPEN))
    return found


def verdict_on(wording: Quotation, last: Decision | None) -> Verdict:
    """`last`: the decision that gave its statement its state.

    What was published stays right when it is withdrawn, unless because it was misread: the article did say it. A
    publication that was taken back, or a rejection in an editor's own words, does not say whether the software was
    right. Of two that were joined, the one that was taken in is no statement.
    """
    statement = wording.statement
    if statement.state == State.MERGED:
        return Verdict.WRONG
    if statement.state == State.REJECTED:
        is_plain = not statement.reason or is_misread(statement.reason) or wording.finding_id is None
        return Verdict.WRONG if is_plain else Verdict.OPEN
    if statement.state == State.WITHDRAWN:
        if is_misread(statement.reason):
            return Verdict.WRONG
        return Verdict.OPEN if last and last.act == Decision.Act.UNDO else Verdict.RIGHT
    return Verdict.RIGHT


def _gold(text: str, wording: Quotation, *, is_optional: bool) -> GoldStatement:
    """Its form is left to the marks in the text, by which findings are measured, too."""
    speaker, source = who_says(text, wording)
    return GoldStatement(
        spans=_pairs(wording.spans),
        speaker=speaker,
        cue=_pairs(wording.cue_spans),
        source=_pairs(source),
        is_optional=is_optional,
    )


def _pairs(spans: Sequence[Span]) -> Pairs:
    return [list(span) for span in spans]
