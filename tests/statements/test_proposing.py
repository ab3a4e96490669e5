"""The names and occasions of an article are those that are known, where there are any."""

from __future__ import annotations

import pytest

from statements import curation
from statements.ingest import ingest
from statements.models import Speaker, SpeakerAlias, Statement, Venue
from tests.statements.news import NEWS, news


@pytest.mark.django_db
class TestNames:
    def test_a_speaker_is_known_by_another_name_and_in_any_case(self) -> None:
        known = Speaker.objects.create(name="President Torvane", slug="torvane")
        SpeakerAlias.objects.create(speaker=known, name="ANSEL TORVANE")
        article, _ = ingest(news(), "locks.txt")
        assert Statement.objects.in_article(article).filter(speaker=known).exists()
        assert not Speaker.objects.filter(name="Ansel Torvane").exists()

    def test_another_name_that_fits_two_fits_neither(self) -> None:
        for number in (1, 2):
            someone = Speaker.objects.create(name=f"Torvane {number}", slug=f"torvane-{number}")
            SpeakerAlias.objects.create(speaker=someone, name="Ansel Torvane")
        ingest(news(), "locks.txt")
        assert Speaker.objects.get(name="Ansel Torvane").statements.exists()

    def test_what_was_merged_leads_to_what_took_it_in(self) -> None:
        kept = Speaker.objects.create(name="A. Torvane", slug="a-torvane")
        Speaker.objects.create(name="Ansel Torvane", slug="ansel-torvane", merged_into=kept)
        ingest(news(), "locks.txt")
        assert kept.statements.exists()

    def test_who_was_renamed_is_found_by_the_old_name(self) -> None:
        renamed = Speaker.objects.create(name="Ansel Torvane", slug="ansel-torvane")
        curation.correct(renamed, None, name="Ansel Torvane-Moren", slug="ansel-torvane-moren")
        ingest(news(), "locks.txt")
        assert renamed.statements.exists()
        assert not Speaker.objects.filter(name="Ansel Torvane").exists()


@pytest.mark.django_db
class TestOccasions:
    def test_two_articles_about_one_sitting_share_it(self) -> None:
        first, second = (ingest(news(number), f"{number}.txt")[0] for number in (1, 2))
        assert first.occasions.exists()
        assert set(first.occasions.all()) == set(second.occasions.all())

    def test_venues_and_titles_begin_with_a_capital_and_a_venue_we_know_stays_as_it_is(self) -> None:
        text = NEWS.replace("at the Four Rivers Summit in Lisk", "at a meeting of the Water Board in Lisk")
        article, _ = ingest(text.encode(), "board.txt")
        occasion = article.occasions.get()
        assert occasion.venue
        assert occasion.title[0] == "M"
        assert occasion.venue.name[0].isupper()
        Venue.objects.filter(pk=occasion.venue.pk).update(name=occasion.venue.name.lower())
        again, _ = ingest(text.encode() + b"\nThe lamps are lit.\n", "again.txt")
        assert set(again.occasions.all()) == {occasion}
        assert Venue.objects.count() == 1

    def test_another_day_is_another_sitting(self) -> None:
        first, _ = ingest(news(), "2019.txt")
        second, _ = ingest(news().replace(b"2019", b"2024"), "2024.txt")
        assert not set(first.occasions.all()) & set(second.occasions.all())

    def test_sittings_of_unknown_date_are_never_taken_for_one(self) -> None:
        undated = NEWS.replace("June 12, 2019 ", "").replace(" on Wednesday", "")
        first, second = (ingest(f"{undated}{n}\n".encode(), f"{n}.txt")[0] for n in (1, 2))
        assert not set(first.occasions.all()) & set(second.occasions.all())
