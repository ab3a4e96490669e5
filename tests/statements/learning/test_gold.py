"""What editors accepted is gold, in the words they gave it; what says nothing of the reader teaches nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from statements import curation, editors
from statements.editors import Role
from statements.ingest import ingest
from statements.learning import gold_of_archive
from statements.models import Article, ArticleText, Speaker, Statement, Upload, UploadedFile
from statements.reading.evaluation.gold import GoldArticle, GoldStatement
from tests.statements import making

pytestmark = pytest.mark.django_db

NEWS = """Lisk argues about its lock gates

LISK, June 12, 2019 /Halvinform/. Mayor Ona Birk said the gates were safe. Anna Hask said the ferry was late and the \
quay was closed. “Nobody asked the fishermen,” Jon Brem said. “They would have known.”

A senior official said the dam was full. Runa Eskelvaar said the school was too small, according to the council.

“The bridge stands,” Oriel Dastrev said.
"""


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", is_staff=True)


@pytest.fixture
def bela() -> User:
    return User.objects.create_user("bela", is_staff=True)


@pytest.fixture
def article() -> Article:
    return ingest(NEWS.encode(), "gates.txt").article


def found(words: str) -> Statement:
    return Statement.objects.get(quotations__content__contains=words)


def accept_all(article: Article, by: User | None) -> None:
    curation.publish(Statement.objects.in_article(article).proposed(), by)


def gold() -> list[GoldStatement]:
    """Of the one article."""
    (article,) = gold_of_archive().values()
    return article.statements


def words(statement: GoldStatement) -> str:
    return " … ".join(NEWS[start:end] for start, end in statement.spans)


def right() -> list[str]:
    return [words(one) for one in gold() if not one.is_optional]


def left_open() -> list[str]:
    return [words(one) for one in gold() if one.is_optional]


def of(some: str) -> GoldStatement:
    (one,) = [one for one in gold() if some in words(one)]
    return one


def test_what_was_accepted_is_right_in_the_words_that_editors_gave_it(ana: User, article: Article) -> None:
    gates, ferry, brem = found("gates"), found("ferry"), found("fishermen")
    at = NEWS.index("the ferry")
    assert ferry.lead
    assert brem.lead
    curation.correct_spans(ferry.lead, [(at, NEWS.index(". “Nobody"))], ana)
    curation.split(brem, NEWS.index("They would"), ana)
    curation.correct(gates, ana, speaker=making.speaker("Anna Hask"))
    missed = NEWS.index("argues about its lock gates")
    curation.add_statement(
        article.text, [(missed, missed + 6)], ana, quotation={"form": "indirect"}, statement={"unnamed_source": "Lisk"}
    )
    curation.reject([found("bridge")], ana)
    accept_all(article, ana)

    assert right() == [
        "argues",
        "the gates were safe",
        "the ferry was late and the quay was closed",
        "Nobody asked the fishermen",
        "They would have known.",
        "the dam was full",
        "the school was too small",
    ]
    assert left_open() == []
    hask, official, birk = of("ferry"), of("dam"), of("gates were")
    assert (hask.speaker, [NEWS[s:e] for s, e in hask.source + hask.cue]) == ("Anna Hask", ["Anna Hask", "said"])
    assert (official.speaker, [NEWS[s:e] for s, e in official.source]) == (None, ["A senior official"])
    assert (birk.speaker, birk.source) == ("Anna Hask", []), "the words as printed led to somebody else"
    assert (of("argues").speaker, [NEWS[s:e] for s, e in of("argues").source]) == (None, ["Lisk"])


def test_a_speaker_of_another_name_by_now_is_named_as_the_article_names_them(ana: User, article: Article) -> None:
    birk, elsewhere = Speaker.objects.get(name="Ona Birk"), making.speaker("Ona Maria Birk-Torvane")
    curation.merge(birk, elsewhere, ana, "one and the same")
    curation.correct(found("school"), ana, speaker=elsewhere)
    accept_all(article, ana)
    assert (of("gates").speaker, len(of("gates").source)) == ("Ona Birk", 1)
    assert of("school").speaker == "Ona Birk"


def test_a_rejection_teaches_only_where_its_reason_says_the_software_was_wrong(ana: User, article: Article) -> None:
    for some, reason in {
        "gates": "",
        "ferry": "No speech, just a rumour",
        "fishermen": "said twice in the article",
        "dam": "right, but not wanted here",
        "school": "I know better",
    }.items():
        curation.reject([found(some)], ana, reason)
    accept_all(article, ana)
    assert right() == ["The bridge stands"]
    assert [some.split()[-1] for some in left_open()] == ["known.", "full", "small"]


def test_what_is_withdrawn_stays_right_unless_it_was_misread(bela: User, article: Article) -> None:
    accept_all(article, bela)
    curation.withdraw([found("gates")], bela, "She took it back the next day.")
    curation.withdraw([found("ferry")], bela, "Misread: the article does not say so.")
    assert [words(one) for one in gold()][:1] == ["the gates were safe"]
    assert not [one for one in gold() if "ferry" in words(one)]


def test_a_publication_that_was_taken_back_is_left_open(ana: User, article: Article) -> None:
    accept_all(article, ana)
    curation.undo(article, ana)
    assert right() == []
    assert len(left_open()) == 6


def test_wordings_that_were_merged_or_taken_out_stay_right_and_joined_ones_are_one(ana: User, article: Article) -> None:
    bridge, school = found("bridge"), found("school")
    curation.join(found("gates"), found("ferry"), ana)
    loaded = making.imported("The bridge is standing")
    Statement.objects.filter(pk=loaded.pk).update(state="published", published_at=timezone.now())  # as loading does
    accept_all(article, ana)
    curation.merge(bridge, loaded, ana, "the same words")
    curation.merge(school, found("dam"), ana, "the same, I thought")
    wording = school.quotations.model.objects.get(content="the school was too small")
    curation.take_out(wording, ana, "not the same")
    assert right() == [
        "the gates were safe … the ferry was late",
        "Nobody asked the fishermen … They would have known.",
        "the dam was full",
        "the school was too small",
        "The bridge stands",
    ]


def test_only_finished_articles_of_which_people_decided_are_gold(ana: User, article: Article) -> None:
    curation.publish([found("gates")], ana)
    assert gold_of_archive() == {}, "the others wait"
    accept_all(article, ana)
    assert gold_of_archive().keys() == {article.public_id}
    (only,) = gold_of_archive().values()
    assert only == GoldArticle(NEWS, only.statements, None)

    other = ingest(NEWS.replace("Lisk argues", "Orsana argues").encode(), "other.txt").article
    accept_all(other, None)
    assert gold_of_archive().keys() == {article.public_id}, "the software published it, as where samples are loaded"
    ArticleText.objects.create(article=article, text=NEWS, encoding="cp1251")
    assert gold_of_archive() == {}, "its statements stand in another text than the one that holds"


def test_what_was_taken_back_or_sealed_is_no_gold(ana: User, bela: User, article: Article) -> None:
    accept_all(article, ana)
    upload, taken_back = Upload.objects.create(by=ana), UploadedFile.Outcome.TAKEN_BACK
    file = UploadedFile.objects.create(upload=upload, name="gates.txt", article=article, outcome=taken_back)
    assert gold_of_archive() == {}
    file.outcome = UploadedFile.Outcome.CREATED
    file.save()
    assert gold_of_archive()
    for chief in (ana, bela):
        chief.groups.add(editors.give(Role.CHIEF))
    sealing = curation.ask_to_seal(article, ana, "an order of the court of Lisk")
    curation.seal(sealing, bela)
    assert gold_of_archive() == {}
