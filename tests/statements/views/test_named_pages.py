"""Pages of speakers, venues, topics, outlets and occasions: who they are, and what is on record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from statements import curation
from statements.models import Outlet, OutletAlias, Speaker, SpeakerAlias, SpeakerRole, Topic, Venue, VenueAlias
from statements.models.named import Named
from tests.statements import making
from tests.statements.views.reading_pages import Page, get, words

pytestmark = pytest.mark.django_db


def found(page: Page) -> list[str]:
    return [words(e.text) for e in page.all("blockquote")]


def bridge() -> None:
    """One statement with a venue, a topic and an outlet."""
    making.statement(
        "A bridge has two ends",
        said="2019-06-12",
        inside=making.article("A bridge has two ends.", outlet=making.outlet(), published="2019-06-13"),
        occasion=making.occasion("Opening", venue=making.venue(kind="forum"), place="Tarvo"),
        topics=(making.topic(description="Rivers, lakes, rain."),),
    )


ADDRESSES = ["/speakers/ilva-torvane/", "/venues/ondra-forum/", "/topics/water/", "/outlets/halvian-gazette/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_named_page_lists_its_statements_and_leads_to_all_in_the_search(address: str) -> None:
    bridge()
    making.statement("Another thing", by=making.speaker("Mirela Dostane"))
    page = get(address)
    assert found(page) == ["“A bridge has two ends”"]
    assert "1 statement" in page.headings
    assert found(get(page.link("Search in it"))) == ["“A bridge has two ends”"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_named_page_was_ever_given_to_nobody(address: str) -> None:
    assert get(address).status == 404


def test_a_speaker_is_told_with_other_names_and_roles() -> None:
    bridge()
    speaker = Speaker.objects.get()
    SpeakerAlias.objects.create(speaker=speaker, name="the Halvian leader")
    SpeakerRole.objects.create(speaker=speaker, office="President of Halvia", since="2015-03", until="2020~")
    text = get("/speakers/ilva-torvane/").text
    assert "Also in print: the Halvian leader" in text
    assert "President of Halvia, since March 2015, until about 2020" in text


def test_a_venue_lists_its_occasions() -> None:
    bridge()
    VenueAlias.objects.create(venue=Venue.objects.get(), name="the lake forum")
    page = get("/venues/ondra-forum/")
    assert "Venue: forum or conference" in page.text
    assert "the lake forum" in page.text
    assert "Opening held on 12 June 2019 · Tarvo".replace(" ·", "") in page.text
    assert get(page.link("Opening")).headings[0] == "Opening"


def test_a_topic_is_described() -> None:
    bridge()
    assert "Rivers, lakes, rain." in get("/topics/water/").text


def test_an_outlet_lists_its_articles() -> None:
    bridge()
    OutletAlias.objects.create(outlet=Outlet.objects.get(), name="HG")
    Outlet.objects.update(official=True)
    page = get("/outlets/halvian-gazette/")
    assert "Outlet: official record" in page.text
    assert "Also in print: HG" in page.text
    assert "River talks end published on 13 June 2019" in page.text


def test_an_occasion_tells_when_and_where_it_was_held_what_was_said_and_who_reported_it() -> None:
    bridge()
    page = get(Venue.objects.get().occasions.get().get_absolute_url())
    assert "held on 12 June 2019" in page.text
    assert page.link("Ondra Forum") == "/venues/ondra-forum/"
    assert found(page) == ["“A bridge has two ends”"]
    assert "River talks end Halvian Gazette published on 13 June 2019" in page.text


def test_a_wrong_slug_of_an_occasion_leads_to_the_right_one() -> None:
    bridge()
    occasion = Venue.objects.get().occasions.get()
    page = get(f"/occasions/{occasion.public_id}/closing/")
    assert (page.status, page.headers["Location"]) == (301, occasion.get_absolute_url())


@pytest.mark.parametrize("model", [Speaker, Venue, Topic, Outlet])
def test_an_old_name_leads_to_the_new_one(model: type[Named]) -> None:
    bridge()
    thing = model._base_manager.get()
    old = thing.get_absolute_url()
    curation.correct(thing, None, name="Torva Ilvane", slug="torva-ilvane")
    page = get(old)
    assert (page.status, page.headers["Location"]) == (301, thing.get_absolute_url())
    assert page.headers["Cache-Control"] == "no-cache"
    assert get(thing.get_absolute_url()).headings[0] == "Torva Ilvane"


def test_a_merged_speaker_leads_to_the_one_that_took_it_in_for_as_long_as_it_does() -> None:
    bridge()
    making.statement("A second thing", by=making.speaker("I. Torvane"))
    Speaker.objects.filter(name="I. Torvane").update(merged_into=Speaker.objects.get(name="Ilva Torvane"))
    page = get("/speakers/i-torvane/")
    assert (page.status, page.headers["Location"]) == (302, "/speakers/ilva-torvane/")
    assert page.headers["Cache-Control"] == "no-cache"


def test_more_statements_of_an_occasion_need_no_more_questions(queries_of: Callable[[str], int]) -> None:
    bridge()
    occasion = Venue.objects.get().occasions.get()
    one = queries_of(occasion.get_absolute_url())
    for name in ("Tarvo Monitor", "Halvinform"):
        making.statement("So it is", inside=making.article("So it is.", outlet=making.outlet(name)), occasion=occasion)
    assert queries_of(occasion.get_absolute_url()) == one
    assert one <= 20


@pytest.mark.parametrize("address", ADDRESSES)
def test_more_statements_need_no_more_questions(address: str, queries_of: Callable[[str], int]) -> None:
    bridge()
    one = queries_of(address)
    bridge()
    bridge()
    assert queries_of(address) == one
    assert one <= 30
