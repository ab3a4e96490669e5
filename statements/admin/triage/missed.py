"""Words that the software missed become a new proposal: selected, or typed as they stand in the article."""

from __future__ import annotations

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.selecting import Spans, places_of, spans_in
from statements.admin.triage.turn import Then, Turn, act
from statements.models import ArticleText, Quotation, State
from statements.reading import form_at


@act("add_statement")
def missed(turn: Turn) -> Then:
    text = turn.article.text
    spans = _spans(turn, text)
    standing = Quotation.objects.filter(text=text, statement__state__in=[State.PROPOSED, State.PUBLISHED])
    if standing.filter(start=spans[0].start, spans=spans).exists():
        raise curation.Refused(_("These words are a statement already."))
    new = curation.add_statement(
        text,
        spans,
        turn.by,
        quotation={"form": form_at(text.text, spans)},
        statement=curation.circumstances_at(text, spans[0].start),
    )
    turn.tell(_("A new statement. Say who said it."))
    return Then(new)


def _spans(turn: Turn, text: ArticleText) -> Spans:
    try:
        spans = spans_in(turn.given("spans"), text.text)
    except ValueError as error:
        raise curation.Refused(str(error)) from error
    if spans:
        return spans
    words = turn.request.POST.get("words", "")
    places = places_of(words, text.text)
    if not places and words.strip():
        raise curation.Refused(_("These words do not stand in the article: type them just as they stand there."))
    if not places:
        raise curation.Refused(_("Select words in the article first, or type them just as they stand there."))
    if len(places) > 1:
        raise curation.Refused(_("These words stand there more than once: type more of them."))
    return places[0]
