"""Which column of a table is which: by its name, in any of the spellings people use, or as an editor says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from statements.models import DataImport

Kind = DataImport.Kind

NEEDED = {Kind.STATEMENTS: ("text", "speaker")}
# Each field, and other names that columns have for it. The first column that fits is taken.
FIELDS: dict[str, dict[str, str]] = {
    Kind.STATEMENTS: {
        "text": "quote, quotation, statement, words, content, body, utterance, текст, цитата, высказывание",
        "speaker": "speaker name, who, said by, person, author, name, спикер, автор, имя, кто",
        "role": "office, position, post, function, должность",
        "date": "day, said, said on, when, datum, дата",
        "venue": "forum, площадка",
        "place": "location, city, town, where, место, город",
        "occasion": "event, meeting, sitting, session, событие",
        "title": "subject, headline, heading, matter, заголовок",
        "topics": "topic, theme, themes, tags, subjects, тема, темы",
        "source": "url, link, address, source url, citation, reference, источник, ссылка",
    },
    Kind.SPEAKERS: {
        "name": "speaker, full name, person, body, имя, фио",
        "aliases": "alias, other names, other name, also known as, aka, другие имена",
        "kind": "type, тип",
        "wikidata": "wikidata id, qid, wikidata qid",
        "office": "role, position, post, function, title, должность",
        "party": "faction, party name, партия",
        "country": "nation, state, страна",
        "since": "from, start, start date, begin, begin date, с",
        "until": "to, end, end date, till, по",
        "roles": "memberships",
    },
    Kind.VENUES: {
        "name": "venue, forum, title, название",
        "aliases": "alias, other names, other name, also known as, aka",
        "kind": "type, тип",
    },
    Kind.TOPICS: {
        "name": "topic, theme, title, тема, название",
        "description": "definition, about, notes, описание",
        "rule": "query, search, правило",
    },
    Kind.OUTLETS: {
        "name": "outlet, publisher, title, название",
        "aliases": "alias, other names, other name, also known as, aka",
        "website": "url, site, homepage, home page, link, address, сайт",
        "rights": "licence, license",
        "official": "official record, is official",
    },
}


def proposed(kind: str, headers: Iterable[str]) -> dict[str, str]:
    """Of each column that means something, the field that it holds. The very name counts before another one."""
    headers = [header for header in headers if header]
    columns: dict[str, str] = {}
    for field, others in FIELDS[kind].items():
        for name in (field, *others.split(", ")):
            found = next((each for each in headers if _plain(each) == name and each not in columns), None)
            if found and (name == field or _plain(found) not in FIELDS[kind]):
                columns[found] = field
                break
    return {header: columns[header] for header in headers if header in columns}


def missing(kind: str, columns: Mapping[str, str]) -> list[str]:
    """The fields without which no row can go in, and that no column holds."""
    return [field for field in NEEDED.get(Kind(kind), ("name",)) if field not in columns.values()]


def _plain(header: str) -> str:
    """ "Speaker_Name " is "speaker name"."""
    return re.sub(r"[\W_]+", " ", header).strip().casefold()
