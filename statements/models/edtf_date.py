"""A date that says how sure it is: its EDTF text, with the earliest and the latest day that the text allows.

Each dated noun has the three columns under one prefix ("said", "published", "held"). An empty text is an unknown date.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from statements.reading.edtf_dates import bounds

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def validate_edtf(text: str) -> None:
    """A form's check of an EDTF text; the message says how a date is written."""
    try:
        bounds(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def edtf_field(verbose_name: StrOrPromise) -> models.CharField[str, str]:
    return models.CharField(
        verbose_name,
        max_length=200,
        blank=True,
        validators=[validate_edtf],
        help_text=_(
            "EDTF: 2017-02-16, 2017-02, 2017, 2017-02-16? for unsure, [2012-02-16,2017-02-16] for one of these."
        ),
    )


def day_field(verbose_name: StrOrPromise) -> models.DateField[date | None, date | None]:
    return models.DateField(verbose_name, null=True, blank=True, editable=False)


def is_dated(prefix: str, name: str) -> models.CheckConstraint:
    """Text and days come together, and the earliest is not after the latest."""
    text, earliest, latest = f"{prefix}_edtf", f"{prefix}_earliest", f"{prefix}_latest"
    known = ~Q(**{text: ""}) & Q(**{f"{earliest}__lte": F(latest), f"{latest}__isnull": False})
    unknown = Q(**{text: "", f"{earliest}__isnull": True, f"{latest}__isnull": True})
    return models.CheckConstraint(condition=known | unknown, name=name)


def dated(prefix: str, text: str | None) -> dict[str, Any]:
    """The three columns for an EDTF text: `Statement(**dated("said", "2017-02"))`. Raises ValueError on bad EDTF."""
    earliest, latest = bounds(text or "") or (None, None)
    return {f"{prefix}_edtf": text or "", f"{prefix}_earliest": earliest, f"{prefix}_latest": latest}
