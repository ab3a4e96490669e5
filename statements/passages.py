"""Passages: how much of an article's text readers may see, and the statements marked in it.

Pure functions over a text and spans; the same rules serve the permalink, the article page and the ways out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from statements.models import Rights
from statements.reading.paragraphs import paragraphs_of
from statements.reading.quotations import quotations_of
from statements.reading.reading import Span
from statements.reading.sentences import sentences_in

NEIGHBOURS: dict[str, int] = {Rights.FULL: 2, Rights.EXCERPT: 1, Rights.METADATA: 0}
"""How many sentences on each side of a wording its rights allow; METADATA: its own sentence at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in which the same statements are marked.

    `keys`: theirs, the innermost last. `begins`: those whose first words stand here.
    """

    text: str
    keys: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    boilerplate: bool = False

    @property
    def key(self) -> int | None:
        """The statement the words here belong to most closely."""
        return self.keys[-1] if self.keys else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in order. `after_a_gap`: text was left out before it."""

    runs: tuple[Run, ...]
    after_a_gap: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def boilerplate(self) -> bool:
        return all(run.boilerplate for run in self.runs)


def sentences_of(text: str) -> list[Span]:
    """All sentences of a text, in order."""
    paragraphs = paragraphs_of(text)
    return [
        sentence
        for paragraph, quotations in zip(paragraphs, quotations_of(text, paragraphs), strict=True)
        for sentence in sentences_in(text, paragraph, quotations)
    ]


def furniture_of(text: str, headline: str, boilerplate: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a text is set back: its boilerplate, and the headline, which its page shows above it already."""
    start = text.find(headline) if headline else -1
    return [*boilerplate, *([(start, start + len(headline))] if start >= 0 else [])]


def passage_around(
    sentence: Span, sentences: Sequence[Span], neighbours: int, boilerplate: Iterable[tuple[int, int]] = ()
) -> Span:
    """A sentence with up to so many others on each side, stopping at what is not the article's own text."""
    inside = _reaching_into(sentence, sentences)
    if not inside:
        return sentence
    before = _own(reversed(sentences[max(0, inside.start - neighbours) : inside.start]), boilerplate)
    after = _own(sentences[inside.stop : inside.stop + neighbours], boilerplate)
    return Span(
        min([sentence.start, sentences[inside[0]].start, *(s.start for s in before)]),
        max([sentence.end, sentences[inside[-1]].end, *(s.end for s in after)]),
    )


def _own(sentences: Iterable[Span], boilerplate: Iterable[tuple[int, int]]) -> list[Span]:
    return list(takewhile(lambda sentence: not _touches(sentence, boilerplate), sentences))


def shown_of(
    text: str, wordings: Iterable[Span], rights: str, boilerplate: Iterable[tuple[int, int]] = ()
) -> list[Span]:
    """The parts of a text that its rights let readers see: all, passages around the statements, or nothing.

    `wordings`: the span of the sentence of every published statement.
    """
    if rights == Rights.FULL:
        return [Span(0, len(text))]
    if rights == Rights.METADATA:
        return []
    sentences = sentences_of(text)
    around = sorted(passage_around(w, sentences, NEIGHBOURS[rights], boilerplate) for w in wordings)
    joined: list[Span] = []
    for passage in around:
        if joined and not text[joined[-1].end : passage.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, passage.end))
        else:
            joined.append(passage)
    return joined


def paragraphs_with_marks(
    text: str,
    shown: Iterable[Span],
    marks: Iterable[tuple[int, Sequence[tuple[int, int]]]],
    boilerplate: Sequence[tuple[int, int]] = (),
) -> list[Paragraph]:
    """The shown parts as paragraphs of runs. `marks`: a key of each statement with its spans; they may overlap."""
    paragraphs = paragraphs_of(text)
    stretches: list[Span] = []
    gaps: list[bool] = []
    end = 0
    for part in shown:
        gap = bool(text[end : part.start].strip())
        for paragraph in (paragraphs[number] for number in _reaching_into(part, paragraphs)):
            stretches.append(Span(max(part.start, paragraph.start), min(part.end, paragraph.end)))
            gaps.append(gap)
            gap = False
        end = part.end
    each = zip(marked_runs(text, stretches, marks, boilerplate), gaps, strict=True)
    return [Paragraph(runs, after_a_gap=gap) for runs, gap in each]


def marked_runs(
    text: str,
    stretches: Iterable[Span],
    marks: Iterable[tuple[int, Sequence[tuple[int, int]]]],
    boilerplate: Sequence[tuple[int, int]] = (),
) -> Iterator[tuple[Run, ...]]:
    """Stretches of a text, in its order, each cut wherever a mark begins or ends: side by side, none inside another."""
    spans = ((Span(*span), key) for key, parts in marks for span in parts)
    waiting = deque(sorted(spans, key=lambda mark: (mark[0].start, -mark[0].end)))
    near: list[tuple[Span, int]] = []
    begun: set[int] = set()
    for stretch in stretches:
        while waiting and waiting[0][0].start < stretch.end:
            near.append(waiting.popleft())
        near = [mark for mark in near if mark[0].end > stretch.start]
        yield tuple(_runs(text, stretch, near, [Span(*b) for b in boilerplate if _touches(stretch, [b])], begun))


def _runs(
    text: str, stretch: Span, marks: Sequence[tuple[Span, int]], boilerplate: Sequence[Span], begun: set[int]
) -> Iterator[Run]:
    """`begun` collects the statements whose first words were met."""
    edges = {stretch.start, stretch.end}
    for span in [*(span for span, _ in marks), *boilerplate]:
        edges |= {edge for edge in span if stretch.start < edge < stretch.end}
    waiting = deque(marks)
    open_now: list[tuple[Span, int]] = []
    for start, end in pairwise(sorted(edges)):
        while waiting and waiting[0][0].start <= start:
            open_now.append(waiting.popleft())
        open_now = [mark for mark in open_now if mark[0].end > start]
        keys = tuple(key for _, key in open_now)
        begins = tuple(key for key in dict.fromkeys(keys) if key not in begun)
        begun.update(begins)
        yield Run(text[start:end], keys, begins, boilerplate=_touches(Span(start, end), boilerplate))


def _reaching_into(span: Span, others: Sequence[Span]) -> range:
    """The numbers of those that have words in common with a span; the others stand in order, and apart."""
    first = bisect_right(others, span.start, key=lambda other: other.end)
    return range(first, max(first, bisect_left(others, span.end, key=lambda other: other.start)))


def _touches(span: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in others)
