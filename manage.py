#!/usr/bin/env python
"""Django's command line. Starts the embedded PostgreSQL where DATABASE_URL names no other."""

from __future__ import annotations

import os
import sys

WITHOUT_DATABASE = {"read", "evaluate", "collectstatic", "help", "version", "makemessages", "compilemessages"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    from django.conf import settings
    from django.core.management import execute_from_command_line

    if len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE and not os.environ.get("DATABASE_URL"):
        from archive import embedded

        try:
            embedded.use(settings.EMBEDDED)
        except embedded.ServerFailed as failure:
            sys.exit(str(failure))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
