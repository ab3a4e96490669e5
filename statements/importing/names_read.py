"""A row of a table of speakers, venues, topics or outlets: what it says, checked, or a BadRow with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.utils.translation import gettext as _

from statements.loading.files import Fields, Line
from statements.loading.refusals import BadRow
from statements.loading.rows import LONGEST_NAME, fields_of, has_letters, name_in, names_in, words_in
from statements.models import DataImport, Outlet, Rights, Speaker, Topic, Venue
from statements.models.edtf_date import validate_edtf
from statements.models.named import Named
from statements.topics.rule import Rule

MODELS: dict[str, type[Named]] = {
    DataImport.Kind.SPEAKERS: Speaker,
    DataImport.Kind.VENUES: Venue,
    DataImport.Kind.TOPICS: Topic,
    DataImport.Kind.OUTLETS: Outlet,
}
LONGEST_WORDS = 10_000
_LONGEST_ADDRESS = 200
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,15})", re.ASCII | re.IGNORECASE)
_YES_OR_NO = {
    **dict.fromkeys(("yes", "true", "1", "x", "да"), True),
    **dict.fromkeys(("no", "false", "0", "нет"), False),
}


class Role(NamedTuple):
    """The columns of a speaker's role; empty where nothing is said."""

    office: str = ""
    party: str = ""
    country: str = ""
    since: str = ""
    until: str = ""

    def __str__(self) -> str:
        days = f" ({self.since or '?'} – {self.until})" if self.since or self.until else ""
        return ", ".join(part for part in self[:3] if part) + days


_LONGEST = Role("300", "200", "100", "200", "200")  # characters of each column


@dataclass(frozen=True, slots=True)
class NamedRow:
    """What it does not say is in none of these. `line` is the row as it stands in the file."""

    number: int
    line: str
    name: str
    aliases: tuple[str, ...]
    columns: dict[str, Any]
    roles: tuple[Role, ...]


def read_names(model: type[Named], line: Line) -> NamedRow:
    """The row of a line. Raises BadRow."""
    fields = fields_of(line)
    name = name_in(fields, "name", LONGEST_NAME)
    if not has_letters(name):
        raise BadRow(_("no “name”: give one"))
    aliases = tuple(other for other in names_in(fields, "aliases") if other.casefold() != name.casefold())
    columns = {key: value for key, value in _columns(model, fields) if value not in ("", None)}
    return NamedRow(line.number, line.text, name, aliases, columns, tuple(_roles(fields)) if model is Speaker else ())


def _columns(model: type[Named], fields: Fields) -> Iterator[tuple[str, Any]]:
    if model is Speaker:
        yield "kind", _one_of(Speaker.Kind, fields, "kind")
        yield "wikidata", _wikidata(name_in(fields, "wikidata", 200))
    elif model is Venue:
        yield "kind", _one_of(Venue.Kind, fields, "kind")
    elif model is Topic:
        yield "description", words_in(fields, "description", LONGEST_WORDS)
        yield "rule", _rule(words_in(fields, "rule", LONGEST_WORDS))
    else:
        yield "website", _website(name_in(fields, "website", _LONGEST_ADDRESS))
        yield "rights", _one_of(Rights, fields, "rights")
        yield "official", _yes_or_no(fields, "official")


def _one_of(choices: type[models.TextChoices], fields: Fields, key: str) -> str:
    """A value of the choices, given as it is or in words."""
    said = name_in(fields, key, 100).casefold()
    for value, label in choices.choices:
        if said in (value, str(label).casefold()):
            return str(value)
    if said:
        known = ", ".join(choices.values)
        raise BadRow(_("“%(key)s” is “%(said)s”: choose one of %(known)s") % {"key": key, "said": said, "known": known})
    return ""


def _wikidata(said: str) -> str:
    if not said:
        return ""
    found = _WIKIDATA.fullmatch(said)
    if not found:
        raise BadRow(_("“wikidata” is “%s”: give an id such as Q42, or leave it empty") % said[:40])
    return found[1].upper()


def _rule(said: str) -> str:
    problems = Rule(said).problems if said else []
    if problems:
        raise BadRow(_("“rule”: %s") % problems[0])
    return said


def _website(said: str) -> str:
    if not said:
        return ""
    address = said if "://" in said else f"https://{said}"
    try:
        URLValidator(schemes=["http", "https"])(address)
        MaxLengthValidator(_LONGEST_ADDRESS)(address)
    except ValidationError as error:
        raise BadRow(_("“website” is “%s”: give an address such as https://gazette.example/") % said[:80]) from error
    return address


def _yes_or_no(fields: Fields, key: str) -> bool | None:
    value = fields.get(key)
    if isinstance(value, bool):
        return value
    said = name_in(fields, key, 20).casefold()
    if said and said not in _YES_OR_NO:
        raise BadRow(_("“%(key)s” is “%(said)s”: write yes or no") % {"key": key, "said": said})
    return _YES_OR_NO.get(said)


def _roles(fields: Fields) -> Iterator[Role]:
    """The one in the columns, and those in a list of objects, as JSON can have it."""
    listed = fields.get("roles") or []
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise BadRow(_("“roles” is no list of objects with office, party, country, since, until"))
    yield from filter(None, map(_role, _without_empty([fields, *listed])))


def _without_empty(some: Iterable[Fields]) -> Iterator[Fields]:
    for fields in some:
        if any(fields.get(key) for key in Role._fields):
            yield fields


def _role(fields: Fields) -> Role | None:
    said = Role(*(name_in(fields, key, int(getattr(_LONGEST, key))) for key in Role._fields))
    for key in ("since", "until"):
        try:
            validate_edtf(getattr(said, key))
        except ValidationError as error:
            raise BadRow(_("“%(key)s”: %(why)s") % {"key": key, "why": error.messages[0]}) from error
    if not any(said[:3]):
        if any(said):
            raise BadRow(_("“since” and “until” are those of an office, a party or a country: give one"))
        return None
    return said
