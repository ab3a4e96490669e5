"""How a question was read: a sentence for all of it, and a chip for each part that can be taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.models import Checked
from statements.search.days import Days, read_days
from statements.search.order import LABELS
from statements.search.parameters import ANY_OF, NAMES
from statements.search.question import Question
from statements.search.results import Chip
from statements.search.stems import Asked
from statements.search.tree import All, Any, Field, Node, Not, Term, leaves, removable, without

IN_A_SENTENCE: dict[str, str | Promise] = {
    "speaker": gettext_lazy("by %(names)s"),
    "venue": gettext_lazy("at %(names)s"),
    "place": gettext_lazy("in %(names)s"),
    "topic": gettext_lazy("about %(names)s"),
    "outlet": gettext_lazy("published by %(names)s"),
    "form": gettext_lazy("worded %(names)s"),
}
DATES = {"after": "date_after", "before": "date_before"}
MOST_NAMES = 3
MOST_COUNTED = 12  # chips


def sentence(question: Question) -> str:
    """One sentence for the whole question, and one for each thing that may have been meant otherwise."""
    return " ".join([f"{meaning(question)}, {LABELS[question.sort]}.", *notes(question)])


def meaning(question: Question) -> str:
    """What is asked for, whatever its order."""
    parts = ", ".join(chain(_words(question), _filters(question), _said(question), _checked(question)))
    return _("Statements %(parts)s") % {"parts": parts} if parts else _("All statements")


def notes(question: Question) -> list[str]:
    """What may have been meant otherwise, a sentence each."""
    asked = question.chosen["q"]
    found_out = [*asked.query.notes, *(found.note for found in asked.found.values() if found.note)]
    if common := [term.text for term in asked.query.wanted if term in asked.too_common]:
        words = ", ".join(dict.fromkeys(f"“{word}”" for word in common))
        found_out.append(_("Too common to search for outside of a phrase: %(words)s.") % {"words": words})
    return found_out


def chips(question: Question) -> list[Chip]:
    found = _chips_of_words(question)
    for name in ANY_OF:
        values = question.parameters().get(name, [])
        found += [
            Chip(str(NAMES[name]), chosen.label, question.query(**{name: [v for v in values if v != chosen.value]}))
            for chosen in question.chosen[name].chosen
        ]
    dates = question.query(date_after=[], date_before=[], undated=[])
    found += [Chip(_("Said"), said, dates) for said in _range(question)]
    if question.filters.is_dated and question.filters.includes_undated:
        found.append(Chip(_("Said"), _("or nobody knows when"), question.query(undated=[])))
    found += [Chip(_("Checked"), checked, question.query(checked=[])) for checked in _checked(question)]
    return found


def counted(chips: list[Chip]) -> list[Chip]:
    """The chips, and those of groups, with how many statements there are without each: which part it is that hides
    them."""
    every = [one for chip in chips for one in (chip, chip.group) if one]
    first = [replace(chip, count=Question(QueryDict(chip.remove)).entries.count()) for chip in every[:MOST_COUNTED]]
    return [*first, *islice(every, MOST_COUNTED, None)]


def _chips_of_words(question: Question) -> list[Chip]:
    words, query = question.parameters().get("q"), question.chosen["q"].query
    if not words:
        return []
    if not query.tree:
        return [Chip(_("Words"), words[0], question.query(q=[]))]
    alternatives = [part for part in query.parts if isinstance(part, Any)] if len(query.parts) > 1 else []
    groups = {last: _chip(question, group) for group in alternatives for *_others, last in [removable(group)]}
    return [
        replace(_chip(question, part), before=before, behind=behind, group=groups.get(part))
        for before, part, behind in _laid_out(query.tree, type(query.tree))
    ]


def _chip(question: Question, part: Node) -> Chip:
    asked = question.chosen["q"]
    rest = without(asked.query.typed, asked.query.tree, part)
    return Chip(*_labelled(part, asked), question.query(q=[rest] if rest else []))


def _laid_out(node: Node, around: type[Node]) -> list[tuple[str, Node, str]]:
    """The parts that can be taken out, each with what stands before and behind it: "or", and the brackets of a group
    within a group of the other kind."""
    if not isinstance(node, All | Any):
        return [("", node, "")]
    laid: list[tuple[str, Node, str]] = []
    for part in node.parts:
        (before, first, behind), *others = _laid_out(part, type(node))
        joint = _("or") if laid and isinstance(node, Any) else ""
        laid += [(f"{joint} {before}".strip(), first, behind), *others]
    if type(node) is not around:
        before, first, behind = laid[0]
        laid[0] = f"{before}(", first, behind
        before, last, behind = laid[-1]
        laid[-1] = before, last, f"){behind}"
    return laid


def _labelled(part: Node, asked: Asked) -> tuple[str, str]:
    """What kind of part it is, and what it says."""
    typed = asked.query.typed
    if isinstance(part, Not):
        refused = typed[part.part.start : part.part.end]
        return _("Without"), part.part.text if isinstance(part.part, Term) and not part.part.exact else refused
    if isinstance(part, Field):
        return str(NAMES[DATES.get(part.name, part.name)]), part.value
    if isinstance(part, All | Any):
        return _("Alternatives"), typed[part.start : part.end]
    if part in asked.too_common:
        return _("Too common"), part.text
    if part.prefix:
        return _("Begins with"), part.text
    if part.near is not None:
        return _("Near each other"), part.text
    return (_("Phrase") if part.exact else _("Words")), part.text


def _words(question: Question) -> Iterator[str]:
    """What has to be in the words, and what must not; whom and what the operators name."""
    asked = question.chosen["q"]
    parts: list[Node] = [kept for part in asked.query.parts if (kept := _searched(asked, part))]
    wanted = [part for part in parts if not isinstance(part, Not)]
    refused = [part.part for part in parts if isinstance(part, Not)]
    if words := [part for part in wanted if not _names(part)]:
        read = _(" and ").join(_read(question, part, within=len(words) > 1) for part in words)
        yield _("with %(words)s") % {"words": read}
    if without_words := [part for part in refused if not _names(part)]:
        yield _("without %(words)s") % {"words": _(" or ").join(_read(question, part) for part in without_words)}
    several = len(wanted) > 1
    yield from (_read(question, part, within=several, among_names=True) for part in wanted if _names(part))
    names = (_read(question, part, among_names=True) for part in refused if _names(part))
    yield from (_("not %(names)s") % {"names": each} for each in names)


def _searched(asked: Asked, node: Node) -> Node | None:
    """A part without the words in it that are too common to be searched for."""
    if isinstance(node, Term | Field):
        return None if node in asked.too_common else node
    if isinstance(node, Not):
        part = _searched(asked, node.part)
        return replace(node, part=part) if part else None
    parts = tuple(part for every in node.parts if (part := _searched(asked, every)))
    return replace(node, parts=parts) if len(parts) > 1 else next(iter(parts), None)


def _names(node: Node) -> bool:
    """Whether an operator is in it."""
    return any(isinstance(leaf, Field) for leaf, _refused in leaves(node))


def _read(question: Question, node: Node, *, within: bool = False, among_names: bool = False) -> str:
    """A part in words; a group within another in brackets."""
    if isinstance(node, Term):
        return _("with %(words)s") % {"words": _quoted(node)} if among_names else _quoted(node)
    if isinstance(node, Field):
        return _named(question, node)
    if isinstance(node, Not):
        names = _names(node)
        refused = _read(question, node.part, within=True, among_names=names)
        return (_("not %(names)s") if names else _("without %(words)s")) % {"names": refused, "words": refused}
    joined = (_(" or ") if isinstance(node, Any) else _(" and ")).join(
        _read(question, part, within=True, among_names=among_names) for part in node.parts
    )
    return f"({joined})" if within or isinstance(node, All) else joined


def _quoted(term: Term) -> str:
    if term.near is not None:
        words = _(" and ").join(f"“{word}”" for word in term.text.split())
        return _("%(words)s with at most %(n)s words between them") % {"words": words, "n": term.near}
    if term.prefix:
        return _("a word that begins with “%(words)s”") % {"words": term.text}
    return _("exactly “%(words)s”") % {"words": term.text} if term.exact else f"“{term.text}”"


def _named(question: Question, field: Field) -> str:
    if field.name in DATES:
        said = _("said up to %(day)s") if field.name == "before" else _("said from %(day)s on")
        return said % {"day": _day(read_days(field.value))}
    meant = question.chosen["q"].found[field].meant
    if 0 < len(meant) <= MOST_NAMES:
        return str(IN_A_SENTENCE[field.name]) % {"names": _(" or ").join(meant)}
    several = _("any of %(n)s called “%(value)s”") % {"n": len(meant), "value": field.value}
    return str(IN_A_SENTENCE[field.name]) % {"names": several if meant else f"“{field.value}”"}


def _filters(question: Question) -> Iterator[str]:
    for name in ANY_OF:
        if labels := [chosen.label for chosen in question.chosen[name].chosen]:
            yield str(IN_A_SENTENCE[name]) % {"names": _(" or ").join(labels)}


def _said(question: Question) -> Iterator[str]:
    unknown = question.filters.is_dated and question.filters.includes_undated
    for said in _range(question):
        yield _("said %(when)s") % {"when": said} + (_(" or nobody knows when") if unknown else "")


def _range(question: Question) -> Iterator[str]:
    after, before = question.chosen["date_after"], question.chosen["date_before"]
    if question.chosen["undated"] == "only":
        yield _("nobody knows when")
    elif after and before:
        same = after.text == before.text
        span = {"after": _day(after), "before": _day(before)}
        yield _("in %(after)s") % span if same else _("from %(after)s to %(before)s") % span
    elif after:
        yield _("from %(after)s on") % {"after": _day(after)}
    elif before:
        yield _("up to %(before)s") % {"before": _day(before)}


def _day(days: Days) -> str:
    return {4: days.text, 7: date_format(days.first, "F Y")}.get(len(days.text)) or date_format(days.first, "j F Y")


def _checked(question: Question) -> Iterator[str]:
    if value := question.chosen["checked"]:
        yield str(Checked(value).label)
