from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from statements.reading.fitted import install, load


class StatementsConfig(AppConfig):
    name = "statements"
    verbose_name = _("The archive")

    def ready(self) -> None:
        """The reader goes by the fit of this installation, where there is one."""
        if settings.READING_FIT.exists():
            try:
                install(load(settings.READING_FIT))
            except (OSError, ValueError) as error:
                raise ImproperlyConfigured(f"{error}; or move it away, and the fit that ships is used") from error
