"""An article: what is known of it, and its text with every published statement marked, as far as its rights go."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Article, ArticleText, Original, Quotation, Rights, Sealing, Statement
from statements.passages import Paragraph, furniture_of, paragraphs_with_marks, shown_of
from statements.reading.reading import Span
from statements.views.addresses import by_public_id, elsewhere
from statements.views.searched_for import carried, matches_in, searched_for, texts_of


def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    found = by_public_id(
        Article.objects.select_related("outlet").prefetch_related(
            "occasions__venue", Prefetch("original", Original.objects.defer("content", "given"))
        ),
        public_id,
    )
    if found.sealed_at:
        reason = Sealing.objects.filter(article=found, sealed_at__isnull=False).values_list("reason", flat=True).first()
        return render(request, "sealed.html", {"article": found, "reason": reason}, status=410)
    if moved := elsewhere(request, found):
        return moved
    text = found.text
    quotations = published_in(text)
    paragraphs = paragraphs_of_article(found, text, quotations)
    words = searched_for(request)
    return render(
        request,
        "article.html",
        {
            "article": found,
            "text": text,
            "quotations": quotations,
            "paragraphs": paragraphs,
            "matches": matches_in(words, ((shown, text.language) for shown in texts_of(paragraphs))),
            "carried": carried(words),
            "marked": {quotation.pk: (number, quotation) for number, quotation in enumerate(quotations, start=1)},
            "is_excerpt": found.rights == Rights.EXCERPT,
            "is_metadata": found.rights == Rights.METADATA,
        },
    )


def published_in(text: ArticleText) -> list[Quotation]:
    """Wordings of published statements in the order of the text; the n-th is statement number n of the page."""
    return list(
        text.quotations.filter(statement__in=Statement.objects.published())
        .select_related("statement__speaker", "statement__occasion__venue", "statement__lead")
        .order_by("start", "pk")
    )


def paragraphs_of_article(article: Article, text: ArticleText, quotations: list[Quotation]) -> list[Paragraph]:
    sentences = [Span(q.sentence_span[0].start, q.sentence_span[-1].end) for q in quotations]
    furniture = furniture_of(text.text, article.headline, article.boilerplate)
    shown = shown_of(text.text, sentences, article.rights, furniture)
    return paragraphs_with_marks(text.text, shown, [(q.pk, q.spans) for q in quotations], furniture)
