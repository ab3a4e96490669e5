"""An original is taken out of the archive, by a court's order or because it should never have come in.

One person asks, another confirms. Its bytes and words are erased by PostgreSQL (statements/database/sealing.sql), its
statements withdrawn with the reason in the same transaction. Hashes stay, so that it does not come in again, in other
bytes or in a table (known_again.py).
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from statements.curation import leads
from statements.curation.corrections import correct
from statements.curation.decisions import record
from statements.curation.known_again import prints_of, prints_of_text
from statements.curation.refusals import Refused
from statements.curation.states import locked, move
from statements.models import (
    Article,
    DataImport,
    Decision,
    Quotation,
    Record,
    Sealing,
    State,
    Statement,
    UploadedFile,
)
from statements.reading import Unreadable
from statements.reading.decoding import decode

SEALED = "[sealed]"
_FILES_AT_ONCE = 50


@transaction.atomic
def ask_to_seal(original: Article | Record, by: User, reason: str) -> Sealing:
    """Ask that an original be sealed. Readers will see the reason."""
    if not reason.strip():
        raise Refused(_("Give the reason: readers who come by an old address will see it."), "reason")
    of = {"article": original} if isinstance(original, Article) else {"record": original}
    if Sealing.objects.filter(**of, declined_by=None).exists():
        raise Refused(_("Somebody has asked for this already: another person can confirm it."))
    sealing = Sealing.objects.create(**of, reason=reason.strip(), asked_by=by)
    record(Decision.Act.ASK_SEAL, sealing, by, reason=sealing.reason)
    return sealing


@transaction.atomic
def seal(sealing: Sealing, by: User) -> int:
    """Confirm what another person asked for: erase the original. How many statements were withdrawn with it."""
    open_one = _open(sealing)
    if open_one.asked_by == by:
        raise Refused(_("Who asked for it cannot confirm it: that takes a second person."))
    if not _are_two(open_one.asked_by, by):
        told = _(
            "One of you made or changed the account of the other in the last 30 days: let a third person confirm it."
        )
        raise Refused(told)
    prints = prints_of(open_one, wordings_of(open_one))
    record(Decision.Act.SEAL, open_one, by, after={"prints": prints}, reason=open_one.reason)
    open_one.confirmed_by = by
    open_one.save(update_fields=["confirmed_by"])
    withdrawn = _take_down(open_one, by)
    _let_go(copies_waiting(open_one))
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal_original(%s)", [open_one.pk])
    return withdrawn


@transaction.atomic
def keep(sealing: Sealing, by: User, reason: str = "") -> None:
    """Decline what was asked for, or take it back: nothing is erased."""
    open_one = _open(sealing)
    open_one.declined_by = by
    open_one.save(update_fields=["declined_by"])
    record(Decision.Act.NOT_SEAL, open_one, by, reason=reason.strip())


def wordings_of(sealing: Sealing) -> list[Quotation]:
    """The wordings that go with the original."""
    own = Quotation.objects.filter(text__article=sealing.article_id) if sealing.article_id else None
    wordings = own if own is not None else Quotation.objects.filter(record=sealing.record_id)
    return list(wordings.select_related("statement__lead", "statement__speaker").order_by("start", "pk"))


def copies_waiting(sealing: Sealing) -> list[UploadedFile]:
    """The files, sent in and not read, that are the same text in whatever bytes. They go with the original."""
    article = sealing.article
    if article is None:
        return []
    prints = {one for text in article.texts.all() for one in prints_of_text(text.text, article.boilerplate)}
    waiting = UploadedFile.objects.filter(content__isnull=False).order_by("pk")
    return [file for file in waiting.iterator(chunk_size=_FILES_AT_ONCE) if _prints(file) & prints]


def tables_waiting() -> QuerySet[DataImport]:
    """The tables that wait to go in, or to go on. All of them go: each is packed, and may quote the original."""
    return DataImport.objects.filter(content__isnull=False).defer("content", "shown").order_by("pk")


def _prints(file: UploadedFile) -> set[str]:
    try:
        return prints_of_text(decode(bytes(file.content or b""), file.given.get("encoding")).text)
    except Unreadable:
        return set()


def _let_go(files: list[UploadedFile]) -> None:
    UploadedFile.objects.filter(pk__in=[file.pk for file in files]).update(
        content=None, name=SEALED, given={}, outcome=UploadedFile.Outcome.REFUSED, reason=SEALED
    )


def _open(sealing: Sealing) -> Sealing:
    current = Sealing.objects.select_for_update().get(pk=sealing.pk)
    if not current.is_open:
        raise Refused(_("This is decided already."))
    return current


def _are_two(one: User, other: User) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT are_two(%s, %s)", [one.pk, other.pk])
        return bool(cursor.fetchone() == (True,))


def _take_down(sealing: Sealing, by: User) -> int:
    """No statement is left with a wording of the original: those with others keep the others."""
    wordings = wordings_of(sealing)
    own = {wording.pk for wording in wordings}
    alone = []
    for statement in {wording.statement_id: wording.statement for wording in wordings}.values():
        others = [wording for wording in leads.wordings_of(statement) if wording.pk not in own]
        if others and statement.state in {State.PROPOSED, State.PUBLISHED}:
            if statement.lead_id in own:
                correct(statement, by, lead=leads.leading(others), lead_chosen=False)
            _set_apart([wording for wording in wordings if wording.statement_id == statement.pk], by, sealing.reason)
        else:
            alone.append(statement)
    move(locked(alone, State.PROPOSED), State.REJECTED, Decision.Act.REJECT, by, reason=sealing.reason)
    return move(locked(alone, State.PUBLISHED), State.WITHDRAWN, Decision.Act.WITHDRAW, by, reason=sealing.reason)


def _set_apart(wordings: list[Quotation], by: User, reason: str) -> None:
    """Wordings that cannot stay with their statement go to one of their own, which nobody ever sees."""
    apart = Statement.objects.create(state=State.REJECTED, reason=reason)
    for wording in wordings:
        correct(wording, by, act=Decision.Act.SEAL, reason=reason, statement=apart)
    apart.lead = wordings[0]
    apart.save(update_fields=["lead"])
