"""What may have been meant: a speaker, whose name is among the words; at no hits, a word or a name that looks like one.

The words of a search are those that were said, and few people say their own names.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Value
from django.http import QueryDict

from statements.models import Circumstances, SearchEntry, Speaker
from statements.search import names
from statements.search.filters import InCircumstances
from statements.search.question import Question
from statements.search.results import Instead, Meant
from statements.search.stems import Asked
from statements.search.tree import Field, Node, Term
from statements.search.words import folded

MOST = 3
LONGEST_NAME = 6  # terms of the question
SHORTEST = 4  # letters of a word that may be mistyped: the shorter ones look like too many
MOST_SLIPS = 2

Run = range  # of parts of the question

# A person is also called by the last of the names, which may have several words.
CALLED = """
    SELECT DISTINCT thing.id, run.words
    FROM unnest(%s::text[]) AS run (words)
    CROSS JOIN LATERAL string_to_array(run.words, ' ') AS asked (words)
    CROSS JOIN LATERAL things_called('speaker', asked.words) AS thing
    JOIN statements_speaker AS speaker ON speaker.id = thing.id AND merged_into_id IS NULL
    CROSS JOIN LATERAL words_of(thing.called) AS name (words)
    CROSS JOIN LATERAL (SELECT cardinality(name.words) - cardinality(asked.words)) AS others (number)
    WHERE (others.number = 0 OR others.number > 0 AND thing.first_name AND speaker.kind = 'person')
      AND NOT EXISTS (
          SELECT FROM unnest(name.words[others.number + 1:], asked.words) AS pair (named, asked)
          WHERE NOT name_keys(pair.named) && asked_keys(pair.asked)
      )
"""


def instead(question: Question) -> list[Instead]:
    """The speakers whose names are among the words."""
    runs = _runs(question)
    if not runs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CALLED, [list(runs)])
        rows: list[tuple[int, str]] = cursor.fetchall()
    return _offers(question, _longest([(key, runs[called]) for key, called in rows]))


def looks_like(question: Question) -> list[Instead]:
    """Speakers with a name that looks like a word that finds nothing, or like a name that nobody has."""
    alike: dict[int, Run] = {}
    for number, part in enumerate(_parts(question)):
        if mistyped := _mistyped(question.chosen["q"], part):
            with connection.cursor() as cursor:
                cursor.execute("SELECT id FROM things_like('speaker', %s)", [mistyped])
                alike |= {key: Run(number, number + 1) for (key,) in cursor}
    return _offers(question, alike)


def _mistyped(asked: Asked, part: Node) -> str:
    if isinstance(part, Field):
        return part.value if part.name == "speaker" and not asked.found[part].meant else ""
    return part.text if isinstance(part, Term) and len(part.text) >= SHORTEST and not _finds(asked, part) else ""


def meant(question: Question) -> Meant | None:
    """The question with each word that finds nothing as a word of the archive that looks like it; where that finds
    nothing either, the words alone, without filters. None without hits."""
    asked: Asked = question.chosen["q"]
    typed, changed = asked.query.typed, False
    for term in reversed(asked.query.wanted):
        if len(term.words) == 1 and len(term.text) >= SHORTEST and not term.prefix and not _finds(asked, term):
            if not (word := _word_like(term.words[0])):
                return None
            typed = typed[: term.start] + typed[term.start : term.end].replace(term.text, word) + typed[term.end :]
            changed = True
    filtered, alone = question.query(q=[typed]), urlencode({"q": typed})
    for query in dict.fromkeys([filtered, alone]) if changed else ():
        if count := Question(QueryDict(query)).entries.count():
            return Meant(typed, count, query, everywhere=query != filtered)
    return None


def _word_like(word: str) -> str:
    """The word of the archive that is fewest slips away from this one; of those, the most frequent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, n FROM words_like(%s)", [word])
        alike = [(slips(word, other), -n, other) for other, n in cursor]
    return min((one for one in alike if one[0] <= MOST_SLIPS), default=(0, 0, ""))[2]


def slips(one: str, other: str) -> int:
    """How many slips of the fingers are between two words: a letter too many, too few, another one, two swapped."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, there in enumerate(other, start=1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != there)))
            if i > 1 and j > 1 and letter == other[j - 2] and there == one[i - 2]:
                row[-1] = min(row[-1], before[j - 2] + 1)
        before, last = last, row
    return last[-1]


def _finds(asked: Asked, term: Term) -> bool:
    return SearchEntry.objects.filter(asked.condition_of(term)).exists()


def _parts(question: Question) -> tuple[Node, ...]:
    parts: tuple[Node, ...] = question.chosen["q"].query.parts
    return parts


def _runs(question: Question) -> dict[str, Run]:
    """What might be a name: words that have to be there and follow one another."""
    parts = _parts(question)
    found: dict[str, Run] = {}
    for first in range(len(parts)):
        words: list[str] = []
        for end, part in enumerate(parts[first : first + LONGEST_NAME], start=first + 1):
            if not isinstance(part, Term) or part.prefix or part.near is not None:
                break
            words += folded(re.sub(r"['’]s\b", "", part.text))
            if words:
                found.setdefault(" ".join(words), range(first, end))
    return found


def _longest(named: list[tuple[int, Run]]) -> dict[int, Run]:
    """By speaker. What is a part of a longer name stands for nobody else."""
    whole = [run for _key, run in named]
    kept = [(key, run) for key, run in named if not any(set(run) < set(other) for other in whole)]
    return dict(kept)


def _offers(question: Question, said_by: dict[int, Run]) -> list[Instead]:
    """At most three, those with the most statements first; none of a speaker who said nothing that answers the rest."""
    counts: dict[int, int] = {}
    for run in set(said_by.values()):
        counts |= _counts(question, run, [key for key in said_by if said_by[key] == run])
    best = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    speakers = names.labels(Speaker, best) if best else {}
    return [_offer(question, speakers[key], said_by[key], counts[key]) for key in best if key in speakers]


def _offer(question: Question, speaker: names.Chosen, run: Run, count: int) -> Instead:
    words = _words_without(question, run)
    return Instead(speaker.label, words, count, question.query(q=[words] if words else [], speaker=[speaker.value]))


def _counts(question: Question, run: Run, speakers: list[int]) -> dict[int, int]:
    """What of each speaker answers the question without the run, whomever it asks for; of those of whom something does.

    Counted by circumstances: the few that fit are looked up first, as in filters.py.
    """
    words = _words_without(question, run)
    rest = Question(QueryDict(question.query(q=[words] if words else [], speaker=[])))
    theirs = dict(Circumstances.objects.filter(speaker_id__in=speakers).values_list("pk", "speaker_id"))
    entries = rest.entries.filter(InCircumstances(Value(list(theirs)))).order_by().values_list("circumstances_id")
    counts: Counter[int | None] = Counter()
    for circumstances, n in entries.annotate(n=Count("*")):
        counts[theirs[circumstances]] += n
    return {speaker: n for speaker, n in counts.items() if speaker}


def _words_without(question: Question, run: Run) -> str:
    typed, parts = question.chosen["q"].query.typed, _parts(question)
    return f"{typed[: parts[run[0]].start].rstrip()} {typed[parts[run[-1]].end :].lstrip()}".strip()
