"""Nouns for the sittings at which things are said."""

from __future__ import annotations

from . import listed

FORUMS = listed(
    """meeting summit conference forum session sitting hearing debate interview briefing congress assembly rally
    ceremony symposium seminar roundtable talks negotiations convention conversation speech address lecture
    plenary inauguration consultations gathering press-conference luncheon commencement call talk"""
)
"""The head nouns of an occasion."""

SHARED = listed(
    """meeting summit conference forum session sitting hearing debate ceremony symposium seminar
    roundtable talks negotiations convention conversation plenary inauguration consultations gathering call talk
    hall"""
)
"""At these several people speak; what another of them says in the report may have been said there, too."""

NAMELESS = listed("talks talk conversation speech address meeting interview briefing call rally session conference")
"""Not a venue by themselves: without more words ("a meeting") they are left out."""

BODIES_THAT_SIT = listed("board council committee commission cabinet assembly parliament senate congress")
"""The meeting of one of these has the body for its venue."""

SPEECH_PREPOSITIONS = listed("at during in on")
"""What may stand before the forum at which something was said."""

HOLDING = listed(
    """chairs chaired chairing held holds holding hosted hosts opened opening addressed addresses addressing attended
    attends attending gave gives concluded moderated moderates"""
)
"""Verbs that put somebody at a sitting: "held a meeting with"."""

PARTS_OF_A_DAY = listed("morning afternoon evening night")
