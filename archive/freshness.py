"""Who asks again for a page that has not changed is told so, before anything is looked up.

The version of the public data (`data_version()`, which PostgreSQL keeps: statements/database/version.sql), the release
of the code and the address make the entity tag of a page (docs/decisions/0015-pages-have-the-version-of-the-data.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from archive.roles import NOT_PUBLIC

ASK_AGAIN = "no-cache"  # keep it, and ask before showing it
VARY = {"accept-language"}  # what a page may depend on besides its address; a page that says more gets no tag
RELEASED = ("archive", "statements", "templates", "static", "locale", "uv.lock")


class Freshness:
    """Middleware: gives each public page an entity tag, and answers 304 where a tag still holds.

    The version is read before the page is made: a page may be newer than its tag says, and is then sent once more, but
    never older. A page that says itself how it may be kept (`Cache-Control`) is left alone. While somebody works on
    templates (DEBUG) there are no tags.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.release = release(settings.BASE_DIR / name for name in RELEASED)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path_info.startswith(NOT_PUBLIC):
            return self.get_response(request)
        tag = self.tag(request)
        if tag in known_tags(request):
            return tagged(HttpResponseNotModified(), tag)
        response = self.get_response(request)
        if response.status_code == 200 and not response.has_header("Cache-Control") and varies(response) <= VARY:
            return tagged(response, tag)
        return response

    def tag(self, request: HttpRequest) -> str:
        """Weak, because what stands in front may compress the page."""
        address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
        parts = [self.release, data_version(), address, request.META.get("HTTP_ACCEPT_LANGUAGE", "")]
        told = hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()
        return f'W/"{told[:32]}"'


def data_version() -> str:
    """To be asked before anything else of a request: that the connection still works is found out by it, and so Django
    is spared a question of its own. Where it is gone, as after a restart of PostgreSQL, another one is made."""
    connection.health_check_done = True  # type: ignore[attr-defined]  # not in the stubs
    try:
        return _data_version()
    except OperationalError:
        if connection.in_atomic_block:
            raise
        connection.close()
        return _data_version()


def _data_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data_version()")
        return str(cursor.fetchone()[0])


def release(roots: Iterable[Path]) -> str:
    """A fingerprint of all that is deployed: code, templates, style, translations, and the versions of libraries."""
    found = hashlib.sha256()
    for path in sorted(path for root in roots for path in [root, *root.rglob("*")]):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path}\n".encode(errors="surrogateescape") + path.read_bytes())
    return found.hexdigest()


def known_tags(request: HttpRequest) -> set[str]:
    """The tags of what the reader has kept, all of them weak. `*` is none: nobody knows yet whether there is a page."""
    kept = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return {tag if tag.startswith("W/") else f"W/{tag}" for tag in kept if tag != "*"}


def varies(response: HttpResponseBase) -> set[str]:
    return {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}


def ask_anew(response: HttpResponse) -> HttpResponse:
    """Of a page that may say more when it is asked for again, though nothing has changed: it gets no tag."""
    response["Cache-Control"] = ASK_AGAIN
    return response


def tagged(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = ASK_AGAIN
    return response
