"""A statement as schema.org tells it, for machines that read the permalink."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from statements.dates_in_words import machine_date
from statements.models import Article, Quotation, Speaker, Standing, Statement

SPEAKER_TYPES = {Speaker.Kind.PERSON: "Person", Speaker.Kind.BODY: "Organization"}


def quotation_as_linked_data(statement: Statement, request: HttpRequest) -> dict[str, Any]:
    """A schema.org Quotation. What is not known is left out, and nobody is given words they are known not to have said.

    The text is what readers see: for a paraphrase the whole sentence that reports it.
    """
    lead = statement.lead
    assert lead is not None
    address = request.build_absolute_uri(statement.get_absolute_url())
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": address,
        "url": address,
        "identifier": statement.public_id,
        "text": lead.shown,
        "inLanguage": lead.language if lead.language != "und" else None,
        "spokenByCharacter": _speaker(statement, request),
        "dateCreated": machine_date(statement.said_edtf) or None,
        "about": [assignment.topic.name for assignment in statement.topic_assignments.all()],
        "isPartOf": [
            _article(quotation.article, request)
            for quotation in statement.quotations.all()
            if quotation.article is not None
        ],
        "citation": [_record(quotation) for quotation in statement.quotations.all() if quotation.record is not None],
    }
    return _known(told)


def _speaker(statement: Statement, request: HttpRequest) -> dict[str, Any] | None:
    speaker = statement.speaker
    if speaker is None or statement.standing == Standing.MISATTRIBUTED:
        return None
    told = {
        "@type": SPEAKER_TYPES[Speaker.Kind(speaker.kind)],
        "name": speaker.name,
        "url": request.build_absolute_uri(speaker.get_absolute_url()),
        "sameAs": f"https://www.wikidata.org/entity/{speaker.wikidata}" if speaker.wikidata else None,
    }
    return _known(told)


def _article(article: Article, request: HttpRequest) -> dict[str, Any]:
    told = {
        "@type": "Article",
        "headline": article.headline,
        "url": article.source or request.build_absolute_uri(article.get_absolute_url()),
        "datePublished": machine_date(article.published_edtf) or None,
        "publisher": {"@type": "Organization", "name": article.outlet.name} if article.outlet else None,
    }
    return _known(told)


def _record(quotation: Quotation) -> str:
    return quotation.record.source if quotation.record else ""


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, "", [])}
