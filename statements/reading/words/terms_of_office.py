"""Who held the office of head of state or government, and when, in some countries that news is full of.

Public knowledge, from the offices' own lists (kremlin.ru, whitehouse.gov, gov.uk, elysee.fr, bundeskanzler.de). A
text that calls somebody by an office was written while they held it; that is all the list is used for.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

KNOWN_UNTIL = date(2030, 12, 31)
"""Terms that had not ended when the list was made are taken to last until here, the end of the years considered."""


class Term(NamedTuple):
    name: str
    office: str
    first: date
    last: date


TERMS = (
    Term("Vladimir Putin", "president", date(1999, 12, 31), date(2008, 5, 7)),
    Term("Vladimir Putin", "president", date(2012, 5, 7), KNOWN_UNTIL),
    Term("Vladimir Putin", "prime minister", date(1999, 8, 9), date(2000, 5, 7)),
    Term("Vladimir Putin", "prime minister", date(2008, 5, 8), date(2012, 5, 7)),
    Term("Dmitry Medvedev", "president", date(2008, 5, 7), date(2012, 5, 7)),
    Term("Dmitry Medvedev", "prime minister", date(2012, 5, 8), date(2020, 1, 16)),
    Term("Bill Clinton", "president", date(1993, 1, 20), date(2001, 1, 20)),
    Term("George W. Bush", "president", date(2001, 1, 20), date(2009, 1, 20)),
    Term("Barack Obama", "president", date(2009, 1, 20), date(2017, 1, 20)),
    Term("Donald Trump", "president", date(2017, 1, 20), date(2021, 1, 20)),
    Term("Donald Trump", "president", date(2025, 1, 20), date(2029, 1, 20)),
    Term("Joe Biden", "president", date(2021, 1, 20), date(2025, 1, 20)),
    Term("Jacques Chirac", "president", date(1995, 5, 17), date(2007, 5, 16)),
    Term("Nicolas Sarkozy", "president", date(2007, 5, 16), date(2012, 5, 15)),
    Term("Francois Hollande", "president", date(2012, 5, 15), date(2017, 5, 14)),
    Term("Emmanuel Macron", "president", date(2017, 5, 14), date(2027, 5, 13)),
    Term("Gerhard Schroeder", "chancellor", date(1998, 10, 27), date(2005, 11, 22)),
    Term("Angela Merkel", "chancellor", date(2005, 11, 22), date(2021, 12, 8)),
    Term("Olaf Scholz", "chancellor", date(2021, 12, 8), date(2025, 5, 6)),
    Term("Tony Blair", "prime minister", date(1997, 5, 2), date(2007, 6, 27)),
    Term("Gordon Brown", "prime minister", date(2007, 6, 27), date(2010, 5, 11)),
    Term("David Cameron", "prime minister", date(2010, 5, 11), date(2016, 7, 13)),
    Term("Theresa May", "prime minister", date(2016, 7, 13), date(2019, 7, 24)),
    Term("Boris Johnson", "prime minister", date(2019, 7, 24), date(2022, 9, 6)),
    Term("Rishi Sunak", "prime minister", date(2022, 10, 25), date(2024, 7, 5)),
    Term("Keir Starmer", "prime minister", date(2024, 7, 5), KNOWN_UNTIL),
    Term("Petro Poroshenko", "president", date(2014, 6, 7), date(2019, 5, 20)),
    Term("Volodymyr Zelensky", "president", date(2019, 5, 20), KNOWN_UNTIL),
    Term("Hu Jintao", "president", date(2003, 3, 15), date(2013, 3, 14)),
    Term("Xi Jinping", "president", date(2013, 3, 14), KNOWN_UNTIL),
    Term("Shinzo Abe", "prime minister", date(2012, 12, 26), date(2020, 9, 16)),
    Term("Narendra Modi", "prime minister", date(2014, 5, 26), KNOWN_UNTIL),
    Term("Justin Trudeau", "prime minister", date(2015, 11, 4), date(2025, 3, 14)),
)


COUNTRIES_OF = {
    "Vladimir Putin": "Russia",
    "Dmitry Medvedev": "Russia",
    "Bill Clinton": "United States",
    "George W. Bush": "United States",
    "Barack Obama": "United States",
    "Donald Trump": "United States",
    "Joe Biden": "United States",
    "Jacques Chirac": "France",
    "Nicolas Sarkozy": "France",
    "Francois Hollande": "France",
    "Emmanuel Macron": "France",
    "Gerhard Schroeder": "Germany",
    "Angela Merkel": "Germany",
    "Olaf Scholz": "Germany",
    "Tony Blair": "United Kingdom",
    "Gordon Brown": "United Kingdom",
    "David Cameron": "United Kingdom",
    "Theresa May": "United Kingdom",
    "Boris Johnson": "United Kingdom",
    "Rishi Sunak": "United Kingdom",
    "Keir Starmer": "United Kingdom",
    "Petro Poroshenko": "Ukraine",
    "Volodymyr Zelensky": "Ukraine",
    "Hu Jintao": "China",
    "Xi Jinping": "China",
    "Shinzo Abe": "Japan",
    "Narendra Modi": "India",
    "Justin Trudeau": "Canada",
}
"""Where they held office."""

OFFICES = {term.name: term.office for term in sorted(TERMS, key=lambda term: term.office == "president")}
"""The office each is called by: who was president is "the president" long after."""
