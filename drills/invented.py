"""Files to send in: articles about Halvia, each unlike the others, some of them twice, and some that are none."""

from __future__ import annotations

from random import Random

PEOPLE = [f"{first} {last}" for first in ("Ilva", "Ansel", "Mirel", "Oda") for last in ("Torvane", "Kesk", "Brandal")]
OFFICES = ["President", "Water Minister", "Mayor", "Chancellor"]
TOWNS = ["Lisk", "Orsana", "Velmouth", "Harn", "Ondra"]
THINGS = ["locks", "ferries", "orchards", "mills", "bridges", "granaries", "wells", "quays"]
NO_ARTICLE = b"\x00\x01\x02"


def files(number: int, chance: Random) -> list[tuple[str, bytes]]:
    """Their names and bytes, shuffled: of a hundred, two come in twice and one cannot be read."""
    extra = number // 50
    unreadable = number // 100
    articles = [article(n, chance).encode() for n in range(number - extra - unreadable)]
    contents = [*articles, *chance.sample(articles, extra), *(NO_ARTICLE + b"%d" % n for n in range(unreadable))]
    chance.shuffle(contents)
    return [(f"{n:05}.txt", content) for n, content in enumerate(contents)]


def article(number: int, chance: Random) -> str:
    who, other = chance.sample(PEOPLE, 2)
    thing, place = chance.choice(THINGS), chance.choice(TOWNS)
    opening = f"“We have {number + 2} {thing} to mend by winter,” {chance.choice(OFFICES)} {who} said on Monday."
    paragraphs = [
        f"{place} counts its {thing} again",
        f"{place.upper()}, June {1 + number % 28}, 2019 /Halvinform/. {opening}",
        *(
            f"“The {chance.choice(THINGS)} can wait for {n + 2} years,” {other} added."
            for n in range(chance.randint(0, 5))
        ),
        f"{who} denied that any of the {thing} were sold.",
        f"Entry {number} of the register was closed.",
    ]
    return "\n\n".join(paragraphs) + "\n"
