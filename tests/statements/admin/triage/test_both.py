"""What was typed stands beside what another saved meanwhile."""

from __future__ import annotations

import re

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements import curation
from statements.models import Article, dated
from tests.statements import making
from tests.statements.admin.triage.acting import act, proposals


def test_what_was_typed_stands_beside_what_another_saved_meanwhile(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    seen = curation.version_of(first)
    making.speaker("Reva Sund")
    boro = User.objects.create_user("boro", first_name="Boro")
    curation.correct(first, boro, speaker=making.speaker("Josun Hardavel"), **dated("said", "2019-06"))
    to = reverse("admin:statements_article_triage_circumstances", args=[article.pk])
    typed = {"speaker": "Reva Sund", "speaker_is": "known", "said": "", "occasion": "", "topics": ""}
    answer = desk.post(to, {"statement": first.pk, "version": seen, **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Boro changed this after you opened it." in page
    assert re.search(r"Who</th><td>Josun Hardavel</td><td>Reva Sund\s*</td>", page)
    assert re.search(r"When</th><td>2019-06</td><td>–\s*<span[^>]*>\(you had not touched it", page)
    assert 'name="speaker" value="Reva Sund"' in page
    assert 'name="said" value="2019-06"' in page
    first.refresh_from_db()
    assert first.speaker == making.speaker("Josun Hardavel")
    act(desk, article, "circumstances", first, **{**typed, "said": "2019-06"})
    first.refresh_from_db()
    assert (str(first.speaker), first.said_edtf) == ("Reva Sund", "2019-06")


def test_so_it_is_with_what_holds_for_the_whole_article(desk: Client, article: Article) -> None:
    seen = curation.version_of(article)
    curation.correct(article, User.objects.create_user("boro"), outlet=making.outlet("Ondra Post"))
    making.outlet("Halvian Gazette")
    to = reverse("admin:statements_article_triage_whole", args=[article.pk])
    typed = {"outlet": "Halvian Gazette", "published": "2019-06-12", "occasions": "", "version": seen}
    page = desk.post(to, typed).content.decode()
    assert re.search(r"Outlet</th><td>Ondra Post</td><td>Halvian Gazette\s*</td>", page)
    assert 'name="published" value="2019-06-12"' in page
    article.refresh_from_db()
    assert str(article.outlet) == "Ondra Post"
