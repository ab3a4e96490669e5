"""Rows that hang on a thing, told as lists: other names, roles, topics, occasions, and wordings that came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.text import capfirst

from statements.admin.differences import Columns, Difference, Names
from statements.curation import BELONGING
from statements.models import Revision, TopicAssignment

_NAMES_WHAT = {"topicassignment": ("topic", "topic_id"), "article_occasions": ("occasion", "occasion_id")}


@dataclass(frozen=True, slots=True)
class Parts:
    """`rows`: each row that is spoken of, by its noun and number, whole: as it is, or as it was when it went."""

    owner: int
    rows: dict[tuple[str, int], Columns]

    def mentioned(self) -> Iterator[tuple[str, int]]:
        """The things that rows name by their numbers."""
        for (part, _number), row in self.rows.items():
            if part in _NAMES_WHAT:
                noun, column = _NAMES_WHAT[part]
                yield noun, row[column]

    def differences(self, revisions: Iterable[Revision], names: Names) -> list[Difference]:
        """One for each kind of row: what went, and what came."""
        went: dict[str, list[str]] = defaultdict(list)
        came: dict[str, list[str]] = defaultdict(list)
        for revision in revisions:
            if (revision.part, revision.part_id) in self.rows:
                before, after = self._side(revision, revision.before), self._side(revision, revision.after)
                went[revision.part] += [in_words(revision.part, before, names)] if before else []
                came[revision.part] += [in_words(revision.part, after, names)] if after else []
        return [Difference(_plural(part), "; ".join(went[part]), "; ".join(came[part])) for part in {**went, **came}]

    def _side(self, revision: Revision, side: Columns | None) -> Columns | None:
        """The whole row on one side of a change; none where it was not there, or was another thing's."""
        row = None if side is None else {**self.rows[revision.part, revision.part_id], **side}
        return row if row and row[BELONGING[revision.part]] == self.owner else None


def of_parts(thing: models.Model, revisions: Iterable[Revision]) -> Parts:
    """What the revisions of a thing say about the rows that hang on it, in one query for each kind of row."""
    keys: dict[str, set[int]] = defaultdict(set)
    rows: dict[tuple[str, int], Columns] = {}
    for revision in revisions:
        if revision.part in BELONGING and (revision.part != "quotation" or "statement_id" in (revision.after or {})):
            keys[revision.part].add(revision.part_id)
            whole = revision.after if revision.before is None else revision.before if revision.after is None else {}
            rows.setdefault((revision.part, revision.part_id), {}).update(whole or {})
    for part, numbers in keys.items():
        for row in _model(part)._base_manager.filter(pk__in=numbers).values():
            rows[part, row["id"]] = row
    return Parts(thing.pk, {place: row for place, row in rows.items() if row})


def in_words(part: str, row: Columns, names: Names) -> str:
    """One row, as a list has it."""
    if part in _NAMES_WHAT:
        noun, column = _NAMES_WHAT[part]
        name = names.get((noun, row[column]), str(row[column]))
        by = row.get("by", TopicAssignment.By.EDITOR)
        return name if by == TopicAssignment.By.EDITOR else f"{name} ({TopicAssignment.By(by).label})"
    if part == "speakerrole":
        what = ", ".join(filter(None, (row["office"], row["party"], row["country"])))
        when = "–".join((row["since"], row["until"])) if row["since"] or row["until"] else ""
        return f"{what} ({when})" if when else what
    return str(row["content" if part == "quotation" else "name"])


def _model(part: str) -> type[models.Model]:
    return apps.get_model("statements", part)


def _plural(part: str) -> str:
    if part == "article_occasions":
        return capfirst(str(apps.get_model("statements", "occasion")._meta.verbose_name_plural))
    return capfirst(str(_model(part)._meta.verbose_name_plural))
