"""What annotated articles teach: where reported words end, and which drafts are right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..drafting import drafted
from ..drafts import Draft
from ..evaluation.covering import covered, last_word
from ..evaluation.figures import pairs
from ..evaluation.gold import GoldArticle, GoldStatement
from ..joints import features as joint_features
from ..joints import joints
from ..layout import lay_out
from ..passages import Sentence
from ..weighing import features as draft_features
from .logistic import Example


def end_examples(article: GoldArticle) -> list[Example]:
    """For every joint from the first word of a content up to its end whether the content ends there."""
    sentences = drafted(article.text, lay_out(article.text)).sentences
    starts = [sentence.span.start for sentence in sentences]
    found: list[Example] = []
    for statement in article.statements:
        if statement.is_optional:
            continue
        start, end = statement.spans[-1]
        at = bisect_right(starts, start) - 1
        if at >= 0 and end <= sentences[at].span.end + 2 and not _precedes_its_cue(statement):
            found += _joints_passed(sentences[at], start, end)
    return found


def _precedes_its_cue(statement: GoldStatement) -> bool:
    return bool(statement.cue) and min(cue[0] for cue in statement.cue) >= statement.spans[-1][1] - 2


def _joints_passed(sentence: Sentence, start: int, end: int) -> Iterable[Example]:
    tokens = sentence.tokens
    first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
    while first < len(tokens) and (tokens[first].low == "that" or tokens[first].text == ","):
        first += 1
    if first >= len(tokens) - 1:
        return
    for at, joint in joints(tokens, first, len(tokens)):
        is_end = tokens[at].start >= end - 1
        if is_end and not any(token.kind != "mark" for token in tokens[at:]):
            return
        yield Example(joint_features(tokens, first, at, joint), is_end)
        if is_end:
            return


def draft_examples(article: GoldArticle) -> list[Example]:
    """For every draft whether it meets a statement of the gold by at least half, with the speaker right.

    What meets an optional one teaches nothing.
    """
    drafts = drafted(article.text, lay_out(article.text)).drafts
    return [
        Example(draft_features(draft), is_right)
        for draft, is_right in zip(drafts, right_ones(article, drafts), strict=True)
        if is_right is not None
    ]


def right_ones(article: GoldArticle, drafts: Sequence[Draft]) -> list[bool | None]:
    """For every draft whether a careful editor would find it so; None where the gold leaves it open."""
    wanted = [covered(article.text, each.spans) for each in article.statements]
    found = [covered(article.text, each.spans) for each in drafts]
    met = {j: article.statements[i] for _, i, j in pairs(wanted, found)}
    return [
        None if at in met and met[at].is_optional else at in met and is_of(article.text, met[at], draft)
        for at, draft in enumerate(drafts)
    ]


def is_of(text: str, statement: GoldStatement, draft: Draft) -> bool:
    """Whether a draft names whom the gold names, by name or by the words as printed."""
    if not (statement.source or statement.speaker):
        return True
    printed = [draft.source] if draft.source else []
    if covered(text, statement.source) & covered(text, printed):
        return True
    return bool(statement.speaker) and last_word(statement.speaker) == last_word(draft.speaker)
