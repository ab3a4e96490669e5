"""The page of a statement and the list of them. No JavaScript in these tests."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Article, Decision, Quotation, Speaker, SpeakerAlias, Statement
from tests.statements import making
from tests.statements.admin.complaints import complaints

WORDS = "The river belongs to both banks"
TRANSCRIPT = (
    "Talks in Lisk\n\nQuestion: Will the lock be opened this year?\n\n"
    "Ilva Torvane: We shall open the lock in spring, and not before.\n\n"
    "Question: And the ferry to Orsana, will it sail again?\n\n"
    "Ilva Torvane: The ferry sails whenever the river lets it sail."
)


@pytest.fixture
def article(db: None) -> Article:
    return making.article("“The river belongs to both banks,” said Ilva Torvane. Yes, the river. “It will,” she added.")


@pytest.fixture
def proposal(article: Article) -> Statement:
    return making.proposal(WORDS, inside=article)


def address(statement: Statement) -> str:
    return reverse("admin:statements_statement_change", args=[statement.pk])


def entered(statement: Statement | None = None, **fields: Any) -> dict[str, Any]:
    """The form as it was shown, but for the fields."""
    blank: dict[str, Any] = dict.fromkeys(
        ["speaker", "speaker_named", "unnamed_source", "occasion", "said_edtf", "said_evidence", "via", "words"], ""
    )
    if statement is None:
        return {**blank, "form": "direct", "spans": "", **fields}
    statement.refresh_from_db()
    wording = statement.lead
    assert wording is not None
    own = {
        "speaker": statement.speaker_id or "",
        "unnamed_source": statement.unnamed_source,
        "occasion": statement.occasion_id or "",
        "said_edtf": statement.said_edtf,
        "said_evidence": statement.said_evidence,
        "form": wording.form,
        "via": wording.via,
        "spans": " ".join(f"{start}-{end}" for start, end in wording.spans),
        "topics": list(statement.topic_assignments.standing().values_list("topic_id", flat=True)),
    }
    return {**blank, **own, **fields}


def post(client: Client, to: str, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(to, data)
    assert answer.status_code == status, complaints(answer)
    return answer.content.decode()


def content(statement: Statement) -> str:
    statement.refresh_from_db()
    assert statement.lead is not None
    return statement.lead.content


# ---- the page ----


def test_the_words_are_lit_in_their_article(desk: Client, proposal: Statement) -> None:
    shown = desk.get(address(proposal)).content.decode()
    assert f'<mark data-start="1" class="lit">{WORDS}</mark>' in shown
    assert "said Ilva Torvane" in shown


def test_a_statement_from_a_data_file_shows_where_it_comes_from(desk: Client, db: None) -> None:
    shown = desk.get(address(making.imported())).content.decode()
    assert "We opened the lock gates" in shown
    assert "Halvian Chamber, 12 June 2019" in shown


# ---- correcting ----


def test_a_correction_is_saved_with_a_decision_and_leads_back_to_the_desk(
    desk: Client, ana: User, proposal: Statement, article: Article
) -> None:
    other, water = making.speaker("Josun Hardavel"), making.topic()
    data = entered(
        proposal, speaker=other.pk, said_edtf="2019-06-12", form="mixed", via="Halvinform", topics=[water.pk]
    )
    answer = desk.post(address(proposal), data)
    desk_address = reverse("admin:statements_article_change", args=[article.pk])
    assert answer["Location"] == f"{desk_address}#statement-{proposal.pk}"
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert (proposal.speaker, str(proposal.said_latest)) == (other, "2019-06-12")
    assert (proposal.lead.form, proposal.lead.via) == ("mixed", "Halvinform")
    assert list(proposal.topics.all()) == [water]
    assert set(Decision.objects.filter(by=ana).values_list("noun", "act")) == {
        ("statement", "correct"),
        ("quotation", "correct"),
    }


def test_saving_what_was_not_changed_leaves_no_decision(desk: Client, ana: User, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal))
    assert not Decision.objects.filter(by=ana).exists()


def test_the_history_names_things_and_not_their_numbers(desk: Client, ana: User, proposal: Statement) -> None:
    other, water = making.speaker("Josun Hardavel"), making.topic()
    post(desk, address(proposal), entered(proposal, speaker=other.pk, topics=[water.pk], form="mixed", words="It will"))
    for page in (address(proposal), reverse("admin:statements_statement_history", args=[proposal.pk])):
        shown = desk.get(page).content.decode()
        assert "<del>Ilva Torvane</del> → <ins>Josun Hardavel</ins>" in shown
        assert "<ins>Water</ins>" in shown
        assert f"<del>{WORDS}</del> → <ins>It will</ins>" in shown
        assert "<del>in quotation marks</del> → <ins>partly in quotation marks</ins>" in shown


def test_what_another_tab_saved_meanwhile_is_not_undone(desk: Client, proposal: Statement) -> None:
    water = making.topic()
    shown = entered(proposal)
    before = {f"initial-{name}": value for name, value in shown.items() if name != "topics"}
    post(desk, address(proposal), {**shown, **before, "said_edtf": "2019", "topics": [water.pk]})
    post(desk, address(proposal), {**shown, **before, "via": "Halvinform"})
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert (proposal.said_edtf, proposal.lead.via) == ("2019", "Halvinform")
    assert list(proposal.topics.all()) == [water]
    fish = making.topic("Fish")
    post(desk, address(proposal), {**shown, **before, "said_edtf": "2019", "via": "Halvinform", "topics": [fish.pk]})
    assert set(proposal.topic_assignments.standing().values_list("topic", flat=True)) == {water.pk, fish.pk}


def test_the_page_sends_along_what_it_showed(desk: Client, proposal: Statement) -> None:
    shown = desk.get(address(proposal)).content.decode()
    for name in ("said_edtf", "speaker", "spans", "form"):
        assert f'name="initial-{name}"' in shown


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        ("0 end in", "The river belongs to both"),
        ("0 start in", "river belongs to both banks"),
        ("0 end out", "The river belongs to both banks,"),
        ("0 start out", "“The river belongs to both banks"),
        ("7 end out", WORDS),
        ("nonsense", WORDS),
    ],
)
def test_an_edge_moves_by_a_word_and_nothing_is_saved_yet(
    desk: Client, proposal: Statement, edge: str, words: str
) -> None:
    shown = post(desk, address(proposal), entered(proposal, said_edtf="2019", _show=edge), status=200)
    assert f'class="lit">{words}</mark>' in shown
    assert 'value="2019"' in shown
    assert content(proposal) == WORDS


def test_pasted_words_are_found_whatever_their_line_ends(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, words="belongs to\n  both banks"))
    assert content(proposal) == "belongs to both banks"


def test_each_pasted_line_can_be_a_part_of_interrupted_speech(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, words=f"{WORDS}\nIt will"))
    assert content(proposal) == f"{WORDS} … It will"


def test_words_that_are_not_there_are_refused_with_what_to_do(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, words="The lake belongs to nobody"), status=200)
    assert "These words are not in the article." in shown
    assert content(proposal) == WORDS


def test_words_that_stand_there_twice_are_chosen_from(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, words="river"), status=200)
    assert "These words stand there more than once." in shown
    assert "Yes, the [river]" in shown
    place = shown.split('name="place" value="')[2].split('"')[0]
    post(desk, address(proposal), entered(proposal, words="river", place=place, form="indirect"))
    proposal.refresh_from_db()
    assert proposal.lead is not None
    assert proposal.lead.spans[0].start > 40


@pytest.mark.parametrize("spans", ["0-99999", "5-5", "9-3", "x", "1-5 3-9"])
def test_places_outside_the_text_are_refused(desk: Client, proposal: Statement, spans: str) -> None:
    shown = post(desk, address(proposal), entered(proposal, spans=spans), status=200)
    assert "Select" in shown
    assert content(proposal) == WORDS


def test_a_date_that_is_none_is_answered_with_how_to_write_one(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, said_edtf="yesterday"), status=200)
    assert "is not a date in EDTF: write 2017-02-16" in shown


def test_a_speaker_is_found_by_a_name_that_was_typed(desk: Client, proposal: Statement) -> None:
    other = making.speaker("Josun Hardavel")
    SpeakerAlias.objects.create(speaker=other, name="J. Hardavel")
    post(desk, address(proposal), entered(proposal, speaker_named=" j.  hardavel "))
    proposal.refresh_from_db()
    assert proposal.speaker == other


def test_a_name_that_nobody_has_is_refused_with_what_to_do(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, speaker_named="Nobody Known"), status=200)
    assert "is called “Nobody Known”. Choose one above, or add them there." in shown


def test_a_speaker_and_an_unnamed_source_are_refused_together(desk: Client, proposal: Statement) -> None:
    shown = post(desk, address(proposal), entered(proposal, unnamed_source="an official"), status=200)
    assert "Give a speaker or an unnamed source, not both." in shown


def test_what_only_the_database_refuses_comes_back_as_the_form_with_the_reason(desk: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    shown = post(desk, address(published), entered(published, speaker="", said_edtf="2019"), status=200)
    assert "Before it is published, say who said it" in shown
    assert 'value="2019"' in shown
    published.refresh_from_db()
    assert published.said_edtf == ""


# ---- deciding ----


def test_save_and_publish_does_both(desk: Client, proposal: Statement) -> None:
    post(desk, address(proposal), entered(proposal, said_edtf="2019", _publish="yes"))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.said_edtf) == ("published", "2019")


def test_save_and_publish_without_a_source_saves_nothing(desk: Client, article: Article) -> None:
    nameless = making.proposal(WORDS, inside=article, unnamed_source="")
    shown = post(desk, address(nameless), entered(nameless, said_edtf="2019", _publish="yes"), status=200)
    assert "Say who said" in shown
    nameless.refresh_from_db()
    assert nameless.said_edtf == ""


def test_a_published_one_is_withdrawn_with_a_reason(chief: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    act = reverse("admin:statements_statement_act", args=[published.pk])
    assert "Give a reason" in chief.post(act, {"act": "withdraw"}, follow=True).content.decode()
    chief.post(act, {"act": "withdraw", "reason": "The outlet corrected it."})
    published.refresh_from_db()
    assert (published.state, published.reason) == ("withdrawn", "The outlet corrected it.")


def test_an_act_that_came_too_late_says_so(desk: Client, article: Article) -> None:
    published = making.statement(WORDS, inside=article)
    act = reverse("admin:statements_statement_act", args=[published.pk])
    assert "Nothing was done" in desk.post(act, {"act": "reject"}, follow=True).content.decode()


# ---- adding ----


def new(article: Article, spans: str = "") -> str:
    return f"{reverse('admin:statements_statement_add')}?text={article.text.pk}&spans={spans}"


def test_a_missed_statement_is_added_at_its_place(desk: Client, ana: User, article: Article) -> None:
    start = article.text.text.index("It will")
    shown = desk.get(new(article, f"{start}-{start + 7}")).content.decode()
    assert 'class="lit">It will</mark>' in shown
    data = entered(spans=f"{start}-{start + 7}", speaker=making.speaker().pk, _publish="yes")
    post(desk, new(article), data)
    added = Statement.objects.get()
    assert (content(added), added.state) == ("It will", "published")
    assert list(Decision.objects.order_by("pk").values_list("act", "by")) == [("add", ana.pk), ("publish", ana.pk)]


def chosen_form(page: str) -> str:
    found = re.search(r'<option value="(\w*)" selected', page.split('name="form"')[1])
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("words", "form"), [("It will", "direct"), ("Yes, the river", "indirect"), (f"{WORDS},” said Ilva", "mixed")]
)
def test_the_form_that_is_proposed_is_what_the_marks_of_the_article_say(
    desk: Client, article: Article, words: str, form: str
) -> None:
    start = article.text.text.index(words)
    assert chosen_form(desk.get(new(article, f"{start}-{start + len(words)}")).content.decode()) == form
    found = post(desk, new(article), entered(words=words, form="", _show=""), status=200)
    assert chosen_form(found) == form


def test_the_form_is_found_when_pasted_words_are_saved_at_once(desk: Client, article: Article) -> None:
    post(desk, new(article), entered(words="Yes, the river", form="", unnamed_source="a voice"))
    assert Quotation.objects.get().form == "indirect"


def test_words_that_stand_in_no_marks_are_not_saved_as_words_in_quotation_marks(desk: Client, article: Article) -> None:
    told = post(
        desk, new(article), entered(words="Yes, the river", form="direct", unnamed_source="a voice"), status=200
    )
    assert "Not all of these words stand in quotation marks in the article." in told
    assert "or choose “partly in quotation marks” or “paraphrased”" in told
    assert not Statement.objects.exists()


def test_words_in_marks_do_not_take_in_others_when_they_are_corrected(desk: Client, proposal: Statement) -> None:
    told = post(desk, address(proposal), entered(proposal, words=f"{WORDS},” said Ilva Torvane."), status=200)
    assert "Not all of these words stand in quotation marks" in told
    assert content(proposal) == WORDS


def test_a_form_that_is_not_touched_stays_what_it_was(desk: Client, article: Article) -> None:
    odd = making.proposal("Yes, the river", inside=article, form="direct")
    post(desk, address(odd), entered(odd, said_edtf="2019"))
    odd.refresh_from_db()
    assert (odd.said_edtf, Quotation.objects.get().form) == ("2019", "direct")


def test_what_is_said_in_a_transcript_needs_no_marks(desk: Client) -> None:
    article = making.article(TRANSCRIPT)
    shown = desk.get(new(article, _at(article, "We shall open the lock"))).content.decode()
    assert chosen_form(shown) == "direct"


def _at(article: Article, words: str) -> str:
    start = article.text.text.index(words)
    return f"{start}-{start + len(words)}"


def test_a_missed_statement_is_added_by_pasting_its_words(desk: Client, article: Article) -> None:
    assert "said Ilva Torvane" in desk.get(new(article)).content.decode()
    post(desk, new(article), entered(words="It will", unnamed_source="a voice"))
    assert content(Statement.objects.get()) == "It will"


def test_the_only_occasion_of_an_article_is_proposed_with_its_day(desk: Client, article: Article) -> None:
    article.occasions.add(making.occasion("Opening session", "2019-06-12"))
    shown = desk.get(new(article)).content.decode()
    assert 'value="2019-06-12"' in shown
    assert "selected>Opening session (2019-06-12)" in shown


def test_the_same_words_are_not_added_twice(desk: Client, proposal: Statement, article: Article) -> None:
    shown = post(desk, new(article), entered(spans="1-32"), status=200)
    assert "These words are a statement already." in shown


def test_no_words_no_statement(desk: Client, article: Article) -> None:
    assert "Select the words that were said" in post(desk, new(article), entered(), status=200)
    assert not Statement.objects.exists()


def test_a_statement_is_added_from_its_article_only(desk: Client, db: None) -> None:
    answer = desk.get(reverse("admin:statements_statement_add"), follow=True)
    assert "Open the article in which the words stand" in answer.content.decode()


# ---- the list ----


def listed(client: Client, query: str) -> list[str]:
    answer = client.get(f"{reverse('admin:statements_statement_changelist')}?{query}")
    assert answer.status_code == 200
    return sorted(str(statement.lead) for statement in answer.context["cl"].result_list)


def test_statements_are_searched_by_their_words_and_their_speakers_names(desk: Client, db: None) -> None:
    making.proposal("Lock gates open", by=making.speaker("Josun Hardavel"))
    making.proposal("Ferries sail", by=making.speaker("Ilva Torvane"))
    SpeakerAlias.objects.create(speaker=Speaker.objects.get(name="Ilva Torvane"), name="the President")
    making.statement("Bridges don't move", by=making.speaker("Ilva Torvane"))
    assert listed(desk, "q=lock") == ["Lock gates open"]
    assert listed(desk, "q=bridg") == ["Bridges don't move"]
    assert listed(desk, 'q="bridges don\'t"') == ["Bridges don't move"]
    assert listed(desk, 'q="don\'t bridges"') == []
    assert listed(desk, "q=torvane bridges") == ["Bridges don't move"]
    assert listed(desk, "q=hardavel") == ["Lock gates open"]
    assert listed(desk, "q=president") == ["Bridges don't move", "Ferries sail"]


@pytest.mark.parametrize("typed", ["'", '"', "\\", "&|!:*", "'';--", "“", "<b>", "' \\ '"])
def test_whatever_is_typed_into_the_search_is_only_searched_for(desk: Client, proposal: Statement, typed: str) -> None:
    answer = desk.get(reverse("admin:statements_statement_changelist"), {"q": typed})
    assert answer.status_code == 200


def test_statements_are_narrowed_by_state_form_outlet_checked_and_date(desk: Client, db: None) -> None:
    gazette = making.outlet("Halvian Gazette")
    inside = making.article("“Lock gates open.”", outlet=gazette)
    making.statement("Lock gates open", inside=inside, said="2019-06-12")
    making.proposal("Ferries sail", form="indirect", said="2019")
    making.imported("Bridges stay")
    assert listed(desk, "state__exact=published") == ["Lock gates open"]
    assert listed(desk, "lead__form__exact=indirect") == ["Ferries sail"]
    assert listed(desk, f"lead__text__article__outlet__id__exact={gazette.pk}") == ["Lock gates open"]
    assert listed(desk, "checked__exact=imported") == ["Bridges stay"]
    assert listed(desk, "said=2019-06") == ["Ferries sail", "Lock gates open"]
    assert listed(desk, "said=2019-07") == ["Ferries sail"]
    assert listed(desk, "said=unknown") == ["Bridges stay"]
    assert listed(desk, "said=last week") == []


def test_several_are_published_from_the_list(desk: Client, db: None) -> None:
    one, other = making.proposal("Lock gates open"), making.proposal("Ferries sail")
    form = {"action": "publish", "_selected_action": [one.pk, other.pk]}
    told = desk.post(reverse("admin:statements_statement_changelist"), form, follow=True).content.decode()
    assert "2 statements published." in told
    assert set(Statement.objects.values_list("state", flat=True)) == {"published"}


# ---- choosing ----


def suggested(client: Client, field: str, term: str = "", first: str = "", model: str = "statement") -> list[str]:
    query = {"app_label": "statements", "model_name": model, "field_name": field, "term": term, "first": first}
    return [one["text"] for one in client.get(reverse("admin:autocomplete"), query).json()["results"]]


def test_speakers_are_found_by_name_and_by_other_names(desk: Client, db: None) -> None:
    SpeakerAlias.objects.create(speaker=making.speaker("Josun Hardavel"), name="the Prime Minister")
    making.speaker("Ilva Torvane")
    assert suggested(desk, "speaker", "prime") == ["Josun Hardavel"]
    assert suggested(desk, "speaker", "tor") == ["Ilva Torvane"]


def test_the_occasions_of_the_article_come_first(desk: Client, proposal: Statement, article: Article) -> None:
    making.occasion("A board", "2020-01-01")
    own = making.occasion("Opening session", "2019-06-12")
    article.occasions.add(own)
    shown = desk.get(address(proposal)).content.decode()
    assert f"?first={own.pk}" in shown
    assert f'<option value="{own.pk}">Opening session (2019-06-12)</option>' in shown
    assert suggested(desk, "occasion", first=str(own.pk))[0] == "Opening session (2019-06-12)"
    assert suggested(desk, "occasion", first="nonsense,'")[0] == "A board (2020-01-01)"


def test_topics_are_chosen_by_typing(desk: Client, db: None) -> None:
    making.topic("Water")
    assert suggested(desk, "topic", "wat", model="topicassignment") == ["Water"]
