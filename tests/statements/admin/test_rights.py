"""Who gets into which page of the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from statements.models import Speaker
from tests.statements import making

NOUNS = ["article", "decision", "occasion", "outlet", "speaker", "statement", "topic", "venue"]


@pytest.fixture
def addresses(db: None) -> dict[str, list[str]]:
    """Of each page that an editor may open, and of each that nobody may."""
    article = making.article(outlet=making.outlet())
    statement = making.statement(inside=article, occasion=making.occasion(venue=making.venue()))
    things = {
        "article": article,
        "occasion": statement.occasion,
        "outlet": article.outlet,
        "speaker": statement.speaker,
        "statement": statement,
        "topic": making.topic(),
        "venue": statement.occasion.venue if statement.occasion else None,
    }
    pages = [reverse(f"admin:statements_{noun}_changelist") for noun in NOUNS]
    for noun, thing in things.items():
        assert thing is not None
        pages.append(reverse(f"admin:statements_{noun}_change", args=[thing.pk]))
        pages.append(reverse(f"admin:statements_{noun}_history", args=[thing.pk]))
    new = [reverse(f"admin:statements_{noun}_add") for noun in ("occasion", "outlet", "speaker", "topic", "venue")]
    missed = f"{reverse('admin:statements_statement_add')}?text={article.text.pk}"
    closed = [reverse(f"admin:statements_{noun}_add") for noun in ("article", "decision")]
    closed += [reverse(f"admin:statements_{noun}_delete", args=[t.pk]) for noun, t in things.items() if t]
    return {"open": [*pages, *new, missed], "closed": closed}


def test_an_editor_opens_every_page_of_the_desk(desk: Client, addresses: dict[str, list[str]]) -> None:
    for address in [reverse("admin:index"), *addresses["open"]]:
        assert desk.get(address).status_code == 200, address


def test_nobody_deletes_anything_or_makes_up_articles_and_decisions(
    admin_client: Client, desk: Client, addresses: dict[str, list[str]]
) -> None:
    for address in addresses["closed"]:
        assert desk.get(address).status_code == 403, address
        assert admin_client.get(address).status_code == 403, address


def test_an_editor_does_not_manage_users(desk: Client) -> None:
    assert desk.get("/admin/auth/user/").status_code in {403, 404}


def test_staff_without_rights_see_the_first_page_and_nothing_else(addresses: dict[str, list[str]]) -> None:
    client = Client()
    client.force_login(User.objects.create_user("guest", is_staff=True))
    first = client.get(reverse("admin:index"))
    assert first.status_code == 200
    assert b"Articles with proposals" not in first.content
    for address in addresses["open"]:
        assert client.get(address).status_code == 403, address


def test_strangers_are_led_to_the_login(addresses: dict[str, list[str]]) -> None:
    for address in [*addresses["open"], *addresses["closed"]]:
        answer = Client().get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith(reverse("admin:login"))


def post_to_the_acts(client: Client) -> list[int]:
    proposal = making.proposal()
    assert proposal.lead is not None
    assert proposal.lead.article is not None
    answers = [
        client.post(reverse("admin:statements_statement_act", args=[proposal.pk]), {"act": "publish"}),
        client.post(
            reverse("admin:statements_article_decide", args=[proposal.lead.article.pk]), {"decide": "publish all"}
        ),
    ]
    proposal.refresh_from_db()
    assert proposal.state == "proposed"
    return [answer.status_code for answer in answers]


def test_only_an_editor_decides(db: None) -> None:
    client = Client()
    assert post_to_the_acts(client) == [302, 302]
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert post_to_the_acts(client) == [403, 403]
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_statement", "view_article"]))
    client.force_login(reader)
    assert post_to_the_acts(client) == [403, 403]


def test_acts_are_not_done_by_following_a_link(desk: Client) -> None:
    proposal = making.proposal()
    assert desk.get(reverse("admin:statements_statement_act", args=[proposal.pk])).status_code == 405


def test_who_may_only_look_sees_the_desk_without_buttons(addresses: dict[str, list[str]]) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    codenames = [f"view_{noun}" for noun in NOUNS]
    reader.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(reader)
    for noun in ("article", "statement", "speaker", "occasion"):
        address = next(a for a in addresses["open"] if a.endswith("/change/") and f"/{noun}/" in a)
        page = client.get(address)
        assert page.status_code == 200, address
        assert b"_confirm" not in page.content
        assert b'name="_save"' not in page.content
        assert b'name="decide"' not in page.content


@pytest.mark.parametrize(
    "broken",
    [
        lambda: reverse("admin:statements_statement_change", args=[999_999]),
        lambda: reverse("admin:statements_article_change", args=[999_999]),
    ],
)
def test_what_is_not_there_leads_to_the_first_page_and_says_so(desk: Client, broken: Callable[[], str]) -> None:
    answer = desk.get(broken(), follow=True)
    assert answer.status_code == 200
    assert b"doesn\xe2\x80\x99t exist" in answer.content
    assert not Speaker.objects.exists()
