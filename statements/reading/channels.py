"""How words reached the public where no sitting is named: an interview, a post, a letter, the press at large."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .frames import Frame
from .media import is_medium
from .names import is_first_name, is_title
from .reading import Span
from .words import listed
from .words.calendar_words import FULL_WEEKDAYS, MONTHS
from .words.channels import MEDIA_NAMES, MORE_MEDIA, NETWORKS, WRITINGS

Kind = Literal["interview", "post", "press", "writing", "speech"]


class Channel(NamedTuple):
    """`venue` is what a reader looks for ("CNN", "Twitter", "Press conference"); a title has the speaker between
    `before` and `after`."""

    kind: Kind
    before: str
    after: str
    venue: str
    where: Span
    head: str = ""
    """The noun of a sitting: "rally"."""

    def title(self, speaker: str | None) -> str:
        """ "Interview of Anna Hask with CNN", "Posts by Anna Hask on Twitter"."""
        tie = "of" if self.kind in ("interview", "press") else "by"
        return f"{self.before}{f' {tie} {speaker}' if speaker else ''}{self.after}"


_NAME_WORD = r"[\w.&-]*(?:[’']s?)?"
_NAME = (
    rf"[A-Z@][\w.&-]*(?:[’'](?!s\b)\w+)*(?:[’']s?)?"
    rf"(?:[ \xa0](?:(?:of|for|and|&)[ \xa0])?(?:the[ \xa0])?[A-Z0-9]{_NAME_WORD}){{0,4}}"
)
_NETWORK = "|".join(map(re.escape, NETWORKS))
_WRITING = "|".join(sorted(map(re.escape, WRITINGS), key=len, reverse=True))
_HINTS = (
    *NETWORKS,
    *WRITINGS,
    *listed(
        """tweet interview post reporters journalists conference briefing speech remarks rally crowd supporters audience
        hearing court testif testim broadcast podcast programme writing session panel discussion livestream webcast"""
    ),
    *("social media", "the press", "the media", "town hall", "live stream"),
)
_TO_A_NAME = re.compile(r"\b(?:told|tell|tells|telling|to|on|with|appear\w*)\s(?:the\s)?[A-Z]")
"""Without one of these there is no channel: most sentences have none."""

_POST = re.compile(
    rf"\b(?P<tweet>(?:re)?tweet(?:s|ed|ing)?|tweetstorm)\b"
    rf"|\b(?:on|via|through|in\s(?:an?|his|her|their|its)(?:\s\w+)?)\s(?:social\snetwork\s)?(?P<network>(?i:{_NETWORK}))\b"
    rf"|\b(?P<page>(?i:{_NETWORK}))\s(?:posts?|posted|page|account|video|message|channel|statement|feed)\b"
    r"|\b(?:[Pp]ost(?:s|ed|ing)?|wrote|writing|writes)(?:\s\w+)?\son\s(?P<own>[A-Z][a-z]+)\b(?!\s[A-Z])"
    r"|\b(?:on|through|via|to)\s(?P<any>social\s(?:media|networks?))\b"
)
_INTERVIEW = re.compile(
    rf"\binterviews?\s(?:[\w’'-]+\s){{0,4}}?(?:with|on|for|to|by|in|from|at)\s(?:the\s)?(?P<medium>{_NAME})"
    rf"|\b(?:told|tell|tells|telling|(?:[Ss]poke|[Ss]peaking|[Tt]alking|[Ss]peaks)\s(?:to|with|on)|[Aa]ppear(?:ing|ance|ed|s)\son"
    rf"|interviewed\s(?:by|on)|asked\sby|said(?:\s\w+)?\son|saying\son|told\s[\w’' ]{{2,30}}\son|adding\son|live\son)"
    rf"\s(?:the\s)?(?P<told>{_NAME})"
)
_BARE_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|to|through|via|[Gg]iving|gave)\s(?:an?|the|his|her|their|its|that|one|another|several)\s"
    r"(?:[\w’'-]+\s){0,4}?(?P<bare>interviews?|podcast|[Bb]roadcast)\b"
)
_PRESS = re.compile(
    r"\b(?P<conference>(?:news|press)\sconference|presser|(?:(?:press|media|news|daily|weekly|background|regular)\s)briefing"
    r"|briefing\s(?:reporters|journalists))\b"
    r"|\b(?:told|tell|tells|telling|spoke\sto|speaking\sto|spoke\swith|speaking\swith|informed|remarks\sto|talking\sto|addressing"
    r"|questions\sfrom)\s(?:(?:the|a\sgroup\sof|assembled|local|foreign|Russian|[A-Z]\w+)\s)?"
    r"(?P<reporters>reporters|journalists|(?<=the\s)press|newsmen)\b(?!\s(?:for|at|of|from)\s(?:the\s)?[A-Z])"
)
_WRITTEN = re.compile(
    r"\b(?:[Ii]n|by|[Vv]ia|through|[Ii]ssu(?:ed|ing)|releas(?:ed|ing)|publish(?:ed|ing))\s"
    r"(?:an?|his|her|their|its|the|that|this|one|another|several|a\sseries\sof)?\s?"
    rf"(?P<before>(?:[\w’'-]+\s){{0,4}}?)(?P<writing>{_WRITING})\b(?P<to>\sto\s(?:the\s)?{_NAME})?"
    rf"|\b[Tt]he\s(?P<itself>{_WRITING})\s(?:also\s)?"
    r"(?:reads?|says?|said|stated|states|concluded|added|noted)\b"
)
_SPEECH = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Aa]t|part\sof|[Gg]iving|gave|delivered|delivering|to|told|tell|telling|addressing|before)\s"
    r"(?:an?|the|his|her|their|its|that|this|another)?\s?(?P<before>(?:[\w’'.-]+\s){0,4}?)"
    r"(?P<speech>speech|address|lecture|sermon|remarks|rally|rallies|campaign stop|fundraiser|crowd|audience"
    r"|supporters|live\s?stream|webcast|town hall|testimony|hearing|panel|discussion"
    r"|question and answer session|Q&A session|court)\b"
    rf"(?P<place>(?:\s(?:in|at)\s(?:the\s)?{_NAME})?)"
)
_GATHERED = {"crowd": "speech", "audience": "speech", "supporters": "rally", "remarks": "speech", "rallies": "rally"}
"""What it is to speak to them."""


def channel_in(frame: Frame) -> Channel | None:
    """The channel that the words around a statement name; the surest first."""
    low = frame.words.lower()
    if not (any(hint in low for hint in _HINTS) or _TO_A_NAME.search(frame.words)):
        return None
    return _post(frame) or _interview(frame) or _press(frame) or _speech(frame) or _writing(frame)


def _post(frame: Frame) -> Channel | None:
    for found in _POST.finditer(frame.words):
        own = found["own"]
        if own and (own.lower() in FULL_WEEKDAYS or own.lower() in MONTHS):
            continue
        named = found["network"] or found["page"]
        venue = "Twitter" if found["tweet"] else NETWORKS[named.lower()] if named else own or "Social media"
        return Channel("post", "Posts", f" on {venue}", venue, frame.at(*found.span()))
    return None


def _interview(frame: Frame) -> Channel | None:
    for found in _INTERVIEW.finditer(frame.words):
        medium = _medium(found["medium"] or found["told"] or "", is_interviewer=bool(found["medium"]))
        if medium:
            return Channel("interview", "Interview", f" with {medium}", medium, frame.at(*found.span()))
    bare = _BARE_INTERVIEW.search(frame.words)
    if bare:
        return Channel("interview", "Interview", "", "Interview", frame.at(*bare.span()))
    return None


def _medium(name: str, *, is_interviewer: bool) -> str | None:
    """ "CNN’s Jo Hask" is CNN; None where the name is no medium's. Who interviews is one, unless it is a person."""
    words: list[str] = []
    for word in name.split():
        bare = re.sub(r"[’']s?$", "", word)
        if bare.lower() in FULL_WEEKDAYS or bare.lower().rstrip(".") in MONTHS:
            break
        words.append(bare)
        if bare != word:
            break
    while words and words[-1].lower() in ("of", "for", "and", "&", "the"):
        words.pop()
    low = " ".join(words).lower().rstrip(".")
    known = low in MEDIA_NAMES or (words and words[-1].lower() in MORE_MEDIA)
    known = known or (is_interviewer and len(words) > 1 and not is_first_name(words[0]) and not is_title(words[0]))
    return " ".join(words).rstrip(".") if words and (known or is_medium(" ".join(words))) else None


def _press(frame: Frame) -> Channel | None:
    found = _PRESS.search(frame.words)
    if found is None:
        return None
    if found["conference"]:
        name = "Briefing" if "briefing" in found["conference"] else "Press conference"
        return Channel("press", name, "", name, frame.at(*found.span()), name.split()[-1].lower())
    return Channel("press", "Remarks", " to reporters", "Remarks to reporters", frame.at(*found.span()))


def _speech(frame: Frame) -> Channel | None:
    found = _SPEECH.search(frame.words)
    if found is None:
        return None
    noun = found["speech"].lower()
    name = _GATHERED.get(noun, noun)
    described = [word for word in found["before"].split() if word.istitle() or word.isupper()]
    if described and described[0].lower() not in MONTHS and not described[0].endswith(("’s", "'s")):
        name = f"{' '.join(described)} {name}"
    name = f"{name[0].upper()}{name[1:]}"
    place = _without_days(found["place"])
    return Channel("speech", name, place, f"{name}{place}", frame.at(*found.span()), noun.split()[-1])


def _without_days(place: str) -> str:
    words = place.split()
    while words and (words[-1].lower() in FULL_WEEKDAYS or words[-1].lower().rstrip(".") in MONTHS):
        words.pop()
    return f" {' '.join(words)}" if len(words) > 1 and words[-1][0].isupper() else ""


def _writing(frame: Frame) -> Channel | None:
    for found in _WRITTEN.finditer(frame.words):
        venue = WRITINGS[(found["writing"] or found["itself"]).lower()]
        if venue == "Written statement" and "joint" in (found["before"] or ""):
            venue = "Joint statement"
        to = (found["to"] or "") if venue in ("Letter", "E-mail", "Message", "Memo", "Telegram") else ""
        return Channel("writing", venue, to, venue, frame.at(*found.span()))
    return None
