"""The parameters of a search's address, put in order: known ones only, of a size that can be worked with."""

from __future__ import annotations

import re

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ANY_OF = ["speaker", "venue", "place", "topic", "outlet", "form"]  # each may be given more than once
PARAMETERS = ["q", *ANY_OF, "date_after", "date_before", "undated", "checked", "sort", "cursor"]
# What readers know them by; "year" stands for both dates.
NAMES: dict[str, str | Promise] = {
    "q": gettext_lazy("Words"),
    "speaker": gettext_lazy("Speaker"),
    "venue": gettext_lazy("Venue"),
    "place": gettext_lazy("Place"),
    "topic": gettext_lazy("Topic"),
    "outlet": gettext_lazy("Outlet"),
    "form": gettext_lazy("Form"),
    "year": gettext_lazy("Year"),
    "date_after": gettext_lazy("From"),
    "date_before": gettext_lazy("To"),
    "undated": gettext_lazy("Undated"),
    "checked": gettext_lazy("Checked"),
    "sort": gettext_lazy("Order"),
    "cursor": gettext_lazy("Page"),
}
SYNONYMS = {"theme": "topic"}
TRACKING = re.compile(r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_gl|_ga")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")  # PostgreSQL holds no NUL, and UTF-8 no half of a pair
UNKNOWN = gettext_lazy("The address has “%(name)s” in it, which means nothing here.")
MOST_VALUES = 50
LONGEST_VALUE = 500  # characters, except of q, whose reader says itself what it leaves out


def called(name: str, *, by_programs: bool) -> str:
    """A parameter in a sentence about it. Programs know it by its own name."""
    return name if by_programs else str(NAMES[name])


def in_order(params: QueryDict, *, by_programs: bool = False) -> tuple[QueryDict, list[str]]:
    """The usable parameters, without empty values and with synonyms told apart no more; and what was left out."""
    kept = QueryDict(mutable=True)
    problems = []
    for given, values in params.lists():
        name = SYNONYMS.get(given, given)
        if name in PARAMETERS:
            kept.setlist(name, [*kept.getlist(name), *filter(None, map(_printable, values))])
        elif not TRACKING.fullmatch(given):
            unknown = _("There is no parameter “%(name)s”.") if by_programs else str(UNKNOWN)
            problems.append(unknown % {"name": _printable(given)[:100]})
    for name, values in list(kept.lists()):
        usable, problem = _limited(name, values)
        kept.setlist(name, usable)
        problems += [f"{called(name, by_programs=by_programs)}: {problem}"] if problem else []
    return kept, problems


def _limited(name: str, values: list[str]) -> tuple[list[str], str]:
    if name not in ANY_OF and len(values) > 1:
        return values[-1:], _("given more than once; the last counts.")
    if len(values) > MOST_VALUES:
        return values[:MOST_VALUES], _("only the first %(n)s values count.") % {"n": MOST_VALUES}
    if name != "q" and any(len(value) > LONGEST_VALUE for value in values):
        fitting = [value for value in values if len(value) <= LONGEST_VALUE]
        return fitting, _("a value of more than %(n)s characters was left out.") % {"n": LONGEST_VALUE}
    return values, ""


def _printable(text: str) -> str:
    return UNPRINTABLE.sub(" ", text).strip()
