"""From the nouns to the shapes of the API."""

from __future__ import annotations

from collections.abc import Callable

from statements.api.schemas import ChoiceOut, FacetsOut, Named, QuotationOut, StatementOut, StatementsOut
from statements.models import Quotation, Statement, Topic, TopicAssignment, Venue
from statements.search import Results

Absolute = Callable[[str], str]  # from a path to an address


def statements_out(results: Results, next_page: str | None, absolute: Absolute) -> StatementsOut:
    facets = {
        facet.name: [ChoiceOut(value=choice.value, label=choice.label, count=choice.count) for choice in facet.choices]
        for facet in results.facets
    }
    return StatementsOut(
        count=results.count,
        exact=True,
        undated=results.undated,
        understood=results.understood,
        results=[statement_out(hit.statement, absolute) for hit in results.hits],
        facets=FacetsOut(**facets),
        next=next_page,
    )


def statement_out(statement: Statement, absolute: Absolute) -> StatementOut:
    lead, occasion, speaker = statement.lead, statement.occasion, statement.speaker
    assert lead is not None
    wordings = sorted(statement.quotations.all(), key=lambda wording: (wording.pk != lead.pk, wording.pk))
    topics = [a.topic for a in statement.topic_assignments.all() if a.by != TopicAssignment.By.REFUSED]
    return StatementOut(
        id=statement.public_id,
        url=absolute(statement.get_absolute_url()),
        text=lead.content,
        sentence=lead.sentence or lead.content,
        speaker=Named(name=statement.said_by, url=absolute(speaker.get_absolute_url()) if speaker else None),
        said_on=statement.said_edtf or None,
        venue=_named(occasion.venue, absolute) if occasion and occasion.venue else None,
        place=occasion.place or None if occasion else None,
        topics=[_named(topic, absolute) for topic in topics],
        standing=statement.standing,
        checked=statement.checked,
        quotations=[quotation_out(wording, absolute) for wording in wordings],
    )


def quotation_out(quotation: Quotation, absolute: Absolute) -> QuotationOut:
    article, record, outlet = quotation.article, quotation.record, quotation.outlet
    source = article.source if article else record.source if record else ""
    return QuotationOut(
        url=absolute(quotation.get_absolute_url()),
        outlet=outlet.name if outlet else None,
        article=absolute(article.get_absolute_url()) if article else None,
        source=source or None,
        form=quotation.form,
        language=quotation.language,
        translated=quotation.translated,
        text=quotation.content,
        spans=[(span.start, span.end) for span in quotation.spans],
        cue=quotation.cue or None,
        attributed_to=quotation.attribution or None,
        via=quotation.via or None,
    )


def _named(thing: Venue | Topic, absolute: Absolute) -> Named:
    return Named(name=thing.name, url=absolute(thing.get_absolute_url()))
