"""Autocompletes that know what is likely: it comes first, and without JavaScript it is what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.forms import Media
from django.http import HttpRequest

from statements.admin.keys import keys_in

FIRST = "first"
MOST = 200
# Named with what must be loaded before it: Django sorts the scripts of a page by such lists.
_AFTER = ["admin/js/jquery.init.js", "admin/js/autocomplete.js", "statements/admin/autocomplete_labels.js"]


class _Suggesting:
    """Mixed into a widget of Django's. `suggestions`: the likely things, the likeliest first."""

    suggestions: Sequence[Model] = ()

    @property
    def media(self) -> Media:
        return super().media + Media(js=_AFTER)  # type: ignore[misc, no-any-return]

    def get_url(self) -> str:
        url = super().get_url()  # type: ignore[misc]
        keys = ",".join(str(thing.pk) for thing in self.suggestions[:MOST])
        return f"{url}?{urlencode({FIRST: keys})}" if keys else url

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> Any:
        """What is no number of a thing, and no browser sends, is none of the choices."""
        numbers = [one for one in value if not one or keys_in([str(one)])]
        groups = super().optgroups(name, numbers, attr)  # type: ignore[misc]
        options = groups[0][1]
        chosen = {str(option["value"]) for option in options}
        for thing in self.suggestions[:MOST]:
            if str(thing.pk) not in chosen:
                options.append(self.create_option(name, thing.pk, str(thing), False, len(options)))  # type: ignore[attr-defined]
        return groups


class SuggestingSelect(_Suggesting, AutocompleteSelect):
    pass


class SuggestingSelectMultiple(_Suggesting, AutocompleteSelectMultiple):
    pass


def suggest(field: Any, things: Iterable[Model]) -> None:
    """Give a form's field its likely choices, whether or not its widget stands in one of the admin's wrappers."""
    widget = getattr(field.widget, "widget", field.widget)
    assert isinstance(widget, _Suggesting)
    widget.suggestions = list(dict.fromkeys(things))


def likely_first(request: HttpRequest, found: QuerySet[Any], ordering: Iterable[Any]) -> QuerySet[Any]:
    """What an autocomplete found, with the suggested ones at the head."""
    keys = keys_in(request.GET.get(FIRST, "").split(",")[:MOST])
    if not keys:
        return found
    places = [When(pk=key, then=Value(place)) for place, key in enumerate(keys)]
    return found.order_by(Case(*places, default=Value(len(keys)), output_field=IntegerField()), *ordering)
