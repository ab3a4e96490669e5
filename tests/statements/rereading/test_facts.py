"""What a better reader says of the article as a whole: what people said stays."""

from __future__ import annotations

from typing import Any

import pytest

from statements import curation
from statements.models import Article, Decision, Occasion, Original, Outlet, dated, fingerprint
from statements.reading.reading import Occasion as FoundOccasion
from statements.rereading import Change, reread
from tests.statements import making
from tests.statements.rereading.readers import RIVER, reader

pytestmark = pytest.mark.django_db

Page = dict[str, Any]
BEFORE: Page = {"headline": "River talks end", "outlet": "Radio Lisk", "published": "2019", "boilerplate": ((0, 3),)}
AFTER: Page = {"headline": "Locks open", "outlet": "Halvinform", "published": "2019-06-12", "boilerplate": ((0, 5),)}


def read_first(**columns: Any) -> Article:
    article = making.article(outlet=making.outlet("Radio Lisk"), published="2019", **columns)
    reread(article, read=reader(RIVER, **BEFORE), version="1.0")
    return article


def read_better(article: Article, **page: Any) -> Change:
    change = reread(article, read=reader(RIVER, **{**AFTER, **page}), version="2.0")
    article.refresh_from_db()
    return change


def columns(article: Article) -> tuple[str, str, str]:
    return article.headline, str(article.outlet), article.published_edtf


def test_what_nobody_touched_and_no_reader_sees_is_written_down_anew() -> None:
    article = read_first()
    change = read_better(article)
    assert columns(article) == ("Locks open", "Halvinform", "2019-06-12")
    assert str(article.published_latest) == "2019-06-12"
    assert [tuple(span) for span in article.boilerplate] == [(0, 5)]
    assert [fact.name for fact in change.facts] == ["headline", "outlet", "published", "boilerplate"]
    assert "headline “River talks end” → “Locks open”; outlet" in str(change)
    assert [decision.act for decision in Decision.objects.filter(noun="article")] == ["reread"]


def test_what_an_editor_corrected_stays_and_the_rest_is_written_down() -> None:
    article = read_first()
    curation.correct(article, None, headline="The talks have ended")
    change = read_better(article)
    assert columns(article) == ("The talks have ended", "Halvinform", "2019-06-12")
    assert "headline" not in str(change)


def test_what_an_editor_confirmed_stays() -> None:
    article = read_first()
    curation.confirm(article, None)
    read_better(article)
    assert columns(article) == ("Locks open", "Radio Lisk", "2019")


def test_what_a_better_reader_wrote_down_it_may_write_down_again() -> None:
    article = read_first()
    read_better(article)
    reread(article, read=reader(RIVER, **{**AFTER, "headline": "All locks open"}), version="3.0")
    article.refresh_from_db()
    assert article.headline == "All locks open"


def test_what_readers_see_is_only_reported() -> None:
    article = read_first()
    statement = article.text.quotations.get().statement
    curation.publish([statement], None)
    change = read_better(article)
    assert columns(article) == ("River talks end", "Radio Lisk", "2019")
    assert len(change.facts) == 4
    assert "headline “River talks end” → “Locks open” (stays as it is)" in str(change)
    assert not Outlet.objects.filter(name="Halvinform").exists()


def test_what_was_given_with_the_file_stays() -> None:
    article = given({"outlet": "Radio Lisk", "published": "2019"})
    change = read_better(article)
    assert columns(article) == ("Locks open", "Radio Lisk", "2019")
    assert {fact.name for fact in change.facts} == {"headline", "boilerplate"}


def test_where_nobody_knows_what_was_given_all_is_only_reported() -> None:
    article = given(None)
    change = read_better(article)
    assert columns(article) == ("River talks end", "Radio Lisk", "2019")
    assert all(fact.stays for fact in change.facts)


def given(with_it: dict[str, str] | None) -> Article:
    """An article with which something was given. An original never changes, so it is another article's."""
    made = read_first()
    other = Article.objects.create(headline="River talks end", outlet=made.outlet, **dated("published", "2019"))
    content = bytes(made.original.content) + b" "
    Original.objects.create(
        article=other, content=content, sha256=fingerprint(content), file_name="o.txt", given=with_it
    )
    other.texts.create(text=content.decode(), encoding="utf-8", language="en")
    reread(other, read=reader(RIVER, **BEFORE), version="1.0")
    return other


def test_occasions_that_are_read_otherwise_are_replaced_and_those_in_use_stay() -> None:
    article = making.article()
    board, summit = (FoundOccasion(title, None, None, "2019-06-12", "") for title in ("Board", "Summit"))
    reread(article, read=reader(RIVER, occasions=(board,)), version="1.0")
    article.occasions.set(Occasion.objects.filter(title="Board"))
    change = reread(article, read=reader(RIVER, occasions=(summit,)), version="2.0")
    assert [fact.name for fact in change.facts] == ["occasions"]
    assert [occasion.title for occasion in article.occasions.all()] == ["Summit"]
