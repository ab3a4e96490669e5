"""The editors' pages: each translates a form into an act of statements/curation/, and has no rules of its own."""

from __future__ import annotations

# Each registers its pages.
from statements.admin import (  # noqa: F401
    article,
    data_import,
    decision,
    likeness,
    occasion,
    outlet,
    report,
    sealing,
    site,
    speaker,
    statement,
    topic,
    upload,
    user,
    venue,
)
