"""One end of the words is moved by a word or a sentence: "start out word", "end in sentence"."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.selecting import moved
from statements.admin.triage.turn import Then, Turn, act
from statements.models import Quotation, Statement
from statements.reading import form_at


@act("change_statement")
def edge(turn: Turn) -> Then:
    statement = turn.open_statement()
    wording = wording_in(turn, statement)
    assert wording.text is not None
    text, spans = wording.text.text, wording.spans
    match turn.given("move").split():
        case [("start" | "end") as which, ("out" | "in") as way, ("word" | "sentence") as unit]:
            part = 0 if which == "start" else len(spans) - 1
            new = moved(spans, text, part, which, way == "out", unit)
        case _:
            raise curation.Refused(_("Say which end is to be moved, and where."))
    if not curation.correct_spans(wording, new, turn.by, form=form_at(text, new)):
        raise curation.Refused(_("This end cannot be moved any further."))
    return Then(statement)


def wording_in(turn: Turn, statement: Statement) -> Quotation:
    """The wording of a statement in the article at hand."""
    return Quotation.objects.select_related("text").filter(statement=statement, text__article=turn.article)[0]
