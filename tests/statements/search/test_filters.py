"""Each filter keeps what it says; several values of one widen, different filters narrow."""

from __future__ import annotations

import pytest

from statements import curation
from statements.models import Speaker
from tests.statements import making
from tests.statements.search.asking import ask, found, wording

pytestmark = pytest.mark.django_db


def test_several_values_of_one_filter_widen_and_different_filters_narrow() -> None:
    making.statement("One", by=making.speaker("Ilva Torvane"), topics=(making.topic("Water"),))
    making.statement("Two", by=making.speaker("Bero Kasten"), topics=(making.topic("Water"), making.topic("Roads")))
    making.statement("Three", by=making.speaker("Bero Kasten"))
    assert found(speaker="ilva-torvane") == {"One"}
    assert found(speaker=["ilva-torvane", "bero-kasten"]) == {"One", "Two", "Three"}
    assert found(speaker="bero-kasten", topic="water") == {"Two"}
    assert found(topic=["water", "roads"]) == {"One", "Two"}
    assert found(theme="roads") == {"Two"}


def test_venue_and_place_are_those_of_the_occasion() -> None:
    held = making.occasion(venue=making.venue("Ondra Forum"), place="Ondra")
    making.statement("At the forum", occasion=held)
    making.statement("Elsewhere")
    assert found(venue="ondra-forum") == {"At the forum"}
    assert found(place="Ondra") == {"At the forum"}


def test_outlet_and_form_are_those_of_any_wording() -> None:
    statement = making.statement("Open", inside=making.article("Open.", outlet=making.outlet("Halvian Gazette")))
    wording(statement, "He said it was open", form="indirect", outlet="Ondra Radio")
    making.statement("Closed")
    assert found(outlet="ondra-radio") == found(form="indirect") == found(outlet="halvian-gazette") == {"Open"}
    assert found(form="direct") == {"Open", "Closed"}


def test_outlet_and_form_together_are_those_of_the_same_wording() -> None:
    statement = making.statement("Open", inside=making.article("Open.", outlet=making.outlet("Halvian Gazette")))
    wording(statement, "He said it was open", form="indirect", outlet="Ondra Radio")
    assert found("outlet=ondra-radio&form=indirect") == found("outlet=halvian-gazette&form=direct") == {"Open"}
    assert found("outlet=ondra-radio&form=direct") == found("outlet=halvian-gazette&form=indirect") == set()
    assert found("outlet=ondra-radio&outlet=halvian-gazette&form=indirect") == {"Open"}


def test_no_topic_is_a_choice_like_any_other() -> None:
    making.statement("On water", topics=(making.topic("Water"),))
    making.statement("On roads", topics=(making.topic("Roads"),))
    making.statement("On nothing")
    assert found(topic="(none)") == {"On nothing"}
    assert found(topic=["(none)", "water"]) == {"On nothing", "On water"}
    assert [chip.label for chip in ask(topic="(none)").chips] == ["no topic"]
    refused = making.statement("On dams", topics=(making.topic("Dams"),))
    curation.set_topics(refused, [], None)
    assert found(topic="(none)") == {"On nothing", "On dams"}


def test_only_the_undated_can_be_asked_for_but_not_with_dates() -> None:
    making.statement("Then", said="2017")
    making.statement("Once")
    assert found(undated="only") == {"Once"}
    both = ask("undated=only&date_after=2016")
    assert [hit.quotation.content for hit in both.hits] == ["Then"]
    assert len(both.problems) == 1


def test_checked_tells_editors_from_files() -> None:
    making.statement("By an editor")
    loaded = making.imported("From a file")
    curation.publish([loaded], None)
    type(loaded).objects.filter(pk=loaded.pk).update(checked="imported")
    assert found(checked="editor") == {"By an editor"}
    assert found(checked="imported") == {"From a file"}


def test_a_refused_topic_is_none() -> None:
    statement = making.statement("On water", topics=(making.topic("Water"),))
    curation.set_topics(statement, [making.topic("Roads")], None)
    assert found(topic="roads") == {"On water"}
    assert found(topic="water") == set()


@pytest.mark.parametrize(
    ("said", "query", "kept"),
    [
        ("2017-02-16", "date_after=2017", True),
        ("2017-02-16", "date_after=2017-02-16&date_before=2017-02-16", True),
        ("2017-02-16", "date_before=2017-02", True),
        ("2017-02-16", "date_after=2017-02-17", False),
        ("2017-02-16", "date_before=2016", False),
        ("2017-02", "date_after=2017-02-28", True),
        ("2017-02", "date_before=2017-02-01", True),
        ("[2012-02-16,2017-02-16]", "date_after=2014&date_before=2014", True),
        ("[2012-02-16,2017-02-16]", "date_after=2018", False),
        ("[2012-02-16,2017-02-16]", "date_before=2012-02-15", False),
        ("2012/2014", "date_after=2013&date_before=2013", True),
        ("2012/2014", "date_after=2015", False),
        ("2012/..", "date_after=2030", True),
        ("../2012", "date_before=1066", True),
        ("2017-02-16~", "date_before=2017-02-15", False),
        ("201X", "date_after=2019-12-31", True),
        ("", "date_after=2017", False),
        ("", "date_before=2017", False),
        ("", "date_before=2017&undated=include", True),
        ("", "undated=include", True),
    ],
)
def test_a_date_filter_keeps_what_overlaps_it(said: str, query: str, kept: bool) -> None:
    making.statement("The gate is open", said=said)
    results = ask(query)
    assert results.count == len(results.hits) == kept
    assert not results.problems


def test_undated_statements_that_match_too_are_counted_and_one_link_away() -> None:
    making.statement("The gate was open", said="2017-02-16")
    making.statement("The gate was closed")
    making.statement("The door was closed")
    results = ask(q="gate", date_after=2017)
    assert (results.count, results.undated) == (1, 1)
    with_them = ask(results.undated_query)
    assert (with_them.count, with_them.undated) == (2, 0)
    assert ask(q="gate").undated == 0


def test_an_old_address_leads_to_the_present_name() -> None:
    speaker = making.speaker("Ilva Torvane")
    making.statement("One", by=speaker)
    Speaker.objects.filter(pk=speaker.pk).update(slug="ilva-torvane-kasten")
    results = ask(speaker="ilva-torvane")
    assert results.count == 1
    assert [chip.label for chip in results.chips] == ["Ilva Torvane"]
    assert results.sorts[1].query == "speaker=ilva-torvane-kasten&sort=oldest"


def test_the_address_of_a_merged_name_leads_to_what_it_became() -> None:
    kept, merged = making.speaker("Ilva Torvane"), making.speaker("I. Torvane")
    making.statement("One", by=kept)
    Speaker.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert found(speaker="i-torvane") == {"One"}


@pytest.mark.parametrize("name", ["speaker", "venue", "topic", "outlet", "place", "form"])
def test_an_unknown_value_is_named_and_the_known_ones_count(name: str) -> None:
    making.statement("One", by=making.speaker("Ilva Torvane"))
    making.statement("Two", by=making.speaker("Bero Kasten"))
    results = ask(f"speaker=ilva-torvane&{name}=nowhere")
    assert results.count == 1
    assert [problem for problem in results.problems if name.title() in problem and "nowhere" in problem]


@pytest.mark.parametrize("text", ["0000", "10000", "2017-13", "2017-02-30", "16.2.2017", "soon", "２０１７", "2017-2"])
def test_what_is_no_date_is_said_and_left_out(text: str) -> None:
    making.statement("One", said="1999")
    for name, label in (("date_after", "From"), ("date_before", "To")):
        results = ask(f"{name}={text}")
        assert results.count == 1
        assert results.problems[0].startswith(f"{label}: “{text}” is no date.")


def test_a_range_that_ends_before_it_begins_is_said_and_left_out() -> None:
    making.statement("One", said="1999")
    results = ask(date_after="2018", date_before="2017")
    assert results.count == 1
    assert results.problems
    assert results.chips == []


def test_empty_and_tracking_parameters_are_nothing_and_unknown_ones_are_named() -> None:
    making.statement("One")
    assert ask("q=&speaker=&date_after=&sort=&utm_source=x&utm_campaign=y&fbclid=z").problems == []
    assert "“sneaker”" in ask("sneaker=x").problems[0]


@pytest.mark.parametrize(
    "query", ["undated=yes", "checked=twice", "sort=best", "q=one&q=two", "sort=newest&sort=oldest"]
)
def test_what_cannot_be_used_is_said(query: str) -> None:
    assert len(ask(query).problems) == 1
