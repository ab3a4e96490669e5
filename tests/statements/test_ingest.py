"""A file turns into an article and its proposals: the same bytes once, and nothing by halves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.roles import as_reader
from statements.arrivals.given import Given
from statements.ingest import ingest
from statements.models import (
    Article,
    ArticleText,
    Finding,
    Occasion,
    Original,
    Outlet,
    Quotation,
    Rights,
    Speaker,
    State,
    Statement,
    Venue,
)
from statements.reading.reading import Unreadable, reader_version
from tests.statements.news import NEWS, news, rows


@pytest.mark.django_db
class TestWhatGoesIn:
    def test_the_bytes_are_kept_with_their_name_and_fingerprint(self) -> None:
        article, created = ingest(news(), "locks.txt")
        assert created
        assert bytes(article.original.content) == news()
        assert article.original.file_name == "locks.txt"
        assert article.text.text == news().decode()

    def test_every_statement_is_a_proposal_with_one_wording_that_leads_it(self) -> None:
        article, _ = ingest(news(), "locks.txt")
        statements = list(Statement.objects.in_article(article))
        assert len(statements) >= 3
        for statement in statements:
            assert statement.state == State.PROPOSED
            quotation = statement.quotations.get()
            assert quotation == statement.lead
            assert quotation.content.split(" … ")[0] in quotation.sentence

    def test_every_wording_leads_to_the_finding_it_was_made_of(self) -> None:
        article, _ = ingest(news(), "locks.txt")
        page, *findings = Finding.objects.filter(text__article=article).order_by("pk")
        assert page.kind == Finding.Kind.PAGE
        assert page.proposed["headline"] == article.headline
        for finding in findings:
            quotation = finding.quotations.get()
            assert finding.kind == Finding.Kind.STATEMENT
            assert finding.reader_version == reader_version()
            assert finding.spans == quotation.spans == tuple(map(tuple, finding.proposed["spans"]))
            assert finding.confidence == finding.proposed["confidence"]
            assert finding.proposed["sentence"] == list(quotation.sentence_span[0])

    def test_a_source_without_a_name_stands_as_printed(self) -> None:
        article, _ = ingest(news(), "locks.txt")
        dawn = Statement.objects.in_article(article).get(quotations__content__contains="at dawn")
        assert dawn.speaker is None
        assert dawn.unnamed_source == "a senior official"

    def test_what_is_proposed_is_not_public(self) -> None:
        ingest(news(), "locks.txt", Given(outlet="Halvinform"))
        with as_reader():
            assert not any(
                model.objects.exists() for model in (Article, ArticleText, Statement, Speaker, Venue, Outlet)
            )

    def test_an_article_without_a_headline_is_called_by_its_file(self) -> None:
        article, _ = ingest(b"The locks are open.\n", "short.txt")
        assert (article.headline, str(article)) == ("", "short.txt")
        article.headline = "Locks are open"
        assert str(article) == "Locks are open"

    def test_an_article_with_more_statements_than_an_editor_could_check_is_to_be_split(self) -> None:
        endless = "Mayor speaks on\n\n" + "“The lock is open and stays so,” Mayor Ada Bern said.\n\n" * 2_001
        with pytest.raises(Unreadable, match=r"2001 statements .* split it"):
            ingest(endless.encode(), "endless.txt")
        assert not any(rows().values())

    def test_an_article_in_which_nobody_says_anything_goes_in_too(self) -> None:
        article, created = ingest(b"The locks are open.\n", "short.txt")
        assert created
        assert Finding.objects.get(text__article=article).kind == Finding.Kind.PAGE


@pytest.mark.django_db
class TestWhatIsGiven:
    def test_it_counts_before_what_the_text_says(self) -> None:
        given = Given(
            outlet="Radio Orsana",
            source="https://radio.example/1",
            published="2019-06-13",
            rights="full",
            accessed="2024-02-16",
            archived="https://archive.example/1",
            language="fr",
        )
        article, _ = ingest(news(), "locks.txt", given)
        article.refresh_from_db()
        assert str(article.outlet) == "Radio Orsana"
        assert article.source == "https://radio.example/1"
        assert (article.published_edtf, str(article.published_latest)) == ("2019-06-13", "2019-06-13")
        assert article.rights == Rights.FULL
        assert str(article.accessed_on) == "2024-02-16"
        assert article.archived_copy == "https://archive.example/1"
        assert article.text.language == "fr"

    def test_where_nothing_is_given_the_text_is_believed(self) -> None:
        article, _ = ingest(news(), "locks.txt")
        assert str(article.outlet) == "Halvinform"
        assert article.published_edtf == "2019-06-12"
        assert article.published_evidence

    def test_an_encoding_that_is_given_is_used(self) -> None:
        article, _ = ingest(
            '"Вода общая", сказал президент Торван.\n'.encode("cp866"), "r.txt", Given(encoding="cp866")
        )
        assert "Вода общая" in article.text.text
        assert not article.text.encoding_was_a_choice


@pytest.mark.django_db
class TestOnce:
    def test_the_same_bytes_are_one_article_and_nothing_is_changed(self) -> None:
        first, _ = ingest(news(), "locks.txt")
        before = rows()
        again = ingest(news(), "other.txt", Given(outlet="Radio Orsana"))
        assert again == (first, False)
        assert rows() == before

    def test_few_questions_are_asked_however_many_statements_there_are(self) -> None:
        ingest(news(), "locks.txt")  # the names are known from here on
        many = NEWS + "\n\n".join(f"“Gate {n} stays open,” President Ansel Torvane said." for n in range(40))
        with CaptureQueriesContext(connection) as few:
            ingest(news(1), "few.txt")
        with CaptureQueriesContext(connection) as asked:
            article, _ = ingest(many.encode(), "many.txt")
        assert Statement.objects.in_article(article).count() >= 40
        assert len(asked) == len(few) <= 25


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    @pytest.mark.parametrize("different", [False, True], ids=["the same bytes", "different bytes"])
    def test_workers_who_meet_share_articles_names_and_occasions(self, different: bool) -> None:
        workers = 4
        start = Barrier(workers)

        def work(number: int) -> tuple[int, bool]:
            try:
                start.wait()
                article, created = ingest(news(number * different), f"{number}.txt", Given(outlet="Halvinform"))
                return article.pk, created
            finally:
                connections.close_all()

        with ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(work, range(workers)))
        articles = workers if different else 1
        assert len({pk for pk, _ in done}) == articles
        assert sum(created for _, created in done) == articles
        assert Original.objects.count() == articles
        assert Outlet.objects.count() == 1
        assert Speaker.objects.filter(name="Ansel Torvane").count() == 1
        assert Occasion.objects.count() == Article.objects.first().occasions.count()  # type: ignore[union-attr]


@pytest.mark.django_db
class TestAllOrNothing:
    @pytest.mark.parametrize(
        ("content", "advice"),
        [
            (b"", "empty"),
            (b" \r\n\t\n", "empty"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
            (b"x" * 1_000_001, "larger than 1 MB"),
        ],
    )
    def test_what_is_no_article_is_refused_with_advice(self, content: bytes, advice: str) -> None:
        with pytest.raises(Unreadable, match=advice):
            ingest(content, "bad.txt")
        assert not any(rows().values())

    def test_a_megabyte_is_not_too_large(self) -> None:
        assert ingest(b"word " * 200_000, "long.txt").created

    def test_an_error_on_the_way_leaves_nothing_behind(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise DatabaseError("the disk is full")

        monkeypatch.setattr(Quotation.objects, "bulk_create", fail)
        with pytest.raises(DatabaseError, match="disk"):
            ingest(news(), "locks.txt")
        assert not any(rows().values())

    def test_texts_that_are_too_long_for_their_columns_are_cut_and_not_refused(self) -> None:
        article, _ = ingest(("Locks and gates " * 80 + "\n\n" + NEWS).encode(), "x" * 900 + ".txt")
        assert len(article.headline) <= 500
        assert article.original.file_name.endswith("x.txt")

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    @given(
        st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))),
        st.text(st.characters(exclude_categories=()), max_size=600),
    )
    def test_whatever_bytes_and_name_are_the_file_is_in_with_all_or_not_at_all(self, content: bytes, name: str) -> None:
        before = rows()
        try:
            article, created = ingest(content, name)
        except Unreadable:
            assert rows() == before
        else:
            assert bytes(article.original.content) == content
            assert Finding.objects.filter(text__article=article, kind=Finding.Kind.PAGE).count() == 1
            assert rows()["Article"] == before["Article"] + created


@pytest.mark.django_db
def test_the_real_articles_go_in(data: Path) -> None:
    for path in sorted((data / "articles").glob("*.txt")):
        article, created = ingest(path.read_bytes(), path.name)
        assert created
        assert article.headline
        assert Statement.objects.in_article(article).exists()
