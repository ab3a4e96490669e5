"""What to tell an editor when an act is refused, by curation or by PostgreSQL itself."""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.db import DataError, IntegrityError
from django.db.models.constraints import BaseConstraint
from django.utils.translation import gettext as _

from statements.curation import Refused

Refusal = (Refused, IntegrityError, DataError)


def in_words(error: Exception) -> str:
    """A sentence for the editor. Our own triggers write one; a model's constraint may have one."""
    if isinstance(error, DataError):
        return _("Something here is too long, or no text that can be stored. Nothing was saved: shorten or retype it.")
    if not isinstance(error, IntegrityError):
        return str(error)
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return _unexplained(str(error))
    if diagnosis.source_function == "exec_stmt_raise":  # a RAISE of statements/database/rules.sql
        return str(diagnosis.message_primary)
    constraint = _constraints().get(diagnosis.constraint_name)
    if constraint and constraint.violation_error_message != BaseConstraint.default_violation_error_message:
        return str(constraint.get_violation_error_message())
    return _unexplained(diagnosis.constraint_name or str(diagnosis.message_primary))


def _unexplained(rule: str) -> str:
    return _("This would break a rule of the archive (%(rule)s). Nothing was saved: check what you entered.") % {
        "rule": rule
    }


@cache
def _constraints() -> dict[str, BaseConstraint]:
    models = apps.get_app_config("statements").get_models()
    return {constraint.name: constraint for model in models for constraint in model._meta.constraints}
