"""The same story is recognised when it comes in again, and strangers are not taken for it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from statements.models import Article, Likeness, SentencePrint
from statements.stories import finding
from statements.stories.finding import find_likeness
from tests.statements import making
from tests.statements.stories.telling import LOCKS, ORCHARDS, told

pytestmark = pytest.mark.django_db
Kind = Likeness.Kind


def likeness() -> Likeness:
    return Likeness.objects.get()


@pytest.mark.parametrize(
    "text",
    [
        LOCKS.replace("\n\n", "\r\n\r\n"),
        LOCKS.replace(" the ", "\nthe ").replace("Velm", " Velm "),
        LOCKS.replace("“", '"').replace("”", '"'),
        f"Menu\n\nSubscribe\n\n{LOCKS}",
    ],
    ids=["line ends", "white space", "quotation marks", "a menu above"],
)
def test_the_same_words_are_the_same_text_however_they_are_laid_out(text: str) -> None:
    first, again = told(outlet="Halvinform"), told(text, "Halvinform")
    found = likeness()
    assert (found.earlier, found.article, found.verdict) == (first, again, "proposed")
    assert found.similarity == 1
    assert found.kind in {Kind.SAME, Kind.VERSION}
    assert found.kind == Kind.SAME or "Menu" in text


def test_what_another_outlet_prints_is_a_republication_in_whole_or_in_part() -> None:
    told(outlet="Halvinform")
    told(f"From our news desk in the east of the country.\n\n{LOCKS}", "Radio Orsana")
    told(LOCKS[: LOCKS.index("She denied")], "The Harn Post")
    assert set(Likeness.objects.values_list("kind", flat=True)) == {Kind.REPUBLICATION}
    assert Likeness.objects.filter(similarity=1).count() == 2


def test_what_the_same_outlet_changed_is_another_version() -> None:
    told(outlet="Halvinform")
    told(LOCKS.replace("forty of them", "thirty-nine of them and a raft"), "Halvinform")
    assert likeness().kind == Kind.VERSION
    assert 0.8 < likeness().similarity < 1
    assert likeness().evidence["sentences"] == {"shared": 7, "own": 8, "earlier": 8}


def test_a_new_article_is_like_the_closest_of_those_before_it() -> None:
    told(outlet="Halvinform")
    corrected = told(LOCKS.replace("eleven", "twelve"), "Radio Orsana")
    again = told(LOCKS.replace("eleven", "twelve").replace("shortly before noon", "at noon"), "Radio Orsana")
    assert list(Likeness.objects.filter(article=again).values_list("earlier", "kind")) == [(corrected.pk, Kind.VERSION)]


def test_strangers_with_one_quotation_in_common_are_two_stories() -> None:
    told(outlet="Halvinform")
    quoted = "“We shall not wait for another drought to come,” Ilva Torvane added."
    told(f"{ORCHARDS}\n\n{quoted}", "Radio Orsana")
    assert not Likeness.objects.exists()


def test_what_very_many_articles_have_makes_nobody_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "TOO_COMMON", 3)
    furniture = "\n\n".join(f"Read all about the {n} lives of our readers here." for n in range(9))
    for number in range(4):
        told(f"Gate {number} of the harbour of Lisk was painted today.\n\n{furniture}")
    assert not Likeness.objects.filter(article=Article.objects.latest("pk")).exists()


def test_articles_that_came_in_before_are_looked_through_once() -> None:
    making.article(LOCKS, outlet=making.outlet())
    making.article(LOCKS.upper(), outlet=making.outlet("Radio Orsana"))
    out = StringIO()
    call_command("find_same_stories", stdout=out)
    call_command("find_same_stories", stdout=out)
    assert out.getvalue().splitlines() == [
        "2 articles, 1 of them like an earlier one",
        "0 articles, 0 of them like an earlier one",
    ]


def test_a_sentence_is_looked_up_and_no_table_is_read_through() -> None:
    article = told()
    SentencePrint.objects.bulk_create(SentencePrint(number=n, article=article) for n in range(20_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE statements_sentenceprint")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        find_likeness(told(ORCHARDS).text)
    lookup = next(query["sql"] for query in asked if "LATERAL" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {lookup}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index" in plan
    assert "Seq Scan on statements_sentenceprint" not in plan
