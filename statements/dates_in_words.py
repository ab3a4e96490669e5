"""Dates as readers see them: EDTF in words that say how sure it is, never surer than the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from statements.reading.edtf_dates import bounds

_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_UNSAID = re.compile(r"(-XX)+$")
_DECADE = re.compile(r"(\d{3})X")
_SEASON = re.compile(r"(\d{4})-2([1-4])")


def in_words(edtf: str) -> str:
    """The date as a noun: “16 February 2017”, “perhaps 2017”, “16 February 2006, 2012 or 2017”.

    Raises ValueError where the text is not EDTF.
    """
    if not edtf:
        return _("date unknown")
    if words := _read(edtf):
        return words
    days = bounds(edtf)
    assert days
    return _perhaps(_between(*days)) if re.search("[?~%]", edtf) else _between(*days)


def when(edtf: str) -> str:
    """The date as it follows a verb: “on 16 February 2017”, “in 2017”, “on one of these days: …”."""
    words = in_words(edtf)
    if not edtf:
        return _("on an unknown date")
    if edtf.startswith("[") and ".." not in edtf:
        if all(_is_day(one) for one in edtf.strip("[]").split(",")):
            return _("on one of these days: %(days)s") % {"days": words}
        return _("at one of these times: %(times)s") % {"times": words}
    if _is_day(edtf):
        return pgettext("a day", "on %(day)s") % {"day": words}
    if _PLAIN.fullmatch(_UNSAID.sub("", edtf)):
        return pgettext("a month or a year", "in %(month_or_year)s") % {"month_or_year": words}
    if _DECADE.fullmatch(edtf) or _SEASON.fullmatch(edtf):
        return pgettext("a season or a decade", "in %(time)s") % {"time": words}
    return words


def machine_date(edtf: str) -> str:
    """What an HTML time element takes: the EDTF where it is a sure day, month or year, else empty."""
    plain = _UNSAID.sub("", edtf)
    return plain if _PLAIN.fullmatch(plain) else ""


def _is_day(edtf: str) -> bool:
    return bool(_PLAIN.fullmatch(edtf)) and edtf.count("-") == 2


def _read(edtf: str) -> str:
    """The words for the forms that have some of their own; empty for the rest, which are told by their bounds."""
    if edtf[0] in "[{" and edtf[-1] in "]}":
        return _set(edtf[1:-1], _("or") if edtf[0] == "[" else _("and"))
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    if edtf[-1] in "?~%" and (words := _plain(edtf[:-1])):
        about = words if edtf[-1] == "?" else _("about %(date)s") % {"date": words}
        return about if edtf[-1] == "~" else _perhaps(about)
    return _plain(edtf)


def _plain(edtf: str) -> str:
    if match := _DECADE.fullmatch(edtf):
        return _("the %(decade)ss") % {"decade": f"{match[1]}0"}
    if match := _SEASON.fullmatch(edtf):
        seasons = [_("spring %(year)s"), _("summer %(year)s"), _("autumn %(year)s"), _("winter %(year)s")]
        return seasons[int(match[2]) - 1] % {"year": match[1]}
    text = _UNSAID.sub("", edtf)
    if not _PLAIN.fullmatch(text):
        return ""
    if len(text) == len("2017-02-16"):
        return format_date(date.fromisoformat(text), _("j F Y"))
    if len(text) == len("2017-02"):
        return format_date(date.fromisoformat(f"{text}-01"), _("F Y"))
    return text


def _set(inside: str, joined_by: str) -> str:
    if ".." in inside:
        return _range(inside) if "," not in inside else ""
    each = inside.split(",")
    words = [_plain(one.strip()) for one in each]
    if not all(words):
        return ""
    if len(words) > 1 and len({one.strip()[4:] for one in each}) == 1 and _is_day(each[0].strip()):
        words = [
            *([format_date(date.fromisoformat(each[0].strip()), _("j F Y"))]),
            *(one.strip()[:4] for one in each[1:]),
        ]
    return _listed(words, joined_by)


def _range(inside: str) -> str:
    first, last = (_plain(part) for part in inside.split("..", 1))
    if first and last:
        return _("some day from %(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("%(first)s or later") % {"first": first}
    return _("%(last)s or earlier") % {"last": last} if last else ""


def _interval(start: str, end: str) -> str:
    first, last = (_read(part) if part not in {"", ".."} else "" for part in (start, end))
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if first and end in {"", ".."}:
        return _("from %(first)s on") % {"first": first}
    return _("until %(last)s") % {"last": last} if last and start in {"", ".."} else ""


def _between(earliest: date, latest: date) -> str:
    first, last = (format_date(day, _("j F Y")) for day in (earliest, latest))
    return first if first == last else _("between %(first)s and %(last)s") % {"first": first, "last": last}


def _perhaps(words: str) -> str:
    return _("perhaps %(date)s") % {"date": words}


def _listed(words: Sequence[str], joined_by: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined_by} {words[-1]}"
