"""What a reading becomes: findings, which are kept for ever, and of them proposals with their names and occasions.

Everything here is to be called inside a transaction, after `naming.take_turns`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from django.db import models
from django.db.models import OuterRef
from django.utils.text import capfirst

from statements.models import (
    Article,
    ArticleText,
    Finding,
    Occasion,
    Quotation,
    Speaker,
    Statement,
    Venue,
    dated,
)
from statements.naming import named
from statements.reading import reading as found
from statements.reading.reading import Reading

Found = tuple[found.Statement, Finding]


class Proposal(NamedTuple):
    """The columns of a statement and of its one wording."""

    statement: dict[str, Any]
    wording: dict[str, Any]


# ---- findings ----


def keep(reading: Reading, text: ArticleText, version: str) -> tuple[Finding, list[Found]]:
    """Write down all that was read, as it was read: the page, and each statement with its finding."""
    page, *findings = Finding.objects.bulk_create(
        [
            Finding(
                text=text,
                kind=Finding.Kind.PAGE,
                reader_version=version,
                spans=reading.boilerplate,
                proposed=page_of(reading),
            ),
            *(
                Finding(
                    text=text,
                    kind=Finding.Kind.STATEMENT,
                    reader_version=version,
                    spans=one.spans,
                    confidence=one.confidence,
                    proposed=asdict(one),
                )
                for one in reading.statements
            ),
        ]
    )
    return page, list(zip(reading.statements, findings, strict=True))


def page_of(reading: Reading) -> dict[str, Any]:
    """What was read about the article as a whole."""
    return {name: value for name, value in asdict(reading).items() if name not in {"text", "statements"}}


def occasion_found(finding: Finding, pages: Sequence[Finding]) -> dict[str, Any] | None:
    """What the software found of the occasion of a statement. `pages` are those of its text, in order."""
    number = finding.proposed.get("occasion")
    before = [page for page in pages if page.pk < finding.pk]
    found_then: list[dict[str, Any]] = before[-1].proposed["occasions"] if before else []
    return None if number is None or not found_then else found_then[number]


# ---- the article ----


def columns_of(reading: Reading) -> dict[str, dict[str, Any]]:
    """The columns of an article, by what a reading calls the fact. Its outlet and its occasions are rows of others."""
    return {
        "headline": _fitted(Article, headline=reading.headline),
        "byline": _fitted(Article, byline=reading.byline),
        "place": _fitted(Article, dateline=reading.place),
        "published": {**dated("published", reading.published), "published_evidence": reading.published_evidence},
        "boilerplate": {"boilerplate": reading.boilerplate},
    }


def occasions_of(proposed: Sequence[found.Occasion]) -> list[Occasion]:
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


# ---- its statements ----


def proposals_of(text: ArticleText, findings: Collection[Found], occasions: Mapping[int, Occasion]) -> list[Proposal]:
    """What to propose for each; `occasions` by their number in the reading. Names that are new are made."""
    speakers = named(Speaker, {one.speaker for one, _ in findings if one.speaker})
    return [
        Proposal(
            statement={
                "speaker": speakers[one.speaker] if one.speaker else None,
                **_fitted(Statement, unnamed_source="" if one.speaker else _words_at(text.text, one.attributed_to)),
                **_occasion(one, occasions),
                "said_evidence": one.said_on_evidence,
                **dated("said", one.said_on),
            },
            wording={
                "finding": finding,
                "form": one.form,
                "spans": one.spans,
                "sentence_span": (one.sentence,),
                "cue_spans": one.cue,
                "attribution_spans": one.attributed_to,
                **_fitted(Quotation, via=one.via),
            },
        )
        for one, finding in findings
    ]


def propose(text: ArticleText, proposals: Sequence[Proposal]) -> None:
    """Make a statement of each, with one wording that leads it."""
    statements = Statement.objects.bulk_create(Statement(**one.statement) for one in proposals)
    Quotation.objects.bulk_create(
        Quotation(statement=statement, text=text, language=text.language, **one.wording)
        for statement, one in zip(statements, proposals, strict=True)
    )
    its_own = Quotation.objects.filter(statement=OuterRef("pk")).values("pk")
    Statement.objects.filter(pk__in=[statement.pk for statement in statements]).update(lead=its_own)


def _occasion(one: found.Statement, occasions: Mapping[int, Occasion]) -> dict[str, Any]:
    """Of one that was found and is not among them, nothing is said."""
    if one.occasion is None:
        return {"occasion": None}
    return {"occasion": occasions[one.occasion]} if one.occasion in occasions else {}


def _words_at(text: str, spans: Sequence[found.Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _fitted(model: type[models.Model], **columns: str | None) -> dict[str, Any]:
    """Texts no longer than their columns: an odd article must not stay out because a line of it is long."""
    return {
        name: (text or "")[: getattr(model._meta.get_field(name), "max_length", None)] for name, text in columns.items()
    }
