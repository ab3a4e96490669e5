"""What gunicorn serves."""

from __future__ import annotations

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from archive.unstorable import Utf8Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

if not os.environ.get("DATABASE_URL"):
    from archive import embedded

    embedded.use(settings.EMBEDDED)

application = get_wsgi_application()
application.request_class = Utf8Request

# All views are imported now, and not while the first reader waits. What is there then stays for good: the collector of
# garbage, which a page gives much to do, need not look through it each time.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
