"""The public ids of statements, articles and occasions: 8 letters and digits that cannot be misread or spell a word."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "bcdfghjkmnpqrstvwxyz23456789"
LENGTH = 8
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def new_public_id() -> str:
    """A fresh id. 28 to the 8th are possible; the database refuses one that was ever given (models/address.py)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def public_id_field() -> models.CharField[str, str]:
    """Given once, when the thing comes into being, and never changed or reused."""
    return models.CharField(_("public id"), max_length=LENGTH, unique=True, default=new_public_id, editable=False)


def is_public_id(name: str, field: str = "public_id") -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{field}__regex": f"^{PATTERN}$"}), name=name)
