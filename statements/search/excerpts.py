"""The best part of a long wording, for lists: where most of what was searched for stands together.

It is one piece of the text, cut between sentences where one begins or ends near by, else between words.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import takewhile

from statements.reading.paragraphs import paragraphs_of
from statements.reading.reading import Span
from statements.reading.sentences import sentences_in

LONGEST = 500  # characters, some eighty words: so much is shown whole
ABOUT = 320  # characters of a part
SLACK = 120  # characters that a part may have more or fewer, on each side, for the sake of a whole sentence
CLOSE = 50  # characters: terms this near one another gain nothing by being nearer
LONGEST_WORD = 40  # characters: a longer one may be cut
MOST_MATCHES = 1_000  # that are looked at

Match = tuple[tuple[int, int], Hashable]  # where it stands, and the term that it answers


def best_part(text: str, matches: Sequence[Match]) -> Span:
    """All of a text that is not long, else a part that cuts no match; the beginning where there is none."""
    if len(text) <= LONGEST:
        return Span(0, len(text))
    place = _densest(sorted(matches, key=lambda match: match[0])[:MOST_MATCHES])
    return _between_words(text, _between_sentences(text, _around(place, len(text)), place), matches)


def _densest(matches: Sequence[Match]) -> Span:
    """From the first match to the last of those that stand together best."""
    together = [_beginning_with(matches[at:]) for at in range(len(matches))]
    best = max(together, key=_worth, default=[])
    return Span(best[0][0][0], max(end for (_start, end), _term in best)) if best else Span(0, 0)


def _beginning_with(matches: Sequence[Match]) -> list[Match]:
    last = matches[0][0][0] + ABOUT
    near = takewhile(lambda match: match[0][0] < last, matches[1:])
    return [matches[0], *(match for match in near if match[0][1] <= last)]


def _worth(together: Sequence[Match]) -> tuple[int, int, int]:
    """Different terms count most, then how close to one another they stand, then how often they do."""
    ends: dict[Hashable, int] = {}
    for (_start, end), term in together:
        ends.setdefault(term, end)
    apart = max(ends.values()) - together[0][0][0] if len(ends) > 1 else 0
    return len(ends), -(apart // CLOSE), len(together)


def _around(place: Span, length: int) -> Span:
    """As much before as behind; what one side has no use for, the other has."""
    room = max(0, ABOUT - (place.end - place.start))
    start = max(0, min(place.start - room // 2, length - ABOUT))
    return Span(start, min(length, max(start + ABOUT, place.end)))


def _between_sentences(text: str, window: Span, place: Span) -> Span:
    """The window with its ends where the nearest sentence begins and ends, if that is near; `place` stays within."""
    near = Span(max(0, window.start - SLACK), min(len(text), window.end + SLACK))
    first, last = min(place.start, window.start + SLACK), max(place.end, window.end - SLACK)
    sentences = _sentences(text, near)
    starts = [s.start for s in sentences if near.start < s.start <= first] if near.start else [0]
    ends = [s.end for s in sentences if last <= s.end < near.end] if near.end < len(text) else [len(text)]
    return Span(
        min(starts, key=lambda at: abs(at - window.start), default=window.start),
        min(ends, key=lambda at: abs(at - window.end), default=window.end),
    )


def _sentences(text: str, near: Span) -> list[Span]:
    """Those of a part of a text. The first and the last may be cut."""
    part = text[near.start : near.end]
    found = (sentence for paragraph in paragraphs_of(part) for sentence in sentences_in(part, paragraph, ()))
    return [Span(near.start + start, near.start + end) for start, end in found]


def _between_words(text: str, part: Span, matches: Sequence[Match]) -> Span:
    """The part with all of the words and of the matches that it cuts, and without white space at its ends."""
    start = part.start - _cut(text[max(0, part.start - LONGEST_WORD) : part.start][::-1], text[part.start])
    end = part.end + _cut(text[part.end : part.end + LONGEST_WORD], text[part.end - 1])
    spans = [span for span, _term in matches]
    for first, last in sorted(spans, key=lambda span: -span[1]):
        start = first if first < start < last else start
    for first, last in sorted(spans):
        end = last if first < end < last else end
    kept = text[start:end]
    return Span(end - len(kept.lstrip()), start + len(kept.rstrip())) if kept.strip() else Span(0, len(text))


def _cut(outside: str, inside: str) -> int:
    """How many characters of a word are outside; none where it has no end there, as in a script without spaces."""
    piece = next((at for at, character in enumerate(outside) if character.isspace()), 0)
    return 0 if inside.isspace() else piece
