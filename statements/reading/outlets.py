"""By what a page names its own outlet: its imprint, its header, the end of its headline, its address."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from .page_lines import Line
from .words import listed
from .words.bodies import BODY_WORDS, KNOWN_MEDIA, MEDIA_WORDS
from .words.page_furniture import SECTIONS

_NAME = r"(?P<outlet>[A-ZÀ-ÞА-Я][^\r\n.,;|()]{1,60}?)"
_COPYRIGHT = re.compile(
    rf"(?:(?:Copyright|COPYRIGHT|\([cC]\))[\s:]*(?:©|\([cC]\))?|©)\s?(?:(?:19|20)\d\d\s?(?:[-–]\s?(?:(?:19|20)\d\d|\d\d))?,?\s?)?"
    rf"(?:by\s|of\s)?{_NAME}(?:,?\s(?:Inc|Ltd|LLC|GmbH|plc|PLC|Limited|AG|SA|Corp)\b\.?)?(?:\s?(?:©\s?)?(?:19|20)\d\d(?:\s?[-–]\s?\d+)?)?"
    rf"(?=[.,;|(]|\s[-–—]\s|\sor\sits\b|\sand\sits\b|\sNews\s&\sMedia|\s(?:Limited|Ltd|LLC|Inc|plc|GmbH)\b|\s?All\s[Rr]ights|$)"
)
_SOURCE = re.compile(
    r"(?:Source|SOURCE|Quelle|Источник|Fuente|Sources?\s\(?[Tt]ext\)?)\s?[:—–]\s{0,3}(?P<outlet>[^\r\n.,;]{2,60}?)"
    r"(?:\s(?:and|AND)\s(?:NEWS\s|news\s)?(?:AGENCIES|agencies))?\.?$"
)
_APPEARED = re.compile(
    r"(?:first|originally|was)\s(?:\w+\s)?(?:published|appeared|posted)\s(?:\w+\s){0,3}?"
    r"(?:in|on|by|at)\s(?:the\swebsite\sof\s)?"
    r"(?P<outlet>(?:[Tt]he\s)?[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:[A-ZÀ-Þ][\w’'&-]*|of|and|de|&))*)"
)
_SELF = re.compile(
    r"(?P<outlet>(?:The\s)?[A-Z][\w’' &-]{3,40}?)\sis\s(?:a|an|the)\s(?:[\w-]+\s){0,6}?"
    r"(?:newspaper|magazine|news\s(?:site|agency|outlet|website|organi[sz]ation)|broadcaster|daily|weekly|publication|outlet)\b"
)
_FOR = re.compile(
    r"(?:(?:Reporting|Written|Reported|Writing|Story|Photographs?|Photos?)\sby\s)[A-ZÀ-Þ][^;.]{2,60}?\sfor\s(?P<outlet>(?:the\s|The\s)?[A-ZÀ-Þ][\w’'&-]*(?:\s[A-ZÀ-Þ][\w’'&-]*)*)"
)
_TAKEN_FOR = re.compile(
    r"Credit\W{1,4}[A-ZÀ-Þ][\w. ’'-]{3,40}\sfor\s(?P<outlet>(?:the\s|The\s)?[A-ZÀ-Þ][\w’'&-]*(?:\s[A-ZÀ-Þ][\w’'&-]*)*)$"
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<outlet>(?:[\w-]+\.)+[a-z]{2,8})(?:/\S*)?$")
_TAKERS = listed("getty afp ap reuters epa shutterstock alamy istock flickr wikimedia photo image images")
_STRONG = listed(
    """daily times post journal herald tribune gazette courier telegraph guardian chronicle observer monitor ledger
    mirror independent express star globe sun standard inquirer dispatch examiner mail echo argus recorder record
    advertiser bulletin lantern beacon sentinel"""
)
_WEAK = MEDIA_WORDS - _STRONG
_SMALL = frozenset(["of", "the", "for", "and", "on", "&", "de"])
_TOWNS = frozenset(["town", "municipality", "parish", "commune"])
_BEFORE_A_PLACE = frozenset(["radio", "televisión", "télévision", "agence", "agencia", "agenzia", "tv"])
"""Radio Orsana."""

_SECTIONED = listed(
    "world local eastern western latest breaking top all more europe african asian business political foreign our"
)


_LONGEST = 80
_LOOKED_THROUGH = 30_000


class Rank(IntEnum):
    """How surely a page means itself, the surest first."""

    IMPRINT = 0
    HEADER = 1
    BYLINE = 2
    SOURCE = 3
    BIOGRAPHY = 4
    AGENCY = 5
    ADDRESS = 6


_IMPRINTS = ((_COPYRIGHT, Rank.IMPRINT), (_SOURCE, Rank.SOURCE), (_SELF, Rank.BIOGRAPHY))


class Named(NamedTuple):
    """An outlet that a line names."""

    rank: Rank
    outlet: str


_SHORTEST_IMPRINT = 8
"""In characters, with the mark or the words that make it one: "© Halvia"."""


def imprint_of(line: Line) -> Named | None:
    """The outlet that a line below or above an article names as the page's own."""
    words = line.words
    if len(words) > 600 or len(words) < _SHORTEST_IMPRINT:
        return None
    begins = words[0].isupper() or words[0] in "©("
    for pattern, rank in _IMPRINTS if begins else ():
        match = pattern.match(words)
        if match and not _is_a_taker(match["outlet"]):
            return Named(rank, _trimmed(match["outlet"]))
    for clue, pattern in (("ublished", _APPEARED), ("ppeared", _APPEARED), ("osted", _APPEARED), (" for ", _FOR)):
        match = pattern.search(words, 0, 300) if clue in words else None
        if match:
            return Named(Rank.SOURCE, _trimmed(match["outlet"]))
    return None


def taken_for(line: Line) -> str | None:
    """The outlet for which a picture was taken: "Credit...Jon Brem for The Halvian Times"."""
    match = _TAKEN_FOR.search(line.words[-120:])
    return match["outlet"] if match else None


def address_of(line: Line) -> Named | None:
    """The domain of an address that stands by itself."""
    match = _ADDRESS.match(line.words) if "." in line.words and line.count <= 6 else None
    return Named(Rank.ADDRESS, match["outlet"]) if match else None


def is_outlet_name(words: str, text: str) -> bool:
    """Whether a short line names a medium: "The Orsana Courier"; "Eastern News" only does if it comes again."""
    words = words.strip(" -–—|*=•")
    if not words[:1].isupper() or len(words) > _LONGEST:
        return False
    parts = words.split()
    if len(parts) > 6:
        return False
    lows = [part.lower().strip(".,") for part in parts]
    if " ".join(lows) in KNOWN_MEDIA or (lows[0] in KNOWN_MEDIA and len(lows) <= 3 and lows[-1] in MEDIA_WORDS):
        return True
    if (
        len(parts) == 1
        or lows[0] in ("by", "from", "staff")
        or not all(part[0].isupper() or part in ("of", "the", "and", "&", "de") for part in parts)
    ):
        return False
    if len(parts) == 2 and parts[0].isupper() and lows[-1] == "news" and lows[0] not in SECTIONS | _SECTIONED:
        return len(parts[0]) <= 5
    if lows[0] in _BEFORE_A_PLACE and len(parts) <= 3:
        return True
    if lows[-1] in _STRONG or (lows[-1] in ("newspaper", "radio", "tv", "broadcasting") and len(parts) > 1):
        return lows[0] not in _SECTIONED
    return lows[-1] in _WEAK and lows[0] not in _SECTIONED and text.count(words, 0, _LOOKED_THROUGH) > 1


def is_titled(words: str) -> bool:
    """Whether all words are capitalized but the small ones: "Peace and Security"."""
    return all(part[0].isupper() or part in _SMALL for part in words.split())


def is_office(words: str) -> bool:
    """Whether a line above a headline names the body whose page it is: "Office of the President of Halvia"."""
    parts = words.split() if len(words) <= _LONGEST and words[:1].isupper() else ()
    named = len(parts) > 2 and parts[0].lower() in BODY_WORDS | _TOWNS
    return named and is_titled(words) and not words.isupper()


def _is_a_taker(outlet: str) -> bool:
    return outlet.split()[0].lower() in _TAKERS


def _trimmed(outlet: str) -> str:
    return outlet.strip(" ’'\"“”").removesuffix(" Inc").removesuffix(" Ltd")
