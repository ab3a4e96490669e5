"""A rule: a search query, in the language of readers. What it finds is proposed for its topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from statements.models import DeskEntry, SearchEntry, State, Topic
from statements.search import language, stems
from statements.search.desk import at_the_desk, of_the_desk
from statements.search.stems import Asked


@dataclass(frozen=True)
class Rule:
    typed: str

    @cached_property
    def asked(self) -> Asked:
        return stems.look_up(language.read(self.typed))

    @cached_property
    def asked_at_desk(self) -> Asked:
        return at_the_desk(self.asked)

    @cached_property
    def problems(self) -> list[str]:
        """Why it cannot be a rule; none where it can."""
        query = language.read(self.typed)
        found = list(query.problems)
        if not query.tree:
            found.append(_("There is nothing in it to search for: write words, as readers do who search."))
        if any(field.name == "topic" for field in query.fields):
            told = _("A rule cannot go by topics, which come from rules. Write the words that make up that topic.")
            found.append(told)
        return found

    def published(self) -> Q:
        """What holds of the search entries that it finds."""
        return self.asked.condition()

    def waiting(self) -> Q:
        """What holds of the desk entries that it finds."""
        return of_the_desk(self.asked_at_desk.condition())


@dataclass(frozen=True)
class Rules:
    """All rules of a topic: what one of them finds is proposed."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, typed: Iterable[str]) -> Rules:
        return cls(tuple(map(Rule, typed)))

    @property
    def problems(self) -> list[str]:
        return [problem for rule in self.rules for problem in rule.problems]

    @property
    def asked(self) -> Asked:
        """All of them as one question, to mark what they find."""
        return Rule(" OR ".join(f"({rule.typed})" for rule in self.rules)).asked_at_desk

    def published(self) -> QuerySet[SearchEntry]:
        return SearchEntry.objects.filter(_any(rule.published() for rule in self.rules))

    def waiting(self) -> QuerySet[DeskEntry]:
        """Of proposals: what was rejected or withdrawn is left as it is."""
        proposed = DeskEntry.objects.filter(statement__state=State.PROPOSED)
        return proposed.filter(_any(rule.waiting() for rule in self.rules))


def typed_rules(topic: Topic, own: str | None = None) -> list[str]:
    """What a topic goes by: its own rule, or the one given in its place, and those of the topics that it took in."""
    return _typed(topic.pk, {**_all(), topic.pk: (topic.rule if own is None else own, topic.merged_into_id)})


def all_typed_rules() -> dict[int, list[str]]:
    """The same of all topics that were not merged into others."""
    topics = _all()
    return {pk: _typed(pk, topics) for pk, (_rule, into) in topics.items() if into is None}


Known = dict[int, tuple[str, int | None]]


def _all() -> Known:
    rows = Topic.objects.order_by("pk").values_list("pk", "rule", "merged_into")
    return {pk: (rule, into) for pk, rule, into in rows}


def _typed(topic: int, known: Known) -> list[str]:
    rule, _into = known[topic]
    took_in = [pk for pk, (_rule, into) in known.items() if into == topic]
    own = [rule.strip()] if rule.strip() else []
    return list(dict.fromkeys([*own, *(typed for pk in took_in for typed in _typed(pk, known))]))


def _any(conditions: Iterable[Q]) -> Q:
    """Without a condition, nothing is found."""
    several: Sequence[Q] = list(conditions)
    return reduce(or_, several) if several else Q(pk__in=[])
