"""Files of an upload are cancelled and tried again, and a whole upload is taken back and brought back as it was."""

from __future__ import annotations

import pytest

from statements import curation, uploads
from statements.curation import Refused
from statements.models import Article, Decision, Original, State, Statement, Upload, UploadedFile
from statements.rereading import reread
from statements.uploads import receive
from tests.statements.news import news
from tests.statements.test_tasks import run
from tests.statements.test_uploads import files, jobs

pytestmark = pytest.mark.django_db
Outcome = UploadedFile.Outcome


def sent(*numbers: int) -> Upload:
    return receive(files(*((f"{number}.txt", news(number)) for number in numbers)), None)


def read_all(upload: Upload) -> Upload:
    for file in upload.files.filter(outcome="waiting"):
        run(file)
    return upload


def outcomes(upload: Upload) -> list[str]:
    return list(upload.files.order_by("pk").values_list("outcome", flat=True))


def states() -> list[tuple[int, str, str]]:
    return list(Statement.objects.order_by("pk").values_list("pk", "state", "reason"))


def proposals_of(upload: Upload) -> list[Statement]:
    articles = Article.objects.filter(uploaded_files__upload=upload)
    return list(Statement.objects.proposed().filter(quotations__text__article__in=articles))


class TestFiles:
    def test_what_is_cancelled_is_not_read_and_keeps_its_bytes(self) -> None:
        upload = sent(1, 2)
        first = upload.files.get(name="1.txt")
        assert curation.cancel([first], None) == 1
        read_all(upload)
        run(first)
        assert outcomes(upload) == ["cancelled", "created"]
        assert bytes(first.content or b"") == news(1)
        assert curation.cancel(upload.files.all(), None) == 0

    def test_what_was_given_up_or_cancelled_is_read_after_all(self) -> None:
        upload = sent(1, 2)
        upload.files.filter(name="1.txt").update(outcome=Outcome.GIVEN_UP, tries=3, reason="The disk was full.")
        curation.cancel(upload.files.filter(name="2.txt"), None)
        assert uploads.try_again(upload.files.all(), None) == 2
        assert list(upload.files.values_list("outcome", "tries", "reason")) == [("waiting", 0, "")] * 2
        assert jobs() == {file.pk for file in upload.files.all()}
        assert outcomes(read_all(upload)) == ["created", "created"]

    def test_each_act_is_a_decision_about_the_upload(self) -> None:
        upload = sent(1)
        curation.cancel(upload.files.all(), None)
        uploads.try_again(upload.files.all(), None)
        decisions = Decision.objects.filter(noun="upload", object_id=upload.pk).order_by("pk")
        assert [(one.act, one.after) for one in decisions] == [
            ("cancel", {"cancelled": 1}),
            ("try_again", {"waiting": 1}),
        ]


class TestTakingBack:
    def test_what_waits_is_cancelled_proposals_are_rejected_and_nothing_is_deleted(self) -> None:
        upload = sent(1, 2)
        run(upload.files.get(name="1.txt"))
        others = proposals_of(read_all(sent(3)))
        there = states()
        curation.take_back(upload, None, "The wrong folder.")
        assert outcomes(upload) == ["taken_back", "cancelled"]
        assert {(state, reason) for pk, state, reason in states() if pk not in {one.pk for one in others}} == {
            ("rejected", "upload taken back: The wrong folder.")
        }
        assert {one.state for one in Statement.objects.filter(pk__in=[one.pk for one in others])} == {State.PROPOSED}
        assert len(states()) == len(there)
        assert Original.objects.count() == 2
        assert Article.objects.get(uploaded_files__upload=upload).is_taken_back

    def test_what_was_published_stays_and_is_said(self) -> None:
        upload = read_all(sent(1, 2))
        published = next(one for one in proposals_of(upload) if one.said_by)
        curation.publish([published], None)
        goes = curation.take_back(upload, None)
        article = published.quotations.get().text.article  # type: ignore[union-attr]
        assert goes.stays == [article]
        assert not article.is_taken_back
        published.refresh_from_db()
        assert published.state == State.PUBLISHED
        assert not proposals_of(upload)

    def test_what_somebody_else_sent_in_too_stays(self) -> None:
        first, second = read_all(sent(1, 2)), read_all(sent(1))
        assert outcomes(second) == ["duplicate"]
        goes = curation.take_back(first, None)
        assert [str(article.original) for article in goes.stays] == ["1.txt"]
        assert outcomes(first) == ["created", "taken_back"]
        assert {one.quotations.get().text.article for one in Statement.objects.proposed()} == set(goes.stays)  # type: ignore[union-attr]

    def test_it_is_brought_back_to_what_it_was(self) -> None:
        upload = sent(1, 2, 3)
        run(upload.files.get(name="1.txt"))
        curation.cancel(upload.files.filter(name="3.txt"), None)
        curation.reject(proposals_of(upload)[:1], None, "Said nothing.")
        before = states(), outcomes(upload)
        curation.take_back(upload, None)
        assert (states(), outcomes(upload)) != before
        uploads.bring_back(upload, None)
        assert (states(), outcomes(upload)) == before
        assert curation.taken_back_by(upload) is None
        run(upload.files.get(name="2.txt"))
        assert outcomes(upload) == ["created", "created", "cancelled"]

    def test_what_editors_decided_since_is_left_as_they_decided(self) -> None:
        upload = read_all(sent(1))
        one, other, *_ = proposals_of(upload)
        curation.take_back(upload, None)
        curation.reopen([one, other], None)
        curation.reject([one], None, "Said nothing.")
        curation.publish([other], None)
        uploads.bring_back(upload, None)
        kept = {pk: (state, reason) for pk, state, reason in states()}
        assert kept.pop(one.pk) == ("rejected", "Said nothing.")
        assert kept.pop(other.pk) == ("published", "")
        assert set(kept.values()) == {("proposed", "")}

    def test_it_is_done_once_and_undone_once(self) -> None:
        upload = read_all(sent(1))
        with pytest.raises(Refused, match="not taken back"):
            uploads.bring_back(upload, None)
        curation.take_back(upload, None)
        with pytest.raises(Refused, match="Nothing of this upload"):
            curation.take_back(upload, None)
        uploads.bring_back(upload, None)
        with pytest.raises(Refused, match="not taken back"):
            uploads.bring_back(upload, None)
        assert curation.take_back(upload, None).files

    def test_the_same_bytes_sent_in_again_say_that_they_were_taken_back(self) -> None:
        curation.take_back(read_all(sent(1)), None)
        again = read_all(sent(1)).files.get()
        assert again.outcome == Outcome.DUPLICATE
        assert "was taken back: bring that upload back" in again.reason

    def test_a_better_reader_proposes_nothing_from_what_was_taken_back(self) -> None:
        upload = read_all(sent(1))
        curation.take_back(upload, None)
        assert not reread(Article.objects.get(), version="99.0")
        assert not Statement.objects.proposed().exists()
