"""Nouns for the sittings at which things are said."""

from __future__ import annotations

FORUMS = frozenset(
    ["meeting", "summit", "conference", "forum", "session", "sitting", "hearing", "debate", "interview", "briefing", "congress", "assembly", "rally", "ceremony", "symposium", "seminar", "roundtable", "talks", "negotiations", "convention", "conversation", "speech", "address", "lecture", "plenary", "inauguration", "consultations", "gathering", "press-conference"]
)
"""The head nouns of an occasion."""

NAMELESS = frozenset(["talks", "conversation", "speech", "address", "meeting", "interview", "briefing", "call", "rally"])
"""Not a venue by themselves: without more words ("a meeting") they are left out."""

BODIES_THAT_SIT = frozenset(["board", "council", "committee", "commission", "cabinet", "assembly", "parliament", "senate", "congress"])
"""The meeting of one of these has the body for its venue."""

SPEECH_PREPOSITIONS = frozenset(["at", "during", "in", "on", "of", "after"])
"""What may stand before the forum at which something was said."""

HOLDING = frozenset(
    ["chairs", "chaired", "chairing", "held", "holds", "holding", "hosted", "hosts", "opened", "addressed", "addresses", "attended"]
)
"""Verbs that put somebody at a sitting: "held a meeting with"."""

PARTS_OF_A_DAY = frozenset(["morning", "afternoon", "evening", "night"])
