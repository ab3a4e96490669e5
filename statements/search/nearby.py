"""The query strings of questions that are like another but for one thing: a page of results leads to a hundred."""

from __future__ import annotations

from urllib.parse import urlencode

from statements.search.question import Question


class Nearby:
    """What `Question.query` gives, for many changes: what stays as it is, is encoded once."""

    def __init__(self, question: Question) -> None:
        self._encoded = {name: _encoded(name, values) for name, values in question.parameters().items()}

    def query(self, **changes: list[str]) -> str:
        changed = {name: _encoded(name, values) for name, values in changes.items()}
        return "&".join(part for part in {**self._encoded, **changed}.values() if part)


def _encoded(name: str, values: list[str]) -> str:
    return urlencode([(name, value) for value in values])
