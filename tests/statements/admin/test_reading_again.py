"""The software reads an article again at an editor's wish, and its pages show what it once proposed."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Article, Decision, Finding, Quotation, Statement
from statements.reading.reading import reader_version
from statements.rereading import reread
from tests.statements import making
from tests.statements.rereading.readers import DAM, RIVER, Said, reader

NEWS = f"River talks end\n\nLISK, June 12, 2019 /Halvinform/. {making.TEXT}"


@pytest.fixture
def article(db: None) -> Article:
    """As an old reader read it: it found one statement by halves, and one that is none."""
    made = making.article(NEWS)
    reread(made, read=reader(Said("river", by=None, form="indirect"), "LISK"), version="0.1")
    return made


def page(client: Client, thing: Article | Statement) -> str:
    answer = client.get(reverse(f"admin:statements_{thing._meta.model_name}_change", args=[thing.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def read_again(client: Client, article: Article) -> str:
    to = reverse("admin:statements_article_read_again", args=[article.pk])
    return client.post(to, follow=True).content.decode()


def in_words(article: Article, words: str) -> Statement:
    return Statement.objects.in_article(article).get(lead__content__contains=words)


def seen_on(page: str) -> list[str]:
    return re.findall(r'name="seen" value="([\d:]+)"', page)


def test_the_desk_says_which_reader_found_this_and_that_there_is_a_better_one(desk: Client, article: Article) -> None:
    shown = page(desk, article)
    assert "Found by reader 0.1," in shown
    assert f"Reader {reader_version()} is better." in shown
    shown = read_again(desk, article)
    assert f"Found by reader {reader_version()}," in shown
    assert "is better." not in shown


def test_reading_again_says_what_changed_and_the_second_time_that_nothing_did(desk: Client, article: Article) -> None:
    shown = read_again(desk, article)
    assert "1 proposal read better" in shown
    assert RIVER in shown
    assert "Read again: nothing changed." in read_again(desk, article)


def test_a_proposal_that_is_not_found_any_more_says_so_until_an_editor_decides(desk: Client, article: Article) -> None:
    assert "not found any more" not in page(desk, article)
    assert read_again(desk, article).count("not found any more") == 1
    curation.reject([in_words(article, "LISK")], None)
    assert "not found any more" not in page(desk, article)


def test_who_may_only_look_cannot_have_it_read_again(article: Article) -> None:
    client = Client()
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(looker)
    assert "Read again" not in page(client, article)
    assert client.post(reverse("admin:statements_article_read_again", args=[article.pk])).status_code == 403
    assert Finding.objects.filter(reader_version=reader_version()).count() == 0


def test_the_page_of_a_statement_shows_what_was_proposed_beside_what_stands_now(desk: Client, article: Article) -> None:
    reread(article, read=reader(Said(RIVER, on="2019-06-12")), version="0.2")
    statement = in_words(article, RIVER)
    curation.correct(statement, None, speaker=making.speaker("Josun Hardavel"))
    shown = page(desk, statement)
    table = shown[shown.index("What the software proposed") : shown.index("What was decided")]
    heads = re.findall(r"Reader (\S+)", table)
    assert heads == ["0.2", "0.1"]
    assert "90 % sure, taken up here" in table
    words = re.search(r"Words</th>(.*?)</tr>", table, re.DOTALL)
    assert words
    assert re.findall(r"<td>(.*?)</td>", words[1]) == [RIVER, RIVER, '<em class="otherwise">river</em>']
    who = re.search(r"Who</th>(.*?)</tr>", table, re.DOTALL)
    assert who
    assert re.findall(r"<td>(.*?)</td>", who[1]) == [
        "Josun Hardavel",
        '<em class="otherwise">Ilva Torvane</em>',
        '<em class="otherwise">–</em>',
    ]
    assert "so it says" in table


def test_what_was_read_again_stands_among_what_was_decided(desk: Client, article: Article) -> None:
    reread(article, read=reader(Said(RIVER)), version="0.2")
    shown = page(desk, in_words(article, RIVER))
    assert "Read again</strong> by the software" in shown
    assert "Reason: Reader 0.2." in shown
    assert f"<del>river</del> → <ins>{RIVER}</ins>" in shown


def test_a_statement_that_an_editor_added_has_no_such_table(desk: Client) -> None:
    assert "What the software proposed" not in page(desk, making.proposal(DAM, inside=making.article()))


@pytest.mark.parametrize("button", ["publish one", "publish all", "act", "save"])
def test_nobody_publishes_words_that_came_after_the_page_was_opened(
    desk: Client, article: Article, button: str
) -> None:
    statement = in_words(article, "river")
    seen = seen_on(page(desk, article if button.startswith("publish") else statement))
    assert f"{statement.pk}:{Quotation.objects.get(statement=statement).finding_id}" in seen
    reread(article, read=reader(RIVER), version="0.2")
    if button.startswith("publish"):
        to = reverse("admin:statements_article_decide", args=[article.pk])
        what = f"publish {statement.pk}" if button == "publish one" else "publish all"
        told = desk.post(to, {"decide": what, "seen": seen}, follow=True)
    elif button == "act":
        to = reverse("admin:statements_statement_act", args=[statement.pk])
        told = desk.post(to, {"act": "publish", "seen": seen}, follow=True)
    else:
        to = reverse("admin:statements_statement_change", args=[statement.pk])
        spans = " ".join(f"{start}-{end}" for start, end in statement.quotations.get().spans)
        form = {"unnamed_source": "a voice", "form": "indirect", "spans": spans, "_publish": "yes", "seen": seen[0]}
        told = desk.post(to, form)
        assert seen_on(told.content.decode())[0] == seen[0]
    assert "was read again since you opened this page" in told.content.decode()
    statement.refresh_from_db()
    assert statement.state == "proposed"
    assert not Decision.objects.filter(act="publish").exists()
    assert (
        "1 statement published."
        in desk.post(
            reverse("admin:statements_article_decide", args=[article.pk]),
            {"decide": f"publish {statement.pk}", "seen": seen_on(page(desk, article))},
            follow=True,
        ).content.decode()
    )
