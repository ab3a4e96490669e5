"""One proposal that is two statements is split; two that are one, interrupted, are joined."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from statements.curation.decisions import Editor, difference, record, snapshot
from statements.curation.refusals import Refused
from statements.curation.states import locked
from statements.curation.wordings import correct_spans, lay
from statements.models import ArticleText, Decision, Quotation, State, Statement
from statements.models.decision import one_act
from statements.reading import Span, form_at

_OF_THE_SOURCE = ("language", "translated", "via", "cue_spans", "attribution_spans")


@transaction.atomic
@one_act()
def split(statement: Statement, at: int, by: Editor) -> Statement:
    """Let a proposal end before an offset of its text; what stands from there on becomes a statement of its own, by the
    same speaker, on the same occasion. The new one."""
    wording, text = _in_hand(statement)
    first = _trimmed([Span(start, min(end, at)) for start, end in wording.spans if start < at], text)
    second = _trimmed([Span(max(start, at), end) for start, end in wording.spans if end > at], text)
    if not first or not second:
        raise Refused(_("Put the cut between two words of the statement: both parts need some."))
    source = {
        name: getattr(wording, name) for name in ("language", "translated", "via", "cue_spans", "attribution_spans")
    }
    _lay_out(wording, first, by, Decision.Act.SPLIT)
    kept = wording.statement
    new = Statement.objects.create(
        speaker=kept.speaker,
        unnamed_source=kept.unnamed_source,
        occasion=kept.occasion,
        said_edtf=kept.said_edtf,
        said_earliest=kept.said_earliest,
        said_latest=kept.said_latest,
        said_evidence=kept.said_evidence,
    )
    new.lead = lay(Quotation(statement=new, text=text, form=form_at(text.text, second), **source), second)
    new.save(update_fields=["lead"])
    record(Decision.Act.ADD, new, by, after={**snapshot(new), "wording": snapshot(new.lead)})
    return new


@transaction.atomic
@one_act()
def join(one: Statement, other: Statement, by: Editor) -> Statement:
    """Make two proposals of one text one interrupted statement: the one that stands first takes in the words of the
    other, and what was not known of it. It is returned; the other leads to it."""
    locked([one, other], State.PROPOSED)
    first, second = sorted([_in_hand(one), _in_hand(other)], key=lambda each: each[0].spans)
    (kept, text), (taken, other_text) = first, second
    if text != other_text or kept.pk == taken.pk:
        raise Refused(_("Only two proposals of the same article can be joined."))
    _lay_out(kept, [*kept.spans, *taken.spans], by, Decision.Act.JOIN)
    _fill_in(kept.statement, taken.statement, by)
    merged = taken.statement
    before = snapshot(merged)
    merged.state, merged.merged_into = State.MERGED, kept.statement
    merged.save(update_fields=["state", "merged_into"])
    difference(Decision.Act.JOIN, merged, by, before, snapshot(merged)).save()
    return kept.statement


def _in_hand(statement: Statement) -> tuple[Quotation, ArticleText]:
    """The wording of a proposal in an article, with its text, locked."""
    held = Quotation.objects.select_for_update(of=("self", "statement")).select_related(
        "text", "statement__speaker", "statement__occasion"
    )
    wordings = list(held.filter(statement=statement))
    if len(wordings) != 1 or wordings[0].text is None or wordings[0].statement.state != State.PROPOSED:
        raise Refused(_("Only proposals of an article are split and joined; about this one it is decided already."))
    return wordings[0], wordings[0].text


def _trimmed(spans: list[Span], text: ArticleText) -> list[Span]:
    """Without white space at either end, and without what is nothing else."""
    trimmed = []
    for start, end in spans:
        words = text.text[start:end]
        if words.strip():
            trimmed.append(Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return trimmed


def _lay_out(wording: Quotation, spans: list[Span], by: Editor, act: Decision.Act) -> None:
    assert wording.text is not None
    correct_spans(wording, spans, by, form=form_at(wording.text.text, sorted(spans)), act=act)


def _fill_in(kept: Statement, taken: Statement, by: Editor) -> None:
    before = snapshot(kept)
    if not kept.said_by:
        kept.speaker, kept.unnamed_source = taken.speaker, taken.unnamed_source
    kept.occasion = kept.occasion or taken.occasion
    if not kept.said_edtf:
        for name in ("said_edtf", "said_earliest", "said_latest", "said_evidence"):
            setattr(kept, name, getattr(taken, name))
    if before != (after := snapshot(kept)):
        kept.save()
        difference(Decision.Act.JOIN, kept, by, before, after).save()
