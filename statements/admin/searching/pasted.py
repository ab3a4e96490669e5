"""What is pasted into a search: a public id, an address of ours or of a source, the fingerprint of a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from django.db.models import Model, Q
from django.db.models.functions import MD5

from statements.models import Address, Article, Original, Quotation, Record, Statement

PUBLIC_ID = re.compile(r"[bcdfghjkmnpqrstvwxyz2-9]{8}")
FINGERPRINT = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
SOURCE = re.compile(r"https?://\S+")
ADDRESS = re.compile(
    r"(?:https?://[^/\s]+)?/(?:\S*/)?(statement|article|occasion|speaker|venue|topic|outlet)s/([^/?#.\s]+)\S*"
)
OF_ADMIN = re.compile(r"\S*/admin/statements/([a-z]+)/(\d{1,18})/\S*")
MOST = 5_000  # statements of one source

Keys = dict[str, int]


def pasted(model: type[Model], typed: str) -> list[int]:
    """The numbers of the things of a noun that it leads to; to statements and articles also from one another."""
    typed = typed.strip()
    nouns = dict(_things(typed))
    if model is Statement:
        articles = _articles(nouns, typed)
        return [*_lasting(Statement, nouns), *_statements(Q(text__article__in=articles)), *_of_records(typed)]
    if model is Article:
        inside = Quotation.objects.filter(statement=nouns.get("statement"), text__isnull=False)
        return [*_articles(nouns, typed), *inside.values_list("text__article", flat=True)]
    return _lasting(model, nouns)


def _things(typed: str) -> Iterable[tuple[str, int]]:
    """Nouns, each with the number of the thing that is meant."""
    if own := OF_ADMIN.fullmatch(typed):
        return [(own[1], int(own[2]))]
    if PUBLIC_ID.fullmatch(typed):
        given = Address.objects.filter(key=typed, noun__in=["statement", "article", "occasion"])
    elif public := ADDRESS.fullmatch(typed):
        given = Address.objects.filter(key=unquote(public[2]), noun=public[1])
    else:
        return []
    return given.values_list("noun", "object_id")


def _lasting(model: type[Model], nouns: Keys) -> list[int]:
    """The thing itself, and what it was merged into."""
    found: list[int] = []
    thing: Any = model._base_manager.filter(pk=nouns.get(model._meta.model_name or "")).first()
    while thing is not None and thing.pk not in found:
        found.append(thing.pk)
        thing = getattr(thing, "merged_into", None)
    return found


def _articles(nouns: Keys, typed: str) -> list[int]:
    if FINGERPRINT.fullmatch(typed):
        return list(Original.objects.filter(sha256=typed.lower()).values_list("article", flat=True))
    if SOURCE.fullmatch(typed) and not nouns:
        return list(_from(Article, typed).values_list("pk", flat=True)[:MOST])
    return _lasting(Article, nouns)


def _of_records(typed: str) -> list[int]:
    return _statements(Q(record__in=_from(Record, typed).values("pk"))) if SOURCE.fullmatch(typed) else []


def _statements(of: Q) -> list[int]:
    return list(Quotation.objects.filter(of).values_list("statement", flat=True)[:MOST])


def _from(model: Any, address: str) -> Any:
    """Those whose source an address is, with or without a slash at its end."""
    bare = address.partition("#")[0].rstrip("/")
    hashes = {hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in (address, bare, f"{bare}/")}
    return model.objects.alias(hashed=MD5("source")).filter(source__startswith="http", hashed__in=hashes)
