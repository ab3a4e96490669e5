"""The acts that decide about statements, wherever in the admin they are called for, and what the editor hears of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.recorded import editor_of
from statements.admin.refusals import Refusal
from statements.admin.typed import refuse
from statements.models import Statement

ACTS = {
    "publish": "statements.change_statement",
    "reject": "statements.change_statement",
    "reopen": "statements.change_statement",
    "withdraw": "statements.withdraw_statement",
    "restore": "statements.withdraw_statement",
}
"""Each act, and the permission it takes."""


def perform(request: HttpRequest, act: str, statements: Iterable[Statement], reason: str = "") -> None:
    """Do it, all or nothing, and say what was done or why not. The act is one of ACTS; raises PermissionDenied."""
    if not request.user.has_perm(ACTS[act]):
        raise PermissionDenied
    try:
        done = _do(act, statements, editor_of(request), reason, seen_in(request))
    except Refusal as refusal:
        refuse(request, refusal)
        return
    if done:
        messages.success(request, _told(act, done))
    else:
        messages.warning(request, _("Nothing was done: none of them is in a state for that any more."))


def seen_in(request: HttpRequest) -> curation.Seen:
    """What the page had that the editor decided on: "12:345" is statement 12 in the words of finding 345."""
    pairs = [keys_in(pair.split(":")) for pair in request.POST.getlist("seen")]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _do(act: str, statements: Iterable[Statement], by: curation.Editor, reason: str, seen: curation.Seen) -> int:
    if act == "publish":
        return curation.publish(statements, by, seen=seen)
    if act == "reject":
        return curation.reject(statements, by, reason.strip())
    if act == "reopen":
        return curation.reopen(statements, by)
    if act == "restore":
        return curation.restore(statements, by)
    return curation.withdraw(statements, by, reason)


def _told(act: str, done: int) -> str:
    told = {
        "publish": ngettext("%(number)s statement published.", "%(number)s statements published.", done),
        "reject": ngettext("%(number)s statement rejected.", "%(number)s statements rejected.", done),
        "reopen": ngettext("%(number)s statement waits again.", "%(number)s statements wait again.", done),
        "withdraw": ngettext("%(number)s statement withdrawn.", "%(number)s statements withdrawn.", done),
        "restore": ngettext("%(number)s statement published again.", "%(number)s statements published again.", done),
    }
    return told[act] % {"number": done}
