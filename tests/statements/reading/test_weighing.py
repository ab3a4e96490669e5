"""How likely a draft is right, and which are left out."""

from __future__ import annotations

from statements.reading import read
from statements.reading.drafts import Draft
from statements.reading.fitted import Fit, Model, reading_by
from statements.reading.reading import Span
from statements.reading.weighing import features, weighed

SAYING_IS_RIGHT = Fit(Model({}), Model({"lemma=say": 2.0, "lemma=believe": -2.0}), 0.5, {})


def draft(*traits: str) -> Draft:
    return Draft([Span(0, 5)], Span(0, 9), 0, traits=list(traits))


def test_the_rules_alone_keep_all_and_say_no_probability() -> None:
    drafts = [draft("lemma=say"), draft("lemma=believe")]
    with reading_by(None):
        assert weighed(drafts) == drafts
    assert [each.confidence for each in drafts] == [None, None]


def test_a_fit_leaves_out_what_is_likelier_wrong_and_says_how_sure_it_is_of_the_rest() -> None:
    right, wrong = draft("lemma=say"), draft("lemma=believe")
    with reading_by(SAYING_IS_RIGHT):
        assert weighed([right, wrong]) == [right]
    assert right.confidence == SAYING_IS_RIGHT.statements.probability(["lemma=say"])


def test_a_draft_as_likely_as_is_asked_for_is_kept() -> None:
    unknown = draft("lemma=mumble")
    with reading_by(SAYING_IS_RIGHT):
        assert weighed([unknown]) == [unknown]
    assert unknown.confidence == 0.5


def test_who_speaks_and_how_that_is_known_is_weighed_too() -> None:
    nobody, named, inferred, body = draft(), draft(), draft(), draft()
    named.speaker = inferred.speaker = "Ona Birk"
    named.speaker_is_person = inferred.speaker_is_person = inferred.speaker_is_inferred = True
    body.speaker = "Council of Lisk"
    told = [
        next(each for each in features(one) if each.startswith("speaker=")) for one in (nobody, named, inferred, body)
    ]
    assert told == ["speaker=none", "speaker=person", "speaker=person inferred", "speaker=body"]


def test_every_statement_that_is_read_is_as_sure_as_the_fit_says() -> None:
    news = "Council meets in Lisk\n\nMayor Ona Birk said the quay was safe. “It is dry,” she said.\n".encode()
    sure = Fit(Model({}), Model({"any": 1.0}), 0.0, {})
    with reading_by(sure):
        assert [each.confidence for each in read(news).statements] == [0.73, 0.73]
