"""A statement in a list.

A page of results has twenty: written here, and not in templates within a template, they take half the time.
"""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from statements.models import Quotation, Statement
from statements.search.marks import excerpt as excerpt_of
from statements.search.results import Excerpt
from statements.templatetags.marks import words_of
from statements.templatetags.provenance import provenance, said
from statements.templatetags.words import said_by

register = template.Library()

CARD = """<article class="card">
<h3><a href="{}">{} <span class="visually-hidden">{}</span></a></h3>
{}
{}<p class="quiet">{}</p>
</article>
"""
WHOLE = '<p class="whole"><a href="{}">{}</a></p>\n'


@register.simple_tag
def card(statement: Statement, quotation: Quotation, excerpt: Excerpt | None = None, carried: str = "") -> SafeString:
    """Whose it is, the words of one wording, and how we know. `carried` goes along to the permalink."""
    address = statement.get_absolute_url() + carried
    shown = excerpt or excerpt_of(quotation)
    return format_html(
        CARD,
        address,
        said_by(statement),
        said(statement),
        words_of(quotation, shown),
        _way_to_the_whole(statement, quotation, address) if shown.is_part else "",
        provenance(statement, quotation),
    )


def _way_to_the_whole(statement: Statement, quotation: Quotation, address: str) -> SafeString:
    place = f"#wording-{quotation.pk}" if quotation.pk != statement.lead_id else ""
    return format_html(WHOLE, f"{address}{place}", _("The whole wording"))
