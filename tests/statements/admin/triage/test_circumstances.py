"""Who said it, when, on which occasion and what about, as it is typed at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements.models import Article, Decision, Speaker
from tests.statements import making
from tests.statements.admin.triage.acting import act, circumstances, desk_of, proposals


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
