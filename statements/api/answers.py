"""From the nouns to the shapes of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Prefetch, prefetch_related_objects

from statements.api.schemas import (
    ChoiceOut,
    FacetsOut,
    HistogramOut,
    Named,
    QuotationOut,
    StatementOut,
    StatementsOut,
    TopicOut,
)
from statements.models import Quotation, Standing, Statement, TopicAssignment, Venue
from statements.search import Bars, Choice, Results

Absolute = Callable[[str], str]  # from a path to an address


def statements_out(results: Results, address: Absolute, absolute: Absolute) -> StatementsOut:
    """`address` is that of a query string."""
    bars = results.bars
    assert bars is not None
    of_topics = Prefetch("topic_assignments", TopicAssignment.objects.with_topics())
    prefetch_related_objects([hit.statement for hit in results.hits], of_topics)
    return StatementsOut(
        count=results.count,
        exact=results.exact,
        undated=results.undated,
        understood=results.understood,
        results=[statement_out(hit.statement, absolute) for hit in results.hits],
        facets=FacetsOut(**{facet.name: choices_out(facet.choices) for facet in results.facets}),
        histogram=histogram_out(bars),
        late=[facet.name for facet in results.late],
        next=address(results.next) if results.next else None,
        by_date=address(results.by_date) if results.by_date else None,
    )


def histogram_out(bars: Bars) -> HistogramOut:
    (undated,) = choices_out(bars.undated.choices)
    return HistogramOut(month=choices_out(bars.months.choices), day=choices_out(bars.days.choices), undated=undated)


def choices_out(choices: Iterable[Choice]) -> list[ChoiceOut]:
    return [ChoiceOut(value=choice.value, label=choice.label, count=choice.count) for choice in choices]


def statement_out(statement: Statement, absolute: Absolute) -> StatementOut:
    lead, occasion, speaker = statement.lead, statement.occasion, statement.speaker
    assert lead is not None
    wordings = sorted(statement.quotations.all(), key=lambda wording: (wording.pk != lead.pk, wording.pk))
    attributed_to = Named(name=statement.said_by, url=absolute(speaker.get_absolute_url()) if speaker else None)
    is_misattributed = statement.standing == Standing.MISATTRIBUTED
    topics = [a for a in statement.topic_assignments.all() if a.by != TopicAssignment.By.REFUSED]
    return StatementOut(
        id=statement.public_id,
        url=absolute(statement.get_absolute_url()),
        text=lead.content,
        sentence=lead.sentence or lead.content,
        speaker=Named(name=statement.credited, url=None) if is_misattributed else attributed_to,
        not_said_by=attributed_to if is_misattributed else None,
        said_on=statement.said_edtf or None,
        venue=_named(occasion.venue, absolute) if occasion and occasion.venue else None,
        place=occasion.place or None if occasion else None,
        topics=[topic_out(assignment, absolute) for assignment in topics],
        standing=statement.standing,
        disputed=statement.disputed_by or None,
        note=statement.standing_note or None,
        note_source=statement.standing_source or None,
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


def topic_out(assignment: TopicAssignment, absolute: Absolute) -> TopicOut:
    topic = assignment.topic
    return TopicOut(name=topic.name, url=absolute(topic.get_absolute_url()), by=assignment.by)


def _named(thing: Venue, absolute: Absolute) -> Named:
    return Named(name=thing.name, url=absolute(thing.get_absolute_url()))
