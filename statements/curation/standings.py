"""What is known against a statement that stays published: it is disputed, or the speaker never said it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements.curation.corrections import correct
from statements.curation.decisions import Editor
from statements.curation.refusals import Refused
from statements.models import Decision, Disputed, Standing, Statement


def stand(
    statement: Statement, standing: Standing, by: Editor, *, disputed_by: str = "", note: str = "", source: str = ""
) -> bool:
    """Say how a statement stands, with a note for readers and, if there is one, the address or citation of its source.

    What is misattributed stays published, because a false quotation that is deleted comes back; it counts for nobody.
    Whether anything changed.
    """
    is_disputed, is_undisputed = standing == Standing.DISPUTED, standing == Standing.UNDISPUTED
    if not is_undisputed and not note.strip():
        raise Refused(_("Say in a note what is known: readers see it beside the statement."), "note")
    if is_disputed and disputed_by not in Disputed.values:
        raise Refused(_("Say who disputes it: the speaker denies it, or the wording is disputed."), "disputed_by")
    if standing == Standing.MISATTRIBUTED and not statement.said_by:
        raise Refused(_("Say first to whom it was attributed: readers are told that they did not say it."))
    return correct(
        statement,
        by,
        act=Decision.Act.STAND,
        standing=Standing(standing),
        disputed_by=disputed_by if is_disputed else "",
        standing_note="" if is_undisputed else note.strip(),
        standing_source="" if is_undisputed else source.strip(),
    )
