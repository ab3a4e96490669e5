"""What can be seen of a report in its sentence, for the model that tells how likely a draft is right."""

from __future__ import annotations

from collections.abc import Sequence

from .noun_phrases import Phrase
from .reports import Report
from .tokens import Token
from .verbs import verb_at
from .words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from .words.reporting_verbs import MINDS, ONLY_SAYING

_NEAR = 3


def traits_of(tokens: Sequence[Token], report: Report) -> list[str]:
    """The traits of a report with contents."""
    cue, content = report.cue, report.contents[0]
    verb = verb_at(tokens, cue.first)
    takes = "+".join(sorted(verb.takes)) if verb else report.lemma
    tense = verb.tense if verb else "none"
    where = "before" if content.first < cue.first else "after"
    if len(report.contents) > 1:
        where = "around"
    words = tokens[content.first : content.end]
    start = _start(tokens, content.first)
    source = _source(tokens, report.source)
    found = [
        "any",
        f"lemma={report.lemma}",
        f"kind={_kind(report.lemma)}",
        f"kind={_kind(report.lemma)} {start}",
        f"takes={takes}",
        f"takes={takes} {start}",
        f"tense={tense}",
        f"doubtful={verb.is_doubtful if verb else False} {tense}",
        f"where={where}",
        f"where={where} {_quoted(words)}",
        f"start={start}",
        f"length={min(6, len(words) // 3)}",
        f"quoted={_quoted(words)}",
        f"source={source}",
        f"source={source} {tense}",
        f"finite={any(token.low in AUXILIARIES or token.low.endswith('ed') for token in words[1:9])} {takes}",
        f"begins={min(4, cue.first // 4)}",
    ]
    found += [f"before={token.low}" for token in tokens[max(0, cue.first - _NEAR) : cue.first] if _tells(token)]
    if _is_subordinate(tokens, report.source.first if report.source else cue.first):
        found.append("subordinate")
    if any(token.low in ("i", "we", "you", "my", "our") for token in words if token.kind == "word"):
        found.append("first person")
    if report.source:
        found.append(f"apart={min(4, abs(cue.first - report.source.end))}")
    return found


def _kind(lemma: str) -> str:
    return "saying" if lemma in ONLY_SAYING else "mind" if lemma in MINDS else "other"


def _start(tokens: Sequence[Token], first: int) -> str:
    token = tokens[first]
    if first and tokens[first - 1].low in ("that", "whether", "how", "why", "what"):
        return tokens[first - 1].low
    if token.kind == "quote":
        return "QUOTE"
    for name, words in (("to", ("to",)), ("PRONOUN", PRONOUNS), ("DET", DETERMINERS), ("PREP", PREPOSITIONS)):
        if token.low in words:
            return name
    return "CAPITAL" if token.is_capital else "ing" if token.low.endswith("ing") else "word"


def _quoted(words: Sequence[Token]) -> str:
    quotes = sum(token.kind == "quote" for token in words)
    return "all" if quotes == len(words) else "some" if quotes else "none"


def _source(tokens: Sequence[Token], source: Phrase | None) -> str:
    if source is None:
        return "none"
    first, last = tokens[source.first], tokens[source.end - 1]
    if first.low in PRONOUNS:
        return first.low
    if any(token.is_capital and token.low not in DETERMINERS for token in tokens[source.first : source.end]):
        return "name"
    article = first.low if first.low in ("the", "a", "an", "his", "her", "their", "some", "many") else "-"
    return f"{article} {'plural' if last.low.endswith('s') else 'singular'}"


def _tells(token: Token) -> bool:
    return token.kind == "word" and (token.low in AUXILIARIES or token.low in SUBORDINATORS or token.low == "to")


def _is_subordinate(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].low in SUBORDINATORS
