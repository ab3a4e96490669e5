"""Outlet, date and occasions are confirmed once for the whole article; its statements inherit them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.triage.naming import called, occasions_called
from statements.admin.triage.page import show_both
from statements.admin.triage.turn import VERSION, Then, Turn, act
from statements.models import Outlet, Statement, dated


@act("change_article", outdated=show_both)
def whole(turn: Turn) -> Then:
    """Fields that the form does not have stay as they are."""
    seen = keys_in([turn.given(VERSION)])
    curation.expect(turn.article, seen[0] if seen else None)
    turn.article.refresh_from_db()
    given, columns = turn.request.POST, _published(turn)
    if "outlet" in given:
        columns["outlet"] = called(Outlet, turn.given("outlet"), turn, new=turn.given("outlet_is") == "new")
    occasions = occasions_called(turn.given("occasions"), turn.article) if "occasions" in given else None
    curation.confirm(turn.article, turn.by, occasions=occasions, **columns)
    turn.tell(_("Confirmed for the whole article."))
    return Then(Statement.objects.filter(pk__in=keys_in([turn.given("statement")])).first())


def _published(turn: Turn) -> dict[str, Any]:
    published = turn.given("published")
    if "published" not in turn.request.POST or published == turn.article.published_edtf:
        return {}
    try:
        return {**dated("published", published), "published_evidence": _("Set by an editor.") if published else ""}
    except ValueError as error:
        raise curation.Refused(str(error)) from error
