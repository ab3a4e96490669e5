"""The addresses. Those of the archive are in statements/urls.py."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from archive import health

urlpatterns = [
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("admin/", admin.site.urls),
    path("", include("statements.urls")),
]
