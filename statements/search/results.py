"""What a search answers: the page of hits, how the question was read, and what can be asked next.

Every query string here is complete and ready to stand behind a `?`; an empty one means the bare address. None but
`Results.next` carries a cursor: who changes the question starts at the first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from statements.models import Quotation, Statement


class Run(NamedTuple):
    """A run of characters of a passage. All runs of a passage, one after another, are its text to the character."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Excerpt:
    """What a list shows of a wording: all of it, or the part that was searched for of a long one."""

    runs: list[Run]  # one after another they are a piece of `Quotation.shown`, to the character
    cut_before: bool = False  # words were left out before it
    cut_after: bool = False

    @property
    def is_part(self) -> bool:
        return self.cut_before or self.cut_after


@dataclass(frozen=True)
class Hit:
    statement: Statement  # with what `StatementQuerySet.cards` fetches
    quotation: Quotation  # the leading wording, or the one that matches better
    passage: list[Run]  # `quotation.shown`, what was searched for marked
    excerpt: Excerpt  # the same, cut to its best part where it is long

    @property
    def marked(self) -> bool:
        return any(run.marked for run in self.passage)


@dataclass(frozen=True)
class Chip:
    """One part of the question, and the same question without it."""

    about: str  # what kind of part, in a word for readers: "Speaker"
    label: str
    remove: str  # query string
    count: int | None = None  # how many statements there are without it; told where there is none with it
    before: str = ""  # what stands between it and the chip before: "or", and the brackets of a group that opens here
    behind: str = ""  # the brackets that close
    group: Chip | None = None  # of the last of several alternatives: all of them


@dataclass(frozen=True)
class Choice:
    value: str  # what the parameter takes
    label: str
    count: int  # how many statements there are once it is the only choice of its facet
    chosen: bool
    query: str  # query string with it chosen, or no longer chosen where it is
    in_range: bool = False  # of a bar that is not the one chosen: the dates that are asked for reach into it


@dataclass(frozen=True)
class Facet:
    name: str  # the parameter; "year" stands for date_after and date_before together
    label: str
    choices: list[Choice]  # the most frequent, and all that are chosen; years: the latest first
    late: bool = False  # there was no time to count it

    @property
    def chosen(self) -> bool:
        return any(choice.chosen for choice in self.choices)

    @property
    def most(self) -> int:
        """What the longest bar counts."""
        return max((choice.count for choice in self.choices), default=0)


@dataclass(frozen=True)
class Bars:
    """The finer bars of the histogram, whose years are a facet, and the bar of unknown dates.

    A statement that can be of several times is counted in each. Choosing a bar gives just as many as it counts.
    """

    months: Facet  # of the chosen year; a value is 2017-02
    days: Facet  # of the chosen month; a value is 2017-02-16
    undated: Facet  # one choice, whose value is that of the parameter of this name

    @property
    def finer(self) -> list[Facet]:
        return [self.months, self.days]


@dataclass(frozen=True)
class Instead:
    """The question with the name of a speaker taken out of its words: what that speaker said, in any words."""

    speaker: str  # the name
    words: str  # those that are left, as readers type them
    count: int  # how many statements it finds
    query: str  # query string


@dataclass(frozen=True)
class Meant:
    """The question with words of the archive in place of those that find nothing."""

    words: str  # as readers type them
    count: int
    query: str  # query string
    everywhere: bool = False  # without the filters, with which nothing is found


@dataclass(frozen=True)
class Results:
    hits: list[Hit]
    count: int  # of all hits
    exact: bool  # else there are more than `count`
    undated: int  # statements without a date that match too and are left out by a date filter
    undated_query: str  # query string that includes them
    understood: str  # how the question was read, in a sentence or two
    chips: list[Chip]
    instead: list[Instead]
    meant: Meant | None
    facets: list[Facet]
    bars: Bars | None  # none without facets
    sorts: list[Choice]
    next: str | None  # query string of the next page
    by_date: str | None  # query string of the same search by date, where the end is that of the first by relevance
    problems: list[str]  # what could not be used, in words; the answer is to the rest of the question

    @property
    def late(self) -> list[Facet]:
        """The facets and bars that there was no time to count."""
        bars = [self.bars.months, self.bars.days, self.bars.undated] if self.bars else []
        return [facet for facet in [*self.facets, *bars] if facet.late]

    @property
    def hurried(self) -> bool:
        """Whether something is missing for want of time: asked again, there may be more."""
        return not self.exact or bool(self.late)
