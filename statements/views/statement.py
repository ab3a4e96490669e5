"""The permalink: one statement, what is known of it, and every wording in its place in the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Address, Article, Correction, Original, Quotation, SpeakerRole, Standing, State, Statement
from statements.passages import NEIGHBOURS, Paragraph, furniture_of, paragraphs_with_marks, passage_around
from statements.reading.paragraphs import paragraphs_of
from statements.reading.quotations import quotations_of
from statements.reading.reading import Span
from statements.reading.sentences import sentences_in
from statements.search import Excerpt
from statements.search.marks import runs
from statements.stories import Reports, reports_in
from statements.views.addresses import by_public_id, elsewhere
from statements.views.changed import changes
from statements.views.linked_data import quotation_as_linked_data
from statements.views.roles_held import roles_held
from statements.views.searched_for import carried, matches_in, searched_for, texts_of
from statements.views.things_changed import changed_around

CHANGES_SHOWN = 3
"""On its page; the list of corrections has all of them."""


@dataclass(frozen=True)
class Wording:
    """A wording with the sentences around it, as far as the rights of its article go."""

    quotation: Quotation
    paragraphs: list[Paragraph]
    original: Original | None

    @property
    def article(self) -> Article | None:
        return self.quotation.article

    @property
    def matches(self) -> bool:
        """Whether the words are, to the letter, what our stored file says at their place."""
        text = self.quotation.text
        if text is None or self.original is None:
            return False
        return " … ".join(text.text[start:end] for start, end in self.quotation.spans) == self.quotation.content


def statement(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    found = by_public_id(
        Statement.objects.for_display().prefetch_related(
            "speaker__roles",
            Prefetch("quotations__text__article__original", Original.objects.defer("content", "given")),
        ),
        public_id,
    )
    if found.state == State.WITHDRAWN:
        return render(request, "withdrawn.html", {"statement": found}, status=410)
    found.lead = found.leading_wording()
    if moved := elsewhere(request, found):
        return moved
    wordings = [wording_of(quotation) for quotation in in_order(found)]
    lead, words = wordings[0].quotation, searched_for(request)
    matches = matches_in(words, texts_with_languages(wordings))
    return render(
        request,
        "statement.html",
        {
            "statement": found,
            "lead": lead,
            "passage": Excerpt(runs(lead.shown, matches.get(lead.shown, []))),
            "matches": matches,
            "carried": carried(words),
            "wordings": wordings,
            "reports": reports_of(wordings),
            "roles": roles_at_the_time(found),
            "topics": found.topic_assignments.all(),
            "elsewhere": wordings_elsewhere(found),
            "changes": changes(Correction.objects.of_what_it_says().filter(statement=found)[:CHANGES_SHOWN]),
            "around": changed_around(found, CHANGES_SHOWN),
            "linked_data": quotation_as_linked_data(found, request),
        },
    )


def reports_of(wordings: list[Wording]) -> Reports | None:
    """Who reported it, where several did: an outlet that printed the report of another has none of its own."""
    articles = {wording.article for wording in wordings if wording.article}
    return reports_in(articles) if len(articles) > 1 else None


def texts_with_languages(wordings: list[Wording]) -> Iterator[tuple[str, str]]:
    """All that the page shows of the wordings: each for itself, and in its place."""
    for wording in wordings:
        quotation = wording.quotation
        shown = [quotation.shown, quotation.sentence or quotation.content, *texts_of(wording.paragraphs)]
        yield from ((text, quotation.language) for text in shown)


def in_order(statement: Statement) -> list[Quotation]:
    """The leading wording first, then the others as they came in."""
    return sorted(statement.quotations.all(), key=lambda q: (q.pk != statement.lead_id, q.pk))


def wordings_elsewhere(statement: Statement) -> list[Quotation]:
    """Those that stood here once, and are a statement of their own now, or another's: their addresses lead on."""
    # From “id-” to “id.”, the next character: a LIKE could not use the index below the policy of the reader's rows.
    known = Address.objects.filter(
        noun="quotation", key__gte=f"{statement.public_id}-", key__lt=f"{statement.public_id}."
    )
    gone = set(known.values_list("object_id", flat=True)) - {quotation.pk for quotation in statement.quotations.all()}
    if not gone:
        return []
    there = Quotation.objects.filter(pk__in=gone).exclude(statement=statement).order_by("pk")
    return list(there.select_related("statement__speaker", "statement__lead"))


def roles_at_the_time(statement: Statement) -> list[SpeakerRole]:
    if statement.speaker is None or statement.standing == Standing.MISATTRIBUTED:
        return []
    return roles_held(statement.speaker.roles.all(), statement.said_earliest, statement.said_latest)


def wording_of(quotation: Quotation) -> Wording:
    text, article = quotation.text, quotation.article
    if text is None or article is None:
        return Wording(quotation, [], None)
    [sentence] = quotation.sentence_span[:1]
    whole = Span(sentence.start, quotation.sentence_span[-1].end)
    furniture = furniture_of(text.text, article.headline, article.boilerplate)
    passage = passage_around(whole, sentences_near(text.text, whole), NEIGHBOURS[article.rights], furniture)
    paragraphs = paragraphs_with_marks(text.text, [passage], [(quotation.pk, quotation.spans)])
    return Wording(quotation, paragraphs, getattr(article, "original", None))


def sentences_near(text: str, place: Span) -> list[Span]:
    """The sentences around a place in a text: enough of them for any rights, out of a text that may be a megabyte.

    A paragraph has one sentence at least, so that many paragraphs on each side will do.
    """
    most = max(NEIGHBOURS.values())
    paragraphs = paragraphs_of(text)
    inside = [n for n, one in enumerate(paragraphs) if one.start < place.end and place.start < one.end]
    near = paragraphs[max(0, inside[0] - most) : inside[-1] + 1 + most] if inside else []
    quotations = quotations_of(text, near)
    return [
        sentence for one, marked in zip(near, quotations, strict=True) for sentence in sentences_in(text, one, marked)
    ]
