"""A line becomes a row: what it says, checked and in the archive's own terms, or a BadRow with the reason."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext as _

from statements.loading.files import LONGEST_LINE, Fields, Line
from statements.loading.forums import is_forum
from statements.loading.refusals import BadRow
from statements.models import Occasion, Record, Speaker, Statement
from statements.reading.edtf_dates import bounds


def _longest(model: type[models.Model], column: str) -> int:
    return cast("models.CharField[str, str]", model._meta.get_field(column)).max_length or 0


LONGEST_TEXT = 100_000
LONGEST_NAME = _longest(Speaker, "name")
LONGEST_TITLE = _longest(Occasion, "title")
LONGEST_PLACE = _longest(Occasion, "place")
LONGEST_DATE = _longest(Statement, "said_edtf")
LONGEST_SOURCE = _longest(Record, "source")
LONGEST_HOST = 180

# What transcripts print in the speaker's place where they name nobody: that one is a source without a name.
_NOBODY = re.compile(
    r"(?:answer|audience|comment|correspondent|exclamation|hon\. member|host|interjection|interpreter|interruption"
    r"|journalist|moderator|operator|participant|presenter|question|remark|replica|reply|reporter|response|shout|voice)s?"
    r"(?: (?:from|in|off) .*)?[.:]?",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?:[Aa]n?|[Oo]ne|[Ss]ome|[Ss]everal|[Uu]n(?:named|known|identified)) [a-z]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WORD = re.compile(r"[^\W_]")


class Dated(NamedTuple):
    edtf: str
    earliest: date | None
    latest: date | None


class Sitting(NamedTuple):
    """What makes an occasion the same: its title, its venue's name (or nothing), its place, its day."""

    title: str
    venue: str
    place: str
    held: Dated


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as the file tells it. An empty text stands for what it does not say."""

    number: int
    line: str
    text: str
    attribution: str
    speaker: str
    role: str
    said: Dated
    sitting: Sitting | None
    topics: tuple[str, ...]
    source: str
    host: str

    @property
    def unnamed_source(self) -> str:
        return "" if self.speaker else self.attribution


def read_row(line: Line) -> Row:
    """The row of a line. Raises BadRow."""
    fields = fields_of(line)
    text = words_in(fields, "text", LONGEST_TEXT)
    if not text:
        raise BadRow(_("no “text”: nothing was said"))
    attribution = name_in(fields, "speaker", LONGEST_NAME)
    if not has_letters(attribution):
        raise BadRow(_("no “speaker”: give a name, or the words as printed"))
    said = _date(name_in(fields, "date", LONGEST_DATE))
    source = name_in(fields, "source", LONGEST_SOURCE)
    return Row(
        number=line.number,
        line=line.text,
        text=text,
        attribution=attribution,
        speaker="" if is_unnamed(attribution) else attribution,
        role=name_in(fields, "role", LONGEST_NAME),
        said=said,
        sitting=_sitting(fields, said),
        topics=names_in(fields, "topics"),
        source=source,
        host=host_of(source),
    )


def fields_of(line: Line) -> Fields:
    """The keys and values of a line. Raises BadRow, also where it can never be kept."""
    if len(line.text) > LONGEST_LINE:
        raise BadRow(_("longer than %s bytes") % f"{LONGEST_LINE:,}")
    if "\0" in line.text:
        raise BadRow(_("holds a NUL character"))
    if not _is_text(line.text):
        raise BadRow(_("not UTF-8"))
    return line.read()


def has_letters(name: str) -> bool:
    """Or digits: what has none is no name."""
    return bool(_WORD.search(name))


def is_unnamed(attribution: str) -> bool:
    """Whether the words in the speaker's place name nobody, as “Question” and “A senior official” do."""
    return bool(_NOBODY.fullmatch(attribution) or _SOMEBODY.match(attribution))


@lru_cache(maxsize=10_000)
def host_of(source: str) -> str:
    """The host of an address, without its www; empty for a citation."""
    if not source.lower().startswith(("http://", "https://")):
        return ""
    try:
        host = (urlsplit(source).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return host if len(host) <= LONGEST_HOST else ""


def _sitting(fields: Fields, held: Dated) -> Sitting | None:
    """Title and occasion name it together; failing both, its venue or its place does."""
    venue = name_in(fields, "venue", LONGEST_NAME)
    place = name_in(fields, "place", LONGEST_PLACE)
    if venue and not place and not is_forum(venue):
        venue, place = "", _at_most(venue, "venue", LONGEST_PLACE)
    title = _title(name_in(fields, "occasion", LONGEST_TITLE), name_in(fields, "title", LONGEST_TITLE))
    title = title or venue or place
    return Sitting(_at_most(title, "occasion with its title", LONGEST_TITLE), venue, place, held) if title else None


def _title(occasion: str, title: str) -> str:
    if not occasion or not title:
        return occasion or title
    if occasion in title:
        return title
    return occasion if title in occasion else f"{occasion}: {title}"


def names_in(fields: Fields, key: str) -> tuple[str, ...]:
    """Several names, from a list or from one text with semicolons between them. What has no letter or digit is none."""
    value = fields.get(key)
    values = value.split(";") if isinstance(value, str) else value or []
    if not isinstance(values, list):
        raise BadRow(_("“%s” is neither a list nor a text with semicolons") % key)
    names = (name_in({key: each}, key, LONGEST_NAME) for each in values)
    return tuple(dict.fromkeys(name for name in names if has_letters(name)))


@lru_cache(maxsize=10_000)
def _date(text: str) -> Dated:
    if _DAY.fullmatch(text):  # nearly all are, and EDTF is slow to tell
        with suppress(ValueError):
            day = date.fromisoformat(text)
            return Dated(text, day, day)
    try:
        days = bounds(text)
    except ValueError as error:
        raise BadRow(_("“date”: %s") % error) from error
    return Dated(text, *days) if days else Dated("", None, None)


def words_in(fields: Fields, key: str, longest: int) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise BadRow(_("“%(key)s” is no text, but %(value)s") % {"key": key, "value": f"{value!r:.40}"})
    if "\0" in value:
        raise BadRow(_("“%s” holds a NUL character") % key)
    if not _is_text(value):
        raise BadRow(_("“%s” holds half a character (a lone surrogate)") % key)
    return _at_most(value.strip(), key, longest)


def name_in(fields: Fields, key: str, longest: int) -> str:
    """A name or a title: on one line, and in one spelling where Unicode has several."""
    value = fields.get(key)
    return _name(value, key, longest) if isinstance(value, str) else words_in(fields, key, longest)


@lru_cache(maxsize=10_000)
def _name(value: str, key: str, longest: int) -> str:
    """Of most, the row before had the same."""
    return unicodedata.normalize("NFC", " ".join(words_in({key: value}, key, longest).split()))


def _at_most(value: str, key: str, longest: int) -> str:
    if len(value) > longest:
        told = _("“%(key)s” has %(length)s characters; at most %(longest)s are taken")
        raise BadRow(told % {"key": key, "length": f"{len(value):,}", "longest": f"{longest:,}"})
    return value


def _is_text(value: str) -> bool:
    try:
        return value.isascii() or bool(value.encode())
    except UnicodeEncodeError:
        return False
