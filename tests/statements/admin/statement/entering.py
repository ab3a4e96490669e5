"""The form of a statement, as an editor fills it in without JavaScript."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from statements.models import Article, Statement
from tests.statements.admin.complaints import complaints

WORDS = "The river belongs to both banks"


def address(statement: Statement) -> str:
    return reverse("admin:statements_statement_change", args=[statement.pk])


def entered(statement: Statement | None = None, **fields: Any) -> dict[str, Any]:
    """The form as it was shown, but for the fields."""
    blank: dict[str, Any] = dict.fromkeys(
        ["speaker", "speaker_named", "unnamed_source", "occasion", "said_edtf", "said_evidence", "via", "words"], ""
    )
    if statement is None:
        return {**blank, "form": "direct", "spans": "", **fields}
    statement.refresh_from_db()
    wording = statement.lead
    assert wording is not None
    own = {
        "speaker": statement.speaker_id or "",
        "unnamed_source": statement.unnamed_source,
        "occasion": statement.occasion_id or "",
        "said_edtf": statement.said_edtf,
        "said_evidence": statement.said_evidence,
        "form": wording.form,
        "via": wording.via,
        "spans": " ".join(f"{start}-{end}" for start, end in wording.spans),
        "topics": list(statement.topic_assignments.standing().values_list("topic_id", flat=True)),
    }
    return {**blank, **own, **fields}


def post(client: Client, to: str, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(to, data)
    assert answer.status_code == status, complaints(answer)
    return answer.content.decode()


def content(statement: Statement) -> str:
    statement.refresh_from_db()
    assert statement.lead is not None
    return statement.lead.content


def new(article: Article, spans: str = "") -> str:
    return f"{reverse('admin:statements_statement_add')}?text={article.text.pk}&spans={spans}"
