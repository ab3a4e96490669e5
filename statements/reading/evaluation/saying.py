"""Cues that report speech rather than a belief or a wish, as the measure of speech alone counts them."""

from __future__ import annotations

import re

from ..words import listed

_SAYING = listed(
    """according accuse accused accuses acknowledge acknowledged add added adds announce announced argue argued
    argues arguing ask asked asks assure assured blast blasted call called calling calls charge charged claim
    claimed claiming claims complain complained conclude concluded continue continued criticize criticized
    declare declared declares denied deny describe described describes emphasize emphasized explain explained
    express expressed insist insisted insists joke joked note noted notes noting pledge pledged point pointed
    predict predicted promise promised recall recalled remind reminded replied reply report reported reports
    respond responded said say saying says slam slammed state stated states stress stressed suggest suggested
    suggests tell telling tells told tweet tweeted urge urged vow vowed warn warned warning warns write
    writes wrote"""
)


def is_about_saying(cue: str) -> bool:
    return bool(_SAYING & set(re.findall("[a-z]+", cue.lower())))
