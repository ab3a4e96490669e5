"""The acts of an editor. States are written nowhere else but where data is loaded, and every act leaves a decision.

All functions work in one transaction, lock what they change, and take the editor as `by` (None: the software itself,
as when data is loaded). They raise `Refused` with a sentence for the editor; what PostgreSQL refuses beyond that
comes as its IntegrityError.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from statements.models import (
    Address,
    Article,
    ArticleText,
    Checked,
    Decision,
    Occasion,
    Quotation,
    State,
    Statement,
    Topic,
    TopicAssignment,
    dated,
    slug_for,
)
from statements.models.named import Named
from statements.reading.sentences import sentence_around

Spans = Sequence[tuple[int, int]]
Seen = Mapping[int, int | None]
Columns = dict[str, Any]
Editor = User | None


class Refused(Exception):
    """What was asked cannot be done; the message tells the editor why, and what to do."""


# ---- statements ----


@transaction.atomic
def publish(statements: Iterable[Statement], by: Editor, *, seen: Seen | None = None) -> int:
    """Publish the proposed ones among them; how many that were. Raises Refused where a statement has no source.

    `seen` says by statement of which finding the words were that the editor saw. Raises Refused where the software has
    read the article again since: nobody publishes words that they have not seen.
    """
    waiting = _locked(statements, State.PROPOSED)
    for statement in waiting:
        if statement.lead and seen and seen.get(statement.pk, statement.lead.finding_id) != statement.lead.finding_id:
            again = _("“%(words)s” was read again since you opened this page: open it anew, and publish it then.")
            raise Refused(again % {"words": _words(statement)})
        if not statement.said_by:
            raise Refused(_("Say who said “%(words)s” before you publish it.") % {"words": _words(statement)})
    return _move(waiting, State.PUBLISHED, Decision.Act.PUBLISH, by, published_at=timezone.now())


@transaction.atomic
def reject(statements: Iterable[Statement], by: Editor, reason: str = "") -> int:
    """Reject the proposed ones among them; they are kept, so that nothing proposes them again. How many."""
    return _move(_locked(statements, State.PROPOSED), State.REJECTED, Decision.Act.REJECT, by, reason=reason)


@transaction.atomic
def reopen(statements: Iterable[Statement], by: Editor) -> int:
    """Make proposals of the rejected ones among them again. How many."""
    return _move(_locked(statements, State.REJECTED), State.PROPOSED, Decision.Act.REOPEN, by, reason="")


@transaction.atomic
def withdraw(statements: Iterable[Statement], by: Editor, reason: str) -> int:
    """Take published ones off the site. Their addresses answer with the reason, which readers see. How many."""
    if not reason.strip():
        raise Refused(_("Give a reason: readers who come by the old address will see it."))
    return _move(
        _locked(statements, State.PUBLISHED), State.WITHDRAWN, Decision.Act.WITHDRAW, by, reason=reason.strip()
    )


@transaction.atomic
def add_statement(
    text: ArticleText, spans: Spans, by: Editor, *, quotation: dict[str, Any], statement: dict[str, Any]
) -> Statement:
    """A statement the software missed: a proposal with one wording at `spans`.

    `statement` and `quotation` hold further columns (speaker, occasion, form, …). Its sentence is found in the text.
    """
    _need(spans)
    new = Statement.objects.create(**statement)
    new.lead = _lay(Quotation(statement=new, text=text, language=text.language, **quotation), spans)
    new.save(update_fields=["lead"])
    if new.occasion:
        text.article.occasions.add(new.occasion)
    record(Decision.Act.ADD, new, by, after={**snapshot(new), "wording": snapshot(new.lead)})
    return new


# ---- anything ----


@transaction.atomic
def add(thing: models.Model, by: Editor) -> None:
    """Save a new curated thing: a speaker, a venue, an occasion, a topic, an outlet."""
    thing.save(force_insert=True)
    record(Decision.Act.ADD, thing, by, after=snapshot(thing))


@transaction.atomic
def correct(
    thing: models.Model,
    by: Editor,
    /,
    *,
    act: Decision.Act = Decision.Act.CORRECT,
    reason: str = "",
    **changes: Any,
) -> bool:
    """Write the changes to any curated thing; whether anything did change. A date is given as its three columns.

    What is renamed keeps its old name as another name, so that it is still found where the old one is printed.
    """
    current = type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    before = snapshot(current)
    for name, value in changes.items():
        setattr(current, name, value)
        setattr(thing, name, value)
    after = snapshot(current)
    if before == after:
        return False
    current.save(update_fields=list(changes))
    if isinstance(current, Named) and before["name"] != after["name"]:
        _keep_name(current, before, after)
    _difference(act, current, by, before, after, reason).save()
    return True


def _keep_name(thing: Named, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Make the name it had another name of it, and say so before and after. A topic has no other names."""
    if (other_names := getattr(thing, "aliases", None)) is None:
        return
    before["aliases"] = list(other_names.values_list("name", flat=True))
    other_names.get_or_create(name=before["name"])
    after["aliases"] = list(other_names.order_by("name").values_list("name", flat=True))


# ---- what the software itself proposed ----


@transaction.atomic
def propose_anew(proposals: Sequence[tuple[Quotation, Columns, Columns]], reason: str) -> int:
    """Let a better reader say otherwise what the software proposed; of how many an editor will see a difference.

    Each is the one wording of a proposal, which the caller has locked and nobody has touched, with the columns of its
    statement and its own. Of which finding it is now, is always kept; a decision is left where there is more to tell.
    """
    before = [(snapshot(wording.statement), snapshot(wording)) for wording, _, _ in proposals]
    _write(Statement, [(wording.statement, columns) for wording, columns, _ in proposals])
    _write(Quotation, [(wording, columns) for wording, _, columns in proposals])
    written = Quotation.objects.select_related("statement").in_bulk([wording.pk for wording, _, _ in proposals])
    differences = [
        _read_otherwise(written[wording.pk], *was, reason)
        for (wording, _, _), was in zip(proposals, before, strict=True)
    ]
    return len(Decision.objects.bulk_create(filter(None, differences)))


def _read_otherwise(wording: Quotation, before: Columns, worded: Columns, reason: str) -> Decision | None:
    difference = _difference(Decision.Act.REREAD, wording.statement, None, before, snapshot(wording.statement), reason)
    otherwise = _difference(Decision.Act.REREAD, wording, None, worded, snapshot(wording))
    if not difference.after and otherwise.after.keys() <= {"finding_id"}:
        return None
    difference.before["wording"], difference.after["wording"] = otherwise.before, otherwise.after
    return difference


def _write(model: type[models.Model], rows: Iterable[tuple[models.Model, Columns]]) -> None:
    """Write what differs, at once."""
    changed, names = [], set()
    for thing, columns in rows:
        if otherwise := {name for name, value in columns.items() if getattr(thing, name) != value}:
            changed.append(thing)
            names |= otherwise
        for name in otherwise:
            setattr(thing, name, columns[name])
    if changed:
        model._base_manager.bulk_update(changed, sorted(names))


def touched(things: Iterable[models.Model]) -> set[int]:
    """The numbers of those, all of one kind, about which anybody has decided anything."""
    numbers = {thing.pk: thing._meta.model_name for thing in things}
    decisions = Decision.objects.filter(noun__in=set(numbers.values()), object_id__in=numbers)
    return set(decisions.exclude(act=Decision.Act.REREAD).values_list("object_id", flat=True))


# ---- wordings and topics of a statement ----


@transaction.atomic
def correct_spans(quotation: Quotation, spans: Spans, by: Editor) -> bool:
    """Give a wording in an article other spans; its words and its sentence follow. Whether anything changed."""
    current = Quotation.objects.select_for_update(of=("self",)).select_related("text").get(pk=quotation.pk)
    if current.text is None:
        raise Refused(_("This wording comes from a data file: it has no place in an article to change."))
    _need(spans)
    before = snapshot(current)
    after = snapshot(_lay(current, spans))
    if before == after:
        return False
    _difference(Decision.Act.CORRECT, current, by, before, after).save()
    return True


@transaction.atomic
def set_topics(statement: Statement, topics: Iterable[Topic], by: Editor) -> bool:
    """Let the statement have exactly these topics. One that a rule or a file had given, and is not among them, is
    kept as refused. Whether anything changed."""
    wanted = {topic.pk for topic in topics}
    held = {a.topic_id: a for a in TopicAssignment.objects.select_for_update().filter(statement=statement)}
    before = {pk for pk, assignment in held.items() if assignment.by != TopicAssignment.By.REFUSED}
    if wanted == before:
        return False
    for pk in before - wanted:
        held[pk].by = TopicAssignment.By.REFUSED
        held[pk].save(update_fields=["by"])
    for pk in wanted - before:
        TopicAssignment.objects.update_or_create(
            statement=statement, topic_id=pk, defaults={"by": TopicAssignment.By.EDITOR}
        )
    record(Decision.Act.CORRECT, statement, by, before={"topics": sorted(before)}, after={"topics": sorted(wanted)})
    return True


# ---- articles ----


@transaction.atomic
def confirm(article: Article, by: Editor, *, occasions: Iterable[Occasion] | None = None, **changes: Any) -> None:
    """Outlet, dates and occasions of an article are right, after these changes.

    Statements of the article that have no date yet take the day of their occasion.
    """
    correct(article, by, **changes)
    if occasions is not None:
        set_occasions(article, occasions, by)
    current = Article.objects.select_for_update().get(pk=article.pk)
    if not current.confirmed:
        current.confirmed = article.confirmed = True
        current.save(update_fields=["confirmed"])
        record(Decision.Act.CONFIRM, article, by, before={"confirmed": False}, after={"confirmed": True})
    _inherit_days(article, by)


@transaction.atomic
def set_occasions(
    article: Article,
    occasions: Iterable[Occasion],
    by: Editor,
    *,
    act: Decision.Act = Decision.Act.CORRECT,
    reason: str = "",
) -> bool:
    """Let an article report exactly these occasions. Whether anything changed."""
    Article.objects.select_for_update().get(pk=article.pk)
    wanted = {occasion.pk for occasion in occasions}
    before = set(article.occasions.values_list("pk", flat=True))
    if wanted == before:
        return False
    article.occasions.set(wanted)
    of_before, of_now = {"occasions": sorted(before)}, {"occasions": sorted(wanted)}
    record(act, article, by, before=of_before, after=of_now, reason=reason)
    return True


def _inherit_days(article: Article, by: Editor) -> None:
    undated = Statement.objects.in_article(article).filter(said_edtf="", occasion__isnull=False)
    for statement in undated.exclude(occasion__held_edtf="").select_related("occasion"):
        assert statement.occasion is not None
        correct(
            statement,
            by,
            **dated("said", statement.occasion.held_edtf),
            said_evidence=_("The day of its occasion, confirmed by an editor."),
        )


# ---- names ----


def fresh_slug(model: type[Named], name: str) -> str:
    """The slug for a new name: the name itself, with a number where that address was given before."""
    noun = model._meta.model_name or ""
    base = slug_for(name, noun)
    given = set(Address.objects.filter(noun=noun, key__startswith=base).values_list("key", flat=True))
    return next(slug for slug in _numbered(base) if slug not in given)


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


# ---- decisions ----


def record(
    act: Decision.Act,
    thing: models.Model,
    by: Editor,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Decision:
    """Write down one act. For acts that are not a function of this module, such as a form of the admin."""
    noun = thing._meta.model_name or ""
    return Decision.objects.create(
        act=act, noun=noun, object_id=thing.pk, by=by, before=before or {}, after=after or {}, reason=reason
    )


def snapshot(thing: models.Model) -> dict[str, Any]:
    """The columns of a thing, as JSON can hold them: days as text, other things as their numbers."""
    encode = DjangoJSONEncoder().default
    values: dict[str, Any] = {}
    for field in thing._meta.concrete_fields:
        value = field.value_from_object(thing)
        plain = value is None or isinstance(value, str | int | float | bool | tuple | list | dict)
        values[field.attname] = (
            [list(span) for span in value] if isinstance(value, tuple) else value if plain else encode(value)
        )
    return values


def _difference(
    act: Decision.Act, thing: models.Model, by: Editor, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> Decision:
    """A decision, not saved yet, that holds what changed and nothing else."""
    changed = [name for name in after if before.get(name) != after[name]]
    return Decision(
        act=act,
        noun=thing._meta.model_name or "",
        object_id=thing.pk,
        by=by,
        before={name: before.get(name) for name in changed},
        after={name: after[name] for name in changed},
        reason=reason,
    )


# ---- within ----


def _locked(statements: Iterable[Statement], state: State) -> list[Statement]:
    """Those of the statements that are in the state now, locked, in one order, so that two editors cannot deadlock."""
    ids = [statement.pk for statement in statements]
    return list(
        Statement.objects.filter(pk__in=ids, state=state)
        .select_for_update(of=("self",))
        .select_related("speaker", "lead")
        .order_by("pk")
    )


def _move(statements: list[Statement], state: State, act: Decision.Act, by: Editor, **columns: object) -> int:
    """Write state and columns of all of them at once, with a decision for each. How many."""
    columns = {"state": state, "checked": Checked.EDITOR, **columns}
    decisions = []
    for statement in statements:
        before = snapshot(statement)
        for name, value in columns.items():
            setattr(statement, name, value)
        decisions.append(_difference(act, statement, by, before, snapshot(statement), str(columns.get("reason", ""))))
    Statement.objects.filter(pk__in=[statement.pk for statement in statements]).update(**columns)
    Decision.objects.bulk_create(decisions)
    return len(statements)


def _need(spans: Spans) -> None:
    if not spans:
        raise Refused(_("Select the words that were said: a statement needs at least one stretch of the text."))


def _lay(quotation: Quotation, spans: Spans) -> Quotation:
    """Lay a wording on other spans, and read back the words that PostgreSQL cut from the text."""
    assert quotation.text is not None
    quotation.spans = tuple(spans)
    quotation.sentence_span = [sentence_around(quotation.text.text, spans)]
    quotation.save()
    quotation.refresh_from_db()
    return quotation


def _words(statement: Statement) -> str:
    return statement.lead.content[:80] if statement.lead else statement.public_id
