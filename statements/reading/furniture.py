"""Lines that are no part of the article, wherever they stand: buttons, pitches, links, corrections, credits."""

from __future__ import annotations

import re

from .page_lines import Line
from .words import listed
from .words.page_furniture import ALONE, ANYWHERE, BUTTONS, RELATED, SECTIONS, SHARING

_SHORT = 180
_BUTTON = re.compile(r"[^\W\d_][\w'’.&-]*|&|\+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SECTION_WORDS = SECTIONS | {"and", "u", "s", "us", "uk", "more", "top"}
_MARK = re.compile(r"[\s\W_]+")
_COUNT = re.compile(
    r"\d[\d.,]*\s?[km]?\s(?:comments?|shares?|likes?|views?|reads?|replies|retweets|min(?:ute)?s?(?:\sread)?"
    r"|reactions|followers|claps|responses|votes?)\b[\s\d]*$|\d+\s?(?:of|/)\s?\d+$|(?:reading|read)\stime:?\s\d|page\s\d+"
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+$|[\w ]{2,30}:\s(?:https?://\S+|[\w.-]+\.[a-z]{2,7}/\S*)$"
    r"|(?:(?:Media|Press)\s)?(?:[Cc]ontacts?|E-?mail|Tel|Phone|Fax)\.?:\s.*(?:@|\d{3}).{0,60}$"
)
_IN_ITS_OWN_WORDS = re.compile(r"\(\((?!wn)[a-z]{2,3}\)\)")
"""A note with the wording in another language: "((fr)) French language: …"."""

_BREADCRUMBS = re.compile(r"(?:home|homepage|you\sare\shere:?)\s?[/›»>|→]\s?\S")
_SIGN_OFF = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}\b.{0,40}$|\([A-Z]{2,6}(?:[,/]\s?[A-Za-z]{2,12}){0,3}\)$")
"""Who wrote and edited, in small letters: "dv/jb (HNA, NTW)"."""

_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+$")
_TRAIL = re.compile(r"\s*(?:\]\s*\[|[|/›»>•·→]|\s[-–]\s)\s*")
_LEADS_ELSEWHERE = re.compile(
    r"(?:read\s?(?:more|also|next|this|our|the\sfull\s(?:story|article|report))?|also\sread|must\sread|see\salso|more"
    r"|related(?:\s\w+)?|watch(?:\smore|\slive|\sbelow)?|listen(?:\smore)?|don't\smiss|in\spictures|in\scase\syou\smissed\sit"
    r"|explained?|recommended|up\snext|go\sdeeper|mehr|lesen\ssie\sauch|lire\saussi|à\slire(?:\saussi)?|lea\stambién"
    r"|читайте\sтакже)\s?[:|>›»→–—-]+\s\S"
)
_SURELY_ELSEWHERE = re.compile(
    r"(?:READ|WATCH|LISTEN|ALSO READ|READ MORE|READ ALSO|MORE|RELATED|SEE ALSO)\s?[:|>›»–—-]"
)
_OPENING_SIGNS = re.compile(r"^\W{1,6}")
_PITCH = re.compile(
    r"(?:sign\sup|subscribe|join|get|enjoy(?:ing|ed)?|want|support|become|download|follow|already|thanks?|this\sis\syour"
    r"|you\s(?:can\s(?:unsubscribe|follow|read|also)|have|are)|by\s(?:signing|clicking|subscribing|continuing|using)|never"
    r"|stay|privacy\snotice|free\s|for\sall\sthe\slatest|select|receive|register|log\sin|create|start|unlock|love|like|donate|please|don't|keep|our\s(?:newsletter|app|journalism|daily|weekly|free|privacy)|we\suse|we\shave"
    r"|we\sand\sour|this\ssite|this\swebsite|to\s(?:continue|read|view|comment)|have\syou|do\syou|got\sa|if\syou|catch|delivered"
    r"|for\smore|hear|send|the\s(?:best|latest|day's|week's|\w+'s\s\w+\sletter)|your\s|a\s(?:daily|weekly|free)|email\saddress"
    r"|enter|check|visit|listen|watch|browse|try|choose|no\sspam|in\syour|advert|sie|abonn|newsletter|the\s\w+\snewsletter"
    r"|share|more\sfrom|cookies|tired|new:|sponsored|looking)"
)
_WHAT_IS_PITCHED = re.compile(
    r"\b(?:newsletters?|inbox|e?-?mail\s(?:alerts?|updates|address)|our\s(?:app|journalism|reporting|podcast|channel|letter"
    r"|whatsapp|telegram|daily|weekly|morning|evening|free|privacy|terms|cookie|subscribers|coverage|website"
    r"|facebook|youtube|twitter|instagram|reporters|newsroom|mailing)"
    r"|unsubscribe|your\ssubscription|(?:your|a)\s(?:free\s)?(?:account|trial)|free\sarticles?|unlimited\saccess|cookies"
    r"|notifications|push\salerts|privacy\s(?:policy|notice)|terms\sof\s(?:use|service)|subscribers?\sonly|a\ssubscriber"
    r"|a\s(?:paid\s)?(?:member|membership)|subscribe|sign\sup|sign\sin|log\sin|on\s(?:facebook|twitter|whatsapp|telegram"
    r"|instagram|google\snews|apple\snews|youtube|linkedin)|app\sstore|google\splay|a\stip\b|story\stip|share\syour\sstory"
    r"|in\stouch|download|ad-free|premium|daily\sbriefing|weekend\sletter|personali[sz]ed)\b"
)
_AMENDED = re.compile(
    r"(?:corrections?|clarifications?|corrections?\sand\sclarifications?|editors?'?s?'?\snotes?|note\sto\sreaders?"
    r"|publisher's\snote)\s?(?:[:—–-]|\(|$)"
    r"|(?:a|an)\s(?:previous|earlier|original)\sversion\sof\sth(?:is|e)\s(?:article|story|report|post|piece|page|headline)"
    r"|this\s(?:article|story|report|post|piece|page|interview|text|transcript|item|content|column|headline)\s"
    r"(?:was|is|has\sbeen|had\sbeen|first|originally|may)\s(?:also\s)?(?:been\s)?(?:amended|updated|corrected|edited|first|originally"
    r"|published|republished|reproduced|produced|translated|part\sof|adapted|supported|taken|sponsored|written\sby|syndicated"
    r"|appeared|contain|developing|being\supdated|auto|available|a\sdeveloping|brought|provided)\b"
    r"|this\s(?:article|story)\s(?:first\s|originally\s)?appear(?:s|ed)\s(?:in|on)\b|promoted\sby\s.{3,60}\son\sbehalf\sof"
    r"|a\sversion\sof\sthis\s(?:article|story)|content\screated\sby|click\shere\b|this\sis\sa\s(?:developing|breaking|corrected)\b"
    r"|(?:with\s(?:the\s)?(?:additional\s)?)?(?:reporting|files|assistance|inputs?|information|material)\s(?:by|from)\s"
    r"(?:the\s)?(?:associated\spress|agencies|reuters|afp|ap|dpa|agency\sreports|wires|news\sagencies|wire\sservices)\b"
    r"|our\sstandards?:|first\spublished\s(?:on|in|by|at|as|\d)|originally\spublished\s"
)
_CREDIT_BY = re.compile(
    r"[\[(—–-]?\s?(?:additional\s|with\s(?:additional\s)?|extra\s|further\s)?(?:reporting|writing|editing|edited|written|compiled"
    r"|translated|translation|produced|graphics?|video|production|research|report|copyediting|fact-checking|interview|editors?|producers?|photos?|photography|photographs?)"
    r"(?:\sand\s(?:writing|editing|reporting))?\s?(?:by|:)\s"
    r"|[\[(—–-]?\s?with\s(?:files|inputs?|assistance|contributions|reports?|agency\sinputs)\s?(?:from|by)?\s"
)
_CREDIT_SMALL = listed(
    """reporting writing editing additional by in and with for from the at of on by report reports compiled edited
    translated graphics video production further extra files photo photos photography to"""
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed\s(?:to\sthis\s(?:report|story|article)|reporting)(?:\sfrom\s[A-Z]\w+)?|reported\sfrom\s[A-Z]\w+(?:\s[A-Z]\w+)?)\.?$"
)
_BRACKETED = re.compile(
    r"[\[(](?:Reporting|Writing|Editing|Additional reporting|Compiled|With |By )[^()]{3,300}[)\]]\.?$"
)


def is_furniture(line: Line) -> bool:
    """Whether a line is no part of the article, wherever it stands."""
    words = line.words
    if len(words) > 1200:
        return False
    low = line.low
    if _AMENDED.match(low) or is_credit(line):
        return True
    if len(words) > 420:
        return False
    return _is_signs(words) or is_bar(line) or _leads_elsewhere(line) or _is_pitch(line) or _is_small_print(line)


def _is_signs(words: str) -> bool:
    """Rules, stars, signs of omission, addresses."""
    if words[0].isalpha():
        return bool(_LINK.match(words))
    if _IN_ITS_OWN_WORDS.match(words):
        return True
    return not re.search(r"\w", words) or bool(_LINK.match(words) or _HASHTAGS.match(words)) or words[0] in "█▉■"


def is_bar(line: Line) -> bool:
    """Buttons, counts, and the names of sections in a row."""
    plain = line.plain
    if not plain or len(plain) > _SHORT or (line.ends_as_sentence and line.count > 12):
        return False
    if plain in ALONE or plain in RELATED or _COUNT.match(plain) or (plain.isdigit() and len(plain) < 6):
        return True
    buttons = _BUTTON.findall(plain)
    if 0 < len(buttons) <= 25 and all(word in SHARING for word in buttons):
        return any(word in BUTTONS for word in buttons) and (len(buttons) > 1 or not line.ends_as_sentence)
    if _GLUED.search(line.words) and line.count <= 4:
        return all(word.lower() in SHARING for word in _GLUED.sub(" ", line.words).split())
    if _BREADCRUMBS.match(plain) or _SIGN_OFF.match(line.words):
        return True
    parts = _TRAIL.split(line.words.strip(" |/›»>•·→[]"))
    return len(parts) > 1 and all(is_section(part) for part in parts)


def is_section(words: str) -> bool:
    """Whether words name nothing but a section, or are a button."""
    plain = _MARK.sub(" ", words.lower().replace("’", "'")).strip()
    return plain in ALONE or (0 < len(plain.split()) <= 20 and all(word in _SECTION_WORDS for word in plain.split()))


def _leads_elsewhere(line: Line) -> bool:
    """ "Read more: Bridge to open in June"."""
    if line.count > 35:
        return False
    if _SURELY_ELSEWHERE.match(line.words):
        return True
    return bool(_LEADS_ELSEWHERE.match(line.low.lstrip(" •-–>»▶→*"))) and not (line.speaks and line.ends_as_sentence)


def _is_pitch(line: Line) -> bool:
    low = _OPENING_SIGNS.sub("", line.low)
    if not _PITCH.match(low) or not _WHAT_IS_PITCHED.search(low):
        return False
    return not (line.speaks or line.words[0] in "“\"„«‘'")


def _is_small_print(line: Line) -> bool:
    if len(line.words) > 2 * _SHORT or line.speaks or line.words[0] in "“\"„«‘'":
        return False
    low = line.low
    return any(phrase in low for phrase in ANYWHERE)


def is_credit(line: Line) -> bool:
    """Who reported, edited, helped: "Reporting by Anna Hask; Editing by Jon Brem"."""
    words = line.words
    if len(words) > 420:
        return False
    if _BRACKETED.match(words) or _CONTRIBUTED.search(words[-90:]):
        return True
    credit = _CREDIT_BY.match(line.low)
    if not credit:
        return False
    rest = re.findall(r"[^\s,;.()\[\]|]+", words[credit.end() :])
    return bool(rest) and all(word[0].isupper() or word.lower() in _CREDIT_SMALL for word in rest)
