"""A file turns into an article and its proposals: the same bytes once, and nothing by halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statements.arrivals import printable, too_large, too_many
from statements.arrivals.given import NOTHING_GIVEN, Given
from statements.models import (
    Article,
    ArticleText,
    Finding,
    Occasion,
    Original,
    Outlet,
    Quotation,
    Speaker,
    Statement,
    Venue,
    dated,
    fingerprint,
)
from statements.naming import named, take_turns
from statements.reading import read
from statements.reading import reading as found
from statements.reading.reading import READER_VERSION, Reading, Unreadable


class Ingested(NamedTuple):
    article: Article
    created: bool
    """False where the same bytes had come in before: nothing was changed then."""


def ingest(content: bytes, name: str, given: Given = NOTHING_GIVEN) -> Ingested:
    """The article of these bytes, with all that was read in it, or, if they came in before, the article of then.

    Raises Unreadable, whose message says what to do, and leaves nothing behind where it raises anything.
    """
    sha256 = fingerprint(content)
    if known := _article_of(sha256):
        return Ingested(known, created=False)
    if reason := too_large(content):
        raise Unreadable(reason)
    reading = read(content, encoding=given.encoding or None, published=given.published or None)
    if reason := too_many(len(reading.statements)):
        raise Unreadable(reason)
    with transaction.atomic():
        take_turns()
        if known := _article_of(sha256):
            return Ingested(known, created=False)
        article = _article(reading, given)
        Original.objects.create(article=article, content=content, sha256=sha256, file_name=printable(name))
        text = ArticleText.objects.create(
            article=article,
            text=reading.text,
            encoding=reading.encoding,
            encoding_was_a_choice=reading.encoding_was_a_choice,
            language=given.language or reading.language,
        )
        occasions = _occasions(reading.occasions)
        article.occasions.add(*occasions)
        _propose(reading, text, occasions)
    return Ingested(article, created=True)


def _article_of(sha256: str) -> Article | None:
    return Article.objects.filter(original__sha256=sha256).first()


def _article(reading: Reading, given: Given) -> Article:
    outlet = given.outlet or reading.outlet
    evidence = _("Given with the file.") if given.published else reading.published_evidence
    return Article.objects.create(
        **_fitted(Article, headline=reading.headline, byline=reading.byline, dateline=reading.place),
        **dated("published", given.published or reading.published),
        published_evidence=evidence,
        outlet=named(Outlet, [outlet])[outlet] if outlet else None,
        source=given.source,
        accessed_on=date.fromisoformat(given.accessed) if given.accessed else None,
        archived_copy=given.archived,
        own_rights=given.rights,
        boilerplate=reading.boilerplate,
    )


# ---- occasions ----


def _occasions(proposed: Sequence[found.Occasion]) -> list[Occasion]:
    """One for each that was found: the one we know, where title, venue and day agree, else a new one."""
    venues = named(Venue, {capfirst(one.venue) for one in proposed if one.venue})
    days = {one.date for one in proposed if one.date}
    sittings: dict[tuple[str, int | None, str], Occasion] = {}
    if days:
        for occasion in Occasion.objects.filter(held_edtf__in=days, merged_into=None).order_by("-pk"):
            sittings[occasion.title.casefold(), occasion.venue_id, occasion.held_edtf] = occasion
    occasions = []
    for one in proposed:
        venue = venues[capfirst(one.venue)] if one.venue else None
        new = Occasion(
            venue=venue,
            evidence=one.evidence,
            **_fitted(Occasion, title=capfirst(one.title), place=one.place),
            **dated("held", one.date),
        )
        # Two sittings of unknown date are not one just because both are called a press conference.
        known = sittings.get((new.title.casefold(), new.venue_id, new.held_edtf)) if one.date else None
        if known is None:
            new.save()
            sittings[new.title.casefold(), new.venue_id, new.held_edtf] = known = new
        occasions.append(known)
    return occasions


# ---- statements ----


def _propose(reading: Reading, text: ArticleText, occasions: Sequence[Occasion]) -> None:
    """Keep what was found, untouched, and make a proposal of each statement."""
    _page, *findings = Finding.objects.bulk_create(
        [_page_finding(reading, text), *(_finding(one, text) for one in reading.statements)]
    )
    speakers = named(Speaker, {one.speaker for one in reading.statements if one.speaker})
    statements = Statement.objects.bulk_create(
        Statement(
            speaker=speakers[one.speaker] if one.speaker else None,
            **_fitted(Statement, unnamed_source="" if one.speaker else _words_at(reading.text, one.attributed_to)),
            occasion=occasions[one.occasion] if one.occasion is not None else None,
            said_evidence=one.said_on_evidence,
            **dated("said", one.said_on),
        )
        for one in reading.statements
    )
    Quotation.objects.bulk_create(
        Quotation(
            statement=statement,
            text=text,
            finding=finding,
            form=one.form,
            language=text.language,
            spans=one.spans,
            sentence_span=[one.sentence],
            cue_spans=one.cue,
            attribution_spans=one.attributed_to,
            **_fitted(Quotation, via=one.via),
        )
        for statement, finding, one in zip(statements, findings, reading.statements, strict=True)
    )
    its_own = Quotation.objects.filter(statement=OuterRef("pk")).values("pk")
    Statement.objects.filter(pk__in=[statement.pk for statement in statements]).update(lead=its_own)


def _page_finding(reading: Reading, text: ArticleText) -> Finding:
    proposed = {name: value for name, value in asdict(reading).items() if name not in {"text", "statements"}}
    return Finding(
        text=text,
        kind=Finding.Kind.PAGE,
        reader_version=READER_VERSION,
        spans=reading.boilerplate,
        proposed=proposed,
    )


def _finding(one: found.Statement, text: ArticleText) -> Finding:
    return Finding(
        text=text,
        kind=Finding.Kind.STATEMENT,
        reader_version=READER_VERSION,
        spans=one.spans,
        confidence=one.confidence,
        proposed=asdict(one),
    )


def _words_at(text: str, spans: Sequence[found.Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _fitted(model: type[models.Model], **columns: str | None) -> dict[str, Any]:
    """Texts no longer than their columns: an odd article must not stay out because a line of it is long."""
    return {
        name: (text or "")[: getattr(model._meta.get_field(name), "max_length", None)] for name, text in columns.items()
    }
