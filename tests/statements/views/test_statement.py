"""The permalink says what was said, by whom, when, where, and how we know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statements import curation
from statements.models import (
    Article,
    Form,
    Likeness,
    Quotation,
    Rights,
    Speaker,
    SpeakerRole,
    Standing,
    Statement,
    TopicAssignment,
)
from statements.passages import NEIGHBOURS, passage_around, sentences_of
from statements.reading.reading import Span
from statements.views.statement import sentences_near
from tests.statements import making
from tests.statements.views.reading_pages import Page, get

pytestmark = pytest.mark.django_db

TEXT = """Tarvo bridge reopens

The bridge was shut for a year. Engineers came from Kesteria. “A bridge has two ends,” said Ilva Torvane on Monday. \
She denied that any toll was planned. The first lorry crossed at noon. Nobody cheered.

Related articles

The bridge in pictures"""
QUOTED = "A bridge has two ends"
DENIED = "any toll was planned"


def page_of(statement: Statement) -> Page:
    page = get(statement.get_absolute_url())
    assert page.status == 200
    return page


def on_bridge(words: str = QUOTED, rights: str = Rights.EXCERPT, **details: Any) -> Statement:
    start = TEXT.index("Related")
    article = making.article(
        TEXT,
        headline="Tarvo bridge reopens",
        outlet=making.outlet(),
        own_rights=rights,
        boilerplate=[(start, len(TEXT))],
    )
    return making.statement(words, inside=article, **details)


def test_a_direct_quotation_stands_in_quotation_marks() -> None:
    page = page_of(on_bridge())
    assert page.all("blockquote")[0].text.strip() == f"“{QUOTED}”"
    assert "in quotation marks" in page.text


def test_reported_speech_shows_its_whole_sentence_without_quotation_marks() -> None:
    page = page_of(on_bridge(DENIED, form=Form.INDIRECT))
    assert page.all("blockquote")[0].text.strip() == "She denied that any toll was planned."
    assert "paraphrased" in page.text


def test_reported_speech_is_bare_in_no_corner_of_the_page() -> None:
    page = page_of(on_bridge(DENIED, form=Form.INDIRECT))
    shown = [page.one("title").text, page.linked_data["text"]]
    shown += [e.attributes["content"] for e in page.all("meta") if DENIED in e.attributes.get("content", "")]
    assert len(shown) == 4
    assert all(f"denied that {DENIED}" in words for words in shown)
    assert "denied-that-any-toll" in page.all("link", rel="canonical")[0].attributes["href"]


def test_the_wording_is_marked_within_its_sentence_and_has_a_neighbour_on_each_side() -> None:
    page = page_of(on_bridge())
    assert page.one("mark").text == QUOTED
    passage = page.one("div", class_="passage").text.strip()
    assert passage == (
        f"Engineers came from Kesteria. “{QUOTED},” said Ilva Torvane on Monday. She denied that {DENIED}."
    )


def test_full_rights_show_more_and_metadata_rights_no_more_than_the_sentence() -> None:
    full = page_of(on_bridge(rights=Rights.FULL)).one("div", class_="passage").text
    least = page_of(on_bridge(rights=Rights.METADATA)).one("div", class_="passage").text
    assert "shut for a year" in full
    assert "first lorry" in full
    assert least.strip() == f"“{QUOTED},” said Ilva Torvane on Monday."


def test_neither_headline_nor_boilerplate_is_a_neighbour() -> None:
    passage = page_of(on_bridge("bridge was shut for a year", rights=Rights.FULL)).one("div", class_="passage").text
    assert "reopens" not in passage
    last = page_of(on_bridge("Nobody cheered", rights=Rights.FULL)).one("div", class_="passage").text
    assert "Related" not in last


def test_it_links_to_the_exact_place_in_the_article() -> None:
    statement = on_bridge()
    quotation = statement.quotations.get()
    link = page_of(statement).link("Tarvo bridge reopens")
    assert link.endswith(f"#w-{quotation.pk}")
    assert quotation.article is not None
    assert f"w-{quotation.pk}" in [e.attributes.get("id") for e in get(link.split("#")[0]).all("a")]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2019-06-12", "Said on 12 June 2019"),
        ("[2006-06-12,2017-06-12]", "Said on one of these days: 12 June 2006 or 2017"),
        ("", "Said on an unknown date"),
    ],
)
def test_the_date_is_as_sure_as_we_are(said: str, words: str) -> None:
    assert words in page_of(on_bridge(said=said)).text


def test_the_two_dates_are_told_apart_with_the_evidence() -> None:
    article = making.article(TEXT, published="2019-06-13", outlet=making.outlet())
    statement = making.statement(QUOTED, inside=article, said="2019-06-12", said_evidence="on Monday")
    text = page_of(statement).text
    assert "Said 12 June 2019 Evidence: on Monday" in text
    assert "published on 13 June 2019" in text


def test_it_tells_where_and_about_what() -> None:
    occasion = making.occasion("Opening of the bridge", venue=making.venue("Ondra Forum"), place="Tarvo")
    page = page_of(on_bridge(occasion=occasion, topics=(making.topic("Water"),)))
    assert page.link("Ondra Forum") == "/venues/ondra-forum/"
    assert page.link("Water") == "/topics/water/"
    assert page.link("Opening of the bridge") == occasion.get_absolute_url()
    assert page.link("Tarvo") == "/statements/?place=Tarvo"


def test_it_tells_the_office_held_on_that_day() -> None:
    speaker = making.speaker()
    SpeakerRole.objects.create(speaker=speaker, office="Mayor of Tarvo", since="2010", until="2014")
    SpeakerRole.objects.create(speaker=speaker, office="President of Halvia", since="2015-03")
    text = page_of(on_bridge(said="2019-06-12")).text
    assert "President of Halvia" in text
    assert "Mayor" not in text


def test_it_tells_whom_the_article_cites_and_how_it_introduces_the_words() -> None:
    start = TEXT.index("Ilva Torvane")
    said = TEXT.index("said Ilva")
    details = {"via": "Halvinform", "attribution_spans": [(start, start + 12)], "cue_spans": [(said, said + 4)]}
    text = page_of(on_bridge(quotation=details)).text
    assert "via Halvinform" in text
    assert "Attributed to “Ilva Torvane”, “said”" in text


def test_a_topic_that_a_rule_assigned_says_so() -> None:
    statement = on_bridge(topics=(making.topic("Water"),))
    making.assign(statement, making.topic("Energy"))
    page = page_of(statement)
    assert "Energy (by rule)" in page.text
    assert "Water (by rule)" not in page.text


def test_a_topic_that_was_refused_is_not_shown() -> None:
    statement = on_bridge()
    making.assign(statement, making.topic("Energy"), TopicAssignment.By.REFUSED)
    assert "Energy" not in page_of(statement).text


def test_a_wording_in_another_language_says_so() -> None:
    article = making.article(TEXT, language="ru", outlet=making.outlet())
    page = page_of(making.statement(QUOTED, inside=article))
    assert {e.attributes["lang"] for e in [*page.all("blockquote"), page.one("div", class_="passage")]} == {"ru"}


def test_the_fingerprint_of_the_stored_file_is_given_for_words_that_match_it() -> None:
    statement = on_bridge()
    article = statement.quotations.get().article
    assert article is not None
    assert f"matches our stored file SHA-256 {article.original.sha256}" in page_of(statement).text


def test_an_imported_statement_tells_its_source_and_claims_no_match() -> None:
    statement = making.imported()
    curation.publish([statement], None)
    Statement.objects.filter(pk=statement.pk).update(checked="imported")
    page = page_of(statement)
    assert "Halvian Chamber, 12 June 2019" in page.text
    assert "imported" in page.text
    assert "matches our stored file" not in page.text


def test_all_wordings_of_a_statement_are_shown_the_leading_one_first() -> None:
    statement = on_bridge()
    other = making.article("“There are two ends to a bridge,” she said.", outlet=making.outlet("Tarvo Monitor"))
    second = Quotation(statement=statement, text=other.text, form=Form.DIRECT, language="en")
    second.spans, second.sentence_span = ((1, 32),), ((0, 43),)
    second.save()
    second.refresh_from_db()
    page = page_of(statement)
    assert "How we know: 2 wordings in their places" in page.headings
    assert page.headings.index("Halvian Gazette") < page.headings.index("Tarvo Monitor")
    assert [e.text for e in page.all("mark")] == [QUOTED, second.content]


def test_who_did_not_say_it_is_not_said_to_have_said_it() -> None:
    page = page_of(on_bridge(standing=Standing.MISATTRIBUTED))
    assert page.headings[0] == "Not said by Ilva Torvane"
    assert "spokenByCharacter" not in page.linked_data


def test_a_disputed_statement_says_so() -> None:
    assert "Disputed." in page_of(on_bridge(standing=Standing.DISPUTED)).text


def test_an_unnamed_source_stays_unnamed() -> None:
    page = page_of(on_bridge(unnamed_source="a senior official"))
    assert page.headings[0] == "Unnamed: “a senior official”"
    assert "spokenByCharacter" not in page.linked_data


def test_machines_are_told_the_same() -> None:
    statement = on_bridge(said="2019-06-12", topics=(making.topic("Water"),))
    Speaker.objects.update(wikidata="Q42")
    told = page_of(statement).linked_data
    assert told["@type"] == "Quotation"
    assert told["text"] == QUOTED
    assert told["dateCreated"] == "2019-06-12"
    assert told["about"] == ["Water"]
    assert told["url"] == f"http://testserver{statement.get_absolute_url()}"
    assert told["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Ilva Torvane",
        "url": "http://testserver/speakers/ilva-torvane/",
        "sameAs": "https://www.wikidata.org/entity/Q42",
    }
    assert [part["headline"] for part in told["isPartOf"]] == ["Tarvo bridge reopens"]


def test_an_unsure_date_is_not_told_to_machines_as_sure() -> None:
    assert "dateCreated" not in page_of(on_bridge(said="2019-06-12?")).linked_data


def test_its_address_is_shown_for_copying() -> None:
    statement = on_bridge()
    assert page_of(statement).one("code", class_="address").text == f"http://testserver{statement.get_absolute_url()}"


@pytest.mark.parametrize("slug", ["", "another-slug/"])
def test_a_wrong_slug_leads_to_the_right_one_for_ever(slug: str) -> None:
    statement = on_bridge()
    page = get(f"/statements/{statement.public_id}/{slug}")
    assert (page.status, page.headers["Location"]) == (301, statement.get_absolute_url())


def test_a_name_in_any_script_has_an_address() -> None:
    statement = on_bridge(by=making.speaker("Ильва Торване"))
    assert page_of(statement).headings[0] == "Ильва Торване"
    assert get(making.speaker("Ильва Торване").get_absolute_url()).status == 200


def test_a_withdrawn_statement_answers_gone_with_the_reason_and_without_its_words() -> None:
    statement = on_bridge()
    address = statement.get_absolute_url()
    curation.withdraw([statement], None, "The outlet has corrected its report.")
    page = get(address)
    assert page.status == 410
    assert "The outlet has corrected its report." in page.text
    assert QUOTED not in page.source


def test_a_merged_statement_leads_to_the_one_that_took_it_in_for_as_long_as_it_does() -> None:
    target, merged = on_bridge(), on_bridge(DENIED, form=Form.INDIRECT)
    address = merged.get_absolute_url()
    Statement.objects.filter(pk=merged.pk).update(state="merged", merged_into=target)
    page = get(address)
    assert (page.status, page.headers["Location"]) == (302, target.get_absolute_url())
    assert page.headers["Cache-Control"] == "no-cache"


def test_what_was_never_published_has_no_page() -> None:
    proposed = making.proposal()
    assert get(proposed.get_absolute_url()).status == 404
    assert get("/statements/bcdfghjk/").status == 404
    assert get("/statements/not-an-id/").status == 404


def test_more_wordings_need_no_more_questions(queries_of: Callable[[str], int]) -> None:
    statement = on_bridge(topics=(making.topic("Water"),), occasion=making.occasion(venue=making.venue()))
    worded_by(statement, "Tarvo Monitor")  # from the second on it is asked who republished whom
    two = queries_of(statement.get_absolute_url())
    for name in ("Halvinform", "Radio Orsana"):
        worded_by(statement, name)
    making.assign(statement, making.topic("Energy"))
    assert queries_of(statement.get_absolute_url()) == two <= 20


def worded_by(statement: Statement, outlet: str) -> None:
    other = making.article("“Two ends,” she said.", outlet=making.outlet(outlet))
    Quotation.objects.create(
        statement=statement, text=other.text, form=Form.DIRECT, spans=[(1, 10)], sentence_span=[(0, 21)]
    )


@settings(deadline=None)
@given(st.text(alphabet="aA .!?“”\n", min_size=1, max_size=120), st.data())
def test_the_sentences_near_a_place_are_all_that_its_passage_needs(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = Span(start, data.draw(st.integers(start + 1, len(text))))
    for neighbours in NEIGHBOURS.values():
        near = passage_around(place, sentences_near(text, place), neighbours)
        assert near == passage_around(place, sentences_of(text), neighbours)


def test_who_printed_the_report_of_another_has_no_report_of_its_own() -> None:
    statement = on_bridge()
    assert statement.lead
    assert "Reported by" not in page_of(statement).text
    first = statement.lead.article
    for name in ("Radio Orsana", "The Harn Post"):
        worded_by(statement, name)
    told = "Reported by 3 outlets, each for itself: Halvian Gazette, Radio Orsana, The Harn Post."
    assert told in page_of(statement).text
    assert first
    again = Article.objects.get(outlet__name="Radio Orsana")
    likeness = Likeness.objects.create(earlier=first, article=again, kind=Likeness.Kind.REPUBLICATION, similarity=1)
    assert "Reported by 3 outlets" in page_of(statement).text
    curation.confirm_likeness(likeness, None)
    told = "Reported by 2 outlets, each for itself: Halvian Gazette, The Harn Post. Republished by Radio Orsana."
    assert told in page_of(statement).text
