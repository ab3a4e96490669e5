"""The quiet line under the words of a statement in a list."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from statements.models import Occasion, Outlet, Quotation, Standing, Statement
from statements.templatetags.words import when


def provenance(statement: Statement, quotation: Quotation) -> SafeString:
    """When, where, how worded, by whom reported, who checked."""
    return format_html_join("\n", "<span{}>{}</span>", _told(statement, quotation))


def said(statement: Statement) -> SafeString:
    return format_html("{} {}", _("said"), when(statement.said_edtf))


def _told(statement: Statement, quotation: Quotation) -> Iterator[tuple[SafeString, str]]:
    plain, warning = SafeString(""), SafeString(' class="warning"')
    yield plain, said(statement)
    if statement.occasion:
        yield plain, _held(statement.occasion)
    yield plain, quotation.get_form_display()
    if outlet := quotation.outlet:
        yield plain, _reported(outlet, quotation.via)
    article = quotation.article
    if article and article.published_edtf and not statement.said_edtf:
        yield plain, format_html("{} {}", _("published"), when(article.published_edtf))
    if statement.standing == Standing.DISPUTED:
        yield warning, _disputed(statement)
    yield plain, statement.get_checked_display()


def _disputed(statement: Statement) -> str:
    what = str(Standing.DISPUTED.label)
    return f"{what}: {statement.get_disputed_by_display()}" if statement.disputed_by else what


def _held(occasion: Occasion) -> str:
    what = occasion.venue.name if occasion.venue else occasion.title
    return f"{what}, {occasion.place}" if occasion.place else what


def _reported(outlet: Outlet, via: str) -> str:
    return f"{outlet.name}, {_('via %(source)s') % {'source': via}}" if via else outlet.name
