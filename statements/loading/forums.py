"""Is what a file calls a venue a forum, or the place where somebody spoke?

A forum keeps its name wherever it meets: a parliament, a summit, an interview programme. Everything else that stands
in a venue's column ("Old Castle, Veltin", "Veltin") is a place; so is a forum's house ("Parliament Square").
"""

from __future__ import annotations

import re
from functools import lru_cache

from statements.models import Venue

# Words that stand in the name of a forum; an asterisk for whatever may follow. The first kind that fits is the kind a
# new venue gets: "press conference" stands before "conference".
FORUMS = {
    Venue.Kind.PRESS: "press conference*, news conference*, briefing*, пресс-конференц*, брифинг*",
    Venue.Kind.INTERVIEW: "interview*, интервью",
    Venue.Kind.SUMMIT: "summit*, gipfel*, саммит*",
    Venue.Kind.PARLIAMENT: (
        "parliament, parliaments, congress, senate, national assembly, federal assembly, legislative assembly,"
        " state assembly, legislature, house of commons, house of lords, house of representatives, house of deputies,"
        " chamber of deputies, duma, bundestag, bundesrat, knesset, sejm, seimas, saeima, riigikogu, rada, majlis,"
        " mejlis, milli majlis, jogorku kenesh, folketing, storting, riksdag, eduskunta, national diet, lok sabha,"
        " rajya sabha, cortes generales, assemblée nationale, sénat, парламент*, дума, думы, сенат, рада"
    ),
    Venue.Kind.BROADCAST: "television, tv, radio, broadcast*, programme, podcast*, talk show, телеканал*, радио",
    Venue.Kind.ONLINE: "facebook, twitter, telegram, instagram, youtube, vkontakte, blog, website, social media",
    Venue.Kind.BOARD: (
        "council, councils, committee, committees, commission, board, cabinet, tribunal, united nations,"
        " general assembly, supreme court, constitutional court, court of justice, criminal court, совет*, комитет*,"
        " комисси*, коллеги*"
    ),
    Venue.Kind.FORUM: (
        "forum, forums, conference*, convention, symposium, seminar*, colloquium, discussion club, assembly, festival,"
        " форум*, конференц*, конгресс*, съезд*"
    ),
    Venue.Kind.MEETING: "meeting*, talks, negotiations, consultations, dialogue, hearing*, session*, debate*, встреча",
}
HOUSES = "building, centre, center, hall, hotel, house, palace, room, square, street, tower"


def is_forum(name: str) -> bool:
    """Whether a name is that of a forum, by the nouns in it."""
    return kind_of(name) is not None


@lru_cache(maxsize=10_000)
def kind_of(name: str) -> Venue.Kind | None:
    """The kind of forum a name tells of; None where it tells of none."""
    if _HOUSE.search(name):
        return None
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(name)), None)


def _any_of(vocabulary: str) -> str:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in vocabulary.split(", "))
    return rf"\b(?:{words})\b"


_PATTERNS = {kind: re.compile(_any_of(words), re.IGNORECASE) for kind, words in FORUMS.items()}
_HOUSE = re.compile(rf"^[^,]*{_any_of(HOUSES)}(?:,|$)", re.IGNORECASE)
