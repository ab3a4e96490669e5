"""A better reader reads an article again: what people decided stays, and nothing arrives twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements import curation
from statements.curation import Refused
from statements.ingest import ingest
from statements.models import Article, Decision, Finding, Occasion, Quotation, Speaker, State, Statement, dated
from statements.reading.reading import Occasion as FoundOccasion
from statements.reading.reading import Reading
from statements.rereading import Change, is_older, is_read_by, reread
from tests.statements import making
from tests.statements.rereading.readers import DAM, RIVER, Said, reader

pytestmark = pytest.mark.django_db


def read_first(*said: Said | str, **page: Any) -> Article:
    """An article as the first reader read it."""
    article = making.article()
    reread(article, read=reader(*said, **page), version="1.0")
    return article


def read_better(article: Article, *said: Said | str, version: str = "2.0", **page: Any) -> Change:
    return reread(article, read=reader(*said, **page), version=version)


def numbers(change: Change) -> tuple[int, int, int]:
    return change.new, change.improved, change.no_longer_found


def words(article: Article) -> list[str]:
    return [str(quotation) for quotation in Quotation.objects.filter(text__article=article).order_by("start")]


def the_statement(article: Article) -> Statement:
    return Statement.objects.in_article(article).select_related("lead", "speaker").get()


def the_river(article: Article) -> Statement:
    return Statement.objects.in_article(article).select_related("speaker").get(lead__content="river")


def everything(article: Article) -> list[Any]:
    """All that people see of its statements."""
    statements = Statement.objects.in_article(article)
    return [
        *statements.order_by("pk").values(),
        *Quotation.objects.filter(statement__in=statements.values("pk")).order_by("pk").values(),
        *Article.objects.filter(pk=article.pk).values(),
        *Decision.objects.order_by("pk").values(),
    ]


# ---- what arrives ----


def test_a_new_finding_arrives_as_a_proposal() -> None:
    article = read_first(RIVER)
    assert numbers(read_better(article, RIVER, Said(DAM, form="indirect"))) == (1, 0, 0)
    dam = Statement.objects.in_article(article).get(lead__content=DAM)
    assert dam.lead
    assert dam.lead.finding
    assert (dam.state, dam.lead.finding.reader_version) == (State.PROPOSED, "2.0")
    assert dam.lead.sentence.startswith("She denied that")


def test_what_was_sealed_while_it_was_read_is_left_alone() -> None:
    article = read_first(RIVER)
    better = reader(RIVER, DAM)

    def slow(content: bytes, **given: Any) -> Reading:
        reading = better(content, **given)
        Statement.objects.update(state=State.REJECTED)
        asking, confirming = (
            User.objects.create_superuser("bela"),
            User.objects.create_superuser("cem"),
        )
        curation.seal(curation.ask_to_seal(article, asking, "The chamber of Lisk ordered it."), confirming)
        return reading

    assert not reread(article, read=slow, version="2.0")
    assert not Finding.objects.filter(proposed__text__icontains="dam").exists()
    assert Statement.objects.in_article(article).count() == 1


def publish(statement: Statement) -> None:
    curation.publish([statement], None)


def withdraw(statement: Statement) -> None:
    curation.publish([statement], None)
    curation.withdraw([statement], None, "The outlet has corrected its report.")


def reject(statement: Statement) -> None:
    curation.reject([statement], None)


def correct_speaker(statement: Statement) -> None:
    curation.correct(statement, None, speaker=making.speaker("Josun Hardavel"))


def correct_spans(statement: Statement) -> None:
    assert statement.lead
    start = statement.lead.spans[0].start
    curation.correct_spans(statement.lead, [(start, start + len("The river"))], None)


def correct_wording(statement: Statement) -> None:
    assert statement.lead
    curation.correct(statement.lead, None, via="TASS")


def set_topics(statement: Statement) -> None:
    curation.set_topics(statement, [making.topic()], None)


def reject_and_reopen(statement: Statement) -> None:
    curation.reject([statement], None)
    curation.reopen([statement], None)


@pytest.mark.parametrize(
    "act",
    [publish, withdraw, reject, correct_speaker, correct_spans, correct_wording, set_topics, reject_and_reopen],
)
@pytest.mark.parametrize(
    "better",
    [
        [Said(RIVER, by="Grigan Ostremy", form="mixed", on="2019-06-12")],
        ["river belongs to both banks"],
        [f"{RIVER},” said President"],
        [],
    ],
    ids=["another speaker and day", "fewer words", "more words", "nothing"],
)
def test_what_an_editor_has_touched_stays_as_it_is_and_does_not_arrive_again(act: Any, better: list[Any]) -> None:
    article = read_first(RIVER)
    act(the_statement(article))
    before = everything(article)
    assert not read_better(article, *better)
    assert everything(article) == before


def test_a_statement_that_an_editor_added_does_not_arrive_again() -> None:
    article = read_first()
    making.proposal(inside=article)
    before = everything(article)
    assert not read_better(article, f"{RIVER},")
    assert everything(article) == before


def test_the_permalink_of_a_published_statement_answers_as_before(client: Any) -> None:
    article = read_first(RIVER)
    publish(the_statement(article))
    address = the_statement(article).get_absolute_url()
    before = client.get(address).content
    read_better(article, Said(RIVER, by="Grigan Ostremy"), Said(DAM, form="indirect"), headline="Another one")
    assert client.get(address).content == before


places = st.lists(st.integers(0, len(making.TEXT)), min_size=2, max_size=4, unique=True).map(sorted)
findings = st.lists(places.map(lambda edges: tuple(zip(edges[::2], edges[1::2], strict=False))), max_size=4)
acts = st.lists(st.sampled_from([None, publish, withdraw, reject, correct_speaker]), min_size=4, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(findings, acts, findings)
def test_whatever_was_found_and_decided_decisions_stay_and_the_same_reader_changes_nothing_more(
    first: list[Any], decided: list[Any], second: list[Any]
) -> None:
    article = making.article()
    reread(article, read=reader(*[Said(spans) for spans in first]), version="1.0")
    for statement, act in zip(list(Statement.objects.in_article(article)), decided, strict=False):
        if act:
            act(statement)
    keys = list(Decision.objects.filter(noun="statement").values_list("object_id", flat=True))

    def as_it_is() -> list[Any]:
        statements, wordings = Statement.objects.filter(pk__in=keys), Quotation.objects.filter(statement__in=keys)
        return [*statements.order_by("pk").values(), *wordings.order_by("pk").values()]

    before, count = as_it_is(), Statement.objects.in_article(article).count()
    better = reader(*[Said(spans) for spans in second])
    change = reread(article, read=better, version="2.0")
    assert as_it_is() == before
    assert Statement.objects.in_article(article).count() == count + change.new
    assert not reread(article, read=better, version="2.0", anew=True)
    assert reread(article, read=better, version="3.0").new == 0


# ---- what is found better ----


def test_a_proposal_that_nobody_touched_is_worded_as_the_better_reader_words_it() -> None:
    article = read_first(Said("river", by=None))
    before = the_statement(article)
    assert numbers(read_better(article, Said(RIVER, on="2019-06-12"))) == (0, 1, 0)
    after = the_statement(article)
    assert after.public_id == before.public_id
    assert after.lead
    assert (after.lead.content, after.said_by, after.said_edtf) == (RIVER, "Ilva Torvane", "2019-06-12")


def test_what_it_was_before_is_in_the_decisions_and_in_the_findings() -> None:
    article = read_first("river")
    read_better(article, RIVER)
    decision = Decision.objects.get(act=Decision.Act.REREAD)
    assert (decision.by, decision.noun, decision.object_id) == (None, "statement", the_statement(article).pk)
    assert decision.before["wording"]["content"] == "river"
    assert decision.after["wording"]["content"] == RIVER
    assert decision.reason == "Reader 2.0."
    findings = Finding.objects.filter(text__article=article, kind="statement").order_by("pk")
    assert [(one.reader_version, one.proposed["text"]) for one in findings] == [("1.0", "river"), ("2.0", RIVER)]


def test_a_proposal_read_better_can_be_read_better_again() -> None:
    article = read_first("river")
    read_better(article, f"{RIVER},")
    assert numbers(read_better(article, RIVER, version="3.0")) == (0, 1, 0)
    assert words(article) == [RIVER]


def test_a_better_reader_that_is_more_or_less_sure_changes_only_how_sure() -> None:
    article = read_first(Said(RIVER, confidence=0.5))
    assert not read_better(article, Said(RIVER, confidence=0.9))
    assert not Decision.objects.exists()
    lead = the_statement(article).lead
    assert lead
    assert lead.finding
    assert (lead.finding.confidence, lead.finding.reader_version) == (0.9, "2.0")


def test_a_proposal_that_turns_out_to_be_two_statements_becomes_both() -> None:
    article = read_first(f"{RIVER},” said President Ilva Torvane on Monday. She denied that {DAM}")
    assert numbers(read_better(article, RIVER, Said(DAM, form="indirect"))) == (1, 1, 0)
    assert words(article) == [RIVER, DAM]


def test_a_proposal_that_is_no_longer_found_stays_and_is_reported_once() -> None:
    article = read_first(RIVER, DAM)
    assert numbers(read_better(article, RIVER)) == (0, 0, 1)
    assert words(article) == [RIVER, DAM]
    assert numbers(read_better(article, RIVER, version="3.0")) == (0, 0, 0)


def test_a_speaker_that_was_merged_meanwhile_is_the_one_that_took_them_in() -> None:
    article = read_first(RIVER)
    kept = making.speaker("I. Torvane")
    Speaker.objects.filter(name="Ilva Torvane").update(merged_into=kept)
    read_better(article, RIVER)
    assert the_statement(article).speaker == kept


def test_nobody_publishes_words_that_they_have_not_seen() -> None:
    article = read_first("river")
    statement = the_statement(article)
    assert statement.lead
    seen = {statement.pk: statement.lead.finding_id}
    read_better(article, RIVER)
    with pytest.raises(Refused, match="was read again since"):
        curation.publish([statement], None, seen=seen)
    assert the_statement(article).state == State.PROPOSED
    assert curation.publish([statement], None, seen={statement.pk: Finding.objects.latest("pk").pk}) == 1


# ---- occasions ----

SUMMIT = FoundOccasion("Opening session", "Four Rivers Summit", "Lisk", "2019-06-12", "on Wednesday")
UNDATED = FoundOccasion("press conference", None, None, None, "at a press conference")


@pytest.mark.parametrize("sitting", [SUMMIT, UNDATED])
def test_the_occasion_of_a_new_proposal_is_the_one_the_article_has(sitting: FoundOccasion) -> None:
    article = read_first(Said(RIVER, occasion=0), occasions=(sitting,))
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(sitting,))
    assert Occasion.objects.count() == 1
    assert Statement.objects.filter(occasion=Occasion.objects.get()).count() == 2


def test_an_occasion_that_an_editor_renamed_is_the_same_occasion() -> None:
    article = read_first(Said(RIVER, occasion=0), occasions=(SUMMIT,))
    curation.correct(Occasion.objects.get(), None, title="First plenary", held_edtf="2019-06")
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(SUMMIT,))
    assert Occasion.objects.get().statements.count() == 2


def test_where_an_editor_has_confirmed_the_occasions_no_other_is_made() -> None:
    article = read_first(Said("river", occasion=0), occasions=(UNDATED,))
    mine = making.occasion("Plenary")
    curation.confirm(article, None, occasions=[mine])
    read_better(article, Said(RIVER, occasion=0), Said(DAM, occasion=0), occasions=(SUMMIT,))
    assert set(article.occasions.all()) == {mine}
    as_before, new = Statement.objects.in_article(article).select_related("occasion")
    assert str(as_before.occasion) == "Press conference"
    assert new.occasion is None
    assert Occasion.objects.count() == 2


# ---- again, in part, at once ----


def test_reading_again_with_the_same_reader_or_an_older_one_changes_nothing() -> None:
    article = read_first(RIVER)
    read_better(article, RIVER, DAM)
    findings = Finding.objects.count()
    for version in ("2.0", "1.0"):
        change = read_better(article, "both banks", version=version)
        assert not change
        assert str(change) == "nothing changed"
    assert Finding.objects.count() == findings
    assert words(article) == [RIVER, DAM]


@pytest.mark.parametrize(
    ("read_by", "version", "is_read", "is_before"),
    [
        ("2.0", "2.0", True, False),
        ("1.9", "1.10", False, True),
        ("1.10", "1.9", True, False),
        ("2.0+d8e794", "2.0+d8e794", True, False),
        ("2.0+d8e794", "2.0+17aa02", False, False),
        ("2.0+d8e794", "2.1+17aa02", False, True),
        (None, "1.0", False, True),
    ],
)
def test_versions_are_compared_by_their_numbers(
    read_by: str | None, version: str, is_read: bool, is_before: bool
) -> None:
    assert is_read_by(read_by, version) == is_read
    assert is_older(read_by, version) == is_before


def test_an_editor_who_has_corrected_the_date_may_have_it_read_anew_by_the_same_reader() -> None:
    asked: list[str | None] = []

    def read(content: bytes, *, encoding: str | None, published: str | None) -> Any:
        asked.append(published)
        on = published and f"{published}?"
        return reader(Said(RIVER, on=on))(content, encoding=encoding, published=published)

    article = making.article()
    reread(article, read=read, version="1.0")
    curation.correct(article, None, **dated("published", "2019-06"))
    assert reread(article, read=read, version="1.0", anew=True).improved == 1
    assert the_statement(article).said_edtf == "2019-06?"
    findings = Finding.objects.count()
    assert not reread(article, read=read, version="1.0", anew=True)
    assert Finding.objects.count() == findings
    assert asked == [None, "2019-06", "2019-06"]


def test_a_dry_run_reports_the_same_and_changes_nothing() -> None:
    article = read_first("river", DAM)
    before, findings, speakers = everything(article), Finding.objects.count(), Speaker.objects.count()
    better = reader(RIVER, Said("President", by="Grigan Ostremy"), headline="Locks open")
    dry = reread(article, read=better, version="2.0", dry_run=True)
    assert (everything(article), Finding.objects.count(), Speaker.objects.count()) == (before, findings, speakers)
    assert str(reread(article, read=better, version="2.0")) == str(dry)
    assert numbers(dry) == (1, 1, 1)


def test_an_error_on_the_way_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    article = read_first("river")
    before, findings = everything(article), Finding.objects.count()

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Quotation.objects, "bulk_create", fail)
        with pytest.raises(DatabaseError, match="disk"):
            read_better(article, RIVER, DAM)
    assert (everything(article), Finding.objects.count()) == (before, findings)
    assert numbers(read_better(article, RIVER, DAM)) == (1, 1, 0)


def test_a_reader_that_makes_another_text_of_the_bytes_is_refused() -> None:
    article = read_first(RIVER)

    def read(content: bytes, *, encoding: str | None, published: str | None) -> Any:
        return reader(RIVER)(content + b"!", encoding=encoding, published=published)

    with pytest.raises(Refused, match="another text"):
        reread(article, read=read, version="2.0")


def test_more_statements_than_an_editor_could_check_are_refused() -> None:
    article = read_first(RIVER)
    with pytest.raises(Refused, match="2001 statements"):
        read_better(article, *[RIVER] * 2001)


def test_bytes_are_read_in_the_encoding_in_which_they_were_read_first() -> None:
    article, _ = ingest("“Вода общая”, сказал Ансел Торван.\n".encode("cp1251"), "water.txt")
    first, second = article.text.encoding, reread(article, version="99")
    assert (first, second.facts) == ("cp1251", [])
    pages = Finding.objects.filter(text=article.text, kind=Finding.Kind.PAGE).order_by("pk")
    assert [(page.proposed["encoding"], page.proposed["encoding_was_a_choice"]) for page in pages] == [
        ("cp1251", True),
        ("cp1251", True),
    ]


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def together(self, *works: Any) -> list[Any]:
        start = Barrier(len(works))

        def begin(work: Any) -> Any:
            try:
                start.wait()
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(works)) as pool:
            return [done.result() for done in [pool.submit(begin, work) for work in works]]

    def test_two_who_read_the_same_article_again_do_it_once(self) -> None:
        article = read_first("river")
        better = reader(RIVER, DAM)
        done = self.together(*[lambda: reread(article, read=better, version="2.0")] * 3)
        assert sorted(map(numbers, done)) == [(0, 0, 0), (0, 0, 0), (1, 1, 0)]
        assert words(article) == [RIVER, DAM]

    def test_a_statement_that_an_editor_has_in_hand_is_not_waited_for_and_stays(self) -> None:
        article = read_first("river")

        def pass_by() -> Change:
            try:
                return read_better(article, RIVER, DAM)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool, transaction.atomic():
            curation.correct(the_statement(article), None, unnamed_source="", speaker=making.speaker("Josun Hardavel"))
            change = pool.submit(pass_by).result(timeout=20)  # while her act is not done yet
        assert numbers(change) == (1, 0, 0)
        assert words(article) == ["river", DAM]
        assert str(the_river(article).speaker) == "Josun Hardavel"

    def test_editors_and_readers_never_wait_for_each_other_in_a_circle(self) -> None:
        articles = [read_first("river", "dam") for _ in range(6)]

        def edit() -> int:
            return sum(curation.publish(Statement.objects.in_article(article), None) for article in articles)

        def confirm() -> None:
            for article in articles:
                curation.confirm(article, None, occasions=[])

        def read_all() -> int:
            return sum(bool(read_better(article, RIVER, "any dam")) for article in articles)

        published, _, changed = self.together(edit, confirm, read_all)
        assert published == 12
        for statement in Statement.objects.select_related("lead"):
            assert statement.state in {State.PUBLISHED, State.PROPOSED}
        assert changed <= 6
