"""Passages: how much of an article's text readers may see, and the statements marked in it.

Pure functions over a text and spans; the same rules serve the permalink, the article page and the ways out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from statements.models import Rights
from statements.reading.paragraphs import paragraphs_of
from statements.reading.quotation_marks import quotations_in
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
    def boilerplate(self) -> bool:
        return all(run.boilerplate for run in self.runs)


def sentences_of(text: str) -> list[Span]:
    """All sentences of a text, in order."""
    return [
        sentence
        for paragraph in paragraphs_of(text)
        for sentence in sentences_in(text, paragraph, quotations_in(text, paragraph))
    ]


def furniture_of(text: str, headline: str, boilerplate: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a text is set back: its boilerplate, and the headline, which its page shows above it already."""
    start = text.find(headline) if headline else -1
    return [*boilerplate, *([(start, start + len(headline))] if start >= 0 else [])]


def passage_around(
    sentence: Span, sentences: Sequence[Span], neighbours: int, boilerplate: Iterable[tuple[int, int]] = ()
) -> Span:
    """A sentence with up to so many others on each side, stopping at what is not the article's own text."""
    inside = [number for number, other in enumerate(sentences) if _touches(other, [sentence])]
    if not inside:
        return sentence
    before = _own(reversed(sentences[: inside[0]]), neighbours, boilerplate)
    after = _own(sentences[inside[-1] + 1 :], neighbours, boilerplate)
    return Span(
        min([sentence.start, sentences[inside[0]].start, *(s.start for s in before)]),
        max([sentence.end, sentences[inside[-1]].end, *(s.end for s in after)]),
    )


def _own(sentences: Iterable[Span], most: int, boilerplate: Iterable[tuple[int, int]]) -> list[Span]:
    return list(islice(takewhile(lambda sentence: not _touches(sentence, boilerplate), sentences), most))


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
    spans = sorted(((Span(*span), key) for key, parts in marks for span in parts), key=lambda m: (m[0][0], -m[0][1]))
    found: list[Paragraph] = []
    begun: set[int] = set()
    end = 0
    paragraphs = paragraphs_of(text)
    for part in shown:
        gap = bool(text[end : part.start].strip())
        for paragraph in paragraphs:
            within = Span(max(part.start, paragraph.start), min(part.end, paragraph.end))
            if within.start < within.end:
                found.append(Paragraph(tuple(runs_in(text, within, spans, boilerplate, begun)), after_a_gap=gap))
                gap = False
        end = part.end
    return found


def runs_in(
    text: str,
    within: Span,
    marks: Sequence[tuple[Span, int]],
    boilerplate: Sequence[tuple[int, int]] = (),
    begun: set[int] | None = None,
) -> Iterable[Run]:
    """A stretch of text, cut wherever a mark begins or ends: side by side, so that no mark is ever inside another.

    `begun` collects the statements whose first words were already met.
    """
    begun = set() if begun is None else begun
    near = [(span, key) for span, key in marks if _touches(span, [within])]
    edges = {within.start, within.end}
    for span in [*(span for span, _ in near), *boilerplate]:
        edges |= {edge for edge in span if within.start < edge < within.end}
    for start, end in pairwise(sorted(edges)):
        keys = tuple(key for span, key in near if span.start <= start and end <= span.end)
        begins = tuple(key for key in dict.fromkeys(keys) if key not in begun)
        begun.update(begins)
        yield Run(text[start:end], keys, begins, boilerplate=_touches(Span(start, end), boilerplate))


def _touches(span: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in others)
