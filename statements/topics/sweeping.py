"""A changed rule, tried on the whole archive: in batches that hold nobody up, and that can be broken off at any time.

Which rules were changed is seen from the rules alone, by whatever way they came: saved, brought back, loaded, merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.curation import assign_by_rule, because_of, drop_by_rule
from statements.models import Decision, Sweep, Topic
from statements.search.budgets import OverBudget, within
from statements.topics.difference import to_add, to_drop
from statements.topics.rule import Rules, all_typed_rules

BATCH = 500  # statements that are locked and written together
AT_ONCE = 5_000  # that are looked for together
PATIENCE = 60_000  # milliseconds that this may take: whoever waits for a worker waits no longer for one rule


def begin_changed() -> None:
    """Begin a sweep for each topic whose rules are others than those of its latest."""
    latest = {sweep.topic_id: sweep.rules for sweep in Sweep.objects.order_by("topic_id", "-pk").distinct("topic_id")}
    changed = {pk: rules for pk, rules in all_typed_rules().items() if latest.get(pk, []) != rules}
    _begin(changed)


def begin_all() -> None:
    """Begin one for each topic that has a rule: what is called by a name in it may have changed."""
    _begin({pk: rules for pk, rules in all_typed_rules().items() if rules})


def latest_sweep(topic: Topic) -> Sweep | None:
    return Sweep.objects.filter(topic=topic).select_related("decision__by").order_by("-pk").first()


def sweeping() -> Iterator[None]:
    """Work off what was begun, batch by batch; each is committed for itself."""
    for sweep in Sweep.objects.filter(finished_at=None).select_related("topic", "decision").order_by("pk"):
        yield from _sweep(sweep)


class _Way(NamedTuple):
    column: str
    find: Callable[[Topic, Rules, int], list[int]]
    write: Callable[[Topic, list[int]], int]


def _assign(topic: Topic, statements: list[int]) -> int:
    return assign_by_rule([(statement, topic.pk) for statement in statements])


_DROPPING = _Way("dropped", to_drop, drop_by_rule)
_ADDING = _Way("added", to_add, _assign)


@transaction.atomic
def _begin(rules: dict[int, list[str]]) -> None:
    Sweep.objects.filter(topic__in=rules, finished_at=None).update(finished_at=timezone.now())
    Sweep.objects.bulk_create(Sweep(topic_id=pk, rules=typed, decision=_made_by(pk)) for pk, typed in rules.items())


def _made_by(topic: int) -> Decision | None:
    """The decision by which its rules became what they are."""
    about = Decision.objects.filter(noun="topic", object_id=topic)
    merging = Q(act__in=[Decision.Act.MERGE, Decision.Act.UNMERGE])
    return about.filter(merging | Q(after__has_key="rule")).order_by("-pk").first()


def _sweep(sweep: Sweep) -> Iterator[None]:
    rules = Rules.of(sweep.rules)
    if problems := rules.problems:
        _finish(sweep, problem=" ".join(problems))
        return
    try:
        yield from _both_ways(sweep, rules)
    except OverBudget:
        _finish(sweep, problem=_("It takes too long to look all of this up: write fewer words, or rarer ones."))


def _both_ways(sweep: Sweep, rules: Rules) -> Iterator[None]:
    for way in (_DROPPING, _ADDING):
        while keys := _found(way, sweep.topic, rules):
            written = 0
            for batch in _batches(keys):
                written += _written(sweep, way, batch)
                yield
            if not written:  # somebody is at all of them: the next turn comes soon
                return
    _finish(sweep)


def _found(way: _Way, topic: Topic, rules: Rules) -> list[int]:
    with within(PATIENCE):
        return way.find(topic, rules, AT_ONCE)


@transaction.atomic
def _written(sweep: Sweep, way: _Way, batch: list[int]) -> int:
    with because_of(sweep.decision) if sweep.decision else nullcontext():
        number = way.write(sweep.topic, batch)
    Sweep.objects.filter(pk=sweep.pk).update(**{way.column: F(way.column) + number})
    return number


def _finish(sweep: Sweep, problem: str = "") -> None:
    Sweep.objects.filter(pk=sweep.pk, finished_at=None).update(finished_at=timezone.now(), problem=problem)


def _batches(keys: list[int]) -> Iterable[list[int]]:
    keys = sorted(keys)
    return (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))
