"""Small closed classes of English words."""

from __future__ import annotations

from . import listed

DETERMINERS = listed(
    """the a an his her its their our my your this that these those some several many most all both another one two
    three four five no any each every other few"""
)
NUMERALS = listed("one two three four five")
PRONOUNS = listed("he she they who it we i you")
PERSONAL = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "they": "they", "their": "they"}
SUBORDINATORS = listed(
    """that while but because as when if after before since where although though so or whether until unless
    whereas than which what how why once amid despite"""
)
COORDINATORS = listed("and but or while whereas though although yet")
PREPOSITIONS = listed(
    """of for from at in on with to by near under over about into during through within without against among
    between after before since via amid despite upon outside inside across following ahead until off like per
    towards toward"""
)
LINKING_NOUNS = listed("of for from at in on with to")
"""Prepositions that may stand inside the name of a source: "a spokesman for the ministry of energy"."""

FORMS_OF_BE = listed("is was are were be been being")
AUXILIARIES = listed(
    """has have had is was were are be been being did does do will would should could may might can must shall 's
    ’s 've ’ve 'd ’d"""
)
ADVERBS = listed(
    """also then later again once repeatedly reportedly recently earlier further today yesterday now already still
    even just only too often always first afterwards meanwhile instead never nevertheless nonetheless however
    further subsequently simultaneously likewise separately specifically previously later
    publicly therefore both himself herself themselves itself not thus soon tonight rather quickly simply"""
)
CONNECTIVES = listed(
    """however nevertheless nonetheless meanwhile moreover furthermore besides instead still thus therefore also
    then finally similarly likewise additionally accordingly separately earlier later afterwards yet and but so"""
)
"""They begin a sentence without being part of what was said."""

CONNECTIVE_PHRASES = (
    ("in", "particular"),
    ("at", "the", "same", "time"),
    ("in", "addition"),
    ("on", "the", "other", "hand"),
    ("for", "example"),
    ("for", "instance"),
    ("of", "course"),
    ("in", "turn"),
    ("as", "a", "result"),
)
