"""Statements of an invented country, for machines without real ones: words as frequent as words are.

The n-th most frequent word stands in proportion to 1/(n + 2.7), as Zipf and Mandelbrot found of real texts; so do
speakers, venues and topics. Those that stand most often are English function words, so that there are stop words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, product
from random import Random

FUNCTION_WORDS = """the of to and in a that is we for it this have are be on with as not our will by they has from all
their at there which i was been an can but or more would so do what should these also if who no must its"""
SYLLABLES = [f"{onset}{vowel}{coda}" for onset, vowel, coda in product("bdfgklmnprstvz", "aeiou", ["", "l", "n", "r"])]
WORDS, SPEAKERS, VENUES, TOPICS = 150_000, 3_000, 40, 200
FIRST_DAY, DAYS = date(1960, 1, 1), 23_000
SITTING = 40  # statements that share a day, a venue and what they are about


class Zipf:
    """Draws from a list, the first most often."""

    def __init__(self, values: list[str], random: Random) -> None:
        self.values = values
        self.weights = list(accumulate(1 / (place + 2.7) for place in range(1, len(values) + 1)))
        self.random = random

    def draw(self, number: int = 1) -> list[str]:
        return self.random.choices(self.values, cum_weights=self.weights, k=number)


def lines(number: int) -> Iterator[str]:
    """So many lines as `manage.py load_statements` reads them; the same ones each time."""
    random = Random(1)
    words = Zipf([*FUNCTION_WORDS.split(), *_words(WORDS, random)], random)
    speakers = Zipf([name.title() for name in _names(SPEAKERS, random)], random)
    venues = Zipf([f"{name.title()} Council" for name in _names(VENUES, random)], random)
    topics = Zipf([name.capitalize() for name in _names(TOPICS, random)], random)
    sitting: dict[str, object] = {}
    for place in range(number):
        if place % SITTING == 0:
            day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
            about = list(dict.fromkeys(topics.draw(random.randrange(3))))
            sitting = {"date": day.isoformat(), "venue": venues.draw()[0], "topics": about}
        length = max(4, round(random.lognormvariate(3.3, 0.8)))
        text = f"{' '.join(words.draw(length)).capitalize()}."
        yield json.dumps({"text": text, "speaker": speakers.draw()[0], **sitting}) + "\n"


def _words(number: int, random: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(random.choices(SYLLABLES, k=random.choice((1, 2, 2, 3, 3, 4))))] = None
    return [word for word in found if word not in FUNCTION_WORDS.split()]


def _names(number: int, random: Random) -> list[str]:
    """Two words each."""
    return [" ".join(pair) for pair in zip(_words(number, random), _words(number, random), strict=False)]
