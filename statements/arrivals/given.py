"""What somebody knows about an article besides its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from statements.models import Rights
from statements.models.edtf_date import validate_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All texts; empty where nobody said anything. What is given wins over what is found in the text.

    `published` is EDTF, `accessed` a day (2024-02-16), `rights` one of Rights, `language` as in "en".
    """

    outlet: str = ""
    source: str = ""
    published: str = ""
    rights: str = ""
    accessed: str = ""
    archived: str = ""
    language: str = ""
    encoding: str = ""

    def over(self, other: Given) -> Given:
        """This, with what it leaves open taken from the other."""
        return Given(**{**other.said(), **self.said()})

    def said(self) -> dict[str, str]:
        """What is not empty, as JSON can hold it."""
        return {name: text for name, text in asdict(self).items() if text}


NOTHING_GIVEN = Given()
COLUMNS = [field.name for field in fields(Given)]


def checked(**columns: str) -> Given:
    """A Given of texts as people write them. Raises ValueError with a sentence about the first that is wrong."""
    written = {name: text.strip() for name, text in columns.items() if text.strip()}
    try:
        return Given(**{name: _CHECKS[name](text) for name, text in written.items()})
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error


# ---- what may be said ----


def _text(limit: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > limit:
            raise ValidationError(
                _("“%(text)s…” is longer than %(limit)s characters: shorten it.") % {"text": text[:40], "limit": limit}
            )
        return text

    return check


def _address(text: str) -> str:
    try:
        URLValidator(["http", "https"])(_text(1000)(text))
    except ValidationError as error:
        raise ValidationError(_("“%s” is no address: give one that begins with https://.") % text[:200]) from error
    return text


def _edtf(text: str) -> str:
    validate_edtf(_text(200)(text))
    return text


def _rights(text: str) -> str:
    for value, label in Rights.choices:
        if text.casefold() in {value, str(label).casefold()}:
            return value
    raise ValidationError(
        _("“%(text)s” says no rights: write %(may)s.") % {"text": text, "may": ", ".join(Rights.values)}
    )


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValidationError(_("“%s” is no day: write it as 2024-02-16.") % text) from error


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,6})?", text, re.IGNORECASE):
        raise ValidationError(_("“%s” is no code of a language: write en, ru or fr.") % text)
    return text.lower()


def _encoding(text: str) -> str:
    try:
        codecs.lookup(text)
    except (LookupError, ValueError) as error:
        raise ValidationError(_("No encoding is called “%s”: try utf-8 or windows-1251.") % text) from error
    return text


_CHECKS: dict[str, Callable[[str], str]] = {
    "outlet": _text(300),
    "source": _address,
    "published": _edtf,
    "rights": _rights,
    "accessed": _day,
    "archived": _address,
    "language": _language,
    "encoding": _encoding,
}
