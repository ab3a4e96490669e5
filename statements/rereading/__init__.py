"""A better reader reads an article again. What people decided stays; docs/decisions says what becomes of the rest.

    change = reread(article)

What was read before is in the findings, which never change. `meeting.py` tells what is new, and `facts.py` what is
said of the article as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple, Protocol

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from statements import curation
from statements.arrivals import too_many
from statements.curation import Refused
from statements.models import Article, ArticleText, Finding, Quotation, State
from statements.naming import take_turns
from statements.proposing import keep, page_of, proposals_of, propose
from statements.reading import read as read_bytes
from statements.reading.reading import Reading, reader_version
from statements.rereading import facts
from statements.rereading.facts import Fact, as_json
from statements.rereading.meeting import Kept, meet
from statements.rereading.occasions import occasions_again


class Reader(Protocol):
    def __call__(self, content: bytes, *, encoding: str | None, published: str | None) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What reading an article again did: how many proposals are new, read better, and no longer found."""

    article: Article
    new: int = 0
    improved: int = 0
    no_longer_found: int = 0
    facts: Sequence[Fact] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.improved or self.no_longer_found or self.facts)

    def __str__(self) -> str:
        counted = [
            (self.new, ngettext("%d new proposal", "%d new proposals", self.new)),
            (self.improved, ngettext("%d proposal read better", "%d proposals read better", self.improved)),
            (
                self.no_longer_found,
                ngettext("%d proposal no longer found", "%d proposals no longer found", self.no_longer_found),
            ),
        ]
        said = [words % number for number, words in counted if number]
        return "; ".join([*said, *map(str, self.facts)]) or _("nothing changed")


def reread(
    article: Article,
    *,
    read: Reader = read_bytes,
    version: str | None = None,
    anew: bool = False,
    dry_run: bool = False,
) -> Change:
    """Read the article's bytes again, in one transaction, and say what changed.

    `version` is that of `read`. Does nothing where this reader, or a later one, has read it, or where it was taken back
    or sealed. With `anew` this reader reads it all the same, as an editor may have corrected since what days are
    counted from. Raises Unreadable or Refused, whose message says what to do, and leaves nothing behind where it raises
    anything, nor in a `dry_run`.
    """
    if article.is_taken_back or article.sealed_at:
        return Change(article)
    version = version or reader_version()
    while True:
        ground = _ground_of(article)
        if is_read_by(ground.read_by, version) and not (anew and ground.read_by == version):
            return Change(article)
        reading = _read(article, ground, read)
        with transaction.atomic():
            take_turns()
            article = Article.objects.select_for_update().get(pk=article.pk)
            if article.is_taken_back or article.sealed_at:  # while it was being read
                return Change(article)
            if _ground_of(article) == ground:  # else an editor, or another who reads it again, was first
                change = _take_in(article, ground, reading, version)
                transaction.set_rollback(dry_run)
                return change


def is_read_by(read_by: str | None, version: str) -> bool:
    """Whether what an article was read by is this reader, or a later one: nothing is undone by an older one."""
    return read_by is not None and (read_by == version or _numbers(read_by) > _numbers(version))


def is_older(read_by: str | None, version: str) -> bool:
    return read_by is None or _numbers(read_by) < _numbers(version)


def readers_of(articles: QuerySet[Article]) -> Iterable[tuple[int, str | None]]:
    """Each article's number, with the version of the reader that read it last."""
    pages = Finding.objects.filter(text__article=OuterRef("pk"), kind=Finding.Kind.PAGE).order_by("-text", "-pk")
    read_by = Subquery(pages.values("reader_version")[:1])
    return articles.order_by("pk").annotate(read_by=read_by).values_list("pk", "read_by")


def last_page(text: ArticleText) -> Finding | None:
    """The finding with which the last reading of a text begins; what it found has higher numbers."""
    return Finding.objects.filter(text=text, kind=Finding.Kind.PAGE).order_by("-pk").first()


def _numbers(version: str) -> list[int]:
    """Those of the rules; which fit they go with, behind a plus, is neither earlier nor later than another."""
    return [int(number) for number in re.findall(r"\d+", version.partition("+")[0])]


# ---- reading ----


class _Ground(NamedTuple):
    """What a reading rests on. `published` is EDTF that people have said, or None."""

    text: ArticleText
    last: Finding | None
    published: str | None

    @property
    def read_by(self) -> str | None:
        return self.last.reader_version if self.last else None


def _ground_of(article: Article) -> _Ground:
    article = Article.objects.select_related("original").get(pk=article.pk)
    text = article.text
    is_said = article.original.given is None or "published" in facts.settled(article)
    return _Ground(text, last_page(text), (article.published_edtf or None) if is_said else None)


def _read(article: Article, ground: _Ground, read: Reader) -> Reading:
    content = bytes(article.original.content)
    reading = read(content, encoding=ground.text.encoding, published=ground.published)
    if reading.text != ground.text.text:
        raise Refused(_("This reader makes another text of its bytes: report this, and leave it as it was read."))
    if reason := too_many(len(reading.statements)):
        raise Refused(reason)
    return replace(reading, encoding_was_a_choice=ground.text.encoding_was_a_choice)


# ---- taking it in ----


def _take_in(article: Article, ground: _Ground, reading: Reading, version: str) -> Change:
    """The article is locked. Its proposals are taken up before its other wordings are looked at."""
    text, last = ground.text, ground.last
    if last and version == last.reader_version and _is_the_same(reading, last):
        return Change(article)
    said, reason = facts.settled(article), _("Reader %s.") % version
    proposals = _untouched(text)
    wordings = list(Quotation.objects.filter(text=text).select_related("statement", "finding"))
    kept = [_kept(wording) for wording in wordings if wording not in proposals]
    better, new, lost = meet([one.spans for one in reading.statements], [one.spans for one in proposals], kept)

    _page, findings = keep(reading, text, version)
    concerned = [findings[number] for number in [*better, *new]]
    occasions = occasions_again(article, reading, [one.occasion for one, _ in concerned], wordings, said)
    anew = proposals_of(text, concerned, occasions)
    improved = curation.propose_anew(
        [(proposals[number], *one) for number, one in zip(better.values(), anew, strict=False)], reason
    )
    propose(text, anew[len(better) :])
    otherwise = facts.write(article, last.proposed, reading, list(occasions.values()), said, reason) if last else []
    no_longer = [number for number in lost if last is None or (proposals[number].finding_id or 0) > last.pk]
    return Change(article, len(new), improved, len(no_longer), otherwise)


def _is_the_same(reading: Reading, last: Finding) -> bool:
    statements = Finding.objects.filter(text=last.text_id, kind=Finding.Kind.STATEMENT, pk__gt=last.pk).order_by("pk")
    now: list[object] = as_json([page_of(reading), *map(asdict, reading.statements)])
    return now == [last.proposed, *statements.values_list("proposed", flat=True)]


def _untouched(text: ArticleText) -> list[Quotation]:
    """The one wordings of proposals about which nobody has decided anything, locked with their statements.

    Whatever somebody else has locked is being decided about: it is not waited for, and stays as it is.
    """
    another = Quotation.objects.filter(statement=OuterRef("statement")).exclude(pk=OuterRef("pk"))
    proposals = list(
        Quotation.objects.filter(~Exists(another), text=text, statement__state=State.PROPOSED, finding__isnull=False)
        .select_for_update(of=("self", "statement"), skip_locked=True)
        .select_related("statement__speaker", "statement__occasion", "finding")
        .order_by("pk")
    )
    wordings, statements = curation.touched(proposals), curation.touched([one.statement for one in proposals])
    return [one for one in proposals if one.pk not in wordings and one.statement_id not in statements]


def _kept(wording: Quotation) -> Kept:
    once = wording.finding.spans if wording.finding else ()
    return Kept(wording.spans, once, rejected=wording.statement.state == State.REJECTED)
