"""What gunicorn serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

if not os.environ.get("DATABASE_URL"):
    from django.conf import settings

    from archive import embedded

    embedded.use(settings.EMBEDDED)

application = get_wsgi_application()
