"""Whether two articles tell the same story: the software proposes it, an editor says so."""

from __future__ import annotations

from statements.curation.corrections import correct
from statements.curation.decisions import Editor
from statements.models import Decision, Likeness


def confirm_likeness(likeness: Likeness, by: Editor, kind: str = "") -> bool:
    """It is so, and of this kind where one is given. Whether that is new."""
    act = Decision.Act.CONFIRM
    return correct(likeness, by, act=act, verdict=Likeness.Verdict.CONFIRMED, kind=kind or likeness.kind)


def refuse_likeness(likeness: Likeness, by: Editor) -> bool:
    """It is not so: these are two stories. Whether that is new."""
    return correct(likeness, by, act=Decision.Act.REJECT, verdict=Likeness.Verdict.REFUSED)
