"""The tokens of `q`: what was typed, cut into brackets, operators, words, phrases and fields, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from statements.models import Form
from statements.search.days import read_days
from statements.search.tree import Field, Leaf, Term
from statements.search.words import words_in

LONGEST_QUERY = 1_000  # characters
MOST_TERMS = 32
LONGEST_WORD = 100  # characters
DEEPEST = 20  # brackets within brackets
SHORTEST_PREFIX = 2  # letters: fewer begin a tenth of all words
FURTHEST = 20  # words between those that are near one another
MOST_NEAR = 8  # words

FIELDS = ["speaker", "venue", "place", "topic", "outlet", "form", "before", "after"]
SYNONYMS = {"theme": "topic"}

DOUBLE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″＂〝〞〟❝❞⹂‹›「」『』", '"'))
SINGLE_MARKS = re.compile(r"(?<!\w)[‘‚‛](?=\w)([^\"‘‚‛]*?)[’‘](?!\w)")
TOKEN = re.compile(
    rf"""
    (?P<open>\() | (?P<close>\)) | (?P<or>\|+|OR(?![^\s()|"])) | (?P<and>AND(?![^\s()|"]))
    | (?P<not>(?<![^\s(|])[-−–]++(?=[^\s)|]) | NOT(?=\s*[("]|\s+[^\s)|]))
    | (?:(?P<field>(?i:{"|".join([*FIELDS, *SYNONYMS])})):)?"(?P<phrase>[^"]*)(?:"(?P<near>~\d*)?|$)
    | (?P<word>[^\s"()|]+)
    """,
    re.VERBOSE,
)
LIKE_A_FIELD = re.compile(r"([^\W\d_]+):[\w\"]")
FIELD_WORD = re.compile(rf"({'|'.join([*FIELDS, *SYNONYMS])}):(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    kind: str  # "open", "close", "or", "and", "not", "leaf"
    start: int
    end: int
    leaf: Leaf | None = None


class Tokens:
    """What was typed, token by token, without what means nothing. Brackets that open are those that close."""

    def __init__(self, typed: str) -> None:
        self.notes: list[str] = []
        self.problems: list[str] = []
        self.typed = typed
        if len(typed) > LONGEST_QUERY:
            self.typed = typed[:LONGEST_QUERY]
            self.problems.append(_("Only the first %(n)s characters were searched for.") % {"n": LONGEST_QUERY})

    def __iter__(self) -> Iterator[Token]:
        text = SINGLE_MARKS.sub(r'"\1"', self.typed.translate(DOUBLE_MARKS))
        if text.count('"') % 2:
            self.notes.append(_("A quotation mark has no partner: all that follows it was read as one phrase."))
        depth = terms = 0
        for found in TOKEN.finditer(text):
            kind = found.lastgroup or ""
            if kind == "open":
                depth += 1
            if kind in {"open", "close"}:
                if self._counts(depth):
                    yield Token(kind, *found.span())
                depth = max(0, depth - (kind == "close"))
            elif kind in {"or", "and", "not"}:
                yield Token(kind, *found.span())
            elif leaf := self._leaf(found):
                if terms == MOST_TERMS:
                    self.problems.append(_("Only the first %(n)s words were searched for.") % {"n": MOST_TERMS})
                    return
                terms += 1
                yield Token("leaf", *found.span(), leaf)
        if depth:
            self._lonely_bracket()

    def _counts(self, depth: int) -> bool:
        if depth > DEEPEST:
            self.notes.append(_("Brackets within more than %(n)s others were left out.") % {"n": DEEPEST})
        elif depth == 0:
            self._lonely_bracket()
        return 0 < depth <= DEEPEST

    def _lonely_bracket(self) -> None:
        self.notes.append(_("A bracket has no partner."))

    def _leaf(self, found: re.Match[str]) -> Leaf | None:
        if found["field"]:
            return self._field(found, found["field"], found["phrase"])
        if found["phrase"] is not None:
            return self._phrase(found)
        if field := FIELD_WORD.fullmatch(found["word"]):
            return self._field(found, field[1], field[2])
        return self._word(found, found["word"])

    def _phrase(self, found: re.Match[str]) -> Term | None:
        term = self._term(found, found["phrase"])
        if "*" in found["phrase"]:
            self.notes.append(_("“*” inside of quotation marks means nothing: a phrase is searched as it stands."))
        if not term or found["near"] is None or len(term.words) < 2:
            return term and replace(term, exact=True)
        near = int(found["near"][1:5] or 0)
        if not near or len(term.words) > MOST_NEAR:
            self.notes.append(
                _("Nearness is written “two words”~5, with up to %(n)s words: this was read as a phrase.")
                % {"n": MOST_NEAR}
            )
            return replace(term, exact=True)
        if near > FURTHEST:
            self.notes.append(_("Words are near with up to %(n)s words between them.") % {"n": FURTHEST})
        return replace(term, exact=True, near=min(near, FURTHEST))

    def _field(self, found: re.Match[str], name: str, value: str) -> Leaf | None:
        """A field with a value that can be one; else the words that were typed."""
        name, value = SYNONYMS.get(name.lower(), name.lower()), value.strip()
        if not value:
            self.notes.append(
                _("“%(name)s:” takes its value without a space: %(name)s:word or %(name)s:“several words”.")
                % {"name": name}
            )
            return self._word(found, name)
        if name in {"before", "after"} and not _is_date(value):
            self.notes.append(
                _("“%(value)s” is no date, so it was searched as words. Write %(name)s:2017 or %(name)s:2017-02-16.")
                % {"value": value, "name": name}
            )
            return self._word(found, found[0].replace('"', " "))
        if name == "form":
            value = value.lower()
            if value not in Form.values:
                forms = ", ".join(Form.values)
                self.notes.append(
                    _("“%(value)s” is no form, so it was searched as words. There are: %(forms)s.")
                    % {"value": value, "forms": forms}
                )
                return self._word(found, found[0].replace('"', " "))
        return Field(*found.span(), name, value) if words_in(value) else None

    def _word(self, found: re.Match[str], text: str) -> Term | None:
        term = self._term(found, text)
        if not term:
            return None
        if (like := LIKE_A_FIELD.match(found.string, found.start())) and not FIELD_WORD.match(like[0]):
            self.notes.append(
                _("“%(name)s:” is nothing that can be asked for, so it was searched as words. There are: %(fields)s.")
                % {"name": like[1][:100], "fields": ", ".join(f"{field}:" for field in FIELDS)}
            )
        behind = text.rstrip("*").rstrip("?!,.;:…")
        if "~" in text:
            self.notes.append(_("“~” means something only right behind a phrase."))
        if "*" in behind:
            self.notes.append(_("“*” means something only at the end of a word: sanction*."))
        if not text.endswith("*"):
            return term
        if len(term.words[-1]) < SHORTEST_PREFIX:
            self.notes.append(_("“*” needs at least %(n)s letters before it.") % {"n": SHORTEST_PREFIX})
            return term
        return replace(term, exact=True, prefix=True)

    def _term(self, found: re.Match[str], text: str) -> Term | None:
        words = words_in(text)
        if any(word.end - word.start > LONGEST_WORD for word in words):
            self.problems.append(_("A word of more than %(n)s characters was left out.") % {"n": LONGEST_WORD})
            return None
        if not words:
            return None
        shown = " ".join(text[words[0].start : words[-1].end].split())
        return Term(*found.span(), shown, tuple(word.text for word in words))


def _is_date(text: str) -> bool:
    try:
        read_days(text)
    except ValueError:
        return False
    return True
