"""Making archives for tests: articles, records and statements about Halvia, through the same doors as the real ones."""

from __future__ import annotations

from itertools import count
from typing import Any

from statements import curation
from statements.models import (
    Article,
    ArticleText,
    DataFile,
    Form,
    Occasion,
    Original,
    Outlet,
    Quotation,
    Record,
    Speaker,
    Statement,
    Topic,
    TopicAssignment,
    Venue,
    dated,
    fingerprint,
)

TEXT = "“The river belongs to both banks,” said President Ilva Torvane on Monday. She denied that any dam was planned."
_number = count(1)


def outlet(name: str = "Halvian Gazette", **columns: Any) -> Outlet:
    return Outlet.objects.filter(name=name).first() or Outlet.objects.create(
        name=name, slug=curation.fresh_slug(Outlet, name), **columns
    )


def speaker(name: str = "Ilva Torvane", **columns: Any) -> Speaker:
    return Speaker.objects.filter(name=name).first() or Speaker.objects.create(
        name=name, slug=curation.fresh_slug(Speaker, name), **columns
    )


def venue(name: str = "Ondra Forum", **columns: Any) -> Venue:
    return Venue.objects.filter(name=name).first() or Venue.objects.create(
        name=name, slug=curation.fresh_slug(Venue, name), **columns
    )


def topic(name: str = "Water", **columns: Any) -> Topic:
    return Topic.objects.filter(name=name).first() or Topic.objects.create(
        name=name, slug=curation.fresh_slug(Topic, name), **columns
    )


def occasion(title: str = "Opening session", held: str = "2019-06-12", **columns: Any) -> Occasion:
    return Occasion.objects.create(title=title, **dated("held", held), **columns)


def article(text: str = TEXT, *, published: str = "", language: str = "en", **columns: Any) -> Article:
    """An article with its original, with which nothing was given, and its text; a mark makes the bytes of each unlike
    the others'."""
    made = Article.objects.create(**dated("published", published), **{"headline": "River talks end", **columns})
    content = f"{text}\n{next(_number)}".encode()
    Original.objects.create(article=made, content=content, sha256=fingerprint(content), file_name="river.txt", given={})
    ArticleText.objects.create(article=made, text=content.decode(), encoding="utf-8", language=language)
    return made


def proposal(
    words: str = "The river belongs to both banks",
    *,
    inside: Article | None = None,
    form: str = Form.DIRECT,
    said: str = "",
    by: Speaker | None = None,
    sentence: str = "",
    quotation: dict[str, Any] | None = None,
    **columns: Any,
) -> Statement:
    """A proposed statement: its words are looked up in the article (one that says just that where none is given)."""
    inside = inside or article(f"{sentence or words}.")
    text = inside.text
    start = text.text.index(words)
    if by is None and "unnamed_source" not in columns:
        by = speaker()
    return curation.add_statement(
        text,
        [(start, start + len(words))],
        None,
        quotation={"form": form, **(quotation or {})},
        statement={"speaker": by, **dated("said", said), **columns},
    )


def statement(
    words: str = "The river belongs to both banks", *, topics: tuple[Topic, ...] = (), **details: Any
) -> Statement:
    """A published one."""
    made = proposal(words, **details)
    curation.set_topics(made, topics, None)
    curation.publish([made], None)
    made.refresh_from_db()
    return made


def imported(words: str = "We opened the lock gates", *, said: str = "", by: Speaker | None = None) -> Statement:
    """A proposed statement whose original is a line of a data file."""
    number = next(_number)
    file, _ = DataFile.objects.get_or_create(sha256="0" * 64, defaults={"name": "river.jsonl"})
    line = Record.objects.create(file=file, line_number=number, line=words, source="Halvian Chamber, 12 June 2019")
    made = Statement.objects.create(speaker=by or speaker(), checked="imported", **dated("said", said))
    made.lead = Quotation.objects.create(statement=made, record=line, form=Form.DIRECT, language="en", content=words)
    made.save()
    return made


def assign(statement: Statement, topic: Topic, by: str = TopicAssignment.By.RULE) -> TopicAssignment:
    return TopicAssignment.objects.create(statement=statement, topic=topic, by=by)
