"""Forms of verbs that no ending gives away."""

from __future__ import annotations

from . import listed

IRREGULAR_PAST = listed(
    """began came caught chose drew drove fell felt fought found gave got grew held hit kept knew laid led left lent
    lost made met paid put ran rose saw sent set shot shut sold sought spent stood stole swore taught threw took
    went withdrew won wore wrote had did was were became broke brought built bought hurt spoke told said stuck
    struck swept understood overcame undertook upheld withheld forbade forgave"""
)
"""Past tenses of common verbs: what stands before one is its subject."""
