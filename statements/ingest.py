"""A file turns into an article and its proposals: the same bytes once, and nothing by halves."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from statements.arrivals import printable, too_large, too_many
from statements.arrivals.given import NOTHING_GIVEN, Given
from statements.curation import prints_of_text, sealed_among
from statements.models import Article, ArticleText, Original, Outlet, dated, fingerprint
from statements.naming import named, take_turns
from statements.proposing import columns_of, keep, occasions_of, proposals_of, propose
from statements.reading import read as read_here
from statements.reading.reading import Reading, Unreadable, reader_version
from statements.stories import find_likeness


class Ingested(NamedTuple):
    article: Article
    created: bool
    """False where the same bytes had come in before: nothing was changed then."""


class Reader(Protocol):
    def __call__(self, content: bytes, *, encoding: str | None, published: str | None) -> Reading: ...


def ingest(content: bytes, name: str, given: Given = NOTHING_GIVEN) -> Ingested:
    """The article of these bytes, with all that was read in it, or, if they came in before, the article of then.

    Raises Unreadable, whose message says what to do, and leaves nothing behind where it raises anything.
    """
    if known := article_of(content):
        return Ingested(known, created=False)
    return take_in(content, name, given, reading_of(content, given))


def article_of(content: bytes) -> Article | None:
    """The article as which these bytes came in before."""
    return Article.objects.filter(original__sha256=fingerprint(content)).first()


def reading_of(content: bytes, given: Given, read: Reader = read_here) -> Reading:
    """What is read in the bytes; writes nothing. Raises Unreadable also where that is too much for one article, or
    was sealed."""
    if reason := too_large(content):
        raise Unreadable(reason)
    reading = read(content, encoding=given.encoding or None, published=given.published or None)
    if reason := too_many(len(reading.statements)):
        raise Unreadable(reason)
    if sealed_among(prints_of_text(reading.text, reading.boilerplate)):
        raise Unreadable(_("The same text was sealed in this archive: it does not come in again."))
    return reading


@transaction.atomic
def take_in(content: bytes, name: str, given: Given, reading: Reading) -> Ingested:
    """Keep what was read as an article with its proposals, unless the same bytes have come in meanwhile."""
    take_turns()
    if known := article_of(content):
        return Ingested(known, created=False)
    article = _article(reading, given)
    Original.objects.create(
        article=article, content=content, sha256=fingerprint(content), file_name=printable(name), given=given.said()
    )
    text = ArticleText.objects.create(
        article=article,
        text=reading.text,
        encoding=reading.encoding,
        encoding_was_a_choice=reading.encoding_was_a_choice,
        language=given.language or reading.language,
    )
    _page, findings = keep(reading, text, reader_version())
    occasions = occasions_of(reading.occasions)
    article.occasions.add(*occasions)
    propose(text, proposals_of(text, findings, dict(enumerate(occasions))))
    find_likeness(text)
    return Ingested(article, created=True)


def _article(reading: Reading, given: Given) -> Article:
    outlet = given.outlet or reading.outlet
    columns: dict[str, Any] = {name: value for fact in columns_of(reading).values() for name, value in fact.items()}
    if given.published:
        columns |= {**dated("published", given.published), "published_evidence": _("Given with the file.")}
    return Article.objects.create(
        **columns,
        outlet=named(Outlet, [outlet])[outlet] if outlet else None,
        source=given.source,
        accessed_on=date.fromisoformat(given.accessed) if given.accessed else None,
        archived_copy=given.archived,
        own_rights=given.rights,
    )
