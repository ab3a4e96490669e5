"""The admin site's own words, and what its first page asks of the editors."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("On Record")
admin.site.site_title = _("On Record, editors")
admin.site.index_title = _("What waits")
