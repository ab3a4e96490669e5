"""A pair of entries, and why they may be one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.IntegerChoices):
    """The likeliest first."""

    SAME = 1, _("the same name, apart from titles, order and accents")
    OTHER_NAME = 2, _("the name of one is another name of the other")
    ALPHABET = 3, _("the same name in another alphabet")
    SAME_SITTING = 4, _("the same venue and the same days")
    SAME_TITLE = 5, _("the same title and the same days")
    SOUND = 6, _("names that sound the same")
    INITIAL = 7, _("the same name with an initial")
    LETTER = 8, _("one letter differs")
    LAST_NAME = 9, _("nobody else has this last name")
    SAME_WORDS = 10, _("the same words of the same source, in two articles, on days that may be the same")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """`one` is the lower of the two numbers."""

    why: Why
    one: int
    other: int


def paired(why: Why, keys: tuple[int, int]) -> Pair:
    return Pair(why, *sorted(keys))
