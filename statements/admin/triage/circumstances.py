"""Who said it, when, where, and what it is about."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from statements import curation
from statements.admin.keys import keys_in
from statements.admin.triage.naming import called, occasion_called, topics_called
from statements.admin.triage.page import show_both
from statements.admin.triage.turn import Then, Turn, act
from statements.models import Occasion, Speaker, Statement, dated


@act("change_statement", outdated=show_both)
def circumstances(turn: Turn) -> Then:
    """Fields that the form does not have stay as they are."""
    statement = turn.open_statement()
    given = turn.request.POST
    columns: dict[str, Any] = {}
    if "speaker" in given:
        columns |= _who(turn)
    if "occasion" in given:
        columns["occasion"] = occasion = occasion_called(turn.given("occasion"), turn.article)
        _bring_in(turn, occasion)
    if "said" in given:
        columns |= _when(turn, statement, columns.get("occasion"))
    curation.correct(statement, turn.by, **columns)
    if "topics" in given:
        topics = {topic.pk for topic in topics_called(turn.given("topics"))}
        curation.change_topics(statement, _topics_shown(turn, statement), topics, turn.by)
    return Then(statement)


def _topics_shown(turn: Turn, statement: Statement) -> list[int]:
    """Those that the form had when it was shown; one that does not say had those of now."""
    if "topics_shown" in turn.request.POST:
        return keys_in(turn.given("topics_shown").split())
    return list(statement.topic_assignments.standing().values_list("topic", flat=True))


def _who(turn: Turn) -> dict[str, Any]:
    """A speaker, known or new, or a source that the article does not name."""
    name = turn.given("speaker")
    match turn.given("speaker_is"):
        case "unnamed":
            return {"speaker": None, "unnamed_source": name[:300]}
        case is_:
            return {"speaker": called(Speaker, name, turn, new=is_ == "new"), "unnamed_source": ""}


def _bring_in(turn: Turn, occasion: Occasion | None) -> None:
    """The article reports it too."""
    own = list(turn.article.occasions.all())
    if occasion and occasion not in own:
        curation.set_occasions(turn.article, [*own, occasion], turn.by)


def _when(turn: Turn, statement: Statement, occasion: Occasion | None) -> dict[str, Any]:
    """The day typed; where there is none, that of an occasion that was chosen now."""
    said = turn.given("said")
    if not said and occasion and occasion.pk != statement.occasion_id:
        return {**dated("said", occasion.held_edtf), "said_evidence": occasion.evidence}
    try:
        days = dated("said", said)
    except ValueError as error:
        raise curation.Refused(str(error)) from error
    if said == statement.said_edtf:
        return {}
    return {**days, "said_evidence": _("Set by an editor.") if said else ""}
