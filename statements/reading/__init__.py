"""Reading an article: bytes in, findings with offsets out. Knows neither Django nor the database."""

from __future__ import annotations

from .calendars import Calendar
from .circumstances import Circumstances
from .decoding import decode
from .drafting import drafted
from .edtf_dates import bounds
from .findings import finding, occasion
from .forms import form_at
from .languages import language_of
from .layout import lay_out
from .occasions import sittings_in
from .publication import published_on
from .reading import Form, Occasion, Reading, Span, Statement, Unreadable, reader_version
from .sentences import sentence_around
from .tidying import tidied
from .weighing import weighed
from .years import Clues

__all__ = [
    "Form",
    "Occasion",
    "Reading",
    "Span",
    "Statement",
    "Unreadable",
    "bounds",
    "form_at",
    "read",
    "reader_version",
    "sentence_around",
]


def read(content: bytes, *, encoding: str | None = None, published: str | None = None) -> Reading:
    """Read an article's bytes, the whole way.

    `encoding` and `published` (EDTF) are what an editor or a data file said; they override what is found.
    Raises Unreadable, with a sentence for the person who sent it, where the bytes are no article.
    """
    decoded = decode(content, encoding)
    text = decoded.text
    layout = lay_out(text)
    clues = Clues(text)
    printed, evidence = published_on(text, layout, clues, published)
    sentences, drafts = drafted(text, layout)
    drafts = tidied(text, weighed(drafts), layout.body)
    circumstances = Circumstances(text, Calendar(clues, printed), sittings_in(text, layout, sentences), printed)
    circumstances.settle(sentences, drafts)
    return Reading(
        text=text,
        encoding=decoded.encoding,
        encoding_was_a_choice=decoded.was_a_choice,
        language=language_of(text),
        headline=text[slice(*layout.headline)] if layout.headline else None,
        outlet=layout.outlet,
        byline=layout.byline,
        place=layout.place,
        published=printed,
        published_evidence=evidence,
        boilerplate=tuple(layout.boilerplate),
        occasions=tuple(map(occasion, circumstances.sittings)),
        statements=tuple(finding(text, draft) for draft in drafts),
    )
