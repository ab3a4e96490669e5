"""A line becomes a row: what it says, checked and in the archive's own terms, or a BadRow with the reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from django.db import models

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
    if len(line.text) > LONGEST_LINE:
        raise BadRow(f"longer than {LONGEST_LINE:,} bytes")
    if "\0" in line.text:
        raise BadRow("holds a NUL character")
    if not _is_text(line.text):
        raise BadRow("not UTF-8")
    fields = line.read()
    text = _words(fields, "text", LONGEST_TEXT)
    if not text:
        raise BadRow("no “text”: nothing was said")
    attribution = _name(fields, "speaker", LONGEST_NAME)
    if not _WORD.search(attribution):
        raise BadRow("no “speaker”: give a name, or the words as printed")
    said = _date(_name(fields, "date", LONGEST_DATE))
    source = _name(fields, "source", LONGEST_SOURCE)
    return Row(
        number=line.number,
        line=line.text,
        text=text,
        attribution=attribution,
        speaker="" if is_unnamed(attribution) else attribution,
        role=_name(fields, "role", LONGEST_NAME),
        said=said,
        sitting=_sitting(fields, said),
        topics=_topics(fields.get("topics")),
        source=source,
        host=host_of(source),
    )


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
    venue = _name(fields, "venue", LONGEST_NAME)
    place = _name(fields, "place", LONGEST_PLACE)
    if venue and not place and not is_forum(venue):
        venue, place = "", _at_most(venue, "venue", LONGEST_PLACE)
    title = _title(_name(fields, "occasion", LONGEST_TITLE), _name(fields, "title", LONGEST_TITLE))
    title = title or venue or place
    return Sitting(_at_most(title, "occasion with its title", LONGEST_TITLE), venue, place, held) if title else None


def _title(occasion: str, title: str) -> str:
    if not occasion or not title:
        return occasion or title
    if occasion in title:
        return title
    return occasion if title in occasion else f"{occasion}: {title}"


def _topics(value: object) -> tuple[str, ...]:
    """Topics come as a list, or as one text with semicolons between them. What has no letter or digit is none."""
    values = value.split(";") if isinstance(value, str) else value or []
    if not isinstance(values, list):
        raise BadRow("“topics” is neither a list nor a text with semicolons")
    names = (_name({"topics": each}, "topics", LONGEST_NAME) for each in values)
    return tuple(dict.fromkeys(name for name in names if _WORD.search(name)))


@lru_cache(maxsize=10_000)
def _date(text: str) -> Dated:
    try:
        if _DAY.fullmatch(text):  # nearly all are, and EDTF is slow to tell
            day = date.fromisoformat(text)
            return Dated(text, day, day)
        days = bounds(text)
    except ValueError as error:
        raise BadRow(f"“date”: {error}") from error
    return Dated(text, *days) if days else Dated("", None, None)


def _words(fields: Fields, key: str, longest: int) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise BadRow(f"“{key}” is no text, but {value!r:.40}")
    if "\0" in value:
        raise BadRow(f"“{key}” holds a NUL character")
    if not _is_text(value):
        raise BadRow(f"“{key}” holds half a character (a lone surrogate)")
    return _at_most(value.strip(), key, longest)


def _name(fields: Fields, key: str, longest: int) -> str:
    """A name or a title: on one line, and in one spelling where Unicode has several."""
    return unicodedata.normalize("NFC", " ".join(_words(fields, key, longest).split()))


def _at_most(value: str, key: str, longest: int) -> str:
    if len(value) > longest:
        raise BadRow(f"“{key}” has {len(value):,} characters; at most {longest:,} are taken")
    return value


def _is_text(value: str) -> bool:
    try:
        return value.isascii() or bool(value.encode())
    except UnicodeEncodeError:
        return False
