"""A card leads to the statement, to the wording that it shows, and says how we know."""

from __future__ import annotations

from statements.models import Quotation, Speaker, Statement
from statements.search import Excerpt, Run
from statements.templatetags.cards import card

LEAD = Quotation(pk=1, content="Dams hold.", form="direct")
STATEMENT = Statement(public_id="bcdfghjk", speaker=Speaker(name="Ilva <Torvane>"), lead=LEAD, said_edtf="2019-05")
WORDING = Quotation(pk=2, content="The dam holds & holds.", form="direct", language="en", statement=STATEMENT)
PART = Excerpt([Run("The ", marked=False), Run("dam", marked=True)], cut_after=True)


def test_a_card_says_who_when_what_and_how_we_know() -> None:
    html = card(STATEMENT, WORDING)
    assert (
        '<a href="/statements/bcdfghjk/ilva-torvane-dams-hold/">Ilva &lt;Torvane&gt; <span class="visually-hidden">'
        in html
    )
    assert '<span class="hang">“</span>The dam holds &amp; holds.”</p>' in html
    assert '<p class="quiet"><span>said <time datetime="2019-05">in May 2019</time></span>' in html
    assert "<span>in quotation marks</span>" in html
    assert "whole" not in html


def test_a_part_leads_to_the_whole_of_the_same_wording_and_the_words_that_were_searched_for_go_along() -> None:
    html = card(STATEMENT, WORDING, PART, "?q=dam&x")
    assert '<a href="/statements/bcdfghjk/ilva-torvane-dams-hold/?q=dam&amp;x#wording-2">The whole wording</a>' in html
    assert 'The <mark data-label="match">dam</mark> <span class="left-out">[…]</span>”' in html
