"""The desk: an article, its statements beside it, and what an editor does there. No JavaScript in these tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from statements import curation
from statements.models import Article, ArticleText, Decision, Finding, Quotation, Statement, Upload
from tests.statements import making


def address(article: Article) -> str:
    return reverse("admin:statements_article_change", args=[article.pk])


def page(client: Client, article: Article) -> str:
    answer = client.get(address(article))
    assert answer.status_code == 200
    return answer.content.decode()


def decide(client: Client, article: Article, what: str, **more: Any) -> str:
    """Press a button of the list; the page that follows."""
    to = reverse("admin:statements_article_decide", args=[article.pk])
    return client.post(to, {"decide": what, **more}, follow=True).content.decode()


def states(article: Article) -> list[str]:
    return list(Statement.objects.in_article(article).values_list("state", flat=True))


@pytest.fixture
def article(db: None) -> Article:
    """With two proposals: the first has a speaker, the second nobody."""
    made = making.article()
    making.proposal(inside=made)
    making.proposal("any dam was planned", inside=made, form="indirect", unnamed_source="")
    return made


def test_every_statement_is_marked_where_it_stands_and_listed_beside(desk: Client, article: Article) -> None:
    shown = page(desk, article)
    assert 'id="mark-1"' in shown
    assert '<mark data-start="1" class="proposed">The river belongs to both banks</mark>' in shown
    assert shown.count('class="row proposed"') == 2
    assert "Nobody named yet" in shown


def test_reported_speech_is_listed_within_its_sentence(desk: Client, article: Article) -> None:
    assert '<span class="around">She denied that </span>any dam was planned' in page(desk, article)


def test_boilerplate_is_set_back(desk: Client) -> None:
    article = making.article("The forum opened.\n\nRelated articles", boilerplate=[(19, 35)])
    assert '<span data-start="19" class="boilerplate">Related articles</span>' in page(desk, article)


def test_a_chosen_encoding_is_said_so(desk: Client) -> None:
    article = making.article()
    assert "The encoding was a choice" not in page(desk, article)
    ArticleText.objects.create(article=article, text="Вода", encoding="windows-1251", encoding_was_a_choice=True)
    assert "were read as windows-1251" in page(desk, article)


def test_the_software_says_how_sure_it_was(desk: Client) -> None:
    article = making.article()
    finding = Finding.objects.create(
        text=article.text, reader_version="1", kind="statement", confidence=0.9, proposed={}
    )
    making.proposal(inside=article, quotation={"finding": finding})
    assert "90 % sure" in page(desk, article)


def test_one_is_published_with_its_own_button(desk: Client, ana: User, article: Article) -> None:
    first = Statement.objects.in_article(article)[0]
    assert "1 statement published." in decide(desk, article, f"publish {first.pk}")
    assert states(article) == ["published", "proposed"]
    assert Decision.objects.get(act="publish").by == ana


def test_one_is_rejected_with_a_reason_and_reopened(desk: Client, article: Article) -> None:
    first = Statement.objects.in_article(article)[0]
    assert "Reason: no speech" in decide(desk, article, f"reject {first.pk}", reason="no speech")
    assert states(article) == ["rejected", "proposed"]
    decide(desk, article, f"reopen {first.pk}")
    assert states(article) == ["proposed", "proposed"]


def test_ticked_ones_are_rejected_together(desk: Client, article: Article) -> None:
    keys = [statement.pk for statement in Statement.objects.in_article(article)]
    assert "2 statements rejected." in decide(desk, article, "reject chosen", statement=keys)
    assert states(article) == ["rejected", "rejected"]


def test_ticking_nothing_is_answered_with_what_to_do(desk: Client, article: Article) -> None:
    assert "Tick the statements first." in decide(desk, article, "publish chosen")


def test_a_refusal_says_which_statement_lacks_what_and_nothing_is_published(desk: Client, article: Article) -> None:
    keys = [statement.pk for statement in Statement.objects.in_article(article)]
    told = decide(desk, article, "publish chosen", statement=keys)
    assert "Say who said “any dam was planned” before you publish it." in told
    assert states(article) == ["proposed", "proposed"]


def test_publish_all_takes_those_with_a_source_and_counts_the_others(desk: Client, article: Article) -> None:
    assert "Publish the 1 proposed" in page(desk, article)
    told = decide(desk, article, "publish all")
    assert "1 statement published." in told
    assert "1 proposal stays: say first who said it." in told
    assert states(article) == ["published", "proposed"]


def test_statements_of_another_article_are_out_of_reach(desk: Client, article: Article) -> None:
    other = making.proposal()
    decide(desk, article, f"publish {other.pk}")
    other.refresh_from_db()
    assert other.state == "proposed"


@pytest.mark.parametrize("nonsense", ["", "publish", "publish x", "delete 1", "publish 1 2 3", f"publish {'9' * 5000}"])
def test_a_nonsensical_act_does_nothing(desk: Client, article: Article, nonsense: str) -> None:
    decide(desk, article, nonsense)
    assert states(article) == ["proposed", "proposed"]


# ---- confirming ----


def entered(**fields: Any) -> dict[str, Any]:
    """The form on top, filled in."""
    columns = ["headline", "byline", "dateline", "published_edtf", "published_evidence", "source", "archived_copy"]
    return {**dict.fromkeys(columns, ""), "outlet": "", "accessed_on": "", "own_rights": "", **fields}


def test_outlet_date_and_occasions_are_confirmed_once_for_the_whole_article(desk: Client, ana: User) -> None:
    article, outlet, sitting = making.article(), making.outlet(), making.occasion()
    undated = making.proposal(inside=article, occasion=sitting)
    form = entered(
        headline="River talks end", outlet=outlet.pk, published_edtf="2019-06", occasions=[sitting.pk], _confirm="yes"
    )
    told = desk.post(address(article), form, follow=True).content.decode()
    assert "Confirmed for the whole article." in told
    article.refresh_from_db()
    assert (article.confirmed, article.outlet, str(article.published_earliest)) == (True, outlet, "2019-06-01")
    undated.refresh_from_db()
    assert undated.said_edtf == sitting.held_edtf
    acts = Decision.objects.filter(noun="article").values_list("act", flat=True).order_by("pk")
    assert list(acts) == ["correct", "confirm"]


def test_saving_without_confirming_corrects_and_no_more(desk: Client) -> None:
    article = making.article()
    desk.post(address(article), entered(headline="The talks have ended", _save="yes"))
    article.refresh_from_db()
    assert (article.headline, article.confirmed) == ("The talks have ended", False)


def test_a_date_that_is_none_is_answered_with_how_to_write_one(desk: Client) -> None:
    article = making.article()
    told = desk.post(address(article), entered(published_edtf="12 June", _confirm="yes")).content.decode()
    assert "is not a date in EDTF: write 2017-02-16" in told
    article.refresh_from_db()
    assert not article.confirmed


# ---- how it scales ----


def test_the_desk_asks_as_much_for_forty_statements_as_for_two(desk: Client, ana: User) -> None:
    def questions(number: int) -> int:
        article = making.article(
            "\n".join(f"“Bridge {n} stays,” she said." for n in range(number)), outlet=making.outlet()
        )
        for n in range(number):
            sitting = making.occasion(f"Session {n}", venue=making.venue(f"Board {n}"))
            making.proposal(f"Bridge {n} stays", inside=article, by=making.speaker(f"Person {n}"), occasion=sitting)
        with CaptureQueriesContext(connection) as asked:
            page(desk, article)
        return len(asked)

    questions(1)
    assert questions(40) == questions(2) <= 20


@pytest.fixture
def questions_of(desk: Client) -> Callable[[str], int]:
    def count(noun: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            answer = desk.get(reverse(f"admin:statements_{noun}_changelist"))
        assert answer.status_code == 200
        return len(asked)

    return count


@pytest.mark.parametrize(
    "noun", ["article", "statement", "speaker", "venue", "occasion", "topic", "outlet", "decision"]
)
def test_a_list_asks_as_much_for_many_as_for_few(questions_of: Callable[[str], int], ana: User, noun: str) -> None:
    def more(start: int, stop: int) -> None:
        for n in range(start, stop):
            article = making.article(outlet=making.outlet(f"Outlet {n}"))
            sitting = making.occasion(f"Session {n}", venue=making.venue(f"Board {n}"))
            made = making.proposal(inside=article, by=making.speaker(f"Person {n}"), occasion=sitting)
            making.assign(made, making.topic(f"Topic {n}"))
            article.occasions.add(sitting)

    more(0, 2)
    few = questions_of(noun)
    more(2, 12)
    assert questions_of(noun) == few <= 9


def test_the_first_page_shows_what_waits_the_oldest_first(desk: Client, article: Article) -> None:
    newer = making.article(headline="A later one")
    making.proposal(inside=newer)
    done = making.article(headline="Nothing left here")
    making.statement(inside=done)
    shown = desk.get(reverse("admin:index")).content.decode()
    assert shown.index("River talks end") < shown.index("A later one")
    assert "Nothing left here" not in shown
    assert '<td class="number">2</td>' in shown


def test_the_list_of_articles_is_narrowed_to_those_that_wait(desk: Client, article: Article) -> None:
    making.article(headline="Nothing left here")
    listed = reverse("admin:statements_article_changelist")
    waiting = desk.get(f"{listed}?waiting=yes").content.decode()
    assert "River talks end" in waiting
    assert "Nothing left here" not in waiting
    assert "Nothing left here" in desk.get(f"{listed}?waiting=no").content.decode()
    assert Quotation.objects.count() == 2


def test_what_has_a_time_at_which_it_is_published_waits_for_nobody(desk: Client, ana: User) -> None:
    article = making.article(headline="All has its time")
    curation.embargo([making.proposal(inside=article)], timezone.now() + timedelta(days=2), "UTC", ana)
    listed = reverse("admin:statements_article_changelist")
    assert "All has its time" not in desk.get(f"{listed}?waiting=yes").content.decode()
    shown = page(desk, article)
    assert "0 proposals wait" in shown
    assert "Go through them one by one" not in shown
    making.proposal("any dam was planned", inside=article)
    first = desk.get(reverse("admin:index")).content.decode()
    assert '<td class="number">1</td>' in first
    assert "1 proposal waits" in page(desk, article)


def test_the_list_of_articles_says_which_were_taken_back(desk: Client, article: Article) -> None:
    making.article(headline="Another")
    Upload.objects.create().files.create(name="river.txt", outcome="taken_back", article=article)
    listed = desk.get(reverse("admin:statements_article_changelist")).content.decode()
    assert listed.count('<span class="note">taken back</span>') == 1
    assert listed.index("River talks end") < listed.index("taken back</span>")
