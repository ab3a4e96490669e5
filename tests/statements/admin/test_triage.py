"""The triage desk without JavaScript: one proposal at a time, a form for each act."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
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
from statements.models import Article, Decision, Finding, Presence, Speaker, Statement, dated
from tests.statements import making

TEXT = "“Rivers have two banks. They have one bed,” said Ilva Torvane. “And nobody owns either,” she added."


@pytest.fixture
def article(db: None) -> Article:
    """With two proposals: the first has a speaker, the second nobody."""
    made = making.article(TEXT)
    making.proposal("Rivers have two banks. They have one bed", inside=made)
    making.proposal("And nobody owns either", inside=made, unnamed_source="")
    return made


def proposals(article: Article) -> list[Statement]:
    return list(Statement.objects.in_article(article).proposed())


def words(article: Article) -> list[str]:
    return [str(statement.lead) for statement in proposals(article)]


def act(client: Client, article: Article, name: str, statement: Statement | None = None, **fields: Any) -> str:
    """Send the form of an act, as the page has it; the page that follows."""
    own = {"statement": statement.pk, "version": curation.version_of(statement)} if statement else {}
    to = reverse(f"admin:statements_article_triage_{name}", args=[article.pk])
    answer = client.post(to, {**own, **fields}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def desk_of(client: Client, article: Article, **query: Any) -> str:
    answer = client.get(reverse("admin:statements_article_triage", args=[article.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


# ---- the page ----


def test_the_first_proposal_is_lit_and_says_why_it_was_proposed(desk: Client) -> None:
    article = making.article(TEXT)
    finding = Finding.objects.create(
        text=article.text, reader_version="7.1", kind="statement", confidence=0.93, proposed={}
    )
    cue = TEXT.index("said")
    making.proposal(
        "Rivers have two banks",
        inside=article,
        said="2019-06-12",
        said_evidence="The dateline.",
        quotation={"finding": finding, "cue_spans": [(cue, cue + 4)]},
    )
    shown = desk_of(desk, article)
    assert '<mark data-start="1" class="proposed lit" data-of="1">Rivers have two banks</mark>' in shown
    for why in ("reader 7.1, 93 % sure", "“said”", "The dateline.", "in quotation marks", "on 12 June 2019"):
        assert why in shown


def test_accepting_publishes_and_leads_to_the_next(desk: Client, ana: User, article: Article) -> None:
    first, second = proposals(article)
    shown = act(desk, article, "accept", first)
    assert f'id="proposal" data-statement="{second.pk}"' in shown
    first.refresh_from_db()
    assert first.state == "published"
    assert Decision.objects.get(act="publish").by == ana


def test_after_the_last_proposal_comes_the_next_article(desk: Client, article: Article) -> None:
    later = making.article(TEXT, headline="A later one")
    making.proposal("And nobody owns either", inside=later)
    first, second = proposals(article)
    act(desk, article, "reject", second, reason="said twice")
    shown = act(desk, article, "accept", first)
    assert "A later one" in shown
    shown = act(desk, later, "accept", proposals(later)[0])
    assert "Nothing waits: every proposal is decided" in shown
    assert not Presence.objects.exists()


def test_who_said_it_must_be_known(desk: Client, article: Article) -> None:
    shown = act(desk, article, "accept", proposals(article)[1])
    assert "Say who said “And nobody owns either” before you publish it." in shown


def test_all_that_are_left_are_accepted_at_once(desk: Client, article: Article) -> None:
    shown = act(desk, article, "accept_all")
    assert "1 statement published." in shown
    assert "1 proposal stays: say first who said it." in shown


def test_what_is_to_be_published_at_a_set_time_is_left_to_that(desk: Client, ana: User, article: Article) -> None:
    first, second = proposals(article)
    curation.embargo([first], timezone.now() + timedelta(days=1), "UTC", ana)
    assert f'id="proposal" data-statement="{second.pk}"' in desk_of(desk, article)
    act(desk, article, "accept_all")
    first.refresh_from_db()
    assert first.state == "proposed"


# ---- its words ----


@pytest.mark.parametrize(
    ("move", "after"),
    [
        ("end in sentence", "Rivers have two banks."),
        ("end in word", "Rivers have two banks. They have one"),
        ("start in word", "have two banks. They have one bed"),
        ("start in sentence", "They have one bed"),
        ("end out word", "Rivers have two banks. They have one bed,"),
    ],
)
def test_an_end_is_moved_by_a_word_or_a_sentence(desk: Client, article: Article, move: str, after: str) -> None:
    act(desk, article, "edge", proposals(article)[0], move=move)
    assert words(article)[0] == after


def test_a_proposal_is_split_and_joined(desk: Client, article: Article) -> None:
    act(desk, article, "split", proposals(article)[0], at=TEXT.index("They"))
    assert words(article) == ["Rivers have two banks.", "They have one bed", "And nobody owns either"]
    _, second, third = proposals(article)
    act(desk, article, "join", second, other=third.pk)
    assert words(article) == ["Rivers have two banks.", "They have one bed … And nobody owns either"]


def test_missed_words_become_a_proposal_on_the_occasion_of_the_others(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    article.occasions.set([sitting])
    shown = act(desk, article, "missed", words="she added")
    added = Statement.objects.latest("pk")
    assert f'data-statement="{added.pk}"' in shown
    assert (str(added.lead), added.occasion, added.said_edtf) == ("she added", sitting, "2019-06-12")
    assert "These words are a statement already." in act(desk, article, "missed", words="she added")
    assert "type them just as they stand there" in act(desk, article, "missed", words="she did not add")


# ---- who, when, where ----


def circumstances(client: Client, article: Article, statement: Statement, **fields: Any) -> str:
    shown = {"speaker": statement.said_by, "speaker_is": "known", "said": "", "occasion": "", "topics": ""}
    return act(client, article, "circumstances", statement, **{**shown, **fields})


def test_a_speaker_is_named_by_typing_and_a_new_one_only_when_said_so(
    desk: Client, ana: User, article: Article
) -> None:
    nameless = proposals(article)[1]
    told = circumstances(desk, article, nameless, speaker="Josun Hardavel")
    assert "Nobody is called “Josun Hardavel” yet." in told
    circumstances(desk, article, nameless, speaker="Josun Hardavel", speaker_is="new")
    nameless.refresh_from_db()
    assert nameless.said_by == "Josun Hardavel"
    assert Decision.objects.get(noun="speaker", act="add").by == ana
    circumstances(desk, article, nameless, speaker="a guard", speaker_is="unnamed")
    nameless.refresh_from_db()
    assert (nameless.speaker, nameless.unnamed_source) == (None, "a guard")
    assert Speaker.objects.count() == 2


def test_an_occasion_brings_its_day_and_topics_are_typed(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    sitting, water, energy = making.occasion(held="2019-06-12"), making.topic("Water"), making.topic("Energy")
    circumstances(desk, article, first, occasion=str(sitting), topics="water; Energy")
    first.refresh_from_db()
    assert (first.occasion, first.said_edtf) == (sitting, "2019-06-12")
    assert set(first.topics.all()) == {water, energy}
    circumstances(desk, article, first, occasion=str(sitting), said="2019-06", topics="Energy")
    first.refresh_from_db()
    assert (first.said_edtf, list(first.topic_assignments.standing().values_list("topic__name", flat=True))) == (
        "2019-06",
        ["Energy"],
    )


def test_what_a_rule_gave_after_the_form_was_shown_is_not_refused_unseen(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    shown, came, typed = making.topic("Water"), making.topic("Energy"), making.topic("Fish")
    making.assign(first, shown)
    assert f'name="topics_shown" value="{shown.pk}"' in desk_of(desk, article)
    making.assign(first, came)
    circumstances(desk, article, first, topics="Fish", topics_shown=str(shown.pk))
    by = dict(first.topic_assignments.values_list("topic__name", "by"))
    assert by == {"Water": "refused", "Energy": "rule", typed.name: "editor"}


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("said", "12 June", "is not a date in EDTF"),
        ("occasion", "No such day", "There is no occasion “No such day” yet"),
        ("topics", "Nothing", "There is no topic “Nothing” yet"),
    ],
)
def test_what_is_not_known_is_answered_with_what_to_do(
    desk: Client, article: Article, field: str, typed: str, told: str
) -> None:
    assert told in circumstances(desk, article, proposals(article)[0], **{field: typed})


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"speaker": "Ilva " * 70, "speaker_is": "new"}, "A name has at most 300 characters"),
        ({"speaker": "Ilva\0 Torvane"}, ""),
        ({"said": f"[{', '.join(['2019-06-12'] * 20)}]"}, "too long"),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(
    desk: Client, article: Article, fields: dict[str, str], told: str
) -> None:
    """The desk's script sends forms in parts, as this client does."""
    shown = circumstances(desk, article, proposals(article)[0], **fields)
    assert told in shown
    assert proposals(article)[0].said_by == "Ilva Torvane"


def test_a_name_may_hold_a_semicolon(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    both, fish, talks = making.topic("Bread; salt"), making.topic("Fish"), making.occasion("Talks; second day")
    circumstances(desk, article, first, topics="fish; bread; salt")
    assert set(first.topics.all()) == {both, fish}
    act(desk, article, "whole", occasions=f"{talks}; ")
    assert list(article.occasions.all()) == [talks]


def test_what_the_form_of_the_whole_does_not_have_stays(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    act(desk, article, "whole", outlet="Orsana Ledger", outlet_is="new", published="2019-06-13", occasions=str(sitting))
    act(desk, article, "whole")
    article.refresh_from_db()
    assert (str(article.outlet), article.published_edtf) == ("Orsana Ledger", "2019-06-13")
    assert list(article.occasions.all()) == [sitting]
    act(desk, article, "whole", outlet="")
    article.refresh_from_db()
    assert article.outlet is None


def test_what_holds_for_the_article_is_confirmed_once(desk: Client, article: Article) -> None:
    sitting = making.occasion(held="2019-06-12")
    shown = act(
        desk, article, "whole", outlet="Orsana Ledger", outlet_is="new", published="2019-06-13", occasions=str(sitting)
    )
    assert "Confirmed for the whole article." in shown
    article.refresh_from_db()
    assert (str(article.outlet), article.published_edtf, article.confirmed) == ("Orsana Ledger", "2019-06-13", True)
    assert {statement.said_edtf for statement in proposals(article)} == {"2019-06-12"}


# ---- undo ----


def test_the_last_acts_are_taken_back_one_after_another(desk: Client, article: Article) -> None:
    first, second = proposals(article)
    act(desk, article, "edge", first, move="end in sentence")
    act(desk, article, "reject", second)
    act(desk, article, "accept", first)
    shown = act(desk, article, "undo")
    assert "Taken back: published." in shown
    assert "Publish again" in shown
    act(desk, article, "undo")
    act(desk, article, "undo")
    first.refresh_from_db()
    assert (first.state, str(first.lead)) == ("withdrawn", "Rivers have two banks. They have one bed")
    assert proposals(article) == [second]
    assert "Nothing that you did in this article is left" in act(desk, article, "undo")
    act(desk, article, "accept", first)
    first.refresh_from_db()
    assert first.state == "published"


def test_an_editor_publishes_again_what_they_took_back_and_not_what_a_chief_withdrew(
    desk: Client, bela: User, article: Article
) -> None:
    first = proposals(article)[0]
    act(desk, article, "accept", first)
    act(desk, article, "edge", first, move="end in sentence")
    curation.withdraw([first], bela, "A court said so.")
    act(desk, article, "undo")
    act(desk, article, "accept", first)
    first.refresh_from_db()
    assert first.state == "withdrawn"


def test_what_was_decided_against_is_not_corrected_in_passing(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    curation.reject([first], None)
    assert "It is rejected, and stays as it is." in act(desk, article, "edge", first, move="end in word")
    assert "It is rejected, and stays as it is." in circumstances(desk, article, first, said="2019")
    first.refresh_from_db()
    assert (first.said_edtf, str(first.lead)) == ("", "Rivers have two banks. They have one bed")


# ---- two editors ----


@pytest.fixture
def boro(ana: User) -> Client:
    """Another editor's browser."""
    user = User.objects.create_user("boro", first_name="Boro", is_staff=True)
    user.groups.set(ana.groups.all())
    client = Client()
    client.force_login(user)
    return client


def test_one_editor_sits_at_a_desk_and_another_looks_on_or_takes_over(
    desk: Client, boro: Client, article: Article
) -> None:
    first = proposals(article)[0]
    desk_of(boro, article)
    assert "Boro is at this desk" in desk_of(desk, article)
    assert "Boro is at this desk now. Nothing was done" in act(desk, article, "reject", first)
    first.refresh_from_db()
    assert first.state == "proposed"
    assert "Boro is at this desk" not in act(desk, article, "take_over")
    assert "Ana is at this desk now" in act(boro, article, "reject", first)


def test_a_desk_is_free_when_its_time_has_run_out(desk: Client, boro: Client, article: Article) -> None:
    desk_of(boro, article)
    Presence.objects.update(until="2019-06-12T00:00Z")
    assert "is at this desk" not in desk_of(desk, article)
    assert "Ana is at this desk" in desk_of(boro, article)


def test_the_next_article_is_one_at_whose_desk_nobody_sits(desk: Client, boro: Client, article: Article) -> None:
    later = making.article(TEXT, headline="A later one")
    making.proposal("And nobody owns either", inside=later)
    first = reverse("admin:statements_article_triage_first")
    desk_of(boro, article)
    assert "A later one" in desk.get(first, follow=True).content.decode()
    assert "River talks end" in boro.get(first, follow=True).content.decode()


def test_no_link_to_the_next_article_takes_an_editor_from_a_desk(desk: Client, ana: User, article: Article) -> None:
    desk_of(desk, article)
    desk.get(reverse("admin:statements_article_triage_next", args=[article.pk]))
    assert Presence.objects.get(article=article).editor == ana


def test_a_contributor_stays_at_and_leaves_the_desk_that_their_own_act_took(
    contributor: Client, desk: Client, article: Article
) -> None:
    stay, leave, over = (
        reverse(f"admin:statements_article_triage_{name}", args=[article.pk]) for name in ("stay", "leave", "take_over")
    )
    assert contributor.post(stay).status_code == 403
    act(contributor, article, "missed", words="she added")
    assert "Cato is at this desk" in desk_of(desk, article)
    assert contributor.post(stay).json() == {"other": ""}
    assert contributor.post(over).status_code == 403
    assert contributor.post(leave).status_code == 204
    assert "is at this desk" not in desk_of(desk, article)


def test_nobody_accepts_what_another_has_changed_since(desk: Client, article: Article) -> None:
    first = proposals(article)[0]
    seen = curation.version_of(first)
    boro = User.objects.create_user("boro", first_name="Boro")
    curation.correct(first, boro, speaker=making.speaker("Josun Hardavel"))
    shown = act(desk, article, "accept", first, version=seen)
    assert "Boro changed this after you opened it." in shown
    assert "Speaker: “Ilva Torvane”, now “Josun Hardavel”." in shown
    first.refresh_from_db()
    assert first.state == "proposed"


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


@pytest.mark.xdist_group("many at once")
@pytest.mark.django_db(transaction=True)
def test_fifty_accepts_at_the_same_moment_leave_one_decision(desk: Client, article: Article) -> None:
    """From fifty tabs of one editor, each with a connection of its own."""
    first = proposals(article)[0]
    to = reverse("admin:statements_article_triage_accept", args=[article.pk])
    form = {"statement": first.pk, "version": curation.version_of(first)}

    def accept(_: int) -> int:
        try:
            return desk.post(to, form, headers={"Accept": "application/json"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(accept, range(50)))
    assert sorted(answers) == [200] + [409] * 49
    assert Decision.objects.filter(act="publish").count() == 1


# ---- how it scales ----


def test_the_desk_asks_as_much_for_forty_proposals_as_for_two(desk: Client) -> None:
    def questions(number: int) -> int:
        article = making.article("\n".join(f"“Bridge {n} stays,” she said." for n in range(number)))
        for n in range(number):
            making.proposal(f"Bridge {n} stays", inside=article, by=making.speaker(f"Person {n}"))
        with CaptureQueriesContext(connection) as asked:
            desk_of(desk, article)
        return len(asked)

    questions(1)
    assert questions(40) == questions(2) <= 24


# ---- what is offered while one types ----


def test_names_of_the_article_come_first_and_a_date_is_read_out(desk: Client, article: Article) -> None:
    making.speaker("Torben Ask")
    names = reverse("admin:statements_article_triage_names")

    def offered(**query: Any) -> list[str]:
        return [offer["value"] for offer in desk.get(names, {"article": article.pk, **query}).json()["offers"]]

    assert offered(noun="speaker", q="tor") == ["Ilva Torvane", "Torben Ask"]
    assert offered(noun="speaker") == ["Ilva Torvane"]
    assert offered(noun="speaker", q="xyz") == offered(noun="nonsense", q="tor") == []
    date = reverse("admin:statements_article_triage_date")
    assert desk.get(date, {"edtf": "2017-02-16?"}).json() == {"words": "perhaps 16 February 2017"}
    assert "is not a date in EDTF" in desk.get(date, {"edtf": "12 June"}).json()["wrong"]
